"""A grader's mean, corrected by what people said of a random part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from evalkit.stats.intervals import CONFIDENCE, Interval, t_quantile


def ppi_mean(
    human: Sequence[float],
    graded: Sequence[float],
    rest: Sequence[float],
    confidence: float = CONFIDENCE,
) -> tuple[float, Interval, float]:
    """The mean people would give, from a random labelled part and grades of the rest.

    PPI++ (Angelopoulos, Duchi & Zrnic 2023, "PPI++: Efficient prediction-powered
    inference"): the grades enter with the weight that makes the variance least, so a
    useless grader costs nothing.

    Args:
        human: Ratings of the labelled items, a simple random sample of the run.
        graded: The grader's values of the same items, in the same order.
        rest: The grader's values of the items nobody labelled.
        confidence: Two-sided, 0-1.

    Returns:
        The corrected mean, its interval, and the weight the grades got (0: none).

    Raises:
        ValueError: Fewer than two labelled items, or lengths that differ.
    """
    own = _ppi(human, graded, rest)
    return own.mean, _interval(own.mean, own.variance, own.degrees, confidence), own.weight


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of a run that labels were drawn from on its own."""

    human: Sequence[float]
    """Ratings of the labelled items, a simple random sample of the part."""
    graded: Sequence[float]
    """The grader's values of the same items, in the same order."""
    rest: Sequence[float]
    """The grader's values of the items nobody labelled."""

    @property
    def size(self) -> int:
        """Items of the part, labelled or not."""
        return len(self.human) + len(self.rest)


def stratified_ppi_mean(
    strata: Sequence[Stratum], confidence: float = CONFIDENCE
) -> tuple[float, Interval]:
    """The mean people would give of a run whose parts were labelled at different rates.

    Each part's own corrected mean counts by the part's size, whatever share of it was
    labelled, and variances add up (Cochran 1977, "Sampling Techniques", section 5.3). A
    part of few labels that holds most of the variance lends its few degrees of freedom
    to the whole (Satterthwaite 1946).

    Args:
        strata: The parts.
        confidence: Two-sided, 0-1.

    Raises:
        ValueError: Fewer than two labelled items in a part, or lengths that differ.
    """
    total = sum(stratum.size for stratum in strata)
    own = [(_ppi(part.human, part.graded, part.rest), part.size / total) for part in strata]
    mean = sum(share * one.mean for one, share in own)
    variances = [share**2 * one.variance for one, share in own]
    variance = sum(variances)
    spread = sum(v**2 / one.degrees for v, (one, _) in zip(variances, own, strict=True))
    degrees = variance**2 / spread if spread else sum(one.degrees for one, _ in own)
    return mean, _interval(mean, variance, degrees, confidence)


def _interval(mean: float, variance: float, degrees: float, confidence: float) -> Interval:
    half = t_quantile(degrees, 0.5 + confidence / 2) * sqrt(variance)
    return Interval(mean - half, mean + half)


@dataclass(frozen=True, slots=True)
class _Corrected:
    """A corrected mean, its variance, and what that variance rests on."""

    mean: float
    variance: float
    degrees: int
    weight: float
    """Of the grades."""


def _ppi(human: Sequence[float], graded: Sequence[float], rest: Sequence[float]) -> _Corrected:
    n, m = len(human), len(rest)
    if n != len(graded) or n < 2:
        raise ValueError(
            f"found {n} ratings and {len(graded)} grades, expected two or more of each"
        )
    weight = 0.0
    if m:
        everything = [*graded, *rest]
        variance = _variance(everything)
        if variance > 0:
            weight = _covariance(human, graded) / ((1 + n / m) * variance)
            weight = min(max(weight, 0.0), 1.0)
    errors = [h - weight * g for h, g in zip(human, graded, strict=True)]
    mean = fmean(errors) + (weight * fmean(rest) if m else 0.0)
    # The weight was fitted to the same labels, which makes their spread look smaller.
    degrees = n - 2 if weight and n > 2 else n - 1
    spread = _variance(errors) * (n - 1) / degrees
    error = spread / n + (weight**2 * _variance(rest) / m if m > 1 else 0.0)
    return _Corrected(mean, error, degrees, weight)


def rogan_gladen(share: float, sensitivity: float, specificity: float) -> float | None:
    """The true share of findings behind a grader's share, from its known error rates.

    Rogan & Gladen (1978), American Journal of Epidemiology, 107, 71-76.

    Args:
        share: Share of items in which the grader sees the finding, 0-1.
        sensitivity: Share of true findings that it sees, 0-1.
        specificity: Share of clean items that it leaves alone, 0-1.

    Returns:
        The share, held to 0-1; None where the grader is too weak to be corrected
        (sensitivity + specificity below 1.2), since small errors would then decide.
    """
    strength = sensitivity + specificity - 1
    if strength < 0.2:
        return None
    return min(max((share + specificity - 1) / strength, 0.0), 1.0)


def rogan_gladen_interval(
    share: float, n: int, found: tuple[int, int], clean: tuple[int, int]
) -> Interval | None:
    """The interval of the true share, from all three samples behind it.

    The variance of Rogan & Gladen (1978), by the delta method.

    Args:
        share: Share of the run's items in which the grader sees the finding, 0-1.
        n: Items of the run.
        found: True findings that it saw, and all true findings, of the labelled items.
        clean: Clean items that it left alone, and all clean ones.

    Returns:
        None where the grader is too weak to be corrected, or an error rate is unknown.
    """
    if not (n and found[1] and clean[1]):
        return None
    sensitivity, specificity = found[0] / found[1], clean[0] / clean[1]
    true = rogan_gladen(share, sensitivity, specificity)
    if true is None:
        return None
    strength = sensitivity + specificity - 1
    variance = (
        share * (1 - share) / n
        + true**2 * sensitivity * (1 - sensitivity) / found[1]
        + (1 - true) ** 2 * specificity * (1 - specificity) / clean[1]
    ) / strength**2
    half = t_quantile(min(found[1], clean[1]), 0.5 + CONFIDENCE / 2) * sqrt(variance)
    return Interval(max(true - half, 0.0), min(true + half, 1.0))


def _variance(values: Sequence[float]) -> float:
    if len(values) < 2:
        return 0.0
    mean = fmean(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)


def _covariance(first: Sequence[float], second: Sequence[float]) -> float:
    a, b = fmean(first), fmean(second)
    pairs = zip(first, second, strict=True)
    return sum((x - a) * (y - b) for x, y in pairs) / (len(first) - 1)
