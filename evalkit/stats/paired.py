"""Means and paired differences of clustered values, and one-sided questions about them.

`ClusteredMean` (intervals.py) accumulates a summary exactly and forgets the values;
here the values are at hand, as a comparison needs them, and plain floats will do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import comb, fsum, sqrt

from evalkit.stats.intervals import CONFIDENCE, Interval, t_quantile


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean of values in clusters, and how far it may be off."""

    mean: float
    se: float | None
    """Cluster-robust standard error; None with fewer than two clusters."""
    n: int
    """Values."""
    clusters: int

    @property
    def degrees(self) -> int:
        """Degrees of freedom of the t distribution: one less than the clusters."""
        return self.clusters - 1

    def lower(self, alpha: float) -> float | None:
        """The one-sided lower bound at level 1 - alpha; None without a standard error."""
        return (
            None if self.se is None else self.mean - t_quantile(self.degrees, 1 - alpha) * self.se
        )

    def upper(self, alpha: float) -> float | None:
        """The one-sided upper bound at level 1 - alpha; None without a standard error."""
        return (
            None if self.se is None else self.mean + t_quantile(self.degrees, 1 - alpha) * self.se
        )

    def interval(self, confidence: float = CONFIDENCE) -> Interval | None:
        """The two-sided interval; None without a standard error."""
        low, high = self.lower((1 - confidence) / 2), self.upper((1 - confidence) / 2)
        return None if low is None or high is None else Interval(low, high)

    def p_above(self, threshold: float) -> float | None:
        """One-sided p-value of "the true mean is at most the threshold"."""
        return None if self.se is None else self._tail(threshold - self.mean)

    def p_below(self, threshold: float) -> float | None:
        """One-sided p-value of "the true mean is at least the threshold"."""
        return None if self.se is None else self._tail(self.mean - threshold)

    def _tail(self, distance: float) -> float:
        """Chance of an estimate that far beyond the threshold, 0-1; of no spread, 0, 0.5 or 1."""
        if not self.se:
            return 0.5 if distance == 0 else float(distance > 0)
        from scipy.special import stdtr

        return float(stdtr(self.degrees, distance / self.se))


def cluster_mean(values: Sequence[float], clusters: Sequence[str]) -> Estimate | None:
    """The mean of values and its cluster-robust standard error.

    Variance: G/(G-1) x sum over the G clusters of (sum of the cluster's deviations)² / n²
    (Liang & Zeger 1986), as `ClusteredMean.interval`. Variants of one scenario so count
    as one piece of evidence, however many there are.

    Args:
        values: The values; for a paired difference, one difference a case.
        clusters: The cluster of each value, in the same order.

    Returns:
        None without values.

    Raises:
        ValueError: The lengths differ.
    """
    if len(values) != len(clusters):
        raise ValueError(f"found {len(values)} values and {len(clusters)} clusters")
    if not values:
        return None
    n = len(values)
    # Equal values: the rounding of their sum must not look like spread.
    mean = values[0] if min(values) == max(values) else fsum(values) / n
    sums: dict[str, float] = {}
    for value, cluster in zip(values, clusters, strict=True):
        sums[cluster] = sums.get(cluster, 0.0) + (value - mean)
    groups = len(sums)
    if groups < 2:
        return Estimate(mean, None, n, groups)
    squares = fsum(total * total for total in sums.values())
    return Estimate(mean, sqrt(squares * groups / (groups - 1)) / n, n, groups)


def mcnemar_exact(n_gained: int, n_lost: int) -> float:
    """Two-sided exact p-value of "as many cases gain as lose" (McNemar 1947).

    The cases that both sides pass, or both fail, say nothing; among the others a gain is as
    likely as a loss. Twice the smaller binomial tail, at most 1. Cases must be independent.

    Args:
        n_gained: Cases that fail first and pass then.
        n_lost: Cases that pass first and fail then.
    """
    n = n_gained + n_lost
    tail = sum(comb(n, k) for k in range(min(n_gained, n_lost) + 1))
    return min(1.0, 2 * tail / (1 << n))


def equivalence_p(difference: Estimate, margin: float) -> float | None:
    """The p-value of "the true difference is at least the margin, in either direction".

    Two one-sided tests (Schuirmann 1987): the larger of their p-values. Below alpha, both
    sides are equivalent within the margin.

    Args:
        difference: A paired difference.
        margin: Largest difference that does not matter; above 0.

    Returns:
        None without a standard error.
    """
    above, below = difference.p_above(-margin), difference.p_below(margin)
    return None if above is None or below is None else max(above, below)


