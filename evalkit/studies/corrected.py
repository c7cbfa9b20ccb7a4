"""Means of a run, corrected by labels that are a random sample of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.reports.results import read_results
from evalkit.stats.corrected import (
    Stratum,
    ppi_mean,
    rogan_gladen,
    rogan_gladen_interval,
    stratified_ppi_mean,
)
from evalkit.studies.calibrate import CalibrateOptions
from evalkit.studies.labelled import Key, Rated, read_rated
from evalkit.types import Criterion

_Place = tuple[str, str, int]
"""Case, candidate and repeat."""


def corrected_means(options: CalibrateOptions, folder: Path) -> dict[str, Any]:
    """For each labelled criterion the run's raw mean and the PPI++ corrected one.

    Labels of `evalkit grader labels` say with which chance each reply was drawn: they are
    corrected candidate by candidate, and the whole weighs each candidate by its replies, at
    whatever rate it was labelled. Labels that say nothing must be a simple random sample of
    the run's replies; otherwise the correction corrects nothing.

    Args:
        options: The labels, and who graded.
        folder: The run folder.

    Raises:
        InputError: The run holds no grade of a labelled reply, or the labels are of several
            draws.
    """
    rubrics = resolve_rubrics(list(options.rubrics))
    rated = read_rated(options.labels, options.responses, options.cases, rubrics)
    drawn = _drawn_by_chance(rated, str(options.labels[0]))
    graded = _grades(folder, options.grader.name)
    found: dict[str, Any] = {}
    for key in dict.fromkeys(key for item in rated for key in item.ratings):
        strata = _strata(rated, key, graded)
        parts = list(strata.values())
        if drawn and all(len(part.human) >= 2 for part in parts):
            candidates = {name: _simple(part) for name, part in strata.items()}
            found[".".join(key)] = {**_stratified(parts), "candidates": candidates}
        elif not drawn and sum(len(part.human) for part in parts) >= 2:
            found[".".join(key)] = _simple(_pooled(parts))
    if not found:
        who = f"no grade by {options.grader.name!r} of two labelled replies (of each candidate)"
        raise InputError(Problem(str(folder / "results.jsonl"), f"found {who}"))
    return found


def corrected_shares(
    card: Mapping[str, Any], options: CalibrateOptions, folder: Path
) -> dict[str, Any]:
    """For each must-not criterion the run's share of findings, and the true one behind it.

    For labels of other replies than the run's: they say how often the grader misses a
    finding and how often it sees one that is none, and the run's share is set right by that
    (Rogan & Gladen 1978). It holds as far as both sets of replies are alike.

    Args:
        card: What `calibrate` found on the labels.
        options: The labels, and who graded.
        folder: The run folder.
    """
    graded = _grades(folder, options.grader.name).values()
    found: dict[str, Any] = {}
    for rubric in resolve_rubrics(list(options.rubrics)):
        for criterion in rubric.criteria:
            figures = card["criteria"].get(f"{rubric.id}.{criterion.id}")
            values = [own[key] for own in graded if (key := (rubric.id, criterion.id)) in own]
            if criterion.fails_at is None or not figures or not figures["n"] or not values:
                continue
            seen = sum(map(criterion.is_finding, values))
            found[f"{rubric.id}.{criterion.id}"] = _share(
                seen, len(values), *_error_rates(criterion, figures["confusion"])
            )
    return found


def _error_rates(
    criterion: Criterion, confusion: Sequence[Sequence[int]]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Findings seen of all findings, and clean items left alone of all clean ones."""
    low, _ = criterion.scale
    counts = {True: [0, 0], False: [0, 0]}
    for human, row in enumerate(confusion, low):
        truth = criterion.is_finding(human)
        for level, n in enumerate(row, low):
            counts[truth][0] += n * (criterion.is_finding(level) == truth)
            counts[truth][1] += n
    return (counts[True][0], counts[True][1]), (counts[False][0], counts[False][1])


