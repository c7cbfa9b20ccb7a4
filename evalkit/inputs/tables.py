"""CSV and Parquet files, streamed record by record."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import MAX_LINE_BYTES, unreadable

BATCH_ROWS = 256
"""Parquet rows held in memory at a time."""


def read_csv(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and cells of each record; empty cells are left out.

    A byte order mark is accepted here alone, since spreadsheets write one.

    Raises:
        InputError: Unreadable, empty, not UTF-8, no or repeated column names, or
            a record with more cells than columns.
    """
    csv.field_size_limit(MAX_LINE_BYTES)
    try:
        file = path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise unreadable(path, error) from None
    with file:
        reader = csv.DictReader(file, strict=True)
        try:
            _check_header(path, reader.fieldnames)
            found = False
            for cells in reader:
                found = True
                where = f"{path}:{reader.line_num}"
                if None in cells:
                    raise InputError(
                        Problem(where, "more cells than columns; is a comma unquoted?")
                    )
                yield reader.line_num, {k: v for k, v in cells.items() if v not in (None, "")}
        except UnicodeDecodeError as error:
            found_byte = f"found byte 0x{error.object[error.start]:02x}"
            raise InputError(
                Problem(
                    f"{path}:{reader.line_num + 1}",
                    f"{found_byte} here or shortly after, expected UTF-8; save the file as UTF-8",
                )
            ) from None
        except csv.Error as error:
            raise InputError(Problem(f"{path}:{reader.line_num}", f"not valid CSV: {error}")) from None
    if not found:
        raise InputError(Problem(str(path), "the file holds no record"))


def _check_header(path: Path, names: Any) -> None:
    if not names:
        raise InputError(Problem(str(path), "the file is empty; expected a line of column names"))
    twice = sorted({name for name in names if list(names).count(name) > 1})
    if twice:
        raise InputError(Problem(f"{path}:1", f"the column {twice[0]!r} occurs twice"))


def read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    """Records of a Parquet file, a small batch at a time; nulls are left out.

    Raises:
        InputError: Missing, not Parquet, or without a record.
    """
    import pyarrow
    from pyarrow import parquet

    if not path.is_file():
        raise unreadable(path, FileNotFoundError())
    try:
        with parquet.ParquetFile(path) as file:
            if file.metadata.num_rows == 0:
                raise InputError(Problem(str(path), "the file holds no record"))
            for batch in file.iter_batches(batch_size=BATCH_ROWS):
                for record in batch.to_pylist():
                    yield {key: value for key, value in record.items() if value is not None}
    except pyarrow.ArrowInvalid as error:
        raise InputError(Problem(str(path), f"not a Parquet file: {error}")) from None
