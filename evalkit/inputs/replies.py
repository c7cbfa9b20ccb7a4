"""Rows into recorded responses, with the case inline where a row carries one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import digest_of
from evalkit.inputs.cases import case_from, check_schema, from_cells, messages_from
from evalkit.inputs.rows import Row
from evalkit.schemas import load_schema
from evalkit.types import Case, Message, Response, Usage

REPLY_FIELDS = tuple(load_schema("reply")["properties"])
CASE_ONLY = ("cluster", "tags", "language", "reference", "metadata", "id")
"""Fields of a replies line that describe its inline case."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One line of a replies file."""

    response: Response
    case: Case | None
    """The case, when the line carries it."""


def parse_reply(row: Row, default_candidate: str, *, ignore_unknown: bool = False) -> Reply:
    """A recorded response from a row of a replies file or of a `results.jsonl`.

    Args:
        row: The record.
        default_candidate: Name of the candidate where the row gives none.
        ignore_unknown: Leave columns that are no field of a reply out.

    Raises:
        InputError: The row follows neither schema.
    """
    if "grades" in row.data and "case" in row.data:
        return _from_result(row)
    data = row.data if row.typed else from_cells(row, REPLY_FIELDS, ignore_unknown)
    check_schema(data, "reply", row.where)
    if "response" in data:
        return _inline(data, row, default_candidate)
    for name in CASE_ONLY:
        if name in data:
            raise InputError(
                Problem(row.where, f"$.{name}: describes a case, but the line names one by case_id")
            )
    if "text" in data and "messages" in data:
        raise InputError(Problem(row.where, "found both 'text' and 'messages', expected one"))
    if "text" in data:
        messages: tuple[Message, ...] = (Message("assistant", data["text"]),)
    else:
        messages = messages_from(data["messages"])
    return Reply(_response(data, data["case_id"], messages, default_candidate), None)


def _inline(data: Mapping[str, Any], row: Row, default_candidate: str) -> Reply:
    if "case_id" in data and "id" in data:
        raise InputError(Problem(row.where, "found both 'id' and 'case_id', expected one"))
    case_id = data.get("case_id") or data.get("id")
    # Equal conversations are one case, so several candidates may answer it.
    case_id = case_id or f"case-{digest_of(data['messages'])[:12]}"
    if any(not message["content"] for message in data["messages"]):
        raise InputError(Problem(row.where, "$.messages: a message is empty, expected text"))
    case = case_from({**data, "id": case_id}, row.where)
    reply = (Message("assistant", data["response"]),)
    return Reply(_response(data, case_id, reply, default_candidate), case)


def _response(
    data: Mapping[str, Any], case_id: str, messages: tuple[Message, ...], default_candidate: str
) -> Response:
    said = any(m.role == "assistant" and m.content.strip() for m in messages)
    return Response(
        case_id=case_id,
        candidate=data.get("candidate") or default_candidate,
        repeat=data.get("repeat") or 0,
        messages=messages if said else (),
        state="answered" if said else "empty",
        detail=None if said else "the recorded reply is blank",
    )


def _from_result(row: Row) -> Reply:
    data = row.data
    check_schema(data, "result", row.where)
    if data.get("redacted"):
        raise InputError(
            Problem(row.where, "was written with --redact-text and holds no replies to grade")
        )
    usage = data.get("usage")
    response = Response(
        case_id=data["case_id"],
        candidate=data["candidate"],
        repeat=data["repeat"],
        messages=messages_from(data["messages"]),
        state=data["state"],
        detail=data.get("detail"),
        model=data.get("model"),
        usage=None if usage is None else Usage(usage["input_tokens"], usage["output_tokens"]),
    )
    return Reply(response, case_from(data["case"], row.where))
