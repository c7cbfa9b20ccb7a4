import asyncio

import pytest
from fakes import FakeChat
from values import case

from evalkit.calls import ChatAnswer
from evalkit.candidates import ModelCandidate
from evalkit.types import Message, Usage


def model(*answers, **fields):
    return ModelCandidate("ivy", "model-1", FakeChat(answers), "http://localhost", **fields)


def respond(candidate, repeat=0):
    return asyncio.run(candidate.respond(case(), repeat))


def test_answer_of_the_model_is_the_reply():
    usage = Usage(10, 5)

    response = respond(model(ChatAnswer("answered", "Oh.", None, "model-1-2026", usage)), repeat=1)

    assert (response.state, response.reply) == ("answered", "Oh.")
    assert (response.case_id, response.candidate, response.repeat) == ("c1", "ivy", 1)
    assert (response.model, response.usage) == ("model-1-2026", usage)


def test_system_prompt_goes_before_the_case():
    ivy = model("Oh.", system_prompt="Be kind.")

    respond(ivy)

    assert ivy.chat.requests[0].messages == (
        Message("system", "Be kind."),
        Message("user", "I feel low."),
    )


def test_case_alone_is_sent_without_a_system_prompt():
    ivy = model("Oh.")

    respond(ivy)

    assert ivy.chat.requests[0].messages == (Message("user", "I feel low."),)


def test_nothing_is_sent_that_was_not_asked_for():
    ivy = model("Oh.")

    respond(ivy)

    request = ivy.chat.requests[0]
    assert (dict(request.params), request.max_output_tokens, request.schema) == ({}, None, None)


def test_each_repeat_has_a_seed_of_its_own():
    ivy = model("Oh.", "Ah.", seed=40, params={"temperature": 1})

    respond(ivy)
    respond(ivy, repeat=2)

    assert [dict(request.params) for request in ivy.chat.requests] == [
        {"temperature": 1, "seed": 40},
        {"temperature": 1, "seed": 42},
    ]


def test_repeat_is_part_of_the_request():
    ivy = model("Oh.")

    respond(ivy, repeat=2)

    assert ivy.chat.requests[0].repeat == 2


@pytest.mark.parametrize(
    "state",
    ["empty", "refused", "truncated", "provider_error", "timeout", "budget_stopped", "cancelled"],
)
def test_call_that_fails_is_a_state_with_its_reason(state):
    response = respond(model(ChatAnswer(state, "", "because")))

    assert (response.state, response.detail, response.messages) == (state, "because", ())


def test_what_a_cut_answer_said_is_kept_for_the_reader():
    response = respond(model(ChatAnswer("truncated", "That sou", "cut")))

    assert response.messages == (Message("assistant", "That sou"),)


@pytest.mark.parametrize(
    "changed",
    [
        {"system_prompt": "Be kind."},
        {"params": {"temperature": 0}},
        {"max_output_tokens": 100},
        {"seed": 1},
    ],
)
def test_identity_changes_with_whatever_could_change_a_reply(changed):
    assert model(**changed).identity() != model().identity()


def test_models_that_answered_are_observed():
    ivy = model(ChatAnswer("answered", "Oh.", model="b"), ChatAnswer("answered", "Ah.", model="a"))

    respond(ivy)
    respond(ivy, repeat=1)

    assert ivy.observations()["models_returned"] == ["a", "b"]
