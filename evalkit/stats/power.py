"""What a suite of that size can see, and how large it would have to be."""

from __future__ import annotations

from math import ceil, sqrt

from evalkit.stats.intervals import t_quantile
from evalkit.stats.paired import Estimate

POWER = 0.8
"""Chance of a decision that sizes are computed for, unless told otherwise."""
MAX_SCENARIOS = 1_000_000
"""Suites beyond that are no advice to anybody."""


def detectable_effect(estimate: Estimate, alpha: float, power: float = POWER) -> float | None:
    """The smallest true effect that a suite with this standard error finds.

    (t(1 - alpha) + t(power)) x standard error: the usual approximation to the noncentral t.

    Args:
        estimate: A mean or paired difference.
        alpha: One-sided.
        power: Chance of finding it, 0-1.

    Returns:
        None without a standard error.
    """
    if estimate.se is None:
        return None
    degrees = estimate.degrees
    return (t_quantile(degrees, 1 - alpha) + t_quantile(degrees, power)) * estimate.se


def clusters_needed(sd: float, effect: float, alpha: float, power: float = POWER) -> int | None:
    """How many independent scenarios find an effect.

    Args:
        sd: Standard deviation of one scenario's mean (or paired difference).
        effect: Distance between the truth and what it is tested against; above 0.
        alpha: One-sided.
        power: Chance of finding it, 0-1.

    Returns:
        At least 2; None when more than a million would be needed.
    """
    if effect <= 0:
        return None

    def suffices(count: int) -> bool:
        t = t_quantile(count - 1, 1 - alpha) + t_quantile(count - 1, power)
        return t * sd <= effect * sqrt(count)

    low, high = 1, 2
    while not suffices(high):
        low, high = high, 2 * high
        if high > MAX_SCENARIOS:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if suffices(middle) else (middle, high)
    return high


def more_clusters(
    estimate: Estimate, effect: float, alpha: float, power: float = POWER
) -> int | None:
    """How many further scenarios would find an effect, with the spread seen so far.

    Args:
        estimate: What the suite as it is says.
        effect: Distance between the estimate and what it is tested against.
        alpha: One-sided.
        power: Chance of finding it, 0-1.

    Returns:
        At least 1; None when no number, or no sensible one, would do, or nothing is known of
        the spread.
    """
    if not estimate.se:
        return None
    needed = clusters_needed(estimate.se * sqrt(estimate.clusters), effect, alpha, power)
    return None if needed is None else max(1, needed - estimate.clusters)


def more_repeats(
    estimate: Estimate,
    effect: float,
    alpha: float,
    *,
    repeat_variance: float,
    repeats: int,
    power: float = POWER,
) -> int | None:
    """How many further repeats of each case would find an effect.

    Only the share of the spread that lies between repeats can be averaged away.

    Args:
        estimate: What the suite as it is says.
        effect: Distance between the estimate and what it is tested against.
        alpha: One-sided.
        repeat_variance: Of one value of a case between repeats (of a difference, the sum of
            both sides).
        repeats: That each case has now.
        power: Chance of finding it, 0-1.

    Returns:
        At least 1; None when no number of repeats would do.
    """
    if not estimate.se or effect <= 0 or repeat_variance <= 0:
        return None
    t = t_quantile(estimate.degrees, 1 - alpha) + t_quantile(estimate.degrees, power)
    from_repeats = repeat_variance / (repeats * estimate.n)
    rest = max(0.0, estimate.se**2 - from_repeats)
    room = (effect / t) ** 2 - rest
    if room <= 0:
        return None
    needed = ceil(repeat_variance / (estimate.n * room))
    return max(1, needed - repeats) if needed <= MAX_SCENARIOS else None
