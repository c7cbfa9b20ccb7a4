"""`evalkit export`: a run for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines


@click.command(context_settings=HELP)
@click.argument("report", type=click.Path(path_type=Path))
@click.option("--to", "shape", required=True,
              type=click.Choice(["csv", "parquet", "hf", "inspect"]),
              help="A table, a folder for datasets.load_dataset, or Inspect logs.")  # fmt: skip
@click.option("--output", metavar="PATH", type=click.Path(path_type=Path),
              help="File (csv, parquet) or folder; in the run without it.")  # fmt: skip
@click.option("--candidate", metavar="NAME", help="Whose responses; all without it.")
@format_option
def command(
    report: Path, shape: Any, output: Path | None, candidate: str | None, format: str
) -> None:
    """Write a run's grades for other tools: CSV, Parquet, Hugging Face, Inspect.

    REPORT is a run folder or its report.json. The tables have one row for each
    response, criterion, grader and repeat; what was not graded has a state and no
    value. In CSV, text that a spreadsheet would take for a formula has an
    apostrophe before it. For Inspect there is one log for each candidate.

    An earlier export is replaced; a folder that holds anything else is refused.
    """
    from evalkit.reports.exporting import export
    from evalkit.reports.reading import load_report

    exported = export(load_report(report), shape, output, candidate)
    paths = [str(path) for path in exported.paths]
    if format == "json":
        print_json({"to": shape, "paths": paths, "rows": exported.rows})
        return
    for path in paths:
        print_lines(path if exported.rows is None else f"{path}: {exported.rows} rows")
    if shape == "inspect":
        print_lines(f"look at them: inspect view --log-dir {exported.paths[0].parent}")
