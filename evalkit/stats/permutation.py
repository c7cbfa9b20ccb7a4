"""Whether a treatment raised values, or chance alone would have done as much."""

from __future__ import annotations

from collections.abc import Sequence

DRAWS = 1999
"""Chances come in steps of 1/2000, fine enough for levels down to about .002."""
_ROUNDING = 1e-9
"""Sums of the same values in another order differ by less than this."""


def chance_of_rise(
    treated: Sequence[Sequence[float]],
    untreated: Sequence[Sequence[float]],
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> float:
    """Chance that a treatment that does nothing raises values as much, within strata.

    A one-sided permutation test: labels are dealt anew within each stratum, whose values
    may share a past (a case, a baseline) and so only compare among themselves. The
    observed deal counts as one of the draws, which makes the test exact at any number of
    them (Phipson & Smyth 2010): at level a, nothing is found in 1 - a of the cases where
    there is nothing.

    Args:
        treated: For each stratum, the values with the treatment.
        untreated: For each stratum, in the same order, the values without it.
        draws: How many deals are drawn.
        seed: Of the draws.

    Returns:
        From 1 / (draws + 1) to 1; 1 where nothing can be dealt otherwise.
    """
    import numpy as np

    random = np.random.default_rng(seed)
    dealt = np.zeros(draws)
    for with_it, without in zip(treated, untreated, strict=True):
        stratum = [*with_it, *without]
        if len(set(stratum)) < 2:  # every deal is the same
            dealt += sum(with_it)
            continue
        deals = random.permuted(np.tile(stratum, (draws, 1)), axis=1)
        dealt += deals[:, : len(with_it)].sum(axis=1)
    observed = sum(sum(values) for values in treated)
    return float((1 + np.count_nonzero(dealt >= observed - _ROUNDING)) / (1 + draws))
