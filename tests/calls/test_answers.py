from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalkit.calls.answers import parse_answer
from evalkit.calls.chat import ChatAnswer
from evalkit.calls.faults import Fault
from evalkit.types import Usage


def body(
    content: object = "I hear you.", finish: object = "stop", **message: Any
) -> dict[str, Any]:
    return {
        "model": "served",
        "choices": [{"message": {"content": content, **message}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 7, "completion_tokens": 3},
    }


def parse(value: object) -> ChatAnswer | Fault:
    return parse_answer(json.dumps(value).encode())


def test_plain_answer_is_read_with_model_and_usage() -> None:
    assert parse(body()) == ChatAnswer("answered", "I hear you.", None, "served", Usage(7, 3))


@pytest.mark.parametrize(
    ("sent", "state", "text"),
    [
        (body("I hear", finish="length"), "truncated", "I hear"),
        (body(None, finish="length"), "truncated", ""),
        (body("I he", finish="content_filter"), "refused", "I he"),
        (body(None, refusal="I can't talk about that."), "refused", "I can't talk about that."),
        (body(" \n"), "empty", " \n"),
        (body([{"type": "text", "text": "I "}, {"text": "hear"}, 3]), "answered", "I hear"),
        (body(finish=None), "answered", "I hear you."),
    ],
)
def test_why_the_model_stopped_decides_the_state(sent: object, state: str, text: str) -> None:
    answer = parse(sent)

    assert isinstance(answer, ChatAnswer)
    assert (answer.state, answer.text) == (state, text)
    assert (answer.detail is None) == (state == "answered")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"<html>Bad gateway</html>", "<html>Bad gateway</html>"),
        (b"", "nothing"),
        (b'{"choices": [{"message": {"cont', "expected JSON"),
        (b'\xff\xfe\xfa{"choices"', "expected JSON"),
        (b"[" * 100_000, "expected JSON"),
        (b'{"n": ' + b"9" * 5000 + b"}", "expected JSON"),
        (b"[1, 2]", "expected a JSON object"),
        (b'{"error": {"message": "overloaded"}}', "overloaded"),
        (b'{"error": "overloaded"}', "overloaded"),
        (b"{}", "no choices"),
        (b'{"choices": null}', "no choices"),
        (b'{"choices": []}', "no choices"),
        (b'{"choices": ["text"]}', "no choices"),
        (json.dumps(body(None)).encode(), "no content"),
        (json.dumps(body(12)).encode(), "no content"),
        (json.dumps(body("x", finish="error")).encode(), "'error'"),
        (b'{"choices": [{"message": null}]}', "no content"),
    ],
)
def test_status_200_without_an_answer_is_malformed_and_may_be_charged(
    content: bytes, found: str
) -> None:
    fault = parse_answer(content)

    assert isinstance(fault, Fault)
    assert (fault.kind, fault.charged) == ("malformed", True)
    assert found in fault.detail


@pytest.mark.parametrize(
    "usage",
    [None, 3, {}, {"prompt_tokens": -1, "completion_tokens": 2}, {"prompt_tokens": "7"}],
)
def test_senseless_usage_is_unknown_not_zero(usage: object) -> None:
    answer = parse({**body(), "usage": usage})

    assert isinstance(answer, ChatAnswer)
    assert answer.usage is None


def test_lone_surrogate_is_written_out_and_the_rest_kept() -> None:
    answer = parse_answer(json.dumps(body("sad \ud83d!")).encode())

    assert isinstance(answer, ChatAnswer)
    assert answer.text == r"sad \ud83d!"


def test_whole_surrogate_pair_stays_an_emoji() -> None:
    answer = parse_answer(json.dumps(body("sad \U0001f622")).encode())

    assert isinstance(answer, ChatAnswer)
    assert answer.text == "sad \U0001f622"


def called(arguments: object = '{"level": 1}', name: object = "grade") -> dict[str, Any]:
    return {"id": "1", "type": "function", "function": {"name": name, "arguments": arguments}}


def parse_called(value: object) -> ChatAnswer | Fault:
    return parse_answer(json.dumps(value).encode(), "grade")


@pytest.mark.parametrize("finish", ["tool_calls", "stop", None])
@pytest.mark.parametrize("content", [None, "", "Let me grade this."])
def test_answer_is_what_the_function_was_called_with(content: object, finish: object) -> None:
    answer = parse_called(body(content, finish, tool_calls=[called()]))

    assert answer == ChatAnswer("answered", '{"level": 1}', None, "served", Usage(7, 3))


@pytest.mark.parametrize(
    "calls",
    [
        [called(), called()],
        [called(name="lookup")],
        [called(arguments={"level": 1})],
        [called(arguments=None)],
        [{"function": "grade"}],
        ["grade"],
    ],
)
def test_any_other_call_is_kept_as_it_came_and_is_no_json_object(calls: list[object]) -> None:
    answer = parse_called(body('{"level": 2}', tool_calls=calls))

    assert isinstance(answer, ChatAnswer)
    assert answer.state == "answered"
    assert json.loads(answer.text) == calls


@pytest.mark.parametrize("calls", [None, [], "none"])
def test_model_that_calls_nothing_answers_in_its_content(calls: object) -> None:
    answer = parse_called(body('{"level": 2}', tool_calls=calls))

    assert isinstance(answer, ChatAnswer)
    assert answer.text == '{"level": 2}'


def test_call_that_nobody_asked_for_is_no_answer() -> None:
    assert isinstance(parse(body(None, tool_calls=[called()])), Fault)


@pytest.mark.parametrize(
    ("sent", "state", "text"),
    [
        (body(None, "length", tool_calls=[called('{"lev')]), "truncated", '{"lev'),
        (body(None, "content_filter", tool_calls=[called("{")]), "refused", "{"),
        (body(None, "stop", tool_calls=[called("  ")]), "empty", "  "),
    ],
)
def test_why_the_model_stopped_decides_the_state_of_a_call_too(
    sent: object, state: str, text: str
) -> None:
    answer = parse_called(sent)

    assert isinstance(answer, ChatAnswer)
    assert (answer.state, answer.text) == (state, text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(
            ["choices", "message", "content", "error", "usage", "finish_reason", "refusal", "model"]
        ),
        inner,
    ),
)  # fmt: skip


@given(json_values)
def test_any_json_is_an_answer_or_a_fault_and_never_an_exception(value: object) -> None:
    content = json.dumps(value).encode()

    assert isinstance(parse_answer(content), ChatAnswer | Fault)
    assert isinstance(parse_answer(content, "grade"), ChatAnswer | Fault)


@given(json_values)
def test_any_call_is_an_answer_or_a_fault_and_never_an_exception(value: object) -> None:
    assert isinstance(parse_called(body(None, tool_calls=[value])), ChatAnswer | Fault)


@given(st.binary())
def test_any_bytes_are_an_answer_or_a_fault_and_never_an_exception(content: bytes) -> None:
    assert isinstance(parse_answer(content), ChatAnswer | Fault)
