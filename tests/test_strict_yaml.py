import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evalkit.errors import InputError
from evalkit.strict_yaml import MAX_DEPTH, load_yaml


@pytest.fixture
def file(tmp_path):
    return tmp_path / "file.yaml"


def value_of(file, text):
    file.write_text(text, encoding="utf-8")
    return load_yaml(file)[0]


def message_of(file, text):
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_yaml(file)
    return str(caught.value).replace(f"{file}", "file.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "Off",
        "012",
        "0x1F",
        "0o17",
        "1:30",
        "12:30:45",
        "2024-01-01",
        "1_000",
        "+1",
        ".5",
        "1.",
        ".inf",
        "-.INF",
        ".nan",
        "1e400",
        "=",
        "1.2.3",
        "999999999999999999999999999999",
    ],
)
def test_what_yaml_would_turn_into_something_else_stays_text(file, text):
    assert value_of(file, f"a: {text}\n") == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("-3", -3),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'1'", "1"),
        ('"null"', "null"),
        ("|\n  2\n", "2\n"),
        (">-\n  a\n  b\n", "a b"),
    ],
)
def test_plain_json_values_are_read_as_such(file, text, value):
    found = value_of(file, f"a: {text}\n")["a"]

    assert found == value
    assert type(found) is type(value)


def test_keys_are_text_whatever_they_look_like(file):
    assert value_of(file, "no: 1\n1: 2\nnull: 3\n2024-01-01: 4\n") == {
        "no": 1,
        "1": 2,
        "null": 3,
        "2024-01-01": 4,
    }


def test_lines_of_keys_and_items_are_known(file):
    file.write_text("a: 1\n\nb:\n  # why\n  - x\n  - c: |\n      two\n      lines\n    d: 2\n")

    _, lines = load_yaml(file)

    assert lines == {
        (): 1,
        ("a",): 1,
        ("b",): 3,
        ("b", 0): 5,
        ("b", 1): 6,
        ("b", 1, "c"): 6,
        ("b", 1, "d"): 9,
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: *b\n", "file.yaml:1: found the alias *b"),
        ("a: &x 1\nb: [*x]\n", "file.yaml:2: found the alias *x"),
        ("a: !!python/object:os.system {}\n", "file.yaml:1: found the tag !!python/object:os"),
        ("!!python/object/apply:os.system [ls]\n", "file.yaml:1: found the tag !!python/object/"),
        ("a: !!python/name:os.system\n", "file.yaml:1: found the tag !!python/name:os.system"),
        ("a: !!binary aGk=\n", "found the tag !!binary"),
        ("a: !!str 5\n", "found the tag !!str, expected plain data; remove it"),
        ("a: ! b\n", "found the tag !"),
        ("<<: {a: 1}\n", "file.yaml:1: found the merge key '<<'"),
        ("? [a, b]\n: 1\n", "file.yaml:1: found a list or an object as a key, expected text"),
        ("a: b: c\n", "mapping values are not allowed here; put text that holds ': ' in quotes"),
        ("a:\n\tb: 1\n", "file.yaml:2: not valid YAML"),
        ("a: 1\n---\nb: 2\n", "file.yaml:2: not valid YAML"),
        ("a: 1\nb: 'two\nc: 3\n", "file.yaml:2: not valid YAML: while scanning a quoted scalar"),
        ("a: 1\nb: [two\n", "not valid YAML: while parsing a flow sequence, expected ',' or ']'"),
        ("a: @b\n", "found character '@' that cannot start any token"),
        ('a: "\\ud83d"\n', "file.yaml:1: found half a surrogate pair"),
        ('a: 1\n"\\ud83d": 2\n', "file.yaml:2: found half a surrogate pair"),
        ('a: "\\UFFFFFFFF"\n', "file.yaml: found an escape that is no character"),
        ("a: 1\nb: \x07\n", "file.yaml:2: found the character U+0007, which YAML forbids"),
        ("# nothing\n", "file.yaml: found comments alone, expected a YAML document"),
        ("", "file.yaml: the file is empty"),
        ("a: " + "x" * 1_100_000, "file.yaml: found more than 1,048,576 bytes"),
    ],
)
def test_what_is_not_plain_data_is_refused_with_its_line(file, text, message):
    found = message_of(file, text)

    assert message in found
    assert len(found) < 250


def test_every_repeated_key_is_told_with_both_lines(file):
    message = message_of(file, "a: 1\nb: {c: 1,\n  c: 2}\na: 3\n")

    assert message.splitlines() == [
        "file.yaml:3: the key 'c' occurs twice; it stands on line 2 already. Remove one",
        "file.yaml:4: the key 'a' occurs twice; it stands on line 1 already. Remove one",
    ]


def test_keys_that_yaml_calls_equal_only_when_typed_are_different(file):
    assert value_of(file, "1: a\n'1.0': b\n01: c\n") == {"1": "a", "1.0": "b", "01": "c"}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "".join(" " * depth + "a:\n" for depth in range(1000)),
    ],
)
def test_deep_nesting_is_refused_quickly(file, text):
    begun = time.process_time()

    assert f"nested more than {MAX_DEPTH} deep" in message_of(file, text)

    assert time.process_time() - begun < 10


def test_alias_bomb_is_refused_before_it_is_expanded(file):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    begun = time.process_time()

    assert "found the alias *a0" in message_of(file, "\n".join(lines))

    assert time.process_time() - begun < 1


def test_nothing_named_in_a_tag_is_run(file, tmp_path):
    trap = tmp_path / "ran"

    message_of(file, f"a: !!python/object/apply:pathlib.Path.touch [{trap}]\n")

    assert not trap.exists()


def test_json_file_may_be_indented_with_tabs_and_escape_emoji(tmp_path):
    path = tmp_path / "file.json"
    path.write_text(json.dumps({"a": ["😢", "no", 1.5, None]}, indent="\t"))

    value, lines = load_yaml(path)

    assert value == {"a": ["😢", "no", 1.5, None]}
    assert lines["a", 1] == 4


PLAIN = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(
        PLAIN,
        st.recursive(
            st.none() | st.booleans() | st.integers(-(10**15), 10**15) | PLAIN,
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN, inner, max_size=4),
            max_leaves=10,
        ),
        max_size=4,
    )
)
def test_json_is_read_as_json_reads_it(tmp_path, value):
    path = tmp_path / "file.json"
    path.write_text(json.dumps(value), encoding="utf-8")

    assert load_yaml(path)[0] == value
