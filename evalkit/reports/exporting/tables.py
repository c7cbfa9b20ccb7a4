"""The long table as a CSV file and as a Parquet file, written row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from evalkit.files import growing_file
from evalkit.reports.exporting.cells import csv_cell
from evalkit.reports.exporting.long_table import COLUMNS, Cell

Rows = Iterable[Mapping[str, Cell]]

BATCH_ROWS = 4096
"""Rows of one Parquet row group: few enough to hold, enough to compress well."""


def write_csv(path: Path, rows: Rows) -> int:
    """Write the table as UTF-8 with commas; `cells` says how text is made inert.

    Returns:
        How many rows there were.

    Raises:
        OutputError: The file cannot be written; an older one is untouched.
    """
    n_rows = 0
    with growing_file(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(column.name for column in COLUMNS)
        for row in rows:
            writer.writerow(csv_cell(row[column.name]) for column in COLUMNS)
            n_rows += 1
        text.detach()  # or closing it would close the file before it is on the disk
    return n_rows


def write_parquet(path: Path, rows: Rows) -> int:
    """Write the table with its types, and text verbatim.

    Returns:
        How many rows there were.

    Raises:
        OutputError: The file cannot be written; an older one is untouched.
    """
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([(column.name, _type_of(column.kind)) for column in COLUMNS])
    n_rows = 0
    with growing_file(path) as file, parquet.ParquetWriter(file, schema) as writer:
        for batch in _batches(rows):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
            n_rows += len(batch)
    return n_rows


def _type_of(kind: str) -> Any:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "texts": pyarrow.list_(pyarrow.string()),
        "numbers": pyarrow.list_(pyarrow.float64()),
    }
    return types[kind]


def _batches(rows: Rows) -> Iterator[list[Mapping[str, Cell]]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH_ROWS)):
        yield batch
