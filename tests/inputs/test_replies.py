import pytest

from evalkit.errors import InputError
from evalkit.files import parse_json
from evalkit.inputs import Row, parse_reply
from evalkit.reports import result_line
from evalkit.types import Case, GradedResponse, Message, Response, Usage

USER = {"role": "user", "content": "I failed."}
ASSISTANT = {"role": "assistant", "content": "Oh."}


def parse(**fields):
    return parse_reply(Row("f:1", fields, 0, typed=True), "recorded")


def test_text_is_one_message_of_the_assistant():
    reply = parse(case_id="c1", text="Oh.")

    assert reply.case is None
    assert reply.response == Response("c1", "recorded", 0, (Message("assistant", "Oh."),))


def test_candidate_and_repeat_are_taken_from_the_line():
    response = parse(case_id="c1", text="Oh.", candidate="m", repeat=2).response

    assert (response.candidate, response.repeat) == ("m", 2)


def test_repeat_may_be_null_or_a_whole_float():
    assert parse(case_id="c1", text="x", repeat=None).response.repeat == 0
    repeat = parse(case_id="c1", text="x", repeat=1.0).response.repeat
    assert (repeat, type(repeat)) == (1, int)


def test_messages_are_the_rest_of_a_conversation():
    response = parse(case_id="c1", messages=[ASSISTANT, USER, ASSISTANT]).response

    assert [m.role for m in response.messages] == ["assistant", "user", "assistant"]


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": " \n\t"},
        {"messages": [{"role": "assistant", "content": " "}]},
        {"messages": [USER]},
    ],
)
def test_reply_that_says_nothing_is_empty(fields):
    response = parse(case_id="c1", **fields).response

    assert (response.state, response.messages) == ("empty", ())
    assert response.detail == "the recorded reply is blank"


def test_inline_case_has_an_id_of_its_words():
    one = parse(messages=[USER], response="a").case
    same = parse(messages=[USER], response="b", candidate="m").case
    other = parse(messages=[{"role": "user", "content": "I passed."}], response="a").case

    assert one == same
    assert one.id != other.id
    assert one.id.startswith("case-")


@pytest.mark.parametrize("field", ["id", "case_id"])
def test_inline_case_may_bring_its_own_id_and_fields(field):
    reply = parse(messages=[USER], response="a", cluster="x", tags={"a": "b"}, **{field: "own"})

    assert reply.case == Case("own", (Message("user", "I failed."),), "x", (("a", "b"),))
    assert reply.response.case_id == "own"


def graded(redact=False, **changes):
    case = Case(
        "c1",
        (Message("user", "I failed."),),
        "exam",
        (("", "x"), ("k", "v")),
        "en",
        "ref",
        {"a": 1},
    )
    fields = {
        "case_id": "c1",
        "candidate": "m",
        "repeat": 1,
        "messages": (Message("assistant", "Oh."),),
        "model": "m-1",
        "usage": Usage(3, 2),
        **changes,
    }
    response = Response(**fields)
    return case, response, result_line(GradedResponse(case, response, (), {}, ()), redact=redact)


def parse_line(line):
    return parse_reply(Row("results.jsonl:1", parse_json(line), 0, typed=True), "recorded")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"usage": None, "model": None},
        {"state": "refused", "detail": "content filter", "messages": ()},
        {"state": "truncated", "detail": "cut"},
        {"state": "empty", "detail": "the reply is blank", "messages": ()},
    ],
)
def test_line_of_results_comes_back_as_it_was(changes):
    case, response, line = graded(**changes)

    reply = parse_line(line)

    assert reply.response == response
    assert reply.case == case


def test_answered_result_without_words_is_empty():
    _, _, line = graded(messages=())

    assert parse_line(line).response.state == "empty"


def test_redacted_results_hold_nothing_to_grade():
    _, _, line = graded(redact=True)

    with pytest.raises(InputError, match="was written with --redact-text"):
        parse_line(line)
