"""How one call is named in the store, and how its answer is written there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, get_args

from evalkit.calls.chat import ChatAnswer, ChatRequest
from evalkit.files import ParseProblem, digest_of, dump_json, parse_json
from evalkit.types import ResponseState, Usage

KEY_VERSION = 1
"""Part of every key: a change in what a request means must not find old answers."""


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What the store holds for one call."""

    answer: ChatAnswer
    unusable: bool
    """It served nobody: empty, refused, cut, or marked by whoever tried to use it."""
    is_new: bool
    """Written through this very opening of the store, so asked for by this run."""


def call_key(shown_url: str, request: ChatRequest) -> str:
    """The name of a call: SHA-256 (hex) over everything that decides its answer.

    The schema counts as text, with its keys in their order: a model that must write its
    reasons before the grade answers otherwise than one that writes the grade first.

    Args:
        shown_url: Address of the endpoint without secrets.
        request: As it is sent; parameters the endpoint turns out to refuse included,
            since a later run does not know about them when it looks the call up.
    """
    return digest_of(
        {
            "version": KEY_VERSION,
            "endpoint": shown_url,
            "model": request.model,
            "messages": [[message.role, message.content] for message in request.messages],
            "params": dict(request.params),
            "schema": None if request.schema is None else dump_json(request.schema),
            "schema_name": request.schema_name,
            "max_output_tokens": request.max_output_tokens,
            "repeat": request.repeat,
            "attempt": request.attempt,
        }
    )


def encode_answer(answer: ChatAnswer) -> bytes:
    """The answer as JSON: never pickle, since loading that runs code."""
    usage = answer.usage
    return dump_json(
        {
            "state": answer.state,
            "text": answer.text,
            "detail": answer.detail,
            "model": answer.model,
            "usage": None if usage is None else [usage.input_tokens, usage.output_tokens],
            "dropped": answer.dropped,
        }
    ).encode()


def decode_answer(key: str, content: object, checksum: object) -> ChatAnswer | None:
    """The answer of an entry, or None when the entry is not what was written."""
    if not isinstance(content, bytes) or checksum != checksum_of(key, content):
        return None
    try:
        fields: dict[str, Any] = parse_json(content.decode())
        usage = fields["usage"]
        if fields["state"] not in get_args(ResponseState):
            return None
        return ChatAnswer(
            state=fields["state"],
            text=fields["text"],
            detail=fields["detail"],
            model=fields["model"],
            usage=None if usage is None else Usage(*usage),
            cached=True,
            dropped=tuple(fields["dropped"]),
        )
    except (ParseProblem, ValueError, KeyError, TypeError):
        return None


def checksum_of(key: str, content: bytes) -> bytes:
    """Binds an answer to its key, so that bits that flipped in either are noticed."""
    return hashlib.sha256(key.encode() + content).digest()
