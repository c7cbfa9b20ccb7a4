"""How far a grader agrees with people, criterion by criterion: the agreement card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import Any

from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.options import GraderOption
from evalkit.stats import (
    Statistic,
    bootstrap_interval,
    gwet_ac2,
    krippendorff_alpha,
    mean_bias,
    quadratic_kappa,
    raw_agreement,
    spearman,
)
from evalkit.stats.alternative import alternative_annotator_test
from evalkit.studies.grading import grade_responses
from evalkit.studies.labelled import Key, Rated, read_rated
from evalkit.studies.status import status_of
from evalkit.types import Criterion, Rubric

CARD_VERSION = 1
RESAMPLES = 2000
_WIDE = 0.10
"""Half-width of a kappa's interval up to which it is called useful."""


@dataclass(frozen=True)
class CalibrateOptions:
    """What to hold a grader against."""

    labels: Sequence[Path]
    grader: GraderOption
    responses: Sequence[Path] = ()
    cases: Path | None = None
    rubrics: Sequence[str] = ()
    seed: int = 0
    epsilon: float = 0.1


@dataclass(frozen=True)
class _Row:
    """One reply as its raters and the grader saw it on one criterion."""

    human: float
    ratings: Mapping[str, float]
    graded: float
    family: str


def calibrate(options: CalibrateOptions) -> dict[str, Any]:
    """The agreement card of a grader on some labels.

    Args:
        options: What to hold it against.

    Returns:
        The card: for each criterion n, the figures with their 95 % intervals over
        conversations, agreement of the raters among themselves, and the status that
        follows. What could not be graded is counted under `missing`.

    Raises:
        InputError: Labels that name nothing known, or a grader that is not usable.
    """
    rubrics = resolve_rubrics(list(options.rubrics))
    rated = read_rated(options.labels, options.responses, options.cases, rubrics)
    wanted = [
        (item, rubric)
        for item in rated
        for rubric in rubrics
        if any(key[0] == rubric.id for key in item.ratings)
    ]
    graded = grade_responses(
        [(item.case, item.response, rubric) for item, rubric in wanted], options.grader
    )
    values: dict[int, dict[Key, float]] = {}
    for (item, rubric), result in zip(wanted, graded, strict=True):
        own = values.setdefault(id(item), {})
        for grade in result.grades:
            if grade.value is not None:
                own[rubric.id, grade.criterion] = grade.value
    criteria = {
        f"{rubric.id}.{criterion.id}": _figures(rated, values, rubric, criterion, options)
        for rubric in rubrics
        for criterion in rubric.criteria
        if any((rubric.id, criterion.id) in item.ratings for item in rated)
    }
    return {
        "schema_version": CARD_VERSION,
        "grader": options.grader.name,
        "rubrics": {rubric.id: rubric.digest for rubric in rubrics},
        "criteria": criteria,
    }


def _figures(
    rated: Sequence[Rated],
    values: Mapping[int, Mapping[Key, float]],
    rubric: Rubric,
    criterion: Criterion,
    options: CalibrateOptions,
) -> dict[str, Any]:
    key = (rubric.id, criterion.id)
    of = [item for item in rated if key in item.ratings]
    rows = [
        _Row(mean, item.by_rater(key), values[id(item)][key], item.case.family)
        for item in of
        if key in values.get(id(item), {}) and (mean := item.mean(key)) is not None
    ]
    low, high = criterion.scale
    levels = tuple(range(low, high + 1))
    human = [row.human for row in rows]
    graded = [row.graded for row in rows]
    families = [row.family for row in rows]
    figures: dict[str, Any] = {
        "n": len(rows),
        "conversations": len(set(families)),
        "raters": len({rater for row in rows for rater in row.ratings}),
        "missing": len(of) - len(rows),
    }
    if rows:
        human_levels, levels_graded = [round(v) for v in human], [round(v) for v in graded]
        for name, statistic in (
            ("quadratic_kappa", quadratic_kappa(human_levels, levels_graded, levels)),
            ("ac2", gwet_ac2(human_levels, levels_graded, levels)),
            ("alpha", krippendorff_alpha(human_levels, levels_graded, levels)),
            ("agreement", raw_agreement(human_levels, levels_graded)),
            ("spearman", spearman(human, graded)),
            ("bias", mean_bias(human, graded)),
        ):
            figures[name] = _figure(statistic, families, options.seed)
        figures["confusion"] = [
            [
                sum(h == a and g == b for h, g in zip(human_levels, levels_graded, strict=True))
                for b in levels
            ]
            for a in levels
        ]
        figures["human_human"] = _human_human(rows, levels)
        figures["alternative_annotator"] = _alternative(rows, options.epsilon)
        figures["labels_wanted"] = _labels_wanted(figures["quadratic_kappa"], len(rows))
    figures["status"] = status_of(figures, criterion)
    return figures


def _figure(statistic: Statistic, families: Sequence[str], seed: int) -> dict[str, float | None]:
    value = statistic.value
    interval = None
    if value is not None:
        interval = bootstrap_interval(statistic, families, resamples=RESAMPLES, seed=seed)
    return {
        "value": _rounded(value),
        "low": None if interval is None else _rounded(interval.low),
        "high": None if interval is None else _rounded(interval.high),
    }


def _human_human(rows: Sequence[_Row], levels: Sequence[int]) -> dict[str, Any] | None:
    """Mean quadratic kappa over the pairs of raters; None where there are no two."""
    raters = sorted({rater for row in rows for rater in row.ratings})
    kappas = []
    for first, second in combinations(raters, 2):
        both = [row.ratings for row in rows if first in row.ratings and second in row.ratings]
        one, other = ([round(given[name]) for given in both] for name in (first, second))
        kappa = quadratic_kappa(one, other, levels).value if both else None
        if kappa is not None:
            kappas.append(kappa)
    if not kappas:
        return None
    return {"quadratic_kappa": _rounded(fmean(kappas)), "pairs": len(kappas)}


def _alternative(rows: Sequence[_Row], epsilon: float) -> dict[str, Any] | None:
    found = alternative_annotator_test(
        [row.ratings for row in rows], [row.graded for row in rows], epsilon=epsilon
    )
    if found is None:
        return None
    return {
        "winning_rate": _rounded(found.winning_rate),
        "raters": found.raters,
        "items": found.items,
        "epsilon": found.epsilon,
        "passes": found.passes,
    }


def _labels_wanted(kappa: Mapping[str, float | None], n: int) -> int | None:
    """How many more labels would bring the interval to a useful width, as widths shrink."""
    low, high = kappa["low"], kappa["high"]
    if low is None or high is None:
        return None
    half = (high - low) / 2
    return max(0, round(n * (half / _WIDE) ** 2) - n)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
