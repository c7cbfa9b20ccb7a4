"""Do several measures measure one thing, or several? Statistics of constructs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from math import sqrt
from statistics import fmean, variance

from evalkit.stats.agreement import spearman


def cronbach_alpha(items: Sequence[Sequence[float]]) -> float | None:
    """Internal consistency of a scale: Cronbach (1951), at most 1.

    High where the items rise and fall together. Criteria of one rubric that are meant to
    be independent (warmth, minimising) need not reach the .7 asked of a test.

    Args:
        items: Each item's values, over the same replies in the same order.

    Returns:
        None with fewer than two items or replies, or where the sum never varies.
    """
    if len(items) < 2 or len(items[0]) < 2:
        return None
    total = variance([sum(values) for values in zip(*items, strict=True)])
    if not total:
        return None
    k = len(items)
    return float(k / (k - 1) * (1 - sum(map(variance, items)) / total))


def heterotrait_monotrait(
    one: Sequence[Sequence[float]], other: Sequence[Sequence[float]]
) -> float | None:
    """How distinct two scales are: HTMT (Henseler, Ringle & Sarstedt 2015).

    The mean correlation between items of different scales, over the geometric mean of
    those within each; correlations are Spearman's without their sign, since directions are
    a matter of naming. Near 0 they have nothing in common, above .85 they are hardly two.

    Args:
        one: The items of a scale, over the same replies in the same order.
        other: The items of the other.

    Returns:
        None where a scale has fewer than two items that vary.
    """
    between = _mean_size(product(one, other))
    first, second = (_mean_size(combinations(items, 2)) for items in (one, other))
    if between is None or not first or not second:
        return None
    return between / sqrt(first * second)


def auc(above: Sequence[float], below: Sequence[float]) -> float | None:
    """Chance that one of the first lies above one of the second; ties count half."""
    if not above or not below:
        return None
    wins = sum((a > b) + (a == b) / 2 for a in above for b in below)
    return wins / (len(above) * len(below))


def _mean_size(pairs: Iterable[tuple[Sequence[float], Sequence[float]]]) -> float | None:
    """Mean absolute rank correlation of those pairs in which both vary."""
    values = [spearman(one, other).value for one, other in pairs]
    sizes = [abs(value) for value in values if value is not None]
    return fmean(sizes) if sizes else None
