"""Whether a grader puts a rubric's minimal pairs in order and its goldens at their levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evalkit.inputs.lint import LintWarning, lint_rubric
from evalkit.inputs.trials import Golden, Pair, goldens_of, pairs_of
from evalkit.options import GraderOption
from evalkit.reports.scores import criterion_values, unit_value
from evalkit.stats import wilson
from evalkit.studies.grading import grade_replies
from evalkit.studies.status import floors
from evalkit.types import GradedResponse, Rubric


@dataclass(frozen=True)
class PairOutcome:
    """How a grader ordered one pair."""

    id: str
    criterion: str
    contrast: str
    better: float | None
    """The level it gave the better reply; None where it gave none."""
    worse: float | None
    is_right: bool
    """Strictly above: a tie is wrong, and so is a pair left ungraded."""


@dataclass(frozen=True)
class GoldenOutcome:
    """Where a grader put one golden on one criterion."""

    id: str
    criterion: str
    expected: int
    found: float | None

    @property
    def is_right(self) -> bool:
        """Whether the nearest level is the expected one."""
        return self.found is not None and round(self.found) == self.expected


@dataclass(frozen=True)
class RubricTest:
    """What came of testing one rubric with one grader."""

    rubric: str
    lint: tuple[LintWarning, ...]
    pairs: tuple[PairOutcome, ...]
    goldens: tuple[GoldenOutcome, ...]
    problems: tuple[str, ...]
    """Why it fails; none when it passes."""

    @property
    def n_pairs_right(self) -> int:
        """Pairs in the right order."""
        return sum(outcome.is_right for outcome in self.pairs)

    @property
    def n_goldens_right(self) -> int:
        """Goldens at the expected level, criterion by criterion."""
        return sum(outcome.is_right for outcome in self.goldens)

    def as_json(self) -> dict[str, Any]:
        """All of it as JSON values."""
        interval = wilson(self.n_pairs_right, len(self.pairs)) if self.pairs else None
        return {
            "rubric": self.rubric,
            "passed": not self.problems,
            "problems": list(self.problems),
            "lint": [{"rule": w.rule, "message": w.message} for w in self.lint],
            "pairs": {
                "n": len(self.pairs),
                "right": self.n_pairs_right,
                "low": interval and round(interval.low, 4),
                "high": interval and round(interval.high, 4),
                "wrong": [
                    {
                        "id": o.id,
                        "criterion": o.criterion,
                        "contrast": o.contrast,
                        "better": o.better,
                        "worse": o.worse,
                    }
                    for o in self.pairs
                    if not o.is_right
                ],
            },
            "goldens": {
                "n": len(self.goldens),
                "right": self.n_goldens_right,
                "wrong": [
                    {
                        "id": o.id,
                        "criterion": o.criterion,
                        "expected": o.expected,
                        "found": o.found,
                    }
                    for o in self.goldens
                    if not o.is_right
                ],
            },
        }


def run_rubric_tests(rubrics: Sequence[Rubric], *options: GraderOption) -> list[RubricTest]:
    """Test rubrics with a grader, or with a panel of several.

    A rubric that judges whole conversations alone is linted only: its pairs would have
    to be conversations.

    Raises:
        InputError: A broken file of pairs or goldens, or a grader that is not usable.
    """
    trials = [(rubric, *_trials(rubric)) for rubric in rubrics]
    items = [
        (case, reply, rubric)
        for rubric, pairs, goldens in trials
        for case, reply in _replies(pairs, goldens)
    ]
    graded = iter(grade_replies(items, *options)) if items else iter(())
    return [_tested(rubric, pairs, goldens, graded) for rubric, pairs, goldens in trials]


def is_tested(rubric: Rubric) -> bool:
    """Whether the rubric has a criterion that single replies are graded by."""
    return any(c.kind == "graded" and "reply" in c.units for c in rubric.criteria)


def _trials(rubric: Rubric) -> tuple[list[Pair], list[Golden]]:
    return (pairs_of(rubric), goldens_of(rubric)) if is_tested(rubric) else ([], [])


def _replies(pairs: Sequence[Pair], goldens: Sequence[Golden]) -> list[tuple[Any, str]]:
    both = [(pair.case, text) for pair in pairs for text in (pair.better, pair.worse)]
    return both + [(golden.case, golden.response) for golden in goldens]


def _tested(
    rubric: Rubric, pairs: Sequence[Pair], goldens: Sequence[Golden], graded: Any
) -> RubricTest:
    pair_outcomes = tuple(_pair_outcome(rubric, pair, next(graded), next(graded)) for pair in pairs)
    golden_outcomes = tuple(
        GoldenOutcome(golden.case.id, criterion, level, values.get(criterion))
        for golden in goldens
        for values in [criterion_values(next(graded).grades, rubric)]
        for criterion, level in golden.levels.items()
    )
    lint = tuple(lint_rubric(rubric))
    problems = [f"lint: {warning.rule}: {warning.message}" for warning in lint]
    if is_tested(rubric):
        problems += _below_floors(rubric, pair_outcomes, golden_outcomes)
    return RubricTest(rubric.id, lint, pair_outcomes, golden_outcomes, tuple(problems))


def _below_floors(
    rubric: Rubric, pairs: Sequence[PairOutcome], goldens: Sequence[GoldenOutcome]
) -> list[str]:
    floor = floors()["rubric_test"]
    is_core = rubric.id in floor["core"]
    problems = []
    for noun, outcomes, least in (
        ("pairs", pairs, floor["pairs_core" if is_core else "pairs"]),
        ("goldens", goldens, floor["goldens"]),
    ):
        if not outcomes:
            problems.append(f"no {noun}: expected {noun}/{rubric.id}.jsonl beside the rubric")
            continue
        right = sum(outcome.is_right for outcome in outcomes)
        if right / len(outcomes) < least:
            share = right / len(outcomes)
            problems.append(
                f"{noun}: {right} of {len(outcomes)} right ({share:.0%}), floor {least:.0%}"
            )
    return problems


def _pair_outcome(
    rubric: Rubric, pair: Pair, better: GradedResponse, worse: GradedResponse
) -> PairOutcome:
    criterion = rubric.criterion(pair.criterion)
    high, low = (criterion_values(r.grades, rubric).get(criterion.id) for r in (better, worse))
    is_right = (
        high is not None
        and low is not None
        and unit_value(criterion, high) > unit_value(criterion, low)
    )
    return PairOutcome(pair.case.id, pair.criterion, pair.contrast, high, low, is_right)
