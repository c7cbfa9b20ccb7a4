"""Options that mean nothing are refused, with what to do instead."""

from pathlib import Path
from typing import Any

import pytest

from evalkit.errors import InputError, UnknownName
from evalkit.options import LOCAL, GraderOption, RunOptions, grader_option

MODEL_GRADER = (GraderOption("g", model="g"),)


def refusal(**options: Any) -> str:
    with pytest.raises(InputError) as refused:
        RunOptions(**options)
    return str(refused.value)


def test_no_option_at_all_is_a_run():
    options = RunOptions()

    assert options.graders == (GraderOption(LOCAL),)
    assert not options.asks_anew


def test_cases_without_anybody_to_answer_are_refused_with_the_three_ways_out():
    message = refusal(cases="cases.jsonl")

    assert "nobody to answer" in message
    for option in ("--responses", "--model", "--candidate-command"):
        assert option in message


@pytest.mark.parametrize(
    "given",
    [
        {"responses": "r.jsonl", "model": "m"},
        {"responses": "r.jsonl", "candidate_command": "bot"},
        {"model": "m", "candidate_function": len},
    ],
)
def test_two_who_answer_are_refused(given: dict[str, Any]):
    assert "expected one: who is to answer?" in refusal(**given)


@pytest.mark.parametrize(
    ("given", "option"),
    [
        ({"limit": 0}, "--limit"),
        ({"repeats": 0, "model": "m"}, "--repeats"),
        ({"repeats_grader": -1}, "--repeats-grader"),
        ({"max_connections": 0}, "--max-connections"),
        ({"rpm": 0}, "--rpm"),
        ({"tpm": -5}, "--tpm"),
        ({"deadline": 0.0}, "--deadline"),
        ({"deadline": float("nan")}, "--deadline"),
        ({"deadline": float("inf")}, "--deadline"),
        ({"max_output_tokens": 0}, "--max-output-tokens"),
        ({"max_tokens_total": 0}, "--max-tokens-total"),
        ({"max_cost": -0.01}, "--max-cost"),
        ({"max_cost": float("nan")}, "--max-cost"),
        ({"max_cost": float("inf")}, "--max-cost"),
        ({"max_ungraded": 1.01}, "--max-ungraded"),
        ({"max_ungraded": float("nan")}, "--max-ungraded"),
    ],
)
def test_numbers_out_of_range_are_refused_by_name(given: dict[str, Any], option: str):
    message = refusal(**given)

    assert message.startswith(f"{option}: found ")
    assert "expected" in message


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"system_prompt": Path("p")}, "--system-prompt has no use here: it goes with --model"),
        ({"params": {"top_p": 1}}, "--param has no use here: it goes with --model"),
        ({"seed": 0}, "--seed has no use here: it goes with --model"),
        ({"repeats": 2}, "--repeats has no use here: recorded replies repeat as recorded"),
        (
            {"grader_base_url": "http://x"},
            "--grader-base-url has no use here: the grader is 'local'",
        ),
        ({"grader_params": {"top_p": 1}}, "--grader-param has no use here: the grader is 'local'"),
        ({"isolate_criteria": True}, "--isolate-criteria has no use here: the grader is 'local'"),
        ({"replay": True, "use_cache": False}, "--replay has no use here: --no-cache"),
        ({"replay": True, "retry_ungraded": True}, "--replay has no use here: --retry-ungraded"),
        ({"rubrics": ()}, "found no rubric"),
        ({"graders": ()}, "found no grader"),
        ({"model": ""}, "found an empty name of a model"),
        ({"graders": (GraderOption(""),)}, "found an empty name of a model"),
    ],
)
def test_options_that_would_be_ignored_are_refused(given: dict[str, Any], message: str):
    assert message in refusal(**given)


@pytest.mark.parametrize("name", ["messages", "model", "stream", "n", "response_format"])
def test_parameters_that_evalkit_sets_are_refused(name: str):
    assert f"--param {name}" in refusal(model="m", params={name: 1})
    assert f"--grader-param {name}" in refusal(graders=MODEL_GRADER, grader_params={name: 1})


def test_grader_is_local_or_a_configured_one_or_a_model():
    configured = (GraderOption("strict", model="big", base_url="http://x"),)

    assert grader_option("local") == GraderOption("local")
    assert grader_option("strict", configured) == configured[0]
    assert grader_option("gpt-4.1") == GraderOption("gpt-4.1", model="gpt-4.1")


@pytest.mark.parametrize("name", ["Local", "locla", "loca", "lokal"])
def test_slip_in_the_name_of_the_local_grader_is_no_model(name: str):
    with pytest.raises(UnknownName, match="did you mean 'local'"):
        grader_option(name)


def test_model_whose_name_holds_local_is_a_model():
    assert grader_option("local-llama-8b").model == "local-llama-8b"