def length_adjusted(
    differences: Sequence[float], lengths: Sequence[float], clusters: Sequence[str]
) -> Estimate | None:
    """The difference there would be between replies of equal length.

    The intercept of a straight line of the difference of scores on the difference of
    lengths, by least squares, with a cluster-robust standard error (CR1: G/(G-1) x
    (n-1)/(n-2)).

    Args:
        differences: Of scores, one a case.
        lengths: Differences of lengths, in the same order and any unit.
        clusters: The cluster of each case, in the same order.

    Returns:
        None with fewer than three clusters, or where all lengths differ by the same.
    """
    import numpy as np

    n, groups = len(differences), len(set(clusters))
    x, y = np.asarray(lengths, dtype=float), np.asarray(differences, dtype=float)
    if groups < 3 or x.max() == x.min():
        return None
    unit = float(np.abs(x).max())  # the scale of x changes nothing but the rounding
    design = np.column_stack([np.ones(n), x / unit])
    bread = np.linalg.inv(design.T @ design)
    coefficients = bread @ design.T @ y
    scores = design * (y - design @ coefficients)[:, None]
    number = {name: index for index, name in enumerate(dict.fromkeys(clusters))}
    sums = np.zeros((groups, 2))
    np.add.at(sums, [number[name] for name in clusters], scores)
    variance = bread @ (sums.T @ sums) @ bread * groups / (groups - 1) * (n - 1) / (n - 2)
    return Estimate(float(coefficients[0]), sqrt(max(0.0, float(variance[0, 0]))), n, groups)


@dataclass(frozen=True, slots=True)
class VarianceSplit:
    """Where the spread of single gradings' values comes from; variances, never negative."""

    scenario: float
    """Between scenario families."""
    case: float
    """Between cases of one family; 0 where every family has one case."""
    repeat: float | None
    """Between repeats of one case; None where no case has two: then `case` holds it. Where
    `grader` is None, the grader's own noise is in it."""
    grader: float | None
    """Between gradings of one and the same response; None where none was graded twice."""


def variance_split(
    values: Mapping[str, Sequence[float]],
    families: Mapping[str, str],
    gradings: Mapping[str, Sequence[Sequence[float]]] | None = None,
) -> VarianceSplit | None:
    """Variance between scenarios, their cases, repeats of a case and gradings of a response.

    Moments of nested analysis of variance (Searle, Casella & McCulloch 1992), on the means
    of cases and families, which is exact for balanced data; negative estimates become 0.

    Args:
        values: Values of the repeats of each case.
        families: Scenario family of each case.
        gradings: For each case its responses, and for each of them what every grader, and
            every repeat of one, said; None or fewer than two each where that is unknown.

    Returns:
        None when no case has two repeats and no response two gradings, or there are fewer
        than two families.
    """
    repeated = [v for v in values.values() if len(v) > 1]
    twice = [g for case in (gradings or {}).values() for g in case if len(g) > 1]
    by_family: dict[str, list[str]] = {}
    for name in values:
        by_family.setdefault(families[name], []).append(name)
    if not (repeated or twice) or len(by_family) < 2:
        return None
    grader = _pooled(twice) if twice else None
    # What a response's value inherits from its graders, a case's mean from its responses,
    # and a family's from its cases.
    of_grader = (grader or 0.0) * _mean_share(twice)
    repeat = max(0.0, _pooled(repeated) - of_grader) if repeated else None
    of_response = ((repeat or 0.0) + of_grader) * _mean_share(values.values())
    means = {name: fsum(v) / len(v) for name, v in values.items()}
    several = [[means[name] for name in names] for names in by_family.values() if len(names) > 1]
    case = max(0.0, _pooled(several) - of_response) if several else 0.0
    centres = [fsum(means[name] for name in names) / len(names) for names in by_family.values()]
    of_case = (case + of_response) * _mean_share(by_family.values())
    scenario = max(0.0, _pooled([centres]) - of_case)
    return VarianceSplit(scenario, case, repeat, grader)


def _mean_share(groups: Collection[Sequence[object]]) -> float:
    """What part of its members' variance a group's mean keeps, on average over the groups."""
    return fsum(1 / len(group) for group in groups) / len(groups) if groups else 0.0


def _pooled(groups: Sequence[Sequence[float]]) -> float:
    """The variance inside groups, pooled by degrees of freedom."""
    squares = 0.0
    for group in groups:
        mean = fsum(group) / len(group)
        squares += fsum((value - mean) ** 2 for value in group)
    return squares / sum(len(group) - 1 for group in groups)
