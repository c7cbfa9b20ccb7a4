"""CSV and Parquet files, streamed record by record."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import MAX_LINE_BYTES, decoded_lines, empty_file, open_to_read

BATCH_ROWS = 256
"""Parquet rows held in memory at a time."""


def read_csv(
    path: Path, on_problem: Callable[[Problem], None]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record with its place, `file:line` of its first line; empty cells are "".

    A byte order mark is accepted here alone, since spreadsheets write one.

    Args:
        path: The file.
        on_problem: Called with what is wrong with a record, which is then left out.

    Raises:
        InputError: Unreadable, empty, not UTF-8, not CSV, or its columns have no
            names of their own.
    """
    csv.field_size_limit(MAX_LINE_BYTES)
    records = _records(path)
    _, names = next(records, (1, []))
    if not names:
        raise empty_file(path)
    _check_names(path, names)
    found = False
    for line, cells in records:
        found = True
        where = f"{path}:{line}"
        if len(cells) == len(names):
            yield where, dict(zip(names, cells, strict=True))
        else:
            hint = "is a comma unquoted?" if len(cells) > len(names) else "is the line cut off?"
            found_cells = f"found {len(cells)} cell{'s' * (len(cells) != 1)}"
            on_problem(Problem(where, f"{found_cells}, expected {len(names)} as named; {hint}"))
    if not found:
        raise InputError(Problem(str(path), "found column names alone, expected a record a line"))


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The line on which each record that is not blank begins, and its cells."""
    lines = (text for _, text in decoded_lines(path, allow_mark=True))
    reader = csv.reader(lines, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(Problem(f"{path}:{line}", _not_csv(str(error)))) from None


def _not_csv(reason: str) -> str:
    if "unexpected end of data" in reason:
        reason = "a quotation mark is never closed"
    elif "new-line character" in reason:
        reason = "found a carriage return alone; expected lines to end in LF or CRLF"
    elif "field limit" in reason:
        reason = f"found a cell of more than {MAX_LINE_BYTES:,} bytes; is a quotation mark open?"
    return f"not valid CSV: {reason}"


def _check_names(path: Path, names: list[str]) -> None:
    where = f"{path}:1"
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        separator = "semicolons" if ";" in names[0] else "tabs"
        raise InputError(
            Problem(
                where, f"found cells separated by {separator}, expected commas; save it with commas"
            )
        )
    if "" in names:
        raise InputError(
            Problem(
                where,
                f"column {names.index('') + 1} has no name, expected one; remove the column "
                "(pandas leaves its index out with index=False)",
            )
        )
    _refuse_repeated(where, names)


def _refuse_repeated(where: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise InputError(
                Problem(where, f"found the column {name!r} twice, expected it once; rename one")
            )


def read_parquet(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Records of a Parquet file with their places, a small batch at a time.

    Raises:
        InputError: Unreadable, not Parquet, without a record, or damaged.
    """
    import pyarrow
    from pyarrow import parquet

    open_to_read(path).close()
    n_read = 0
    try:
        with parquet.ParquetFile(path) as file:
            _refuse_repeated(str(path), file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=BATCH_ROWS):
                for record in batch.to_pylist():
                    n_read += 1
                    yield f"{path} row {n_read}", record
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0][:200]
        found = f"is damaged behind row {n_read}" if n_read else "is not a Parquet file"
        message = f"{found}: {reason}; check what should have written it"
        raise InputError(Problem(str(path), message)) from None
    if not n_read:
        raise InputError(Problem(str(path), "found no record, expected at least one"))
