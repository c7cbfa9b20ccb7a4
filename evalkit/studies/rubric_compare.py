"""Several rubrics over the same replies: what each adds, and what people say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from evalkit.errors import InputError
from evalkit.execution import RunOutcome, execute
from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.options import RunOptions
from evalkit.reports.reading import ReportFile, load_report
from evalkit.reports.scores import criterion_value, unit_value
from evalkit.reports.values import as_grade, facts_of
from evalkit.stats import bootstrap_interval, spearman, wilson
from evalkit.stats.constructs import auc, cronbach_alpha, heterotrait_monotrait
from evalkit.studies.labelled import Key, read_rated
from evalkit.studies.rubric_test import is_tested, run_rubric_tests
from evalkit.types import Json, Rubric

TOO_CLOSE = 0.85
"""Two criteria that correlate above this are hardly two (Henseler et al. 2015)."""
RESAMPLES = 1000


@dataclass(frozen=True)
class RubricCompareOptions:
    """What `evalkit rubric compare` can be told."""

    run: RunOptions
    """The replies, the rubrics and the grader."""
    labels: Sequence[Path] = ()
    groups: tuple[str, str] | None = None
    """Two candidates, the better one first."""
    pairs: bool = True
    """Whether each rubric's minimal pairs are graded too."""


@dataclass(frozen=True)
class _Row:
    """One graded reply."""

    case: str
    candidate: str
    repeat: int
    family: str
    scores: Mapping[str, float | None]
    units: Mapping[Key, float]
    """Each criterion as 0 (worst) to 1 (best)."""


def compare_rubrics(options: RubricCompareOptions) -> dict[str, Any]:
    """Grade the same replies by each rubric, and say how the rubrics relate.

    Returns:
        `run` (folder, usage), `rubrics` (one entry each), `correlations` of criteria,
        `distinctness` (HTMT) of every two rubrics, `human` where there are labels, `warnings`.

    Raises:
        InputError: Fewer than two rubrics, inputs that are not as they should be, or groups
            that no candidate belongs to.
    """
    rubrics = resolve_rubrics(list(options.run.rubrics))
    if len(rubrics) < 2:
        raise InputError("found one rubric, expected two and more to compare")
    outcome = execute(options.run)
    rows = _rows(load_report(outcome.folder), rubrics)
    groups = _groups(options.groups, rows)
    correlations = _correlations(rows)
    distinct = _distinctness(rows, rubrics)
    return {
        "run": {"folder": str(outcome.folder), "usage": outcome.report["usage"]},
        "rubrics": [
            _of_rubric(rubric, rows, groups) | _pairs(rubric, options) for rubric in rubrics
        ],
        "correlations": correlations,
        "distinctness": distinct,
        "human": _human(options, outcome, rubrics, rows),
        "warnings": [*_warnings(correlations, distinct)],
    }


def _rows(report: ReportFile, rubrics: Sequence[Rubric]) -> list[_Row]:
    facts = {rubric.id: facts_of(report, rubric.id) for rubric in rubrics}
    rows = []
    for candidate in report.candidates:
        for line in report.lines(candidate):
            grades: dict[Key, list[Any]] = {}
            for grade in line["grades"]:
                key = (grade["rubric"], grade["criterion"])
                grades.setdefault(key, []).append(as_grade(grade))
            values = {key: criterion_value(own) for key, own in grades.items()}
            units = {
                key: unit_value(facts[key[0]].criterion(key[1]), value)
                for key, value in values.items()
                if value is not None
            }
            case = line["case"]
            family = case.get("cluster", case["id"])
            place = (line["case_id"], candidate, line["repeat"])
            rows.append(_Row(*place, family, line["scores"], units))
    return rows


def _groups(named: tuple[str, str] | None, rows: Sequence[_Row]) -> tuple[str, str] | None:
    known = list(dict.fromkeys(row.candidate for row in rows))
    for name in named or ():
        if name not in known:
            raise InputError(f"--groups: found {name!r}, expected two of: {', '.join(known)}")
    return named


def _of_rubric(
    rubric: Rubric, rows: Sequence[_Row], groups: tuple[str, str] | None
) -> dict[str, Any]:
    scores = _scores(rows, rubric)
    known = None
    if groups is not None:
        of_group = ([row for row in rows if row.candidate == name] for name in groups)
        better, worse = (_scores(own, rubric) for own in of_group)
        known = {"better": groups[0], "worse": groups[1], "auc": auc(better, worse)}
    return {
        "rubric": rubric.id,
        "version": rubric.version,
        "n": len(scores),
        "missing": len(rows) - len(scores),
        "mean": sum(scores) / len(scores) if scores else None,
        "at_floor": _share(scores, 0.0),
        "at_ceiling": _share(scores, 1.0),
        "alpha": cronbach_alpha(_items(rubric, rows)),
        "known_groups": known,
    }


