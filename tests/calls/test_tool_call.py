"""A grader that asks servers which take its schema in different ways, or in none."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from asking import FAST, KEY_ENV, ask, ask_all, question
from server import Call, ScriptedServer, Step, answer, error
from values import criterion, rubric, turn

from evalkit.calls import CallStore, Endpoint, open_chat
from evalkit.graders import LLMGrader
from evalkit.types import Grade

KIND = rubric(criterion("calm"), name="kind")
GRADED = json.dumps({"calm": {"evidence": [], "explanation": "it says so", "level": 2}})
ASKED = question(schema={"type": "object"}, schema_name="kind_grades")

Behaviour = Callable[[Call], Step]


def called(*arguments: str, name: str = "kind_grades") -> Step:
    calls = [
        {"id": str(n), "type": "function", "function": {"name": name, "arguments": text}}
        for n, text in enumerate(arguments)
    ]
    return answer(None, finish="tool_calls", tool_calls=calls)


def refuses(*names: str, otherwise: Behaviour) -> Behaviour:
    def step(call: Call) -> Step:
        for name in names:
            if name in call.body:
                return error(400, f"'{name}' is not supported by this model.")
        return otherwise(call)

    return step


def calls_function(call: Call) -> Step:
    return called(GRADED)


def says(call: Call) -> Step:
    return answer(GRADED)


def slips_once(slip: Step, then: Step) -> Behaviour:
    """A server without formats whose first answer, past the refusal, cannot be used."""
    steps = [slip, then]
    return refuses("response_format", otherwise=lambda call: steps.pop(0))


def grade(server: ScriptedServer, store: CallStore | None = None) -> tuple[Grade, dict[str, Any]]:
    """The one grade, and what the grader noticed of the endpoint."""
    chat = open_chat(Endpoint(server.url, KEY_ENV), limits=FAST, store=store)
    grader = LLMGrader("judy", "m", chat, server.url)

    async def run() -> tuple[Grade, ...]:
        try:
            return await grader.grade_turn(turn(), KIND, 0)
        finally:
            await chat.close()

    (only,) = asyncio.run(run())
    return only, dict(grader.observations())


def ways(server: ScriptedServer) -> list[str]:
    """How each request asked for the form of its answer."""
    names = ("response_format", "tools")
    return [next((name for name in names if name in call.body), "plain") for call in server.calls]


@pytest.mark.parametrize(
    ("behaviour", "asked", "dropped"),
    [
        (says, ["response_format"], []),
        (
            refuses("response_format", otherwise=calls_function),
            ["response_format", "tools"],
            ["response_format"],
        ),
        (
            refuses("response_format", "tools", otherwise=says),
            ["response_format", "tools", "plain"],
            ["response_format", "tools"],
        ),
        (
            refuses("response_format", "tool_choice", otherwise=says),
            ["response_format", "tools", "plain"],
            ["response_format", "tools"],
        ),
        (
            refuses("response_format", otherwise=says),
            ["response_format", "tools"],
            ["response_format"],
        ),
    ],
    ids=["format", "function", "neither", "no forced choice", "function, says it in content"],
)
def test_each_server_is_asked_in_the_best_way_it_takes(
    behaviour: Behaviour, asked: list[str], dropped: list[str]
) -> None:
    with ScriptedServer(behaviour) as server:
        graded, seen = grade(server)

    assert (graded.state, graded.value) == ("scored", 2.0)
    assert ways(server) == asked
    assert seen["parameters_dropped"] == dropped


SLIPS = {
    "two calls": called(GRADED, GRADED),
    "another function": called(GRADED, name="lookup"),
    "broken JSON": called(GRADED[:-1]),
    "no arguments": called(""),
    "no object": called("[]"),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_call_that_cannot_be_used_is_asked_for_once_more(slip: Step) -> None:
    with ScriptedServer(slips_once(slip, called(GRADED))) as server:
        graded, _ = grade(server)

    assert (graded.state, graded.value) == ("scored", 2.0)
    assert ways(server) == ["response_format", "tools", "tools"]
    assert "could not be used" in server.calls[-1].body["messages"][-1]["content"]


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_second_such_call_is_a_parse_failure(slip: Step) -> None:
    with ScriptedServer(slips_once(slip, slip)) as server:
        graded, _ = grade(server)

    assert graded.state == "parse_failed"
    assert len(server.calls) == 3


@pytest.mark.parametrize("slip", [None, *SLIPS.values()], ids=["none", *SLIPS])
def test_stored_call_gives_the_same_grade(slip: Step | None, store: CallStore) -> None:
    behaviour = slips_once(slip or called(GRADED), called(GRADED))

    with ScriptedServer(behaviour) as server:
        first = grade(server, store)
        n_calls = len(server.calls)
        again = grade(server, store)

    assert again == first
    assert len(server.calls) == n_calls


def test_stored_call_is_read_back_as_it_was(store: CallStore) -> None:
    with ScriptedServer(refuses("response_format", otherwise=calls_function)) as server:
        first = ask(server.url, ASKED, store=store)
        again = ask(server.url, ASKED, store=store)

    assert first.text == GRADED
    assert again == replace(first, cached=True)


def test_way_is_learned_once_and_for_all_workers() -> None:
    one_at_a_time = replace(FAST, max_connections=1)
    with ScriptedServer(refuses("response_format", otherwise=calls_function)) as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=one_at_a_time)
        ask_all(chat, [replace(ASKED, repeat=n) for n in range(5)])

    assert ways(server) == ["response_format", *["tools"] * 5]
