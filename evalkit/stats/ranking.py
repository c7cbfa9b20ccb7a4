"""Strengths of several candidates out of comparisons by twos: Bradley and Terry (1952)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evalkit.stats.intervals import CONFIDENCE

RESAMPLES = 500
"""An interval of ranks is read in whole places; more draws move none of them."""
_PRIOR = 0.1
"""Regularisation, in comparisons: who won all has no finite strength without it."""


@dataclass(frozen=True, slots=True)
class Strength:
    """One candidate among others."""

    name: str
    strength: float
    """Logarithm of the odds; all of them sum to 0. A difference of d is a win share of
    1 / (1 + exp(-d)) between two."""
    low: float
    """95 % interval by resampling whole scenario families."""
    high: float
    best_rank: int
    """95 % of the resamples place it between these two; 1 is best."""
    worst_rank: int


Wins = Mapping[tuple[int, int], float]
"""(winner, loser) to the number of wins, a tie being half a win of each."""


def bradley_terry(
    names: Sequence[str], families: Mapping[str, Wins], seed: int = 0
) -> tuple[Strength, ...]:
    """Strengths with intervals, strongest first; by the `choix` package.

    Args:
        names: The candidates.
        families: Of each scenario family, who beat whom how often, by index into `names`.
        seed: Of the resampling.

    Returns:
        Nothing with fewer than two candidates or families.
    """
    import choix
    import numpy as np

    if len(names) < 2 or len(families) < 2:
        return ()
    tables = np.zeros((len(families), len(names), len(names)))
    for table, wins in zip(tables, families.values(), strict=True):
        for (winner, loser), n in wins.items():
            table[winner, loser] += n
    draws = np.random.default_rng(seed)
    drawn = draws.integers(len(tables), size=(RESAMPLES, len(tables)))
    strengths = choix.ilsr_pairwise_dense(tables.sum(axis=0), alpha=_PRIOR)
    resampled = np.array(
        [choix.ilsr_pairwise_dense(tables[rows].sum(axis=0), alpha=_PRIOR) for rows in drawn]
    )
    ranks = (-resampled).argsort(axis=1).argsort(axis=1) + 1
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(resampled, [tail, 1 - tail], axis=0)
    first = np.quantile(ranks, tail, axis=0, method="lower")
    last = np.quantile(ranks, 1 - tail, axis=0, method="higher")
    columns = (strengths.tolist(), low.tolist(), high.tolist(), first.tolist(), last.tolist())
    found = [Strength(*row) for row in zip(names, *columns, strict=True)]
    return tuple(sorted(found, key=lambda one: (-one.strength, one.name)))
