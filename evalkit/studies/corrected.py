"""Means of a run, corrected by labels that are a random sample of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.reports.results import read_results
from evalkit.stats.corrected import Stratum, ppi_mean, stratified_ppi_mean
from evalkit.studies.calibrate import CalibrateOptions
from evalkit.studies.labelled import Key, Rated, read_rated

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
