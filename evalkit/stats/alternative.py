"""The alternative-annotator test: may a grader stand in for one of the raters?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

MIN_RATERS = 3
MIN_ITEMS = 30
"""Items of one rater below which its t test says little."""


@dataclass(frozen=True, slots=True)
class AlternativeTest:
    """What the test found."""

    winning_rate: float
    """Share of raters whom the grader could replace, 0-1."""
    raters: int
    items: int
    """Rated items, summed over the raters."""
    epsilon: float
    """Credit the grader gets for being cheaper than a person."""

    @property
    def passes(self) -> bool:
        """Whether it could replace at least half of the raters."""
        return self.winning_rate >= 0.5


def alternative_annotator_test(
    ratings: Sequence[Mapping[str, float]],
    graded: Sequence[float],
    *,
    epsilon: float = 0.1,
    alpha: float = 0.05,
) -> AlternativeTest | None:
    """Whether a grader agrees with the other raters as well as each rater does.

    Calderon, Reichart & Dror (2025), "The alternative annotator test for
    LLM-as-a-judge": each rater in turn is left out; grader and rater are compared, item
    by item, by their root mean squared distance to the others; a one-sided paired t
    test at `epsilon`, with the Benjamini-Yekutieli correction over the raters, says
    whom the grader beats.

    Args:
        ratings: For each item rater to value.
        graded: The grader's value of each item, on the same scale.
        epsilon: Credit for the grader: .1 against crowd workers, .2 against experts.
        alpha: False discovery rate, 0-1.

    Returns:
        None with fewer than three raters who share enough items.
    """
    from scipy.special import stdtr

    p_values: list[float] = []
    n_items = 0
    for rater in sorted({name for item in ratings for name in item}):
        wins = []
        for item, value in zip(ratings, graded, strict=True):
            others = [given for name, given in item.items() if name != rater]
            if rater not in item or not others:
                continue
            by_grader = _distance(value, others)
            by_rater = _distance(item[rater], others)
            # Who is at least as near to the others; both are when they tie.
            wins.append(float(by_rater <= by_grader) - float(by_grader <= by_rater))
        if len(wins) < MIN_ITEMS:
            continue
        n_items += len(wins)
        error = stdev(wins) / sqrt(len(wins))
        difference = fmean(wins) - epsilon
        if error == 0:
            p_values.append(0.0 if difference < 0 else 1.0)
        else:
            p_values.append(float(stdtr(len(wins) - 1, difference / error)))
    if len(p_values) < MIN_RATERS:
        return None
    wins_over = _rejected(p_values, alpha)
    return AlternativeTest(wins_over / len(p_values), len(p_values), n_items, epsilon)


def _distance(value: float, others: Sequence[float]) -> float:
    return sqrt(fmean((value - other) ** 2 for other in others))


def _rejected(p_values: Sequence[float], alpha: float) -> int:
    """How many hypotheses Benjamini & Yekutieli (2001) reject, under any dependence."""
    n = len(p_values)
    harmonic = sum(1 / k for k in range(1, n + 1))
    passed = [
        rank for rank, p in enumerate(sorted(p_values), 1) if p <= rank * alpha / (n * harmonic)
    ]
    return max(passed, default=0)
