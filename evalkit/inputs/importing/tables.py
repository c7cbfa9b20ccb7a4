"""Rows of foreign CSV, JSON and JSONL files, with the place each stands at."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, parse_json, read_text
from evalkit.inputs.records import read_records

MAX_CELL = 10_000_000
"""Characters of one cell; Python's own limit is below what a transcript needs."""

MAX_JSON_BYTES = 1024**3
"""A log with the replies to tens of thousands of cases; it is held whole."""


def csv_rows(path: Path, needs: Sequence[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Rows of a CSV file with the line each begins at.

    Args:
        path: The file.
        needs: Columns it must have.

    Raises:
        InputError: A column is missing, or a row has more cells than the header.
    """
    csv.field_size_limit(MAX_CELL)
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""), restkey="")
    columns = reader.fieldnames or ()
    missing = [name for name in needs if name not in columns]
    if missing:
        found = ", ".join(repr(name) for name in columns)[:300] or "none"
        raise InputError(
            Problem(
                f"{path}:1", f"found no column {missing[0]!r}; found {found}; is it this format?"
            )
        )
    before = reader.line_num
    for row in reader:
        where = f"{path}:{before + 1}"
        before = reader.line_num
        if "" in row:
            raise InputError(Problem(where, f"found more cells than the {len(columns)} columns"))
        yield where, {name: value or "" for name, value in row.items()}


def json_items(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of a JSON list.

    Raises:
        InputError: The file is no list of objects.
    """
    try:
        items = parse_json(read_text(path))
    except ParseProblem as error:
        raise InputError(Problem(str(path), str(error))) from None
    if not isinstance(items, list):
        raise InputError(Problem(str(path), f"found {type(items).__name__}, expected a list"))
    for number, item in enumerate(items):
        yield f"{path}: item {number}", _object(item, f"{path}: item {number}")


def jsonl_items(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of a JSONL file.

    Raises:
        InputError: A line that is no object.
    """
    for where, item in read_records(path):
        yield where, _object(item, where)


def json_object(path: Path) -> Mapping[str, Any]:
    """The object that a JSON file of another tool is; NaN, which tools write, is null.

    Raises:
        InputError: The file is no JSON object, or larger than `MAX_JSON_BYTES`.
    """
    try:
        item = parse_json(read_text(path, MAX_JSON_BYTES), nan_is_null=True)
    except ParseProblem as error:
        raise InputError(Problem(str(path), str(error))) from None
    return _object(item, str(path))


def field(item: Mapping[str, Any], name: str, kind: type, where: str) -> Any:
    """A field of a foreign object.

    Raises:
        InputError: It is missing or of another kind.
    """
    value = item.get(name)
    if not isinstance(value, kind):
        found = "nothing" if value is None else type(value).__name__
        raise InputError(Problem(where, f"$.{name}: found {found}, expected {kind.__name__}"))
    return value


def optional_list(item: Mapping[str, Any], name: str, where: str) -> list[Any]:
    """A list in a foreign object, empty where there is none.

    Raises:
        InputError: It is of another kind.
    """
    found: list[Any] = [] if item.get(name) is None else field(item, name, list, where)
    return found


def _object(item: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(item, dict):
        raise InputError(Problem(where, f"found {type(item).__name__}, expected an object"))
    return item
