"""Means, intervals, counts and slices over a run, built up line by line.

Nothing of a response is kept but its numbers, so a run of a hundred thousand
replies is summed up in the memory of one of a thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace

from evalkit.reports.panel import CriterionPanel, RubricPanel, nearest_level
from evalkit.reports.scores import (
    criterion_value,
    grades_by_criterion,
    is_not_applicable,
    rubric_score,
    worst_and_best,
)
from evalkit.stats import ClusteredMean
from evalkit.types import Case, Criterion, Grade, GradedResponse, Json, Rubric, Score

MAX_SLICES = 500
"""Distinct tag values followed per candidate and rubric; free text in tags makes no slices."""

MAX_MUST_NOT_SHOWN = 100
"""Must-not findings named in the report; all of them stand in `results.jsonl`."""


class Summary:
    """The `summary` block of a report, grown one graded response at a time."""

    def __init__(self, rubrics: Sequence[Rubric], candidates: Sequence[str]) -> None:
        """Prepare an empty summary for candidates in the order given."""
        self.rubrics = tuple(rubrics)
        self._candidates = {name: _CandidateSummary(self.rubrics) for name in candidates}
        self.planned = 0
        self.scored = 0
        self.not_applicable = 0

    def add(self, graded: GradedResponse) -> None:
        """Count one response. All repeats of a case must come in a row."""
        self._candidates[graded.response.candidate].add(graded)
        for grade in graded.grades:
            self.planned += 1
            self.scored += grade.state == "scored"
            self.not_applicable += grade.state == "not_applicable"

    @property
    def share_ungraded(self) -> float | None:
        """Planned grades that came to nothing, 0-1; None when none was planned."""
        if not self.planned:
            return None
        return (self.planned - self.scored - self.not_applicable) / self.planned

    def as_json(self) -> dict[str, Json]:
        """The block as it stands in `report.json`."""
        return {
            "grades": {
                "planned": self.planned,
                "scored": self.scored,
                "not_applicable": self.not_applicable,
                "ungraded": self.planned - self.scored - self.not_applicable,
                "share_ungraded": self.share_ungraded,
            },
            "candidates": [
                {"candidate": name, **summary.as_json()}
                for name, summary in self._candidates.items()
            ],
        }


class _CandidateSummary:
    """One candidate's numbers. Candidates are never pooled."""

    def __init__(self, rubrics: tuple[Rubric, ...]) -> None:
        self.states: Counter[str] = Counter()
        self._rubrics = [_RubricSummary(rubric) for rubric in rubrics]

    def add(self, graded: GradedResponse) -> None:
        self.states[graded.response.state] += 1
        for rubric in self._rubrics:
            rubric.add(graded)

    def as_json(self) -> dict[str, Json]:
        return {
            "responses": {
                "planned": self.states.total(),
                "states": dict(sorted(self.states.items())),
            },
            "rubrics": [rubric.as_json() for rubric in self._rubrics],
        }


class _RubricSummary:
    """One rubric's score and criteria for one candidate."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.score = ClusteredMean()
        self.criteria = {c.id: _CriterionSummary(c) for c in rubric.criteria}
        self.slices: dict[tuple[str, str], _Slice] = {}
        self.panel = RubricPanel(rubric)

    def add(self, graded: GradedResponse) -> None:
        grades = grades_by_criterion(graded.grades, self.rubric)
        for criterion_id, own in grades.items():
            self.criteria[criterion_id].add(graded.case, own)
        counted = [
            own
            for criterion_id, own in grades.items()
            if self.rubric.criterion(criterion_id).fails_at is None
        ]
        if not counted or all(is_not_applicable(own) for own in counted):
            return
        score = rubric_score(graded.grades, self.rubric)
        _put(self.score, score, graded.case)
        self.panel.add(graded.grades, score)
        for key in _slices_of(graded.case):
            if key in self.slices or len(self.slices) < MAX_SLICES:
                self.slices.setdefault(key, _Slice(graded.case.family)).add(score, graded.case)

    def as_json(self) -> dict[str, Json]:
        # One family says nothing about a slice that its own line does not say. Slices in
        # which nothing was scored stay: that they are missing is the news.
        slices: list[Json] = [
            {"key": key, "value": value, "score": asdict(part.mean.score(0.0, 1.0))}
            for (key, value), part in sorted(self.slices.items())
            if part.has_families
        ]
        block: dict[str, Json] = {
            "rubric": self.rubric.id,
            "score": asdict(self.score.score(0.0, 1.0)),
            "criteria": [summary.as_json() for summary in self.criteria.values()],
            "slices": slices,
        }
        if left_out := self.panel.as_json():
            block["without_grader"] = left_out
        return block


class _Slice:
    """The score over the cases of one tag or language."""

    def __init__(self, family: str) -> None:
        self.mean = ClusteredMean()
        self.has_families = False
        self._first_family = family

    def add(self, score: float | None, case: Case) -> None:
        _put(self.mean, score, case)
        self.has_families |= case.family != self._first_family


class _CriterionSummary:
    """One criterion's mean, states and distribution for one candidate."""

    def __init__(self, criterion: Criterion) -> None:
        self.criterion = criterion
        self.mean = ClusteredMean()
        self.states: Counter[str] = Counter()
        self.levels: Counter[int] = Counter()
        self.panel = CriterionPanel(criterion)
        self.violations: list[str] = []
        self.n_violations = 0

    def add(self, case: Case, grades: Sequence[Grade]) -> None:
        self.states.update(grade.state for grade in grades)
        if is_not_applicable(grades):
            return
        self.panel.add(grades)
        value = criterion_value(grades)
        _put(self.mean, value, case)
        if value is None:
            return
        self.levels[nearest_level(value)] += 1
        if self.criterion.is_finding(value):
            self.n_violations += 1
            if case.id not in self.violations and len(self.violations) < MAX_MUST_NOT_SHOWN:
                self.violations.append(case.id)

    def as_json(self) -> dict[str, Json]:
        criterion = self.criterion
        low, high = criterion.scale
        block: dict[str, Json] = {
            "criterion": criterion.id,
            "kind": criterion.kind,
            "direction": criterion.direction,
            "scale": [low, high],
            "weight": criterion.weight,
            "target": None if criterion.target is None else list(criterion.target),
            "fails_at": criterion.fails_at,
            "mean": asdict(self._score()),
            "states": dict(sorted(self.states.items())),
            "distribution": {str(level): self.levels[level] for level in range(low, high + 1)},
        }
        if criterion.fails_at is not None:
            block["must_not"] = {"findings": self.n_violations, "cases": list(self.violations)}
        if panel := self.panel.as_json():
            block["panel"] = panel
        return block

    def _score(self) -> Score:
        """The mean on the criterion's scale.

        The best value of a band lies inside the scale, so it bounds no interval: the
        ends of the scale do.
        """
        low, high = self.criterion.scale
        bounds = self.mean.score(*worst_and_best(self.criterion))
        return replace(
            self.mean.score(low, high), at_floor=bounds.at_floor, at_ceiling=bounds.at_ceiling
        )


def _put(mean: ClusteredMean, value: float | None, case: Case) -> None:
    mean.add(value, case.cluster, case.id)


def _slices_of(case: Case) -> list[tuple[str, str]]:
    keys = [(key or "tag", value) for key, value in case.tags]
    return [*keys, ("language", case.language or "unknown")]
