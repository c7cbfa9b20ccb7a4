"""Means of a run, corrected by labels that are a random sample of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.reports.results import read_results
from evalkit.stats.corrected import ppi_mean
from evalkit.studies.calibrate import CalibrateOptions
from evalkit.studies.labelled import read_rated


def corrected_means(options: CalibrateOptions, folder: Path) -> dict[str, Any]:
    """For each labelled criterion the run's raw mean and the PPI++ corrected one.

    The labels must be a simple random sample of the run's replies, as a sheet of
    `evalkit grader labels` is; otherwise the correction corrects nothing.

    Args:
        options: The labels, and who graded.
        folder: The run folder.

    Raises:
        InputError: The run holds no grade of a labelled reply.
    """
    rubrics = resolve_rubrics(list(options.rubrics))
    rated = read_rated(options.labels, options.responses, options.cases, rubrics)
    graded = _grades(folder, options.grader.name)
    found: dict[str, Any] = {}
    for key in dict.fromkeys(key for item in rated for key in item.ratings):
        values = {place: by_key[key] for place, by_key in graded.items() if key in by_key}
        human: list[float] = []
        own: list[float] = []
        for item in rated:
            response = item.response
            place = (response.case_id, response.candidate, response.repeat)
            mean = item.mean(key)
            if mean is not None and place in values:
                human.append(mean)
                own.append(values.pop(place))
        if len(human) < 2:
            continue
        mean, interval, weight = ppi_mean(human, own, list(values.values()))
        found[".".join(key)] = {
            "raw": round(fmean([*own, *values.values()]), 4),
            "mean": round(mean, 4),
            "low": round(interval.low, 4),
            "high": round(interval.high, 4),
            "weight": round(weight, 4),
            "labels": len(human),
            "replies": len(human) + len(values),
        }
    if not found:
        who = f"no grade by {options.grader.name!r} of a labelled reply"
        raise InputError(Problem(str(folder / "results.jsonl"), who))
    return found


def _grades(
    folder: Path, grader: str
) -> Mapping[tuple[str, str, int], Mapping[tuple[str, str], float]]:
    graded: dict[tuple[str, str, int], dict[tuple[str, str], float]] = {}
    for line in read_results(folder / "results.jsonl"):
        place = (line["case_id"], line["candidate"], line["repeat"])
        graded[place] = {
            (grade["rubric"], grade["criterion"]): grade["value"]
            for grade in line["grades"]
            if grade["value"] is not None and grade["grader"] == grader and not grade["repeat"]
        }
    return graded
