"""Intervals: what counts and clustered values say about the rate or mean behind them.

Variants of one scenario are not independent evidence: an interval that counts
them as such holds the truth far less often than it says. So the interval of a
mean here takes every cluster as one observation of the spread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite, sqrt
from statistics import NormalDist

from evalkit.types import Score

CONFIDENCE = 0.95
"""Share of repetitions in which an interval holds the true value, unless told otherwise."""
_UNIT_BITS = 1074
"""Every finite float is a whole multiple of 2**-1074, so sums of floats can be exact."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends, both included."""

    low: float
    high: float


def wilson(successes: int, n: int, confidence: float = CONFIDENCE) -> Interval:
    """The score interval of a rate, two-sided, for independent trials.

    Wilson (1927), as Brown, Cai & DasGupta (2001) recommend it: unlike the mean
    plus or minus 1.96 standard errors it keeps its level for small n and for rates
    near 0 and 1, and never has zero width.

    Args:
        successes: How many of the trials succeeded, 0-n.
        n: Trials. With none the interval is 0-1: nothing is known.
        confidence: Between 0 and 1, both excluded.

    Raises:
        ValueError: A count or the confidence is out of range.
    """
    _check_confidence(confidence)
    if not 0 <= successes <= n:
        raise ValueError(f"found {successes} successes of {n} trials, expected 0 to n")
    if n == 0:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    rate = successes / n
    centre = (rate + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))
    # At the ends the formula gives exactly 0 and 1; rounding must not miss them.
    low = 0.0 if successes == 0 else max(0.0, centre - half)
    high = 1.0 if successes == n else min(1.0, centre + half)
    return Interval(low, high)


def zero_failure_bound(n: int, confidence: float = CONFIDENCE) -> float:
    """The highest failure rate that n trials without a single failure leave open.

    One-sided and exact: the rate at which n clean trials have a chance of
    1 - confidence (Clopper & Pearson 1934). 20 trials leave 13.9 %, 100 leave 3.0 %.

    Args:
        n: Independent trials, all without failure. None at all leaves everything open: 1.
        confidence: Between 0 and 1, both excluded.

    Raises:
        ValueError: n is negative or the confidence out of range.
    """
    _check_confidence(confidence)
    if n < 0:
        raise ValueError(f"found {n} trials, expected 0 or more")
    return 1.0 if n == 0 else 1.0 - (1.0 - confidence) ** (1.0 / n)


@dataclass(slots=True)
class _Cluster:
    """Sum (in units) and count of the values of one cluster."""

    total: int = 0
    n: int = 0


