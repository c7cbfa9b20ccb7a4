"""Validation by JSON Schema with errors that say what was found and what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from evalkit.errors import UnknownName, unknown_name_message
from evalkit.schemas.quick import Test, compile_schema

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

SCHEMA_NAMES = (
    "case",
    "reply",
    "label",
    "rating",
    "assignment",
    "rubric",
    "golden",
    "pair",
    "card",
    "report",
    "result",
    "preference",
    "gate",
)
"""Formats that have a schema; `evalkit schema NAME` prints it."""

JsonPath = tuple[str | int, ...]

_TYPE_NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


@cache
def load_schema(name: str) -> Mapping[str, Any]:
    """The JSON Schema of one format.

    Raises:
        UnknownName: No format has that name.
    """
    if name not in SCHEMA_NAMES:
        raise UnknownName("schema", name, SCHEMA_NAMES)
    text = (resources.files("evalkit.schemas") / f"{name}.json").read_text(encoding="utf-8")
    schema: Mapping[str, Any] = json.loads(text)
    return schema


@cache
def _validator(name: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    rules = {"pattern": _whole_text_matches}
    strict = extend(Draft202012Validator, rules)  # type: ignore[no-untyped-call] # in its stubs
    validator: Draft202012Validator = strict(load_schema(name))
    return validator


def _whole_text_matches(
    _: Any, pattern: str, value: Any, __: Mapping[str, Any]
) -> Iterator[ValidationError]:
    # All our patterns are anchored; but to Python's `search`, `$` fits before a last line break.
    from jsonschema.exceptions import ValidationError

    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield ValidationError(f"does not match {pattern}")


@cache
def _certainly_valid(name: str) -> Test:
    return compile_schema(load_schema(name))


def problems_in(value: Any, name: str) -> list[tuple[JsonPath, str]]:
    """All that is wrong with a value, as (path, message), in the order of the document."""
    if _certainly_valid(name)(value):
        return []
    found = {
        (path, message)
        for error in _leaves(_validator(name).iter_errors(value))
        for path, message in _told(error)
    }
    return sorted(found, key=lambda item: (_position(value, item[0]), item[1]))


def _position(value: Any, path: JsonPath) -> list[int]:
    """For each step of a path, which of its siblings it is."""
    position = []
    for step in path:
        position.append(list(value).index(step) if isinstance(step, str) else step)
        value = value[step]
    return position


def with_path(path: JsonPath, message: str) -> str:
    """`$.criteria[2].levels: message`; the message alone where it is about the whole."""
    if not path:
        return message
    steps = (f"[{step}]" if isinstance(step, int) else f".{step[:60]}" for step in path)
    return f"${''.join(steps)}: {message}"


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    # `anyOf` says only that no branch fits; what the nearest branch misses is the news.
    for error in errors:
        if error.validator == "anyOf" and error.context:
            depth = max(len(inner.absolute_path) for inner in error.context)
            if depth > len(error.absolute_path):
                nearest = [e for e in error.context if len(e.absolute_path) == depth]
                yield from _leaves(nearest)
                continue
        yield error


def _told(error: ValidationError) -> Iterator[tuple[JsonPath, str]]:
    """Where an error is, and what to say of it; a field that should not be there stands apart."""
    path = tuple(error.absolute_path)
    rule = error.validator
    expected: Any = error.validator_value
    found: Any = error.instance
    schema: Any = error.schema
    if rule == "additionalProperties":
        known = list(schema["properties"])
        for name in found:
            if name not in known:
                yield (*path, name), unknown_name_message("field", name, known)
    elif rule == "required":
        for name in expected:
            if name not in found:
                yield path, f"the field {name!r} is missing; add it"
    elif rule == "pattern" and not found and "minLength" in schema:
        return  # that it is empty is said already
    else:
        yield path, _message(error)


def _message(error: ValidationError) -> str:
    rule: Any = error.validator
    expected: Any = error.validator_value
    found: Any = error.instance
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    if rule == "not":
        return f"{schema['description']}; remove it"
    if rule == "type":
        return _wrong_type([expected] if isinstance(expected, str) else list(expected), found)
    if rule == "enum" and isinstance(found, str):
        return unknown_name_message("value", found, expected)
    if rule == "enum":
        return f"expected one of: {', '.join(expected)}; found {shown(found)}"
    if rule == "const":
        return f"expected {shown(expected)}, found {shown(found)}"
    if rule in ("minItems", "maxItems"):
        bound = "at least" if rule == "minItems" else "at most"
        items = "item" if expected == 1 else "items"
        return f"expected {bound} {expected} {items}, found {len(found)}"
    if rule == "uniqueItems":
        return f"expected no item twice, found {shown(found)}"
    if rule == "minLength" and not found:
        return "expected text, found an empty string"
    if rule in ("minLength", "maxLength"):
        bound = "at least" if rule == "minLength" else "at most"
        return f"expected {bound} {expected} characters, found {len(found)}: {shown(found)}"
    if rule == "pattern":
        return f"expected {schema.get('description', expected)}; found {shown(found)}"
    if rule in _BOUNDS:
        return f"expected {_BOUNDS[rule]} {expected}, found {shown(found)}"
    if rule == "anyOf":
        return _no_alternative(expected, found)
    return error.message[:200]


_BOUNDS = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than"}


def _wrong_type(expected: list[str], found: Any) -> str:
    message = f"expected {_listed(expected)}, found {shown(found)}"
    if "string" in expected and type(found) in (int, float):
        message += "; put it in quotes"
    return message


def _no_alternative(branches: list[Mapping[str, Any]], found: Any) -> str:
    """What each branch of an `anyOf` wants: a set of fields, or a type."""
    sets = [" and ".join(repr(name) for name in b["required"]) for b in branches if "required" in b]
    if sets and isinstance(found, dict):
        given = ", ".join(map(repr, found))[:200] or "none"
        return f"expected the fields {', or '.join(sets)}; found {given}"
    types = [b["type"] for b in branches if "type" in b]
    names = [name for t in types for name in ([t] if isinstance(t, str) else t)]
    return f"expected {_listed(names)}, found {shown(found)}"


def _listed(types: list[str]) -> str:
    names = [_TYPE_NAMES[name] for name in types]
    return " or ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def shown(value: Any) -> str:
    """A value cut short for a message."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."
