"""Graders that follow one idea each, and a fast way to run the battery on them."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from evalkit.graders import Grader
from evalkit.graders.answer import Judgement, verified_grade
from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.options import GraderOption
from evalkit.reports.scores import rubric_score
from evalkit.studies.checking import CheckOptions, check_grader
from evalkit.studies.checking.battery import known_groups, paraphrases
from evalkit.studies.grading import Item, grade_replies
from evalkit.types import Criterion, Grade, GradedResponse, Rubric, Turn

RUBRICS = ("validation", "reflection", "non_judgment")
TOP = 2
OPTION = GraderOption("stub")

Level = Callable[[Turn], float | None]
"""How good a reply is, 0 to 2 whatever the direction of a criterion; None: it will not say."""


@cache
def _known() -> dict[tuple[str, str], float]:
    """What the person said and what was answered to how good that is."""
    known: dict[tuple[str, str], float] = {}
    for group in known_groups(40):
        said = group.case.messages[-1].content
        known |= {(said, group.skilled): 2.0, (said, group.flat): 1.0, (said, group.harmful): 0.0}
    for number, one in enumerate(paraphrases()):
        for form in (one.reply, one.reworded, one.longer):
            known[one.case.messages[-1].content, form] = float(number % 3)
    return known


def fair(turn: Turn) -> float:
    """The quality that the battery plants: the same in any words, none to somebody else."""
    return _known().get((turn.history[-1].content, turn.reply), 0.0)


def swayed_by(sees: Callable[[str], object], otherwise: Level = fair) -> Level:
    """The top level for every reply in which `sees` sees something, else what it would be."""
    return lambda turn: float(TOP) if sees(turn.reply) else otherwise(turn)


class Stub:
    """A grader whose levels follow one idea, and move to a neighbour at random.

    `noise` is the chance of that for each level of each reply: two gradings of a reply then
    differ in nearly twice that share of levels.
    """

    name = "stub"

    def __init__(
        self, level: Level, *, noise: float = 0.0, seed: int = 0, is_fabricating: bool = False
    ) -> None:
        self._level = level
        self._noise = noise
        self._random = random.Random(seed)
        self._quotations = ("words that stand in no reply",) if is_fabricating else ()
        self.may_differ = noise > 0

    def grades(self, turn: Turn, rubric: Rubric) -> tuple[Grade, ...]:
        """One grade for each graded criterion."""
        good = self._level(turn)
        return tuple(
            self._grade(good, turn, rubric.id, c) for c in rubric.criteria if c.kind == "graded"
        )

    def _grade(self, good: float | None, turn: Turn, rubric: str, criterion: Criterion) -> Grade:
        if good is None:
            return Grade(rubric, criterion.id, "grader_refused", self.name)
        if self._quotations:
            judgement = Judgement(round(good), self._quotations, "it says so")
            return verified_grade(judgement, criterion, rubric, self.name, turn, 0)
        value = self._moved(good if criterion.direction == "higher" else TOP - good)
        return Grade(rubric, criterion.id, "scored", self.name, value=value)

    def _moved(self, value: float) -> float:
        if self._random.random() >= self._noise:
            return value
        return self._random.choice([v for v in (value - 1, value + 1) if 0 <= v <= TOP] or [value])

    async def grade_turn(self, turn: Turn, rubric: Rubric, repeat: int) -> tuple[Grade, ...]:
        """The same for whoever waits."""
        return self.grades(turn, rubric)

    def identity(self) -> dict[str, Any]:
        """Its name."""
        return {"kind": "stub", "name": self.name}

    def observations(self) -> dict[str, Any]:
        """Nothing."""
        return {}

    def agreement(self) -> None:
        """Nothing."""

    def refuse_unknown(self, rubric: Rubric) -> None:
        """It knows them all."""


class Recorded:
    """The battery, graded once by a stub; others only put their own grades in its place.

    What does not depend on the grader (checks, marks in the text) takes most of the time.
    """

    def __init__(self) -> None:
        self._graded: dict[tuple[str, str, str], GradedResponse] = {}
        self._scores: dict[object, float | None] = {}

    def check(self, stub: Stub, cases: int) -> dict[str, Any]:
        """The card of a stub."""

        def grade(items: Sequence[Item], option: GraderOption) -> list[GradedResponse]:
            return [self._graded_by(stub, item) for item in self._recorded(items)]

        with opened(stub) as patch:
            patch.setattr("evalkit.studies.checking.bench.grade_replies", grade)
            patch.setattr("evalkit.studies.checking.check.resolve_rubrics", lambda _: _resolved())
            patch.setattr("evalkit.studies.checking.check.known_groups", _groups)
            return check_grader(CheckOptions((OPTION,), RUBRICS, cases=cases, pairs=False))

    def _recorded(self, items: Sequence[Item]) -> Sequence[Item]:
        missing = {_key(item): item for item in items if _key(item) not in self._graded}
        if missing:
            with opened(Stub(fair)):
                graded = grade_replies(list(missing.values()), OPTION)
            self._graded |= dict(zip(missing, graded, strict=True))
        return items

    def _graded_by(self, stub: Stub, item: Item) -> GradedResponse:
        case, reply, rubric = item
        graded = self._graded[_key(item)]
        own = {g.criterion: g for g in stub.grades(Turn(0, case.messages, reply), rubric)}
        grades = tuple(own.get(g.criterion, g) for g in graded.grades)
        return replace(graded, grades=grades, scores={rubric.id: self._score(grades, rubric)})

    def _score(self, grades: tuple[Grade, ...], rubric: Rubric) -> float | None:
        key = (rubric.id, *((grade.state, grade.value) for grade in grades))
        if key not in self._scores:
            self._scores[key] = rubric_score(grades, rubric)
        return self._scores[key]


_groups = cache(known_groups)


@cache
def _resolved() -> tuple[Rubric, ...]:
    return tuple(resolve_rubrics(list(RUBRICS)))


def _key(item: Item) -> tuple[str, str, str]:
    case, reply, rubric = item
    return case.id, reply, rubric.id


def opened(stub: Stub) -> AbstractContextManager[pytest.MonkeyPatch]:
    """Whoever opens a grader gets the stub."""
    return opened_by(lambda option: stub)


@contextlib.contextmanager
def opened_by(grader_for: Callable[[GraderOption], Grader]) -> Iterator[pytest.MonkeyPatch]:
    """Whoever opens a grader gets the one for its option."""

    @contextlib.contextmanager
    def open_stub(option: GraderOption) -> Iterator[tuple[Grader, tuple[()]]]:
        yield grader_for(option), ()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("evalkit.studies.grading.open_grader", open_stub)
        patch.setattr("evalkit.studies.checking.bench.open_grader", open_stub)
        yield patch
