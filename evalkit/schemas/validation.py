"""Validation by JSON Schema with errors that say what was found and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from evalkit.errors import UnknownName, unknown_name_message

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

SCHEMA_NAMES = ("case", "reply", "label", "rubric", "report", "result")
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

    return Draft202012Validator(load_schema(name))


def problems_in(value: Any, name: str) -> list[tuple[JsonPath, str]]:
    """All that is wrong with a value, as (path, message), in the order of the document."""
    errors = _leaves(_validator(name).iter_errors(value))
    found = {(tuple(error.absolute_path), _message(error)) for error in errors}
    return sorted(found, key=lambda item: ([str(part) for part in item[0]], item[1]))


def show_path(path: JsonPath) -> str:
    """`$.criteria[2].levels`, the way JSON paths are written."""
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


def _leaves(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    # `anyOf` says only that no branch fits; what the nearest branch misses is the news.
    for error in errors:
        if error.validator == "anyOf" and error.context:
            depth = max(len(inner.absolute_path) for inner in error.context)
            nearest = [e for e in error.context if len(e.absolute_path) == depth]
            if depth > len(error.absolute_path):
                yield from nearest
                continue
        yield error


def _message(error: ValidationError) -> str:
    rule, expected, found = error.validator, error.validator_value, error.instance
    if rule is None:  # the schema `false`: the field stands where it has no meaning
        return "this field has no meaning here; remove it"
    if rule == "additionalProperties" and isinstance(error.schema, dict):
        known = sorted(error.schema.get("properties", {}))
        unknown = sorted(set(found) - set(known))
        return "; ".join(unknown_name_message("field", name, known) for name in unknown)
    if rule == "required":
        missing = [name for name in expected if name not in found]
        return f"the field {missing[0]!r} is missing" if missing else error.message
    if rule == "type":
        kinds = [expected] if isinstance(expected, str) else list(expected)
        return f"expected {' or '.join(_TYPE_NAMES[k] for k in kinds)}, found {shown(found)}"
    if rule == "enum" and isinstance(found, str):
        return unknown_name_message("value", found, [str(item) for item in expected])
    if rule == "const":
        return f"expected {shown(expected)}, found {shown(found)}"
    if rule == "minItems":
        return f"needs at least {expected} item{'s' * (expected != 1)}, found {len(found)}"
    if rule == "minLength":
        return "expected text, found an empty string"
    if rule == "pattern":
        return f"expected text like {expected}, found {shown(found)}"
    if rule == "anyOf":
        return f"expected {_alternatives(expected)}, found {shown(found)}"
    return f"{error.message[:200]}"


def _alternatives(branches: list[Mapping[str, Any]]) -> str:
    named = [" and ".join(repr(n) for n in b["required"]) for b in branches if "required" in b]
    return f"one of the fields {' or '.join(named)}" if named else "another form"


def shown(value: Any) -> str:
    """A value cut short for a message."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."
