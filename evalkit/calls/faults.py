"""What an endpoint sends instead of an answer, and what can be done about it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from math import isfinite
from time import time
from typing import Any, Literal
from urllib.parse import urlsplit

from evalkit.calls.chat import ChatAnswer
from evalkit.calls.text import escape_surrogates, shorten
from evalkit.types import Usage

FaultKind = Literal["passing", "overload", "malformed", "dialect", "error"]

_OVERLOADED = {429, 503, 529}
_PASSING = {408, 409, 425}
NO_QUOTA = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}
_FILTERED = {"content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One request that brought no answer."""

    kind: FaultKind
    """`passing` and `overload` may be gone next time; `malformed` is a success without an
    answer in it; `dialect` goes once a parameter is left out; `error` never goes."""
    detail: str
    """What happened, for people."""
    status: int | None = None
    """HTTP status; None when the connection failed."""
    retry_after_s: float | None = None
    """How long the endpoint asks to be left alone."""
    charged: bool = False
    """Whether the provider may have charged for it."""
    never_sent: bool = False
    """No connection came about."""
    code: str | None = None
    """The provider's own word for it, such as `insufficient_quota`."""
    parameter: str | None = None
    """The request parameter that the provider blames."""


def read_fault(status: int, headers: Mapping[str, str], content: bytes) -> Fault | ChatAnswer:
    """What a reply with a status other than 2xx says.

    A provider's content filter answers with status 400. That is a refusal of this one
    conversation, as final as one the model puts into words, and no fault.

    Args:
        status: HTTP status.
        headers: Reply headers, names in lower case.
        content: The body, already without secrets.
    """
    error = _error_of(content)
    codes = {_word(error, "code"), _word(error, "type"), _word(error.get("innererror"), "code")}
    detail = f"HTTP {status}: {_message(status, headers, error, content)}".removesuffix(": ")
    if status == 400 and codes & _FILTERED:
        why = f"the provider's content filter refused the conversation ({detail})"
        return ChatAnswer("refused", detail=why, usage=Usage())
    return Fault(
        kind=_kind(status, codes),
        detail=detail,
        status=status,
        retry_after_s=retry_after(headers),
        code=_word(error, "code") or _word(error, "type"),
        parameter=_word(error, "param"),
    )


def _kind(status: int, codes: set[str | None]) -> FaultKind:
    if codes & NO_QUOTA:
        return "error"
    if status in _OVERLOADED:
        return "overload"
    return "passing" if status in _PASSING or status >= 500 else "error"


def _error_of(content: bytes) -> Mapping[str, Any]:
    """The error object of a body, wherever the server puts it; empty if nowhere."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    if isinstance(body, list) and body:  # Gemini wraps it in a list
        body = body[0]
    if not isinstance(body, dict):
        return {}
    error = body.get("error", body)
    return error if isinstance(error, dict) else {"message": error}


def _word(error: object, name: str) -> str | None:
    value = error.get(name) if isinstance(error, Mapping) else None
    return value if isinstance(value, str) and value else None


def _message(
    status: int, headers: Mapping[str, str], error: Mapping[str, Any], content: bytes
) -> str:
    if 300 <= status < 400:
        return f"redirected to {_host_of(headers.get('location', '')) or 'nowhere'}"
    message = error.get("message") or error.get("detail")
    if message is None:
        message = re.sub(r"<[^>]*>", " ", content[:4000].decode(errors="replace"))
    return escape_surrogates(shorten(message if isinstance(message, str) else json.dumps(message)))


def _host_of(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds the endpoint asks to wait, from whichever header says so.

    None when no header does, or with what cannot be meant: text, a negative number.
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    seconds = _number(value)
    return _until_date(value, headers.get("date")) if seconds is None and value else seconds


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if isfinite(number) and number > 0 else None


def _until_date(value: str, server_now: str | None) -> float | None:
    """Seconds until an HTTP date, by the server's own clock where it tells the time."""
    try:
        then = parsedate_to_datetime(value).timestamp()
        now = parsedate_to_datetime(server_now).timestamp() if server_now else time()
    except ValueError:
        return None
    return then - now if then > now else None
