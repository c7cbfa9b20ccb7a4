"""Rows into recorded responses, with the case inline where a row carries one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import digest_of
from evalkit.inputs.cases import case_from, from_cells, messages_from
from evalkit.inputs.records import check_schema
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
    data = row.data if row.typed else _from_table(row, ignore_unknown)
    check_schema(data, "reply", row.where)
    if "response" in data:
        return _inline(data, row, default_candidate)
    for name in CASE_ONLY:
        if name in data:
            raise InputError(
                Problem(
                    row.where,
                    f"$.{name}: describes a case, but the line names its case by case_id; "
                    "move it to the file of cases",
                )
            )
    _refuse_both(data, "text", "messages", row)
    if "text" in data:
        messages: tuple[Message, ...] = (Message("assistant", data["text"]),)
    else:
        messages = messages_from(data["messages"])
    return Reply(_response(data, data["case_id"], messages, default_candidate), None)


def _from_table(row: Row, ignore_unknown: bool) -> dict[str, Any]:
    data = from_cells(row, REPLY_FIELDS, ignore_unknown)
    if "text" not in data and "response" not in data:
        # A column of replies with nothing in this row is silence, not a missing field.
        if "response" in row.columns:
            data["response"] = ""
        elif "text" in row.columns and "messages" not in data:
            data["text"] = ""
    if ignore_unknown and "case_id" in data and "response" not in data:
        data = {name: value for name, value in data.items() if name not in CASE_ONLY}
    return data


def _refuse_both(data: Mapping[str, Any], first: str, second: str, row: Row) -> None:
    if first in data and second in data:
        raise InputError(
            Problem(row.where, f"found both {first!r} and {second!r}, expected one of them")
        )


def _inline(data: Mapping[str, Any], row: Row, default_candidate: str) -> Reply:
    _refuse_both(data, "id", "case_id", row)
    _refuse_both(data, "text", "response", row)
    case_id = data.get("case_id") or data.get("id")
    # Equal conversations are one case, so several candidates may answer it.
    case_id = case_id or f"case-{digest_of(data['messages'])[:12]}"
    for number, message in enumerate(data["messages"]):
        if not message["content"]:
            where = f"$.messages[{number}].content"
            raise InputError(Problem(row.where, f"{where}: expected text, found an empty string"))
    case = case_from({**data, "id": case_id}, row.where)
    reply = (Message("assistant", data["response"]),)
    return Reply(_response(data, case_id, reply, default_candidate), case)


def _response(
    data: Mapping[str, Any], case_id: str, messages: tuple[Message, ...], default_candidate: str
) -> Response:
    said = _anything_said(messages)
    return Response(
        case_id=case_id,
        candidate=data.get("candidate") or default_candidate,
        repeat=int(data.get("repeat") or 0),  # JSON's 1.0 is a whole number too
        messages=messages if said else (),
        state="answered" if said else "empty",
        detail=None if said else _BLANK,
    )


_BLANK = "the recorded reply is blank"


def _anything_said(messages: tuple[Message, ...]) -> bool:
    return any(m.role == "assistant" and m.content.strip() for m in messages)


def _from_result(row: Row) -> Reply:
    data = row.data
    check_schema(data, "result", row.where)
    if data.get("redacted"):
        raise InputError(
            Problem(
                row.where,
                "was written with --redact-text and holds no texts to grade; "
                "give the replies themselves",
            )
        )
    usage = data.get("usage")
    messages = messages_from(data["messages"])
    blank = data["state"] == "answered" and not _anything_said(messages)
    response = Response(
        case_id=data["case_id"],
        candidate=data["candidate"],
        repeat=int(data["repeat"]),
        messages=() if blank else messages,
        state="empty" if blank else data["state"],
        detail=_BLANK if blank else data.get("detail"),
        model=data.get("model"),
        usage=None if usage is None else Usage(usage["input_tokens"], usage["output_tokens"]),
    )
    return Reply(response, case_from(data["case"], row.where))
