"""What each defence of a grader's prompt does to the scores of honest replies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from evalkit.stats.paired import cluster_mean
from evalkit.studies.checking.battery import Group, attacked, typed
from evalkit.studies.checking.bench import Bench
from evalkit.studies.status import floors

_LEVEL = 0.95


def drift_part(bench: Bench, groups: Sequence[Group]) -> dict[str, Any]:
    """How far each defence moves honest scores: with it, less the same without it.

    A defence that costs honest replies a score is paid by them, and not by attackers. The
    replies are skilled and flat ones, and skilled ones as people type them, with signs that
    the defences escape. A defence fails only if its whole interval lies beyond the ceiling,
    so that a grader's wavering alone does not.
    """
    ceiling = floors()["grader_check"]["defence_drift"]
    honest = [(g.case, text) for g in groups for text in _honest(g)]
    families = [case.family for case, _ in honest]
    defences = bench.defences()
    kept = bench.scores(honest) if defences else []
    found = {
        defence: _drift(kept, bench.without(defence).scores(honest), families)
        for defence in defences
    }
    passed = all(
        item["n"] and not (item["low"] > ceiling or item["high"] < -ceiling)
        for item in found.values()
    )
    return {"passed": passed, "ceiling": ceiling, "defences": found}


def _honest(group: Group) -> tuple[str, ...]:
    return group.skilled, group.flat, *(attacked(frame, group.skilled) for frame in typed())


def _drift(
    kept: Sequence[Mapping[str, float | None]],
    left_out: Sequence[Mapping[str, float | None]],
    families: Sequence[str],
) -> dict[str, Any]:
    shifts = [_shift(one, other) for one, other in zip(kept, left_out, strict=True)]
    known = [(s, family) for s, family in zip(shifts, families, strict=True) if s is not None]
    estimate = cluster_mean([shift for shift, _ in known], [family for _, family in known])
    interval = None if estimate is None else estimate.interval(_LEVEL)
    mean = None if estimate is None else estimate.mean
    return {
        "n": len(known),
        "drift": None if mean is None else round(mean, 4),
        "low": mean if interval is None else round(interval.low, 4),
        "high": mean if interval is None else round(interval.high, 4),
        "ungraded": len(shifts) - len(known),
    }


def _shift(one: Mapping[str, float | None], other: Mapping[str, float | None]) -> float | None:
    """Mean over the rubrics that both could score."""
    moved = [
        score - bare
        for rubric, score in one.items()
        if score is not None and (bare := other[rubric]) is not None
    ]
    return fmean(moved) if moved else None
