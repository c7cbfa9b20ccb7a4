"""A run written in one of the shapes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from evalkit.errors import OutputError, Problem
from evalkit.reports.exporting.hf_folder import write_hf_folder
from evalkit.reports.exporting.inspect_log import write_inspect_logs
from evalkit.reports.exporting.long_table import long_table
from evalkit.reports.exporting.tables import write_csv, write_parquet
from evalkit.reports.reading import ReportFile

Shape = Literal["csv", "parquet", "hf", "inspect"]
SHAPES: tuple[Shape, ...] = get_args(Shape)

_NAMES: dict[Shape, str] = {
    "csv": "export.csv",
    "parquet": "export.parquet",
    "hf": "export-hf",
    "inspect": "export-inspect",
}
"""Where each shape lies in the run folder, unless another place is named."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    paths: tuple[Path, ...]
    """The file, the folder, or each of the logs."""
    rows: int | None
    """Of the long table; None for logs."""


def export(
    report: ReportFile, shape: Shape, output: Path | None = None, candidate: str | None = None
) -> Exported:
    """Write a run for another tool.

    Args:
        report: The run.
        shape: Which tool's files.
        output: File (`csv`, `parquet`) or folder (`hf`, `inspect`); None is in the run folder.
        candidate: Whose responses; None takes all.

    Raises:
        InputError: No such candidate, or broken results.
        OutputError: The target is part of the run, is somebody else's, or cannot be written.
    """
    names = report.candidates if candidate is None else [report.candidate(candidate)]
    target = output or report.results_path.parent / _NAMES[shape]
    _refuse_own_files(report, target)
    if shape == "inspect":
        return Exported(tuple(write_inspect_logs(target, report, names)), None)
    rows = long_table(report, names)
    if shape == "hf":
        n_rows = write_hf_folder(target, report, names, rows)
    else:
        _refuse_folder(target)
        n_rows = (write_csv if shape == "csv" else write_parquet)(target, rows)
    return Exported((target,), n_rows)


def _refuse_own_files(report: ReportFile, target: Path) -> None:
    """Stop before the export would take the place of what it is made from."""
    folder = report.results_path.parent
    own = (folder, report.results_path, folder / "report.json", report.path)
    if any(target.exists() and path.exists() and target.samefile(path) for path in own):
        message = "is the run that is exported; name another place with --output"
        raise OutputError(Problem(str(target), message))


def _refuse_folder(target: Path) -> None:
    if target.is_dir():
        message = "found a folder, expected the name of a file; name one with --output"
        raise OutputError(Problem(str(target), message))
