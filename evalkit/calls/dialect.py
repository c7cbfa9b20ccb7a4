"""The body of a request, and the parameters that one model turned out not to take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from evalkit.calls.chat import ChatRequest
from evalkit.calls.faults import Fault
from evalkit.calls.text import escape_surrogates
from evalkit.files import dump_json

DROPPABLE = ("temperature", "seed", "response_format")
"""A run can go on without these, provided that the report says so."""
SCHEMA_BOUNDS = ("maxLength", "maxItems")
"""Words of a JSON Schema that some strict endpoints, OpenAI's among them, do not take: the
schema goes without them, rather than the request without its schema."""
OUTPUT_LIMITS = ("max_tokens", "max_completion_tokens")
"""Two names for one limit: the first is understood nearly everywhere, OpenAI's reasoning
models know only the second."""

_NOT_TAKEN = re.compile(
    r"unsupported|not support|n['o]t support|unknown|unrecogni[sz]ed|unexpected|unavailable"
    r"|not (?:permitted|allowed|available)|extra (?:inputs|fields)|deprecated|incompatible"
    r"|only the default|cannot be (?:used|set|specified)|extra_forbidden",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one endpoint has been found to understand, for one model."""

    dropped: tuple[str, ...] = ()
    """Parameters it refuses, in the order they were found."""
    output_limit: str = OUTPUT_LIMITS[0]
    """What it calls the longest output."""

    def body(self, request: ChatRequest) -> dict[str, Any]:
        """The JSON body to send."""
        body: dict[str, Any] = {
            "model": request.model,
            "messages": [
                {"role": message.role, "content": escape_surrogates(message.content)}
                for message in request.messages
            ],
            **request.params,
        }
        if request.schema is not None:
            unbounded = frozenset(self.dropped) & frozenset(SCHEMA_BOUNDS)
            body["response_format"] = _response_format(request, unbounded)
        if request.max_output_tokens is not None:
            body[self.output_limit] = request.max_output_tokens
        for name in self.dropped:
            body.pop(name, None)
        return body

    def left_out(self, request: ChatRequest) -> tuple[str, ...]:
        """Which of the request's own parameters are not sent."""
        if not self.dropped:
            return ()
        of_schema = () if request.schema is None else ("response_format", *SCHEMA_BOUNDS)
        asked = {*request.params, *of_schema}
        return tuple(name for name in self.dropped if name in asked)

    def without(self, name: str) -> Dialect:
        """The dialect that leaves a parameter out, or calls the output limit by its other name."""
        if name in OUTPUT_LIMITS:
            return replace(self, output_limit=OUTPUT_LIMITS[1])
        return self if name in self.dropped else replace(self, dropped=(*self.dropped, name))


def refused_parameter(body: Mapping[str, Any], fault: Fault) -> str | None:
    """The parameter of the body that the fault is about and that can be done without.

    None when the fault is about something else, such as a value out of range: leaving
    that parameter out would hide a mistake of the user's.
    """
    if fault.status not in (400, 422):
        return None
    if not _NOT_TAKEN.search(f"{fault.code} {fault.detail}"):
        return None
    bound = _refused_bound(body, fault)
    if bound is not None:
        return bound
    can_go = [name for name in (*DROPPABLE, OUTPUT_LIMITS[0]) if name in body]
    if fault.parameter is not None:
        named = re.split(r"[.\[]", fault.parameter)[0]
        return named if named in can_go else None
    return next((name for name in can_go if re.search(rf"\b{name}\b", fault.detail)), None)


def _refused_bound(body: Mapping[str, Any], fault: Fault) -> str | None:
    """The word of the schema that was sent and that the endpoint names as not taken."""
    sent = dump_json(body.get("response_format"))
    return next(
        (
            name
            for name in SCHEMA_BOUNDS
            if f'"{name}":' in sent and re.search(rf"\b{name}\b", fault.detail)
        ),
        None,
    )


def _response_format(request: ChatRequest, without: frozenset[str]) -> dict[str, Any]:
    schema = _stripped(request.schema, without) if without else request.schema
    return {
        "type": "json_schema",
        "json_schema": {"name": request.schema_name, "schema": schema, "strict": True},
    }


def _stripped(schema: Any, names: frozenset[str]) -> Any:
    if isinstance(schema, list | tuple):
        return [_stripped(item, names) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    return {key: _stripped(value, names) for key, value in schema.items() if key not in names}
