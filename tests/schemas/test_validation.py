import json
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from evalkit.errors import UnknownName
from evalkit.schemas import SCHEMA_NAMES, load_schema, problems_in
from evalkit.schemas.validation import shown, with_path

USER = {"role": "user", "content": "I failed."}


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schema_is_one_and_has_a_title(name):
    schema = load_schema(name)

    Draft202012Validator.check_schema(schema)
    assert schema["title"]
    assert schema["$id"] == f"urn:evalkit:schema:{name}:1"


def test_every_schema_file_has_a_name():
    files = [path.name for path in resources.files("evalkit.schemas").iterdir()]

    assert sorted(f"{name}.json" for name in SCHEMA_NAMES) == sorted(
        name for name in files if name.endswith(".json")
    )


def test_unknown_schema_offers_the_nearest():
    with pytest.raises(UnknownName, match=r"unknown schema 'cases'; did you mean 'case'\?"):
        load_schema("cases")


def test_problems_come_in_the_order_of_the_document():
    value = {
        "messages": [USER] * 10 + [{"role": "usr", "content": 1}, {"role": "user"}],
        "language": "e",
        "id": 5,
        "cluster": 1,
    }

    assert [path for path, _ in problems_in(value, "case")] == [
        ("messages", 10, "role"),
        ("messages", 10, "content"),
        ("messages", 11),
        ("language",),
        ("id",),
        ("cluster",),
    ]


def test_every_missing_and_every_unknown_field_is_told():
    problems = problems_in({"a": 1, "b": 2}, "label")

    assert [message.split(";")[0] for _, message in problems] == [
        "expected the fields 'case_id', or 'messages' and 'response'",
        "the field 'criterion' is missing",
        "the field 'rater' is missing",
        "the field 'rubric' is missing",
        "the field 'value' is missing",
        "unknown field 'a'",
        "unknown field 'b'",
    ]


@pytest.mark.parametrize("value", [None, [], "text", 1, True])
def test_what_is_no_object_is_told_so(value):
    ((path, message),) = problems_in(value, "case")

    assert path == ()
    assert message.startswith("expected an object, found")


def test_true_is_no_number_and_a_whole_float_is_one():
    reply = {"case_id": "c1", "text": "x"}

    assert problems_in({**reply, "repeat": 1.0}, "reply") == []
    assert problems_in({**reply, "repeat": True}, "reply")
    assert problems_in({**reply, "schema_version": True}, "reply")


def test_a_pattern_holds_for_the_whole_text():
    # Python's `$` fits before a last line break, that of JSON Schema does not.
    assert problems_in({"id": "c1\n", "messages": [USER]}, "case")


def test_no_message_repeats_a_long_value():
    value = {"id": "x" * 100_000, "messages": [{"role": "y" * 100_000, "content": ["z"] * 1000}]}

    assert all(len(message) < 200 for _, message in problems_in(value, "case"))


def test_path_is_written_as_json_paths_are():
    assert with_path(("criteria", 2, "levels"), "wrong") == "$.criteria[2].levels: wrong"
    assert with_path((), "wrong") == "wrong"


def test_value_is_shown_as_json_and_short():
    assert shown({"a": "é\n"}) == '{"a": "é\\n"}'
    assert len(shown("x" * 1000)) == 60
    assert json.dumps("ab")[:-1] in shown("ab" + "x" * 1000)
