import pytest

from evalkit.errors import (
    MAX_SHOWN,
    EndpointRefused,
    EvalkitError,
    InputError,
    OutputError,
    Problem,
    ReplayMiss,
    RubricMismatch,
    UnknownName,
    nearest_name,
    unknown_name_message,
)


def test_unknown_name_offers_the_nearest_and_where_to_look():
    error = UnknownName("check", "max_word", ["min_words", "max_words"], see="evalkit checks list")

    assert str(error) == (
        "unknown check 'max_word'; did you mean 'max_words'? See: evalkit checks list"
    )
    assert error.name == "max_word"


def test_unknown_name_without_a_near_one_lists_the_known():
    message = unknown_name_message("role", "human", ["assistant", "user"])

    assert message == "unknown role 'human'; expected one of: assistant, user."


def test_unknown_name_among_many_lists_none():
    known = [f"name_{number}" for number in range(100)]

    message = unknown_name_message("case id", "zzz", known, see="the file")

    assert message == "unknown case id 'zzz' See: the file"


def test_unknown_name_of_any_length_is_shown_short():
    message = unknown_name_message("field", "x" * 10_000, ["text"])

    assert len(message) < 200


@pytest.mark.parametrize(
    ("name", "nearest"), [("USER", "user"), ("usr", "user"), ("Text", "text"), ("zzz", None)]
)
def test_nearest_name_ignores_case(name, nearest):
    assert nearest_name(name, ["user", "text"]) == nearest


def test_many_problems_are_counted_rather_than_shown():
    problems = [Problem(f"f:{number}", "wrong") for number in range(MAX_SHOWN + 2)]

    lines = str(InputError(*problems)).splitlines()

    assert len(lines) == MAX_SHOWN + 1
    assert lines[0] == "f:0: wrong"
    assert lines[-1] == "... and 2 more problems"
    assert str(InputError(*problems[:-1])).endswith("... and 1 more problem")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (EvalkitError, 1),
        (InputError, 2),
        (OutputError, 2),
        (ReplayMiss, 2),
        (EndpointRefused, 4),
        (RubricMismatch, 1),
    ],
)
def test_every_error_has_its_exit_code(kind, code):
    assert issubclass(kind, EvalkitError)
    assert kind.exit_code == code