class ClusteredMean:
    """A mean and its cluster-robust interval, accumulated value by value.

    All sums are exact, so neither the order of the values nor their size changes
    the result, to the last bit. Memory grows with the number of named clusters
    alone: a case without one is closed and forgotten when the next value belongs
    elsewhere. All values of such a case (its repeats) must therefore come in a
    row; one that turns up again later counts as another cluster.
    """

    def __init__(self) -> None:
        self.n = 0
        """Values so far, the missing ones not among them."""
        self.missing = 0
        """Values that were planned and could not be had."""
        self._shared: dict[str, _Cluster] = {}
        self._lone_case: str | None = None
        self._lone = _Cluster()
        self._closed = 0
        # Over all closed clusters: sums of total, total², total x n and n².
        self._sums = (0, 0, 0, 0)

    def add(self, value: float | None, cluster: str | None, case_id: str) -> None:
        """Take in one value.

        Args:
            value: The value; None for one that was planned and could not be had.
            cluster: Scenario family of the case; None for a case that stands alone.
            case_id: Id of the case, which tells cases without a cluster apart.

        Raises:
            ValueError: The value is not finite.
        """
        if self._lone_case is not None and (cluster is not None or case_id != self._lone_case):
            self._close_lone()
        if value is None:
            self.missing += 1
            return
        if not isfinite(value):
            raise ValueError(f"found the value {value}, expected a finite number")
        self.n += 1
        if cluster is None:
            self._lone_case = case_id
            into = self._lone
        else:
            into = self._shared.setdefault(cluster, _Cluster())
        numerator, denominator = float(value).as_integer_ratio()
        # The denominator is a power of two, so this is numerator / denominator in units.
        into.total += numerator << (_UNIT_BITS + 1 - denominator.bit_length())
        into.n += 1

    @property
    def clusters(self) -> int:
        """Clusters with at least one value."""
        return self._closed + len(self._shared) + (self._lone_case is not None)

    @property
    def mean(self) -> float | None:
        """The mean of the values; None without any."""
        return None if self.n == 0 else float(self._exact_mean())

    def interval(self, confidence: float = CONFIDENCE) -> Interval | None:
        """The mean plus or minus t times its cluster-robust standard error.

        The variance of the mean is G/(G-1) x sum over the G clusters of (sum of
        the cluster's deviations from the mean)² / n²: Liang & Zeger (1986) with
        the small-sample factor that is usual for a mean, as Miller (2024, arXiv
        2411.00640) advises for evaluations; t has G-1 degrees of freedom. With
        one value a cluster this is the textbook interval of a mean.

        Args:
            confidence: Two-sided, between 0 and 1.

        Returns:
            None with fewer than two clusters: one says nothing of the spread.
        """
        clusters = self.clusters
        if clusters < 2:
            return None
        total, total_2, total_n, n_2 = self._all_sums()
        mean = Fraction(total, self.n)
        squares = total_2 - 2 * mean * total_n + mean * mean * n_2
        variance = squares * clusters / ((clusters - 1) * self.n**2 << 2 * _UNIT_BITS)
        half = t_quantile(clusters - 1, 0.5 + confidence / 2) * sqrt(variance)
        centre = float(self._exact_mean())
        return Interval(centre - half, centre + half)

    def score(self, floor: float, ceiling: float, confidence: float = CONFIDENCE) -> Score:
        """All of it as a `Score`, the interval cut to the scale.

        Args:
            floor: The worst possible value; above `ceiling` where less is better.
            ceiling: The best possible value.
            confidence: Two-sided, between 0 and 1.
        """
        interval = self.interval(confidence)
        least, most = min(floor, ceiling), max(floor, ceiling)
        return Score(
            mean=self.mean,
            low=None if interval is None else max(least, interval.low),
            high=None if interval is None else min(most, interval.high),
            n=self.n,
            clusters=self.clusters,
            missing=self.missing,
            at_floor=self._mean_with_missing_at(floor),
            at_ceiling=self._mean_with_missing_at(ceiling),
        )

    def _mean_with_missing_at(self, value: float) -> float | None:
        planned = self.n + self.missing
        if planned == 0:
            return None
        known = self._exact_mean() * self.n if self.n else Fraction(0)
        return float((known + self.missing * Fraction(value)) / planned)

    def _exact_mean(self) -> Fraction:
        return Fraction(self._all_sums()[0], self.n << _UNIT_BITS)

    def _close_lone(self) -> None:
        self._sums = _plus(self._sums, self._lone)
        self._closed += 1
        self._lone_case, self._lone = None, _Cluster()

    def _all_sums(self) -> tuple[int, int, int, int]:
        sums = self._sums
        for cluster in (*self._shared.values(), self._lone):
            sums = _plus(sums, cluster)
        return sums


def mean_interval(
    values: Sequence[float], clusters: Sequence[str], confidence: float = CONFIDENCE
) -> Interval | None:
    """The cluster-robust interval of a mean, for values that are all at hand.

    Args:
        values: The values.
        clusters: The cluster of each value, in the same order.
        confidence: Two-sided, between 0 and 1.

    Returns:
        None with fewer than two clusters.

    Raises:
        ValueError: The lengths differ, or a value is not finite.
    """
    mean = ClusteredMean()
    for value, cluster in zip(values, clusters, strict=True):
        mean.add(value, cluster, case_id=cluster)
    return mean.interval(confidence)


def _plus(sums: tuple[int, int, int, int], cluster: _Cluster) -> tuple[int, int, int, int]:
    total, n = cluster.total, cluster.n
    return sums[0] + total, sums[1] + total * total, sums[2] + total * n, sums[3] + n * n


def t_quantile(degrees: float, probability: float) -> float:
    """The value below which Student's t with so many degrees of freedom falls that often."""
    # scipy.special imports in a fraction of the time of scipy.stats.
    from scipy.special import stdtrit

    return float(stdtrit(degrees, probability))


def _check_confidence(confidence: float) -> None:
    if not 0 < confidence < 1:
        raise ValueError(f"found a confidence of {confidence}, expected one between 0 and 1")
