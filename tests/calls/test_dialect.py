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
    return refused_parameter(Dialect(), FULL, fault)


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

    name = refused_parameter(Dialect(), BOUNDED, fault)
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

    dialect = Dialect().without("maxLength")

    assert refused_parameter(dialect, BOUNDED, fault) == "response_format"


# --- the schema as a function -----------------------------------------------------

NO_FORMAT = Dialect().without("response_format")


def refused_function(message: str, request: ChatRequest = BOUNDED, **fields: Any) -> str | None:
    fault = Fault("error", f"HTTP 400: {message}", status=400, **fields)
    return refused_parameter(NO_FORMAT, request, fault)


def test_schema_that_is_refused_as_a_format_is_offered_as_a_function_that_must_be_called() -> None:
    body = NO_FORMAT.body(FULL)

    assert "response_format" not in body
    assert body["tools"] == [
        {
            "type": "function",
            "function": {"name": "answer", "parameters": {"type": "object"}, "strict": True},
        }
    ]
    assert body["tool_choice"] == {"type": "function", "function": {"name": "answer"}}
    assert NO_FORMAT.function_name(FULL) == "answer"


@pytest.mark.parametrize("dialect", [Dialect(), NO_FORMAT.without("tools")])
def test_no_function_before_the_format_is_refused_nor_after_tools_are(dialect: Dialect) -> None:
    assert dialect.function_name(FULL) is None
    assert not {"tools", "tool_choice"} & dialect.body(FULL).keys()


def test_no_function_is_offered_for_free_text() -> None:
    assert NO_FORMAT.function_name(question()) is None
    assert "tools" not in NO_FORMAT.body(question())


def test_tools_of_the_user_are_left_alone() -> None:
    own = {"tools": [{"type": "function", "function": {"name": "lookup"}}]}
    dialect = NO_FORMAT.without("tools")

    for request in (question(params=own), question(params=own, schema={"type": "object"})):
        assert NO_FORMAT.body(request)["tools"] == own["tools"]
        assert dialect.body(request)["tools"] == own["tools"]
        assert refused_function("tools is not supported in this model.", request) is None
    assert dialect.left_out(question(params=own)) == ()


def test_what_was_left_out_tells_a_function_from_plain_json() -> None:
    assert NO_FORMAT.left_out(FULL) == ("response_format",)
    assert NO_FORMAT.without("tools").left_out(FULL) == ("response_format", "tools")


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        ("tools is not supported in this model. For a list of supported models, see", {}),
        ("registry.ollama.ai/library/phi4 does not support tools", {}),
        ('tool_choice (required/named) is not supported for model "m"', {}),
        ("1 validation error\ntool_choice\n  Extra inputs are not permitted", {}),
        ("Function calling is not enabled for this model", {}),
        ("Only 'auto' is supported, this value is not supported", {"parameter": "tool_choice"}),
        ("Unsupported parameter", {"parameter": "tools[0].function", "code": "unsupported"}),
    ],
)
def test_refused_function_is_found(message: str, fields: dict[str, Any]) -> None:
    assert refused_function(message, **fields) == "tools"


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        ("Invalid 'tools[0].function.name': string too long", {"parameter": "tools"}),
        ("Unknown model 'm'", {}),
        ("Unsupported role, the function was fine", {"parameter": "messages[0].role"}),
        ("malfunctioning toolset is not supported", {}),
    ],
)
def test_any_other_complaint_refuses_no_function(message: str, fields: dict[str, Any]) -> None:
    assert refused_function(message, **fields) is None


def test_complaint_about_tools_before_any_was_offered_refuses_nothing() -> None:
    assert refused("tools are not supported") is None


@pytest.mark.parametrize("word", ["maxLength", "strict"])
def test_function_goes_without_a_word_rather_than_the_request_without_its_function(
    word: str,
) -> None:
    message = f"Invalid schema for function 'answer': '{word}' is not permitted."

    assert refused_function(message, parameter="tools[0].function") == word

    function = NO_FORMAT.without(word).body(BOUNDED)["tools"][0]["function"]
    assert f"'{word}'" not in str(function)
    assert function["parameters"]["properties"].keys() == {"evidence", "explanation"}


def test_criterion_called_like_a_word_of_the_schema_is_not_taken_for_it_twice() -> None:
    request = question(schema={"type": "object", "properties": {"strict": {"type": "object"}}})
    fault = Fault("error", "HTTP 400: function: 'strict' is not permitted", status=400)

    assert refused_parameter(NO_FORMAT, request, fault) == "strict"
    assert refused_parameter(NO_FORMAT.without("strict"), request, fault) == "tools"
