"""Rows into cases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, parse_json
from evalkit.inputs.rows import Row
from evalkit.schemas import load_schema, problems_in
from evalkit.schemas.validation import show_path
from evalkit.types import Case, Message

CASE_FIELDS = tuple(load_schema("case")["properties"])


def parse_case(row: Row, *, ignore_unknown: bool = False) -> Case:
    """A case from a row that holds the fields of the cases format.

    Args:
        row: The record.
        ignore_unknown: Leave columns that are no field of a case out instead of
            refusing them: for foreign data sets.

    Raises:
        InputError: The row does not follow the schema, or its last message is
            not the person's.
    """
    data = row.data if row.typed else from_cells(row, CASE_FIELDS, ignore_unknown)
    if not row.typed and "id" not in data:
        data["id"] = f"row-{row.number + 1:06d}"
    check_schema(data, "case", row.where)
    return case_from(data, row.where)


def case_from(data: Mapping[str, Any], where: str) -> Case:
    """A case from fields that follow the schema.

    Raises:
        InputError: The last message is not the person's.
    """
    messages = messages_from(data["messages"])
    if messages[-1].role != "user":
        raise InputError(
            Problem(
                where,
                f"$.messages: the last message is by {messages[-1].role!r}, expected 'user': "
                "a case ends where the reply is due",
            )
        )
    return Case(
        id=data["id"],
        messages=messages,
        cluster=data.get("cluster"),
        tags=tags_from(data.get("tags")),
        language=data.get("language"),
        reference=data.get("reference"),
        metadata=data.get("metadata") or {},
    )


def messages_from(items: list[Mapping[str, Any]]) -> tuple[Message, ...]:
    """Messages from validated objects."""
    return tuple(Message(item["role"], item["content"]) for item in items)


def tags_from(value: Any) -> tuple[tuple[str, str], ...]:
    """Sorted (key, value) pairs from a list of labels or an object."""
    if not value:
        return ()
    if isinstance(value, list):
        return tuple(sorted({("", str(label)) for label in value}))
    pairs = set()
    for key, item in value.items():
        for single in item if isinstance(item, list) else [item]:
            if single is not None:
                pairs.add((str(key), single if isinstance(single, str) else json.dumps(single)))
    return tuple(sorted(pairs))


def check_schema(data: Any, schema: str, where: str) -> None:
    """Refuse data that does not follow a schema, with every problem in it.

    Raises:
        InputError: One `Problem` for each.
    """
    problems = problems_in(data, schema)
    if problems:
        raise InputError(*(Problem(where, f"{show_path(path)}: {text}") for path, text in problems))


def from_cells(row: Row, fields: tuple[str, ...], ignore_unknown: bool) -> dict[str, Any]:
    """Fields out of table cells, where a conversation may be plain text or JSON text."""
    data = {
        key: value for key, value in row.data.items() if key in fields or not ignore_unknown
    }
    if "messages" in data:
        data["messages"] = _messages_cell(data["messages"], row.where)
    for key in ("tags", "metadata"):
        if isinstance(data.get(key), str):
            data[key] = _object_cell(data[key], key, row.where)
    if isinstance(data.get("id"), int):
        data["id"] = str(data["id"])
    if isinstance(data.get("repeat"), str) and data["repeat"].isascii() and data["repeat"].isdigit():
        data["repeat"] = int(data["repeat"])
    return data


def _messages_cell(value: Any, where: str) -> Any:
    if isinstance(value, str):
        if not value.lstrip().startswith("["):
            return [{"role": "user", "content": value}]
        value = _json_cell(value, "messages", where)
    if isinstance(value, list) and value and all(isinstance(turn, str) for turn in value):
        # Dialogue sets often list bare turns; the person speaks first and last.
        roles = ("user", "assistant")
        return [{"role": roles[i % 2], "content": turn} for i, turn in enumerate(value)]
    return value


def _object_cell(value: str, key: str, where: str) -> Any:
    if value.lstrip().startswith(("[", "{")):
        return _json_cell(value, key, where)
    return [label.strip() for label in value.split(";") if label.strip()]


def _json_cell(value: str, key: str, where: str) -> Any:
    try:
        return parse_json(value)
    except ParseProblem as error:
        raise InputError(Problem(where, f"column {key!r}: {error}")) from None
