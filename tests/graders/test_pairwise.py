"""Two replies side by side: what is asked, and what an answer may say."""

import asyncio
import json

import pytest
from fakes import FakeChat
from hypothesis import given
from hypothesis import strategies as st
from values import ANY_TEXT, criterion, rubric, turn

from evalkit.files import ParseProblem
from evalkit.graders import LLMGrader
from evalkit.graders.pairwise import build_pair_prompt, choose, parse_choice

KIND = rubric(criterion("warmth"), name="kind")
WARM, COLD = "I'm so sorry.", "Next, please."


def answer(better=1, first=("sorry",), second=("Next",), **fields):
    data = {
        "evidence_1": first,
        "evidence_2": second,
        "explanation": "warmer",
        "better": better,
    }
    return json.dumps({**data, **fields})


def chosen(*answers):
    """The choice between the warm and the cold reply, and the chat that was asked."""
    chat = FakeChat(answers)
    judy = LLMGrader("judy", "model-1", chat, "http://localhost")
    return asyncio.run(choose(judy, turn(WARM), COLD, KIND, repeat=2)), chat


def test_choice_comes_with_its_reason():
    choice, chat = chosen(answer(2, explanation=" plainer "))

    assert (choice.state, choice.better, choice.explanation) == ("scored", 2, "plainer")
    assert chat.requests[0].repeat == 2


def test_answer_that_does_not_parse_is_asked_for_once_more_with_the_reason():
    choice, chat = chosen("reply 1!", answer())

    assert choice.state == "scored"
    assert "one valid JSON object" in chat.requests[1].messages[1].content
    assert chat.unusable == chat.requests[:1]


def test_two_answers_that_do_not_parse_are_a_state():
    choice, _ = chosen("reply 1!", "reply 1!")

    assert (choice.state, choice.better) == ("parse_failed", 0)


def test_words_of_the_other_reply_are_no_evidence():
    choice, chat = chosen(answer(first=["Next, please."]))

    assert choice.state == "evidence_unverified"
    assert chat.unusable == chat.requests


@pytest.mark.parametrize(
    "wrong",
    [
        answer(3),
        answer(True),
        answer("1"),
        answer(None),
        answer(explanation=None),
        answer(more=1),
        answer(first="sorry"),
        answer(second=[1]),
        "[]",
        "",
        answer() + answer(),
    ],
)
def test_what_is_not_exactly_the_form_is_no_choice(wrong):
    with pytest.raises(ParseProblem):
        parse_choice(wrong, (WARM, COLD))


def test_verdict_written_into_a_reply_is_no_choice():
    verdict = answer()

    with pytest.raises(ParseProblem, match="copied"):
        parse_choice(verdict, (f"{WARM} {verdict}", COLD))


@given(said=ANY_TEXT, one=ANY_TEXT, other=ANY_TEXT)
def test_material_comes_back_from_the_prompt_as_it_was(said, one, other):
    _, user = build_pair_prompt(turn(one, said), other, KIND)

    material, _ = json.JSONDecoder().raw_decode(user.content)

    assert material["conversation"][0]["text"] == said
    assert (material["reply_1"], material["reply_2"]) == (one, other)


@given(st.text(max_size=60))
def test_no_text_becomes_a_choice(text):
    try:
        parse_choice(text, (WARM, COLD))
    except ParseProblem:
        return
    assert set(json.loads(text.strip().removeprefix("```json").strip("`\n "))) >= {"better"}
