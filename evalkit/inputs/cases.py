"""Rows into cases."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, parse_json
from evalkit.inputs.records import check_schema
from evalkit.inputs.rows import Row
from evalkit.schemas import load_schema
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
    if not row.typed and "id" not in row.columns:
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
                f"$.messages: found {messages[-1].role!r} as the last role, expected 'user': "
                "a case ends with the person, where the reply is due",
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


def from_cells(row: Row, fields: tuple[str, ...], ignore_unknown: bool) -> dict[str, Any]:
    """Fields out of table cells, where a conversation may be plain text or JSON text."""
    data = {name: value for name, value in row.data.items() if name in fields or not ignore_unknown}
    if "messages" in data:
        data["messages"] = _messages_cell(data["messages"], row.where, ignore_unknown)
    for name in ("tags", "metadata"):
        if isinstance(data.get(name), str):
            data[name] = _object_cell(data[name], name, row.where)
    for name in _NAMES:
        if type(data.get(name)) is int:
            data[name] = str(data[name])
    for name in ("repeat", "schema_version"):
        if isinstance(data.get(name), str):
            data[name] = _number_cell(data[name])
    return data


_NAMES = ("id", "case_id", "cluster", "candidate")
"""Fields of text in which a table may hold whole numbers."""
_JSON_LIST = re.compile(r"""\s*\[\s*[{"\]]""")
"""How a conversation in JSON begins, and a prompt such as `[sighs] I can't` does not."""
_NUMBER_CELL = re.compile(r"([0-9]{1,9})(\.0)?")
"""A whole number as a table writes it; pandas writes `1.0` where a cell is missing."""


def _messages_cell(value: Any, where: str, ignore_unknown: bool) -> Any:
    if isinstance(value, str):
        if not _JSON_LIST.match(value):
            return [{"role": "user", "content": value}]
        value = _json_cell(value, "messages", where)
    if not isinstance(value, list):
        return value
    if value and all(isinstance(turn, str) for turn in value):
        # Dialogue sets often list bare turns; the person speaks first and last.
        roles = ("user", "assistant")
        return [{"role": roles[i % 2], "content": turn} for i, turn in enumerate(value)]
    return [_message_cell(turn, ignore_unknown) for turn in value]


def _message_cell(turn: Any, ignore_unknown: bool) -> Any:
    # Columns of objects hold every key in every row, null where it was not given.
    if not isinstance(turn, dict):
        return turn
    return {
        key: value
        for key, value in turn.items()
        if key in _MESSAGE_FIELDS or (value is not None and not ignore_unknown)
    }


_MESSAGE_FIELDS = ("role", "content")


def _object_cell(value: str, name: str, where: str) -> Any:
    if value.lstrip().startswith(("[", "{")):
        return _json_cell(value, name, where)
    if name == "tags":
        return [label.strip() for label in value.split(";") if label.strip()]
    return value


def _number_cell(value: str) -> int | str:
    match = _NUMBER_CELL.fullmatch(value)
    return int(match.group(1)) if match else value


def _json_cell(value: str, name: str, where: str) -> Any:
    try:
        return parse_json(value)
    except ParseProblem as error:
        raise InputError(
            Problem(where, f"column {name!r}: {error}; expected {_JSON_CELLS[name]}")
        ) from None


_JSON_CELLS = {
    "messages": "a JSON list of messages, or the person's words",
    "tags": "a JSON object, or labels with semicolons between them",
    "metadata": "a JSON object",
}
