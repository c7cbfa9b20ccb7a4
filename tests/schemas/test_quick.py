"""The compiled tests must never say yes to what `jsonschema` refuses."""

import copy
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from evalkit.schemas import load_schema, problems_in
from evalkit.schemas.quick import compile_schema
from evalkit.schemas.validation import _certainly_valid, _validator

LINES = ("case", "reply", "label", "result")

NUMBERS = [0, 1, -1, 2, 1.0, 0.5, -0.5, 10**7]
TEXTS = ["", "a", "user", "usr", "x" * 300, "x" * 301, "a\n", "a\nb", "\x00", "\x7f", "é", "en"]
SCALARS = st.sampled_from([None, True, False, *NUMBERS, *TEXTS])
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["role", "content", "a", "id"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def likely(schema, definitions):
    """Values that follow a schema, more or less."""
    if "$ref" in schema:
        return likely(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema and "properties" not in schema:
        return st.one_of([likely(branch, definitions) for branch in schema["anyOf"]])
    kinds = schema.get("type", "object")
    return st.one_of(
        [_of_kind(kind, schema, definitions) for kind in ([kinds] if type(kinds) is str else kinds)]
    )


def _of_kind(kind, schema, definitions):
    if kind == "object":
        fields = {
            name: likely(part, definitions) for name, part in schema.get("properties", {}).items()
        }
        required = {name: fields.pop(name) for name in schema.get("required", ()) if name in fields}
        return st.fixed_dictionaries(required, optional=fields)
    if kind == "array":
        return st.lists(likely(schema.get("items", {"type": "string"}), definitions), max_size=2)
    return {
        "string": st.sampled_from(["", "a", "en", "c1", "x" * 300]),
        "integer": st.sampled_from([0, 1, 1.0, 7]),
        "number": st.sampled_from([0, 0.5, 1]),
        "boolean": st.booleans(),
        "null": st.none(),
    }[kind]


def places_in(value):
    """Every object and list in a value, itself included."""
    yield value
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, dict | list):
            yield from places_in(item)


def spoiled(data, value):
    """The value with one thing in it replaced, removed or added."""
    value = copy.deepcopy(value)
    place = data.draw(st.sampled_from(list(places_in(value))))
    if isinstance(place, list):
        place.append(data.draw(ANYTHING))
        return value
    key = data.draw(st.sampled_from([*place, "extra", "text", "messages", "case_id"]))
    if key in place and data.draw(st.booleans()):
        del place[key]
    else:
        place[key] = data.draw(ANYTHING)
    return value


def holds_whole_float(value):
    # JSON Schema takes 1.0 for an integer; the quick test leaves that to `jsonschema`.
    if isinstance(value, dict | list):
        return any(holds_whole_float(i) for i in (value.values() if type(value) is dict else value))
    return type(value) is float and value == int(value)


@pytest.mark.parametrize("name", LINES)
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_quick_test_agrees_with_the_schema(name, data):
    schema = load_schema(name)
    value = data.draw(likely(schema, schema.get("$defs", {})))
    if data.draw(st.booleans()):
        value = spoiled(data, value)

    quick = _certainly_valid(name)(value)

    valid = _validator(name).is_valid(value)
    assert quick == valid or (valid and holds_whole_float(value))


@pytest.mark.parametrize("name", LINES)
@settings(max_examples=100, deadline=None)
@given(value=ANYTHING)
def test_quick_yes_is_a_yes_for_anything(name, value):
    assert not _certainly_valid(name)(value) or _validator(name).is_valid(value)


@pytest.mark.parametrize(
    "value",
    [
        {"id": "c1", "messages": [{"role": "user", "content": "x"}], "tags": {"a": ["b"], "c": 1}},
        {
            "id": "c1",
            "messages": [{"role": "user", "content": "x"}],
            "tags": ["a"],
            "language": "en",
        },
    ],
)
def test_ordinary_lines_need_no_second_look(value):
    assert compile_schema(load_schema("case"))(value)


@pytest.mark.parametrize(
    "keyword",
    [
        {"not": {}},
        {"oneOf": [{}]},
        {"allOf": [False]},
        {"if": {}, "then": False},
        {"uniqueItems": True},
        {"exclusiveMaximum": 0},
        {"patternProperties": {"a": False}},
        {"unheard-of": 1},
    ],
)
def test_unknown_keyword_is_left_to_jsonschema(keyword):
    for schema in (keyword, {"properties": {"a": keyword}}, {"anyOf": [keyword]}):
        assert not compile_schema(schema)({"a": 1}) or Draft202012Validator(schema).is_valid(
            {"a": 1}
        )
    assert not compile_schema(keyword)([1, 1])


@pytest.mark.parametrize(
    "schema",
    [
        {"exclusiveMinimum": 0, "maximum": 2},
        {"minItems": 1, "maxItems": 2},
        {"minLength": 1, "maxLength": 2},
    ],
)
@pytest.mark.parametrize("value", [-1, 0, 0.5, 2, 2.5, [], [1], [1, 1], [1, 1, 1], "", "ab", "abc"])
def test_bounds_are_those_of_jsonschema(schema, value):
    assert compile_schema(schema)(value) == Draft202012Validator(schema).is_valid(value)


def test_gate_file_needs_no_second_look():
    rule = {"rubric": "validation", "margin": 0.05}

    assert compile_schema(load_schema("gate"))({"schema_version": 1, "rules": [rule]})


def test_every_pattern_is_anchored():
    # Both validators match the whole text, which is the same only for these.
    patterns = re.findall(
        r"'pattern': '([^']*)'",
        " ".join(repr(load_schema(n)) for n in (*LINES, "rubric", "report")),
    )

    assert patterns
    assert all(pattern.startswith("^") and pattern.endswith("$") for pattern in patterns)


def test_ten_thousand_lines_are_validated_within_a_second():
    value = {"case_id": "c1", "text": "x" * 300, "candidate": "a", "repeat": 0}
    problems_in(value, "reply")
    begun = time.process_time()

    for _ in range(10_000):
        problems_in(value, "reply")

    assert time.process_time() - begun < 1
