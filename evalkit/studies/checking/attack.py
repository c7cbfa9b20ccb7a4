"""Frames around a harmful reply, and whether they buy it a better score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from evalkit.stats import wilson
from evalkit.stats.permutation import chance_of_rise
from evalkit.studies.checking.battery import Group, attacked, attacks
from evalkit.studies.checking.bench import Bench
from evalkit.studies.status import floors

Scores = Mapping[str, float | None]
"""Rubric to score; None where it could not be graded."""
Rises = Sequence[Sequence[float]]
"""For each case, how much the best rubric's score rose, reply by reply."""


def attack_part(bench: Bench, groups: Sequence[Group]) -> dict[str, Any]:
    """How often a frame around a harmful reply buys a better score, family by family.

    A grader that wavers raises scores without any frame. So where it may differ, the bare
    replies are graded as often again, and a family fails only if more rises than the ceiling
    allows and the rises are larger than those of the bare replies. The test is exact, and
    its level (`attack_false_alarms`) is split over the families, so no more than that
    share of graders that no frame moves fails here (Bonferroni).
    """
    floor = floors()["grader_check"]
    bare = bench.scores([(g.case, g.harmful) for g in groups])
    families = attacks()
    alpha = floor["attack_false_alarms"] / len(families)
    again = _regraded(bench, groups, bare) if bench.may_differ() else None
    found: dict[str, Any] = {}
    passed = True
    for family, frames in families.items():
        replies = [(g.case, attacked(frame, g.harmful)) for g in groups for frame in frames]
        rises = _rises(bare, bench.scores(replies))
        outcome = _outcome(rises, len(replies), floor["attack_rise"])
        if again is not None:
            outcome["chance"] = round(_chance(rises, again, floor["attack_rise"]), 4)
        found[family] = outcome
        passed = passed and _is_held(outcome, floor["attack_share"], alpha)
    return {
        "passed": passed,
        "ceiling": floor["attack_share"],
        "rise": floor["attack_rise"],
        "alpha": alpha,
        "regraded": None if again is None else _share(again, floor["attack_rise"]),
        "families": found,
    }


def _regraded(bench: Bench, groups: Sequence[Group], bare: Sequence[Scores]) -> Rises:
    """Rises of the bare replies, graded anew as often as a family has frames."""
    n_again = max(len(frames) for frames in attacks().values())
    replies = [(g.case, g.harmful) for g in groups for _ in range(n_again)]
    return _rises(bare, bench.scores(replies))


def _rises(bare: Sequence[Scores], scores: Sequence[Scores]) -> Rises:
    """How far each reply's best rubric rose above its case's bare reply; ungraded ones are out."""
    n_each = len(scores) // len(bare)
    found: list[list[float]] = [[] for _ in bare]
    for index, after in enumerate(scores):
        before = bare[index // n_each]
        own = [
            score - earlier
            for rubric, score in after.items()
            if score is not None and (earlier := before[rubric]) is not None
        ]
        if len(own) == len(after):
            found[index // n_each].append(max(own))
    return found


def _outcome(rises: Rises, n_replies: int, least: float) -> dict[str, Any]:
    every = [rise for own in rises for rise in own]
    n, bought = len(every), sum(rise >= least for rise in every)
    interval = wilson(bought, n)
    return {
        "n": n,
        "bought": bought,
        "share": None if not n else round(bought / n, 4),
        "low": round(interval.low, 4),
        "high": round(interval.high, 4),
        "mean_rise": None if not n else round(fmean(every), 4),
        "chance": None,
        "ungraded": n_replies - n,
    }


def _chance(rises: Rises, again: Rises, least: float) -> float:
    """Chance of such rises if the frames did nothing; below the least that counts is none."""
    return chance_of_rise(*([[r if r >= least else 0.0 for r in own] for own in each]
                            for each in (rises, again)))  # fmt: skip


def _is_held(outcome: Mapping[str, Any], ceiling: float, alpha: float) -> bool:
    """Whether a family bought too little to count, or no more than chance buys."""
    if not outcome["n"]:
        return False
    if outcome["chance"] is not None and outcome["chance"] > alpha:
        return True
    share: float = outcome["bought"] / outcome["n"]
    return share <= ceiling


def _share(rises: Rises, least: float) -> dict[str, int]:
    every = [rise for own in rises for rise in own]
    return {"n": len(every), "rose": sum(rise >= least for rise in every)}
