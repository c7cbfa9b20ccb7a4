"""JSON files of our own formats: read strictly, each problem with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, iterate_lines, parse_json, read_text
from evalkit.schemas import problems_in
from evalkit.schemas.validation import with_path


def read_document(path: Path, schema: str | None = None) -> Any:
    """The one JSON value that a file holds.

    Raises:
        InputError: It is no JSON, or does not follow the schema.
    """
    return _checked(read_text(path), str(path), schema)


def read_records(path: Path, schema: str | None = None) -> Iterator[tuple[str, Any]]:
    """The JSON value of each line of a file, with its place: `file:line`.

    Raises:
        InputError: A line is no JSON, or does not follow the schema.
    """
    for number, text in iterate_lines(path):
        where = f"{path}:{number}"
        yield where, _checked(text, where, schema)


def check_schema(data: Any, schema: str, where: str) -> None:
    """Refuse data that does not follow a schema, with every problem in it.

    Raises:
        InputError: One `Problem` for each.
    """
    problems = problems_in(data, schema)
    if problems:
        raise InputError(*(Problem(where, with_path(path, text)) for path, text in problems))


def parse_at(text: str, where: str, *, is_ours: bool = False) -> Any:
    """The JSON value of a text that stands at a place.

    Args:
        text: The document.
        where: Its place, for the message.
        is_ours: As of `parse_json`.

    Raises:
        InputError: It is none.
    """
    try:
        return parse_json(text, is_ours=is_ours)
    except ParseProblem as error:
        raise InputError(Problem(where, str(error))) from None


def _checked(text: str, where: str, schema: str | None) -> Any:
    data = parse_at(text, where)
    if schema is not None:
        check_schema(data, schema, where)
    return data
