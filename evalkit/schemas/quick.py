"""JSON Schemas compiled to plain functions that say yes fast.

`jsonschema` takes a tenth to half a millisecond for a good line, so a hundred thousand
lines take a minute of nothing but yes. A compiled test takes a few microseconds. Its
yes is final; its no means only that `jsonschema` has to look, and say why. It knows
the keywords that the formats of lines use and answers no to every other, so it can be
slow but not wrong; the tests hold it against `jsonschema` on random values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Test = Callable[[Any], bool]
"""Whether a value certainly follows a schema."""

_ANNOTATIONS = frozenset({"$schema", "$id", "$defs", "title", "description"})
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def compile_schema(schema: Mapping[str, Any]) -> Test:
    """A test that says yes only to values that follow the schema."""
    return _compile(schema, schema.get("$defs", {}))


def _compile(schema: Any, definitions: Mapping[str, Any]) -> Test:
    if not isinstance(schema, dict):
        return _no
    tests = []
    for keyword in schema:
        if keyword in _KEYWORDS:
            tests.append(_KEYWORDS[keyword](schema, definitions))
        elif keyword not in _ANNOTATIONS:
            return _no
    return _all(tests)


def _no(_: Any) -> bool:
    return False


def _all(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]

    def test(value: Any) -> bool:
        for one in tests:  # noqa: SIM110 - `all` with a generator takes twice as long
            if not one(value):
                return False
        return True

    return test


# --- keywords: each takes the schema it stands in, and the definitions -------


def _type(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    types = frozenset(kind for name in names for kind in _TYPES[name])
    return lambda value: type(value) in types


def _const(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    expected = schema["const"]
    return lambda value: type(value) is type(expected) and value == expected


def _enum(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    allowed = frozenset(schema["enum"])
    return lambda value: type(value) is str and value in allowed


def _ref(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Test:
    return _compile(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)


def _any_of(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Test:
    branches = [_compile(branch, definitions) for branch in schema["anyOf"]]
    return lambda value: any(branch(value) for branch in branches)


def _required(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    required = frozenset(schema["required"])
    return lambda value: type(value) is not dict or required <= value.keys()


def _properties(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Test:
    tests = {name: _compile(part, definitions) for name, part in schema["properties"].items()}

    def test(value: Any) -> bool:
        if type(value) is dict:
            for name, item in value.items():
                if name in tests and not tests[name](item):
                    return False
        return True

    return test


def _additional(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Test:
    known = frozenset(schema.get("properties", ()))
    further = _compile(schema["additionalProperties"], definitions)

    def test(value: Any) -> bool:
        if type(value) is dict:
            return all(name in known or further(item) for name, item in value.items())
        return True

    return test


def _items(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Test:
    test = _compile(schema["items"], definitions)
    return lambda value: type(value) is not list or all(test(item) for item in value)


def _min_items(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    least = schema["minItems"]
    return lambda value: type(value) is not list or len(value) >= least


def _max_items(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    most = schema["maxItems"]
    return lambda value: type(value) is not list or len(value) <= most


def _min_length(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    least = schema["minLength"]
    return lambda value: type(value) is not str or len(value) >= least


def _max_length(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    most = schema["maxLength"]
    return lambda value: type(value) is not str or len(value) <= most


def _pattern(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    expression = re.compile(schema["pattern"])
    return lambda value: type(value) is not str or expression.fullmatch(value) is not None


def _minimum(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    least = schema["minimum"]
    return lambda value: type(value) not in (int, float) or value >= least


def _maximum(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    most = schema["maximum"]
    return lambda value: type(value) not in (int, float) or value <= most


def _exclusive_minimum(schema: Mapping[str, Any], _: Mapping[str, Any]) -> Test:
    least = schema["exclusiveMinimum"]
    return lambda value: type(value) not in (int, float) or value > least


_KEYWORDS: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Test]] = {
    "type": _type,
    "const": _const,
    "enum": _enum,
    "$ref": _ref,
    "anyOf": _any_of,
    "required": _required,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
    "minItems": _min_items,
    "maxItems": _max_items,
    "minLength": _min_length,
    "maxLength": _max_length,
    "pattern": _pattern,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _exclusive_minimum,
}
