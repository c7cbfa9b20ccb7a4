"""Reads what a server sends with status 200, which is not always an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeGuard

from evalkit.calls.chat import ChatAnswer
from evalkit.calls.faults import Fault
from evalkit.calls.text import escape_surrogates, shorten
from evalkit.types import Usage


def parse_answer(content: bytes, function: str | None = None) -> ChatAnswer | Fault:
    """The answer in the body of a successful reply, or what is wrong with the body.

    The reason the model stopped is looked at first: a text that was cut or filtered is
    no answer, whatever it says.

    Args:
        content: The body.
        function: What the model was told to call. The answer is then the arguments of that
            one call; calls of any other kind or number stay as they came, a JSON list, which
            no schema of ours accepts. A model that called nothing answers in its content.
    """
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return _malformed(f"found {_beginning(content)}, expected JSON")
    if not isinstance(body, dict):
        return _malformed(f"found {_beginning(content)}, expected a JSON object")
    if body.get("error"):
        return _malformed(f"it holds an error: {shorten(_error_text(body['error']))}")
    choice = _first_choice(body)
    if choice is None:
        return _malformed("it holds no choices")
    text = _said(_message(choice), function)
    return _read_choice(choice, text, _text(body.get("model")), _read_usage(body.get("usage")))


def _read_choice(
    choice: Mapping[str, Any], text: str | None, model: str | None, usage: Usage | None
) -> ChatAnswer | Fault:
    finish = choice.get("finish_reason")
    refusal = _text(_message(choice).get("refusal"))
    if refusal:
        return ChatAnswer("refused", refusal, "the model declined to answer", model, usage)
    if finish == "content_filter":
        why = "the provider's content filter stopped the answer"
        return ChatAnswer("refused", text or "", why, model, usage)
    if finish == "length":
        return ChatAnswer("truncated", text or "", _why_cut(text, usage), model, usage)
    if text is None or finish == "error":
        return _malformed(f"the message holds no content (finish_reason {finish!r})")
    if not text.strip():
        return ChatAnswer("empty", text, "the answer is blank", model, usage)
    return ChatAnswer("answered", text, None, model, usage)


def _why_cut(text: str | None, usage: Usage | None) -> str:
    length = f" of {usage.output_tokens} tokens" if usage else ""
    if text and text.strip():
        return f"cut at the longest output{length}"
    return f"hidden reasoning used up the longest output{length}; raise --max-output-tokens"


def _first_choice(body: Mapping[str, Any]) -> Mapping[str, Any] | None:
    choices = body.get("choices")
    if isinstance(choices, list) and choices and isinstance(choices[0], dict):
        return choices[0]
    return None


def _message(choice: Mapping[str, Any]) -> Mapping[str, Any]:
    message = choice.get("message")
    return message if isinstance(message, dict) else {}


def _said(message: Mapping[str, Any], function: str | None) -> str | None:
    """The content, or, where a function was to be called, what it was called with."""
    calls = message.get("tool_calls")
    if function is None or not isinstance(calls, list) or not calls:
        return _text(message.get("content"))
    arguments = _arguments(calls[0], function) if len(calls) == 1 else None
    return json.dumps(calls) if arguments is None else escape_surrogates(arguments)


def _arguments(call: object, function: str) -> str | None:
    """What the function was called with; None when the call is another one."""
    called = call.get("function") if isinstance(call, dict) else None
    if not isinstance(called, dict) or called.get("name") != function:
        return None
    arguments = called.get("arguments")
    return arguments if isinstance(arguments, str) else None


def _text(value: object) -> str | None:
    """A text, or a list of text parts as some servers send it; None for anything else."""
    if isinstance(value, list):
        parts = [part.get("text") for part in value if isinstance(part, dict)]
        value = "".join(part for part in parts if isinstance(part, str))
    return escape_surrogates(value) if isinstance(value, str) else None


def _read_usage(value: object) -> Usage | None:
    if not isinstance(value, dict):
        return None
    sent, answered = value.get("prompt_tokens"), value.get("completion_tokens")
    return Usage(sent, answered) if _is_count(sent) and _is_count(answered) else None


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _error_text(error: object) -> str:
    message = error.get("message") if isinstance(error, dict) else None
    return message if isinstance(message, str) else json.dumps(error)


def _beginning(content: bytes) -> str:
    begin = shorten(content[:200].decode(errors="replace"), 60)
    return repr(begin) if begin else "nothing"


def _malformed(what: str) -> Fault:
    # The provider has very likely charged for it.
    detail = f"the reply has status 200, but {what}"
    return Fault("malformed", escape_surrogates(detail), status=200, charged=True)
