"""Grades of one response into numbers from 0 (worst) to 1 (best)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median

from evalkit.errors import RubricMismatch
from evalkit.types import Criterion, Grade, Rubric


def unit_value(criterion: Criterion, value: float) -> float:
    """A value on the criterion's scale as 0 (worst) to 1 (best).

    `lower` is turned round; `band` is 1 inside the target and falls in a straight
    line to 0 at the ends of the scale.
    """
    low, high = criterion.scale
    if criterion.direction == "higher":
        return (value - low) / (high - low)
    if criterion.direction == "lower":
        return (high - value) / (high - low)
    assert criterion.target is not None
    start, end = criterion.target
    if value < start:
        return (value - low) / (start - low)
    if value > end:
        return (high - value) / (high - end)
    return 1.0


def worst_and_best(criterion: Criterion) -> tuple[float, float]:
    """The values of the scale that are worst and best for the person."""
    low, high = criterion.scale
    if criterion.direction == "higher":
        return low, high
    if criterion.direction == "lower":
        return high, low
    assert criterion.target is not None
    ends = sorted((low, high), key=lambda value: unit_value(criterion, value))
    return ends[0], criterion.target[0]


def criterion_value(grades: Sequence[Grade]) -> float | None:
    """One value for a criterion that several graders or repeats judged.

    Repeats of one grader are averaged, then the median over graders is taken, so
    that one grader far off does not move the value; where most agree on a level, the
    median is that level. A grader that failed leaves
    the panel of this item; with nobody left the criterion is ungraded.

    Args:
        grades: Grades of one criterion of one response.
    """
    by_grader = values_by_grader(grades)
    return median(fmean(values) for values in by_grader.values()) if by_grader else None


def criterion_values(grades: Sequence[Grade], rubric: Rubric) -> dict[str, float]:
    """One value for each criterion of a rubric that somebody scored.

    Args:
        grades: All grades of one response; those of other rubrics are passed over.
        rubric: The rubric.

    Raises:
        RubricMismatch: A grade names a criterion the rubric lacks.
    """
    by_criterion = grades_by_criterion(grades, rubric)
    values = {name: criterion_value(own) for name, own in by_criterion.items()}
    return {name: value for name, value in values.items() if value is not None}


def values_by_grader(grades: Sequence[Grade]) -> dict[str, list[float]]:
    """What each grader said of one criterion of one response, repeat by repeat."""
    found: dict[str, list[float]] = {}
    for grade in grades:
        if grade.state == "scored" and grade.value is not None:
            found.setdefault(grade.grader, []).append(grade.value)
    return found


def is_not_applicable(grades: Sequence[Grade]) -> bool:
    """Whether nobody scored the criterion and somebody says that it does not apply."""
    states = {grade.state for grade in grades}
    return "scored" not in states and "not_applicable" in states


def rubric_score(grades: Sequence[Grade], rubric: Rubric) -> float | None:
    """Combine one response's grades into a score from 0 (worst) to 1 (best).

    The weighted mean of the criteria, each scaled to 0-1 and turned round where
    less is better. Unlike HealthBench (Arora et al. 2025) no weight is negative,
    so scores of different rubrics share one scale. Must-not criteria stand apart,
    and criteria that do not apply leave the mean.

    Args:
        grades: All grades of one response; those of other rubrics are passed over.
        rubric: The rubric to score.

    Returns:
        The score, or None when any criterion is ungraded: leaving it out would
        raise the score whenever a harmful one went missing.

    Raises:
        RubricMismatch: A grade names a criterion the rubric lacks.
    """
    by_criterion = grades_by_criterion(grades, rubric)
    total = weights = 0.0
    for criterion in rubric.criteria:
        own = by_criterion[criterion.id]
        if criterion.fails_at is not None or is_not_applicable(own):
            continue
        value = criterion_value(own)
        if value is None:
            return None
        total += criterion.weight * unit_value(criterion, value)
        weights += criterion.weight
    return total / weights if weights else None


def grades_by_criterion(grades: Sequence[Grade], rubric: Rubric) -> dict[str, list[Grade]]:
    """The rubric's grades, criterion by criterion, in the rubric's order.

    Raises:
        RubricMismatch: A grade names a criterion the rubric lacks.
    """
    found: dict[str, list[Grade]] = {criterion.id: [] for criterion in rubric.criteria}
    for grade in grades:
        if grade.rubric != rubric.id:
            continue
        if grade.criterion not in found:
            raise RubricMismatch(f"rubric {rubric.id!r} has no criterion {grade.criterion!r}")
        found[grade.criterion].append(grade)
    return found
