"""The folder of a round of rating: sheets for the raters, and apart from them the assignment."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evalkit.errors import OutputError, Problem
from evalkit.files import write_atomically
from evalkit.studies.labelling.assignment import ASSIGNMENT_NAME, assignment_lines
from evalkit.studies.labelling.page import render_page
from evalkit.studies.labelling.sheets import Sheet


def write_sheets(folder: Path, sheets: Sequence[Sheet], *, pages: bool = True) -> list[Path]:
    """Write the assignment, and a page for each rater, into a folder of their own.

    Doing it again with the same sheets changes nothing.

    Args:
        folder: Created where it is missing, for its owner alone.
        sheets: One for each rater.
        pages: False for raters at a terminal, who need none.

    Returns:
        The pages, in the order of the sheets.

    Raises:
        OutputError: The folder holds the assignment of other sheets, or cannot be written.
    """
    text = "".join(f"{line}\n" for sheet in sheets for line in assignment_lines(sheet))
    path = folder / ASSIGNMENT_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        before = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise OutputError(Problem(str(folder), f"cannot be used: {error.strerror}")) from None
    if before is not None and before != text.encode():
        message = (
            f"holds the {ASSIGNMENT_NAME} of another draw, expected a new folder or the same "
            "report, options and raters; choose another --output"
        )
        raise OutputError(Problem(str(folder), message))
    if before is None:
        write_atomically(path, text)
    written = []
    for sheet in sheets if pages else ():
        written.append(folder / f"sheet-{sheet.rater}.html")
        write_atomically(written[-1], render_page(sheet))
    return written


def ratings_path(folder: Path, rater: str) -> Path:
    """Where a rater's answers are saved by the terminal, and best put by whoever gets a file."""
    return folder / f"ratings-{rater}.jsonl"