def _share(seen: int, n: int, found: tuple[int, int], clean: tuple[int, int]) -> dict[str, Any]:
    interval = rogan_gladen_interval(seen / n, n, found, clean)
    true = None
    if interval is not None:
        true = rogan_gladen(seen / n, found[0] / found[1], clean[0] / clean[1])
    return {
        "raw": round(seen / n, 4),
        "share": None if true is None else round(true, 4),
        "low": None if interval is None else round(interval.low, 4),
        "high": None if interval is None else round(interval.high, 4),
        "sensitivity": list(found),
        "specificity": list(clean),
        "replies": n,
    }


def rates_replies_of(options: CalibrateOptions, folder: Path) -> bool:
    """Whether any label speaks of a reply of the run."""
    rubrics = resolve_rubrics(list(options.rubrics))
    places = _grades(folder, options.grader.name).keys()
    return any(
        (item.response.case_id, item.response.candidate, item.response.repeat) in places
        for item in read_rated(options.labels, options.responses, options.cases, rubrics)
    )


def _drawn_by_chance(rated: Sequence[Rated], where: str) -> bool:
    """Whether the labels come from a draw; some that do and some that do not are no sample.

    Raises:
        InputError: They are mixed, or one candidate's replies had different chances.
    """
    chances: dict[str, set[float | None]] = {}
    for item in rated:
        chances.setdefault(item.response.candidate, set()).add(item.probability)
    if not any(chance is not None for own in chances.values() for chance in own):
        return False
    for candidate, own in chances.items():
        if len(own) > 1 or None in own:
            shown = ", ".join(sorted("none" if c is None else f"{c:g}" for c in own))
            message = (
                f"replies of {candidate!r} have the sampling probabilities {shown}, expected one; "
                "give the labels of a single draw"
            )
            raise InputError(Problem(where, message))
    return True


def _strata(
    rated: Sequence[Rated], key: Key, graded: Mapping[_Place, Mapping[Key, float]]
) -> dict[str, Stratum]:
    """By candidate: what people said, what the grader said of it, and of all the rest."""
    values = {place: by_key[key] for place, by_key in graded.items() if key in by_key}
    pairs: dict[str, list[tuple[float, float]]] = {place[1]: [] for place in values}
    for item in rated:
        response = item.response
        place = (response.case_id, response.candidate, response.repeat)
        mean = item.mean(key)
        if mean is not None and place in values:
            pairs[response.candidate].append((mean, values.pop(place)))
    return {
        candidate: Stratum(
            [human for human, _ in own],
            [grade for _, grade in own],
            [grade for place, grade in values.items() if place[1] == candidate],
        )
        for candidate, own in pairs.items()
    }


def _pooled(parts: Sequence[Stratum]) -> Stratum:
    return Stratum(
        [value for part in parts for value in part.human],
        [value for part in parts for value in part.graded],
        [value for part in parts for value in part.rest],
    )


def _simple(part: Stratum) -> dict[str, float]:
    mean, interval, weight = ppi_mean(part.human, part.graded, part.rest)
    return {
        "raw": round(fmean([*part.graded, *part.rest]), 4),
        "mean": round(mean, 4),
        "low": round(interval.low, 4),
        "high": round(interval.high, 4),
        "weight": round(weight, 4),
        "labels": len(part.human),
        "replies": part.size,
    }


def _stratified(parts: Sequence[Stratum]) -> dict[str, float]:
    mean, interval = stratified_ppi_mean(parts)
    whole = _pooled(parts)
    return {
        "raw": round(fmean([*whole.graded, *whole.rest]), 4),
        "mean": round(mean, 4),
        "low": round(interval.low, 4),
        "high": round(interval.high, 4),
        "labels": len(whole.human),
        "replies": whole.size,
    }


def _grades(folder: Path, grader: str) -> Mapping[_Place, Mapping[Key, float]]:
    graded: dict[_Place, dict[Key, float]] = {}
    for line in read_results(folder / "results.jsonl"):
        place = (line["case_id"], line["candidate"], line["repeat"])
        graded[place] = {
            (grade["rubric"], grade["criterion"]): grade["value"]
            for grade in line["grades"]
            if grade["value"] is not None and grade["grader"] == grader and not grade["repeat"]
        }
    return graded