def _scores(rows: Sequence[_Row], rubric: Rubric) -> list[float]:
    return [score for row in rows if (score := row.scores.get(rubric.id)) is not None]


def _share(scores: Sequence[float], end: float) -> float | None:
    """Replies within a hundredth of an end of the scale, where no rubric tells them apart."""
    return sum(abs(score - end) <= 0.01 for score in scores) / len(scores) if scores else None


def _items(rubric: Rubric, rows: Sequence[_Row]) -> list[list[float]]:
    """The values of each of its criteria over the replies that have all of them."""
    keys = [(rubric.id, criterion.id) for criterion in rubric.criteria]
    whole = [row for row in rows if all(key in row.units for key in keys)]
    return [[row.units[key] for row in whole] for key in keys]


def _pairs(rubric: Rubric, options: RubricCompareOptions) -> dict[str, Any]:
    """How many of its minimal pairs the grader orders; nothing where there are none."""
    if not options.pairs or not is_tested(rubric):
        return {"pairs": None}
    (test,) = run_rubric_tests([rubric], options.run.graders[0])
    if not test.pairs:
        return {"pairs": None}
    interval = wilson(test.n_pairs_right, len(test.pairs))
    shown = {"n": len(test.pairs), "right": test.n_pairs_right}
    return {"pairs": {**shown, "low": interval.low, "high": interval.high}}


def _correlations(rows: Sequence[_Row]) -> list[dict[str, Any]]:
    """Spearman's correlation of every two criteria, over the replies that have both."""
    keys = sorted({key for row in rows for key in row.units})
    found = []
    for one, other in combinations(keys, 2):
        both = [row.units for row in rows if one in row.units and other in row.units]
        rho = spearman([u[one] for u in both], [u[other] for u in both]).value if both else None
        names = {"first": ".".join(one), "second": ".".join(other)}
        found.append({**names, "n": len(both), "rho": rho})
    return found


def _distinctness(rows: Sequence[_Row], rubrics: Sequence[Rubric]) -> list[dict[str, Any]]:
    found = []
    for one, other in combinations(rubrics, 2):
        keys = [(rubric.id, c.id) for rubric in (one, other) for c in rubric.criteria]
        whole = [row.units for row in rows if all(key in row.units for key in keys)]
        items = [[units[key] for units in whole] for key in keys]
        cut = len(one.criteria)
        htmt = heterotrait_monotrait(items[:cut], items[cut:]) if whole else None
        found.append({"first": one.id, "second": other.id, "n": len(whole), "htmt": htmt})
    return found


def _human(
    options: RubricCompareOptions,
    outcome: RunOutcome,
    rubrics: Sequence[Rubric],
    rows: Sequence[_Row],
) -> list[dict[str, Any]]:
    """Each rubric's score beside each thing that people rated, rank by rank."""
    if not options.labels:
        return []
    results = outcome.folder / "results.jsonl"
    rated = read_rated(list(options.labels), [results], None, rubrics)
    by_place = {(row.case, row.candidate, row.repeat): row for row in rows}
    found = []
    for key in sorted({key for item in rated for key in item.ratings}):
        for rubric in rubrics:
            pairs = [
                (level, score, row.family)
                for item in rated
                if (level := item.mean(key)) is not None
                and (row := by_place.get(_place(item.response))) is not None
                and (score := row.scores.get(rubric.id)) is not None
            ]
            found.append({"label": ".".join(key), "rubric": rubric.id, **_rank(pairs)})
    return found


def _place(response: Any) -> tuple[str, str, int]:
    return response.case_id, response.candidate, response.repeat


def _rank(pairs: Sequence[tuple[float, float, str]]) -> dict[str, Json]:
    if not pairs:
        return {"n": 0, "rho": None, "low": None, "high": None}
    levels, scores, families = zip(*pairs, strict=True)
    statistic = spearman(levels, scores)
    interval = bootstrap_interval(statistic, families, resamples=RESAMPLES)
    return {
        "n": len(pairs),
        "rho": statistic.value,
        "low": None if interval is None else interval.low,
        "high": None if interval is None else interval.high,
    }


def _warnings(
    correlations: Sequence[Mapping[str, Any]], distinct: Sequence[Mapping[str, Any]]
) -> list[str]:
    found = []
    for pair in correlations:
        if pair["rho"] is not None and abs(pair["rho"]) > TOO_CLOSE:
            found.append(
                f"{pair['first']} and {pair['second']} correlate at {pair['rho']:+.2f}: over "
                "these replies they are hardly two criteria"
            )
    for pair in distinct:
        if pair["htmt"] is not None and pair["htmt"] > TOO_CLOSE:
            found.append(
                f"{pair['first']} and {pair['second']} have an HTMT of {pair['htmt']:.2f}: over "
                "these replies they are hardly two rubrics"
            )
    return found
