"""A folder that `datasets.load_dataset` loads: the table in Parquet, and its card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evalkit.errors import OutputError, Problem
from evalkit.files import write_atomically
from evalkit.reports.exporting.long_table import COLUMNS
from evalkit.reports.exporting.tables import Rows, write_parquet
from evalkit.reports.markdown import safe_markdown
from evalkit.reports.reading import ReportFile

CARD_NAME = "README.md"
TABLE_NAME = "grades.parquet"
_MARK = "<!-- written by evalkit export -->"
"""Tells a card of ours from one that somebody wrote."""


def write_hf_folder(folder: Path, report: ReportFile, candidates: Sequence[str], rows: Rows) -> int:
    """Write table and card; those of an earlier export are replaced.

    Returns:
        How many rows the table has.

    Raises:
        OutputError: The folder holds something else, or cannot be written.
    """
    _take(folder)
    n_rows = write_parquet(folder / TABLE_NAME, rows)
    write_atomically(folder / CARD_NAME, _card(report, candidates, n_rows))
    return n_rows


def _take(folder: Path) -> None:
    """Stop at a folder that is somebody else's."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # What a killed export left behind begins with a dot.
        found = sorted(p.name for p in folder.iterdir() if not p.name.startswith("."))
        strangers = [name for name in found if name not in (CARD_NAME, TABLE_NAME)]
        if CARD_NAME in found and _MARK not in (folder / CARD_NAME).read_text("utf-8", "replace"):
            strangers.append(CARD_NAME)
    except OSError as error:
        reason = "found a file, expected a folder" if folder.is_file() else error.strerror
        raise OutputError(Problem(str(folder), f"cannot be written: {reason}")) from None
    if strangers:
        message = (
            f"found {strangers[0]!r}, expected a new folder or one of an earlier export; "
            "name another with --output"
        )
        raise OutputError(Problem(str(folder), message))


def _card(report: ReportFile, candidates: Sequence[str], n_rows: int) -> str:
    run = report.run
    graders = ", ".join(safe_markdown(grader["name"]) for grader in run["graders"])
    rubrics = ", ".join(f"{safe_markdown(r['id'])} {r['version']}" for r in run["rubrics"])
    lines = [
        "---",
        "configs:",
        "- config_name: default",
        "  data_files:",
        "  - split: grades",
        f"    path: {TABLE_NAME}",
        "tags:",
        "- evalkit",
        "- empathy",
        "---",
        _MARK,
        "",
        f"# Grades of evalkit run {safe_markdown(run['id'])}",
        "",
        "How far replies to a struggling person validate, reflect and do not judge: "
        "one row for each response, criterion, grader and repeat.",
        "",
        f"- candidates: {', '.join(map(safe_markdown, candidates))}",
        f"- rubrics: {rubrics}",
        f"- graders: {graders or 'checks alone'}",
        f"- cases: {run['dataset']['cases']} in {run['dataset']['clusters']} scenario families",
        f"- rows: {n_rows}; the run is {report.report['status']}",
        "",
        "```python",
        "from datasets import load_dataset",
        "",
        'grades = load_dataset("path/to/this/folder", split="grades")',
        "```",
        "",
        "| column | holds |",
        "|---|---|",
        *(f"| `{column.name}` | {column.about} |" for column in COLUMNS),
        "",
        "## Before you use it",
        "",
        "- A row whose `state` is not `scored` has no value. Leaving such rows out without "
        "counting them can raise a mean: report how many there were.",
        "- Rows of one `cluster` are variants of one scenario and no independent evidence; "
        "compute intervals over clusters.",
        "- Grades with `grader_status` `advisory` come from a grader that is not known to agree "
        "with people on that criterion.",
        "- `value` lies on each criterion's own scale, on which more may be worse; `u` does not.",
        "- The wording and behaviour of replies were measured. No number here certifies that an "
        "assistant is safe to treat anyone.",
        "- Quotations and explanations may repeat what a distressed person wrote. Read them "
        "before you publish anything; no licence is granted by this export.",
    ]
    return "\n".join(lines) + "\n"
