"""The grader or panel under test, with the rubrics it is tested by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evalkit.graders import Grader, LLMGrader
from evalkit.graders.prompt import Defence
from evalkit.options import GraderOption
from evalkit.plan import open_grader
from evalkit.studies.grading import Item, grade_replies
from evalkit.types import Case, GradedResponse, Rubric


class Bench:
    """Grades and scores of replies by all rubrics."""

    def __init__(self, graders: Sequence[GraderOption], rubrics: Sequence[Rubric]) -> None:
        """Put a grader, or a panel, on the bench; it is opened when it grades."""
        self.graders = graders
        self.rubrics = rubrics

    def may_differ(self) -> bool:
        """Whether the grader may say something else of the same reply the next time."""
        return any(grader.may_differ for grader in self._opened())

    def defences(self) -> tuple[Defence, ...]:
        """What of the grader's prompt can be left out; nothing where it reads none."""
        models = [grader for grader in self._opened() if isinstance(grader, LLMGrader)]
        return models[0].defences if models else ()

    def without(self, defence: Defence) -> Bench:
        """The same grader with one defence less."""
        return Bench([replace(g, left_out=defence) for g in self.graders], self.rubrics)

    def _opened(self) -> Iterator[Grader]:
        for option in self.graders:
            with open_grader(option) as (grader, _):
                yield grader

    def grade(self, replies: Sequence[tuple[Case, str]]) -> list[dict[str, GradedResponse]]:
        """For each reply rubric to result."""
        items: list[Item] = [(case, text, r) for case, text in replies for r in self.rubrics]
        graded = iter(grade_replies(items, *self.graders))
        return [{rubric.id: next(graded) for rubric in self.rubrics} for _ in replies]

    def scores(self, replies: Sequence[tuple[Case, str]]) -> list[Mapping[str, float | None]]:
        """For each reply rubric to score; None where it could not be graded."""
        return [
            {name: result.scores[name] for name, result in by_rubric.items()}
            for by_rubric in self.grade(replies)
        ]
