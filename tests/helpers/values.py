"""Short ways to make the values of the vocabulary in tests."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from evalkit.types import (
    Case,
    Criterion,
    Grade,
    GradedResponse,
    Level,
    Message,
    Response,
    Rubric,
    Turn,
)

settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
"""Every code point there is, halves of surrogate pairs among them."""


def criterion(name: str = "warmth", n_levels: int = 3, **fields: Any) -> Criterion:
    """A graded criterion with levels 0, 1, ... unless told otherwise."""
    levels = tuple(
        Level(value, f"label {value}", f"description {value}", "", "") for value in range(n_levels)
    )
    given = {
        "question": f"How much {name} is there?",
        "units": ("reply",),
        "weight": 1.0,
        "direction": "higher",
        "levels": levels,
        **fields,
    }
    return Criterion(name, "graded", **given)


def check_criterion(name: str = "shoulds", **fields: Any) -> Criterion:
    given = {"weight": 1.0, "direction": "lower", "levels_at": (1.0, 2.0), **fields}
    return Criterion(name, "check", "How many?", ("reply",), check="shoulds", **given)


def rubric(*criteria: Criterion, name: str = "validation") -> Rubric:
    return Rubric(
        name, "1.0.0", name.title(), "", (), criteria or (criterion(),), "digest", f"{name}.yaml"
    )


def turn(reply: str = "That sounds hard.", said: str = "I feel low.", index: int = 0) -> Turn:
    return Turn(index, (Message("user", said),), reply)


def case(name: str = "c1", said: str = "I feel low.", **fields: Any) -> Case:
    return Case(name, (Message("user", said),), **fields)


def response(*replies: str, case_id: str = "c1", **fields: Any) -> Response:
    """A response of the replies, with something the person said between them."""
    said: list[Message] = []
    for reply in replies:
        said += [Message("user", "Go on.")] if said else []
        said.append(Message("assistant", reply))
    given = {"candidate": "fern", "repeat": 0, **fields}
    return Response(case_id=case_id, messages=tuple(said), **given)


def grade(value: float | None = None, name: str = "warmth", **fields: Any) -> Grade:
    """A grade: scored where it has a value, unless told otherwise."""
    state = "parse_failed" if value is None else "scored"
    given = {"rubric": "validation", "state": state, "grader": "judy", **fields}
    return Grade(criterion=name, value=value, **given)


def graded(
    *grades: Grade, case_: Case | None = None, answer: Response | None = None
) -> GradedResponse:
    known = case_ or case()
    return GradedResponse(known, answer or response("Oh.", case_id=known.id), grades, {}, ())
