"""More than two runs side by side: means, and the ranks that the data leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.reports.differences import differences, refuse_differences
from evalkit.reports.reading import ReportFile
from evalkit.reports.values import Target, collect_values
from evalkit.reports.verdict import ReportName
from evalkit.stats.paired import cluster_mean

SCHEMA_VERSION = 1
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Ranked:
    """One run's score on one rubric, among others."""

    rubric: str
    report: ReportName
    mean: float
    """Over the cases that all of the runs have a value for; 0-1."""
    low: float | None
    """95 % interval, cluster-robust."""
    high: float | None
    n: int
    """Cases that all of the runs have a value for."""
    clusters: int
    best_rank: int
    """2.5 % quantile of its rank, 1 for the best, when scenario families are drawn anew."""
    worst_rank: int
    """97.5 % quantile."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Several runs on the rubrics that all have."""

    rows: tuple[Ranked, ...]
    """By rubric, best mean first."""
    differences: tuple[str, ...]
    """What they differ in besides the candidate, where that was allowed."""

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values, keys in a fixed order."""
        return {"schema_version": SCHEMA_VERSION, **asdict(self)}


def rank(
    reports: Sequence[ReportFile],
    candidates: Sequence[str | None],
    *,
    allow_different: bool = False,
    seed: int = 0,
) -> Ranking:
    """Rank runs on each rubric that all have.

    Args:
        reports: The runs; the first is the one others must be like.
        candidates: Whose responses, for each; None where there is one candidate.
        allow_different: Rank even runs that measured differently.
        seed: Of the resampling.

    Raises:
        InputError: A broken report, or reports that differ.
    """
    first = reports[0]
    names = {*first.rubrics}
    found: list[str] = []
    for other in reports[1:]:
        apart = differences(first, other, {*names, *other.rubrics})
        if not allow_different:
            refuse_differences(other, apart)
        found += [f"{other.path}: {text}" for text in apart]
    shared = [
        name
        for name in first.rubrics
        if all(name in report.rubrics for report in reports)
        and any(criterion.fails_at is None for criterion in first.rubrics[name].criteria)
    ]
    if not shared:
        raise InputError(Problem(str(first.path), "has no rubric with a score that all have"))
    who = [report.candidate(name) for report, name in zip(reports, candidates, strict=True)]
    labels = [
        ReportName(str(report.path), report.run["id"], name)
        for report, name in zip(reports, who, strict=True)
    ]
    targets = [Target(name) for name in shared]
    values = [collect_values(r, name, targets) for r, name in zip(reports, who, strict=True)]
    rows: list[Ranked] = []
    for target in targets:
        own = [found_values[target] for found_values in values]
        cases = [
            name
            for name, case in own[0].items()
            if case.values and all(name in other and other[name].values for other in own[1:])
        ]
        families = [own[0][name].family for name in cases]
        table = [[run[name].mean or 0.0 for name in cases] for run in own]
        rows += _ranked(target.rubric, labels, table, families, seed)
    return Ranking(tuple(rows), tuple(found))


def _ranked(
    rubric: str,
    labels: Sequence[ReportName],
    table: Sequence[Sequence[float]],
    families: Sequence[str],
    seed: int,
) -> list[Ranked]:
    if not families:
        return []
    ranks = rank_ranges(table, families, seed=seed)
    rows = []
    for label, own, (best, worst) in zip(labels, table, ranks, strict=True):
        estimate = cluster_mean(own, families)
        assert estimate is not None
        interval = estimate.interval()
        low, high = (interval.low, interval.high) if interval else (None, None)
        rows.append(
            Ranked(rubric, label, estimate.mean, low, high, estimate.n, estimate.clusters,
                   best, worst)
        )  # fmt: skip
    return sorted(rows, key=lambda row: -row.mean)


def rank_ranges(
    table: Sequence[Sequence[float]],
    families: Sequence[str],
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> list[tuple[int, int]]:
    """The ranks that each row may have, by drawing families of columns with replacement.

    Args:
        table: One row a system, one column a case; higher is better.
        families: Scenario family of each column.
        resamples: Draws.
        seed: Equal seeds give equal ranges.

    Returns:
        For each row its 2.5 % and 97.5 % quantile of the rank, 1 the best; equal means share
        the better rank.
    """
    import numpy as np

    number = {name: index for index, name in enumerate(dict.fromkeys(families))}
    members = np.array([number[name] for name in families])
    sums = np.zeros((len(table), len(number)))
    for row, values in enumerate(table):
        np.add.at(sums[row], members, np.asarray(values, dtype=float))
    sizes = np.bincount(members, minlength=len(number)).astype(float)
    draws = np.random.default_rng(seed)
    drawn = draws.multinomial(len(number), np.full(len(number), 1 / len(number)), resamples)
    means = (drawn @ sums.T) / (drawn @ sizes)[:, None]
    # Rounded: equal rows must tie whatever the order of their sums.
    means = means.round(12)
    ranks = 1 + (means[:, None, :] > means[:, :, None]).sum(axis=2)
    low = np.quantile(ranks, 0.025, axis=0, method="nearest")
    high = np.quantile(ranks, 0.975, axis=0, method="nearest")
    return [(int(best), int(worst)) for best, worst in zip(low, high, strict=True)]
