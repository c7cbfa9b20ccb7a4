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
STRICT = "strict"
"""Goes from the function alone: a format without it would not hold the model to the schema."""
TOOL = "tools"
"""The second way to hand over a schema, as a function that must be called."""
OUTPUT_LIMITS = ("max_tokens", "max_completion_tokens")
"""Two names for one limit: the first is understood nearly everywhere, OpenAI's reasoning
models know only the second."""

_NOT_TAKEN = re.compile(
    r"unsupported|not support|n['o]t support|unknown|unrecogni[sz]ed|unexpected|unavailable"
    r"|not (?:permitted|allowed|available)|extra (?:inputs|fields)|deprecated|incompatible"
    r"|only the default|cannot be (?:used|set|specified)|extra_forbidden|not enabled",
    re.IGNORECASE,
)
_TOOL_PARAMETERS = frozenset({"tools", "tool_choice"})
_NAMES_TOOLS = re.compile(r"\b(?:tools?|tool_(?:choice|calls?)|functions?)\b", re.IGNORECASE)


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
        body.update(self._form_of_answer(request))
        if request.max_output_tokens is not None:
            body[self.output_limit] = request.max_output_tokens
        for name in DROPPABLE:
            if name in self.dropped:
                body.pop(name, None)
        return body

    def function_name(self, request: ChatRequest) -> str | None:
        """The function whose arguments the answer comes as; None where none is offered.

        It is offered where the endpoint refuses the schema as a response format and has not
        refused tools as well; a request with tools of its own is left alone.
        """
        if request.schema is None or _TOOL_PARAMETERS & request.params.keys():
            return None
        is_next = "response_format" in self.dropped and TOOL not in self.dropped
        return request.schema_name if is_next else None

    def left_out(self, request: ChatRequest) -> tuple[str, ...]:
        """Which of the request's own parameters are not sent."""
        if not self.dropped:
            return ()
        asked = set(request.params) - _TOOL_PARAMETERS
        if request.schema is not None:
            asked |= {"response_format", TOOL, STRICT, *SCHEMA_BOUNDS}
        return tuple(name for name in self.dropped if name in asked)

    def without(self, name: str) -> Dialect:
        """The dialect that leaves a parameter out, or calls the output limit by its other name."""
        if name in OUTPUT_LIMITS:
            return replace(self, output_limit=OUTPUT_LIMITS[1])
        return self if name in self.dropped else replace(self, dropped=(*self.dropped, name))

    def _form_of_answer(self, request: ChatRequest) -> dict[str, Any]:
        """The schema in the best way the endpoint takes it; nothing where it takes none."""
        if request.schema is None:
            return {}
        without = frozenset(self.dropped) & frozenset(SCHEMA_BOUNDS)
        schema = _stripped(request.schema, without) if without else request.schema
        name = self.function_name(request)
        if name is not None:
            return _forced_call(name, schema, is_strict=STRICT not in self.dropped)
        json_schema = {"name": request.schema_name, "schema": schema, "strict": True}
        return {"response_format": {"type": "json_schema", "json_schema": json_schema}}


def refused_parameter(dialect: Dialect, request: ChatRequest, fault: Fault) -> str | None:
    """The parameter sent for a request that the fault is about and that can be done without.

    None when the fault is about something else, such as a value out of range: leaving
    that parameter out would hide a mistake of the user's.
    """
    if fault.status not in (400, 422):
        return None
    if not _NOT_TAKEN.search(f"{fault.code} {fault.detail}"):
        return None
    body = dialect.body(request)
    has_function = dialect.function_name(request) is not None
    word = _refused_word(body, fault, has_function=has_function)
    if word is not None and word not in dialect.dropped:  # a criterion may be called like one
        return word
    can_go = [name for name in (*DROPPABLE, OUTPUT_LIMITS[0]) if name in body]
    if fault.parameter is not None:
        named = re.split(r"[.\[]", fault.parameter)[0]
        if has_function and named in _TOOL_PARAMETERS:
            return TOOL
        return named if named in can_go else None
    found = next((name for name in can_go if re.search(rf"\b{name}\b", fault.detail)), None)
    if found is None and has_function and _NAMES_TOOLS.search(fault.detail):
        return TOOL
    return found


def _refused_word(body: Mapping[str, Any], fault: Fault, *, has_function: bool) -> str | None:
    """The word sent with the schema that the endpoint names as not taken."""
    words = (*SCHEMA_BOUNDS, STRICT) if has_function else SCHEMA_BOUNDS
    sent = dump_json(body.get("tools" if has_function else "response_format"))
    named = f"{fault.parameter} {fault.detail}"
    return next(
        (name for name in words if f'"{name}":' in sent and re.search(rf"\b{name}\b", named)),
        None,
    )


def _forced_call(name: str, schema: Any, *, is_strict: bool) -> dict[str, Any]:
    """One function that takes the answer as its arguments, and that has to be called."""
    function = {"name": name, "parameters": schema, **({"strict": True} if is_strict else {})}
    return {
        "tools": [{"type": "function", "function": function}],
        "tool_choice": {"type": "function", "function": {"name": name}},
    }


def _stripped(schema: Any, names: frozenset[str]) -> Any:
    if isinstance(schema, list | tuple):
        return [_stripped(item, names) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    return {key: _stripped(value, names) for key, value in schema.items() if key not in names}
