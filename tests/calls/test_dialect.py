from __future__ import annotations

from typing import Any

import pytest
from asking import question

from evalkit.calls import ChatRequest
from evalkit.calls.dialect import Dialect, refused_parameter
from evalkit.calls.faults import Fault
from evalkit.errors import InputError

FULL = question(
    params={"temperature": 0, "seed": 3, "top_p": 0.9},
    schema={"type": "object"},
    max_output_tokens=9,
)


def refused(message: str, status: int = 400, **fields: Any) -> str | None:
    fault = Fault("error", f"HTTP {status}: {message}", status=status, **fields)
    return refused_parameter(Dialect().body(FULL), fault)


def test_body_holds_everything_that_was_asked_for() -> None:
    assert Dialect().body(FULL) == {
        "model": "m",
        "messages": [{"role": "user", "content": "I feel low."}],
        "temperature": 0,
        "seed": 3,
        "top_p": 0.9,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "schema": {"type": "object"}, "strict": True},
        },
        "max_tokens": 9,
    }


def test_lone_surrogate_in_a_message_can_be_sent() -> None:
    body = Dialect().body(question("\ud83d"))

    assert body["messages"][0]["content"] == r"\ud83d"


def test_what_is_refused_is_left_out_and_said() -> None:
    dialect = Dialect().without("seed").without("response_format").without("seed")

    assert not {"seed", "response_format"} & dialect.body(FULL).keys()
    assert dialect.left_out(FULL) == ("seed", "response_format")
    assert dialect.left_out(question()) == ()


def test_output_limit_is_called_by_its_other_name_and_never_left_out() -> None:
    dialect = Dialect().without("max_tokens")

    assert dialect.body(FULL)["max_completion_tokens"] == 9
    assert "max_tokens" not in dialect.body(FULL)
    assert dialect.left_out(FULL) == ()


@pytest.mark.parametrize(
    ("message", "fields", "name"),
    [
        (
            "Unsupported value: 'temperature' does not support 0 with this model. Only the "
            "default (1) value is supported.",
            {"parameter": "temperature", "code": "unsupported_value"},
            "temperature",
        ),
        (
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
            "'max_completion_tokens' instead.",
            {"parameter": "max_tokens", "code": "unsupported_parameter"},
            "max_tokens",
        ),
        (
            "Invalid parameter: 'response_format' of type 'json_schema' is not supported",
            {"parameter": "response_format.type"},
            "response_format",
        ),
        ("This response_format type is unavailable now", {}, "response_format"),
        ('[{"loc": ["body", "seed"], "msg": "Extra inputs are not permitted"}]', {}, "seed"),
        ("Unrecognized request argument supplied: seed", {}, "seed"),
        ("temperature is deprecated for this model", {}, "temperature"),
    ],
)
def test_refused_parameter_is_found(message: str, fields: dict[str, Any], name: str) -> None:
    assert refused(message, **fields) == name


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        ("temperature must be at most 2", {"parameter": "temperature"}),
        ("Unsupported parameter: 'top_p'", {"parameter": "top_p"}),
        ("Unknown model 'm'", {}),
        ("Unsupported role; seed and temperature were fine", {"parameter": "messages[0].role"}),
        ("the seeds of unsupported claims", {}),
    ],
)
def test_any_other_complaint_is_no_refused_parameter(message: str, fields: dict[str, Any]) -> None:
    assert refused(message, **fields) is None


def test_only_a_bad_request_refuses_parameters() -> None:
    assert refused("seed is not supported", status=500) is None
    assert refused("seed is not supported", status=422) == "seed"


@pytest.mark.parametrize("name", ["messages", "stream", "max_tokens", "response_format", "n"])
def test_parameter_that_evalkit_sets_itself_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=name):
        ChatRequest((), "m", params={name: 1})


BOUNDED = question(
    schema={
        "type": "object",
        "properties": {
            "evidence": {"type": "array", "maxItems": 5, "items": {"type": "string"}},
            "explanation": {"type": "string", "maxLength": 600},
        },
    }
)


def test_schema_goes_without_a_bound_rather_than_the_request_without_its_schema() -> None:
    message = "Invalid schema for response_format 'answer': 'maxLength' is not permitted."
    fault = Fault("error", f"HTTP 400: {message}", status=400, parameter="response_format")

    name = refused_parameter(Dialect().body(BOUNDED), fault)
    assert name == "maxLength"

    dialect = Dialect().without(name)
    properties = dialect.body(BOUNDED)["response_format"]["json_schema"]["schema"]["properties"]
    assert properties["explanation"] == {"type": "string"}
    assert properties["evidence"]["maxItems"] == 5
    assert dialect.left_out(BOUNDED) == ("maxLength",)
    assert dialect.left_out(question()) == ()


def test_bound_that_was_left_out_already_is_not_blamed_twice() -> None:
    message = "response_format: 'maxLength' is not permitted."
    fault = Fault("error", f"HTTP 400: {message}", status=400)

    body = Dialect().without("maxLength").body(BOUNDED)

    assert refused_parameter(body, fault) == "response_format"
