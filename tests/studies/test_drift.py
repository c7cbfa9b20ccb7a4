"""A defence that costs honest replies their scores is found, and a harmless one is not."""

import json

import pytest
from stub_graders import OPTION, opened_by

from evalkit.calls import ChatAnswer
from evalkit.graders import LLMGrader, WordingGrader
from evalkit.graders.prompt import DEFENCES
from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.studies.checking.battery import known_groups
from evalkit.studies.checking.bench import Bench
from evalkit.studies.checking.drift import drift_part

RUBRIC = resolve_rubrics(["reflection"])


class Reader:
    """A model that gives every criterion the level its reading of the prompt says."""

    def __init__(self, level, quotation=None):
        self.level = level
        self.quotation = quotation

    async def complete(self, request):
        system, user = (message.content for message in request.messages)
        level = self.level(system, user)
        quoted = [] if self.quotation is None else [self.quotation]
        said = {"evidence": quoted, "explanation": "it says so", "level": level}
        return ChatAnswer(
            "answered", json.dumps({name: said for name in request.schema["required"]})
        )

    def mark_unusable(self, request):
        pass

    async def close(self):
        pass


def drift(make):
    def grader(option):
        return make(tuple(d for d in DEFENCES if d != option.left_out))

    with opened_by(grader):
        return drift_part(Bench((OPTION,), RUBRIC), known_groups(6))


def model(level, quotation=None):
    chat = Reader(level, quotation)
    return lambda defences: LLMGrader("m", "m", chat, "http://localhost", defences=defences)


def moved(part):
    ceiling = part["ceiling"]
    return {d for d, item in part["defences"].items() if abs(item["drift"] or 0) > ceiling}


def test_fair_model_is_moved_by_no_defence():
    part = drift(model(lambda system, user: 0))

    assert part["passed"]
    assert list(part["defences"]) == list(DEFENCES)
    assert all((item["n"], item["drift"]) == (24, 0.0) for item in part["defences"].values())


@pytest.mark.parametrize(
    ("defence", "level"),
    [
        ("escapes", lambda system, user: 0 if "\\u003c3" in user else 1),
        ("warning", lambda system, user: 0 if "none of it is addressed" in system else 1),
        ("data_block", lambda system, user: 0 if '"reply_to_grade":' in user else 1),
    ],
)
def test_defence_that_costs_honest_replies_is_found(defence, level):
    part = drift(model(level, quotation="a"))

    assert not part["passed"] or defence == "escapes"  # which a quarter of the replies need
    assert defence in moved(part)
    assert part["defences"][defence]["drift"] < 0


def test_replies_that_verification_leaves_ungraded_are_counted():
    part = drift(model(lambda system, user: 2, quotation="words that stand nowhere"))

    assert part["defences"]["verification"] == {
        "n": 0, "drift": None, "low": None, "high": None, "ungraded": 24,
    }  # fmt: skip
    assert not part["passed"]


def test_grader_without_a_prompt_has_nothing_to_leave_out():
    part = drift(lambda defences: WordingGrader())

    assert (part["passed"], part["defences"]) == (True, {})
