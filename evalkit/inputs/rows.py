"""Any input file as a stream of plain rows, each knowing where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem, UnknownName
from evalkit.files import ParseProblem, iterate_lines, parse_json
from evalkit.inputs.hub import read_hub
from evalkit.inputs.tables import read_csv, read_parquet

HUB_PREFIX = "hf:"
"""Sources that start so are Hugging Face data sets: a hub name or a local folder."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of an input file."""

    where: str
    """`file:line` or `source row N`, for messages."""
    data: dict[str, Any]
    """Field names to values, mapped columns already renamed."""
    number: int
    """Position in its source, from 0."""
    typed: bool
    """False when values are cells of text (CSV) or of a foreign data set, whose
    conventional forms (a prompt as plain text, say) are understood."""


def read_rows(
    source: str,
    *,
    split: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Iterator[Row]:
    """Stream the rows of a file or data set.

    Args:
        source: A path ending in .jsonl, .csv or .parquet, or `hf:NAME`.
        split: Split of a Hugging Face data set; None takes the only one.
        mapping: Field name to the column that holds it; `a.b` reaches into objects.

    Raises:
        InputError: The source cannot be read, or a mapped column is missing.
    """
    mapping = mapping or {}
    if source.startswith(HUB_PREFIX):
        rows = _foreign(read_hub(source.removeprefix(HUB_PREFIX), split))
    else:
        if split is not None:
            raise InputError("--split belongs to Hugging Face data sets (hf:NAME); remove it")
        rows = _local(Path(source))
    for row in rows:
        yield _mapped(row, mapping) if mapping else row


def _local(path: Path) -> Iterator[Row]:
    suffix = path.suffix.lower()
    if suffix == ".csv":
        for number, (line, cells) in enumerate(read_csv(path)):
            yield Row(f"{path}:{line}", cells, number, typed=False)
    elif suffix in (".parquet", ".pq"):
        for number, record in enumerate(read_parquet(path)):
            yield Row(f"{path} row {number + 1}", record, number, typed=False)
    else:
        yield from _jsonl(path)


def _jsonl(path: Path) -> Iterator[Row]:
    for number, (line, text) in enumerate(iterate_lines(path)):
        where = f"{path}:{line}"
        try:
            value = parse_json(text)
        except ParseProblem as error:
            raise InputError(Problem(where, f"{error}; expected one JSON object a line")) from None
        if not isinstance(value, dict):
            kind = type(value).__name__
            raise InputError(Problem(where, f"found a {kind}, expected one JSON object a line"))
        yield Row(where, value, number, typed=True)


def _foreign(records: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[Row]:
    for number, (where, record) in enumerate(records):
        yield Row(where, record, number, typed=False)


def _mapped(row: Row, mapping: Mapping[str, str]) -> Row:
    data = {key: value for key, value in row.data.items() if key not in mapping.values()}
    for field, column in mapping.items():
        data[field] = _column(row, column)
    return Row(row.where, data, row.number, row.typed)


def _column(row: Row, column: str) -> Any:
    if column in row.data:
        return row.data[column]
    value: Any = row.data
    for part in column.split("."):
        if not isinstance(value, Mapping) or part not in value:
            raise UnknownName(f"column (at {row.where})", column, row.data)
        value = value[part]
    return value
