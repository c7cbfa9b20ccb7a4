"""What two sets of cases say about a rule: estimates, bounds, and what they decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, fsum, log

from evalkit.reports.values import CaseValues, Values
from evalkit.reports.verdict import Outcome
from evalkit.stats import zero_failure_bound
from evalkit.stats.paired import Estimate, cluster_mean, variance_split
from evalkit.stats.power import more_clusters, more_repeats

MIN_CLUSTERS = 5
"""Fewer scenario families decide nothing: t intervals of so few are honest only where the
values are normal, and scores near an end of the scale are not."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The values a rule is about, summed up."""

    estimate: Estimate | None
    """None when no case has a value."""
    is_difference: bool
    """Whether it is a paired difference, from -1 to 1, rather than a mean, 0-1."""
    missing: int
    ungraded: int
    planned: int
    at_floor: float | None
    at_ceiling: float | None
    unpaired: int
    repeats: int
    repeat_variance: float
    """Between repeats of a case (of a difference, the sum of both sides); 0 where unknown."""

    def low(self, alpha: float) -> float | None:
        """The one-sided lower bound."""
        return self._bound(alpha, towards=0.0, end="lower")

    def high(self, alpha: float) -> float | None:
        """The one-sided upper bound."""
        return self._bound(alpha, towards=1.0, end="upper")

    def p_above(self, threshold: float) -> float:
        """One-sided p-value of "the truth is at most the threshold"; 1 where nothing is known."""
        if self.is_constant:
            assert self.estimate is not None
            return _constant_p(self.estimate.mean, threshold, self.estimate.clusters)
        return 1.0 if self.estimate is None else _or_one(self.estimate.p_above(threshold))

    def p_below(self, threshold: float) -> float:
        """One-sided p-value of "the truth is at least the threshold"."""
        if self.is_constant:
            assert self.estimate is not None
            return _constant_p(1 - self.estimate.mean, 1 - threshold, self.estimate.clusters)
        return 1.0 if self.estimate is None else _or_one(self.estimate.p_below(threshold))

    @property
    def is_constant(self) -> bool:
        """Whether all values are one: then their spread says nothing, but their number does."""
        return self.estimate is not None and self.estimate.se == 0 and not self.is_difference

    def _bound(self, alpha: float, towards: float, end: str) -> float | None:
        if self.estimate is None:
            return None
        if self.is_constant:
            unseen = zero_failure_bound(self.estimate.clusters, 1 - alpha)
            return self.estimate.mean + unseen * (towards - self.estimate.mean)
        return self.estimate.lower(alpha) if end == "lower" else self.estimate.upper(alpha)


def _or_one(value: float | None) -> float:
    return 1.0 if value is None else value


def _constant_p(mean: float, threshold: float, clusters: int) -> float:
    """Chance that so many families hide those that would bring the mean down to a threshold.

    The share of unlike families that n alike ones leave open is exact (Clopper & Pearson
    1934); at worst each of them lies at the far end of the scale.
    """
    if mean <= threshold:
        return 1.0
    return float((threshold / mean) ** clusters) if threshold > 0 else 0.0


def evidence_of_mean(values: Values, tag: str | None = None) -> Evidence:
    """The mean of one report's cases, repeats averaged first.

    Args:
        values: By case.
        tag: Only cases with that tag; None for all.
    """
    cases = _tagged(values, tag)
    means = {name: case.mean for name, case in cases.items()}
    scored = {name: mean for name, mean in means.items() if mean is not None}
    families = {name: case.family for name, case in cases.items()}
    return Evidence(
        estimate=cluster_mean(list(scored.values()), [families[name] for name in scored]),
        is_difference=False,
        missing=sum(case.missing for case in cases.values()),
        ungraded=sum(case.ungraded for case in cases.values()),
        planned=sum(_planned(case) for case in cases.values()),
        at_floor=_mean(_with_ungraded_at(case, 0.0) for case in cases.values()),
        at_ceiling=_mean(_with_ungraded_at(case, 1.0) for case in cases.values()),
        unpaired=0,
        repeats=max((_planned(case) for case in cases.values()), default=0),
        repeat_variance=_between_repeats(cases),
    )


def mean_of(values: Values) -> float | None:
    """The mean of the cases that have a value, repeats averaged first."""
    return _mean(mean for case in values.values() if (mean := case.mean) is not None)


def evidence_of_difference(base: Values, head: Values, tag: str | None = None) -> Evidence:
    """The mean of the paired differences, head minus base, repeats averaged first.

    Args:
        base: By case.
        head: By case; the same ids are the same cases.
        tag: Only cases with that tag in `head`; None for all.
    """
    ours = _tagged(head, tag)
    theirs = {name: base[name] for name in ours if name in base}
    pairs = {name: (ours[name], theirs[name]) for name in theirs}
    scored = {
        name: one.mean - other.mean
        for name, (one, other) in pairs.items()
        if one.mean is not None and other.mean is not None
    }
    both = [*(one for one, _ in pairs.values()), *theirs.values()]
    ungraded = sum(case.ungraded for case in both)
    floor = ceiling = _mean(scored.values())
    if ungraded or len(scored) < len(pairs):  # else no end is open
        floor = _mean(_worst(one, other) for one, other in pairs.values())
        ceiling = _mean(-_worst(other, one) for one, other in pairs.values())
    return Evidence(
        estimate=cluster_mean(list(scored.values()), [ours[name].family for name in scored]),
        is_difference=True,
        missing=sum(one.missing for one, _ in pairs.values()),
        ungraded=ungraded,
        planned=sum(_planned(case) for case in both),
        at_floor=floor,
        at_ceiling=ceiling,
        unpaired=len(ours) + len(_tagged(base, tag)) - 2 * len(pairs),
        repeats=max((_planned(case) for case in both), default=0),
        repeat_variance=_between_repeats(ours) + _between_repeats(theirs),
    )


def p_values(evidence: Evidence, threshold: float) -> tuple[float, float]:
    """P-values of a pass and of a fail, as the design defines the two.

    Args:
        evidence: A mean, or a paired difference.
        threshold: The minimum, or minus the margin.

    Returns:
        Of "not above the threshold", and of "not below" the minimum; for a difference of "not
        below 0", and 1 where its estimate is not below minus the margin.
    """
    estimate = evidence.estimate
    if estimate is None or estimate.clusters < MIN_CLUSTERS:
        return 1.0, 1.0
    if not evidence.is_difference:
        return evidence.p_above(threshold), evidence.p_below(threshold)
    p_fail = evidence.p_below(0.0) if estimate.mean < threshold else 1.0
    return evidence.p_above(threshold), p_fail


def decide(
    evidence: Evidence,
    threshold: float,
    *,
    alpha_pass: float,
    alpha_fail: float,
    max_ungraded: float,
) -> Outcome:
    """What the evidence decides at given levels.

    Args:
        evidence: A mean, or a paired difference.
        threshold: The minimum, or minus the margin.
        alpha_pass: Chance of a false pass, one-sided.
        alpha_fail: Chance of a false failure, one-sided.
        max_ungraded: Share of responses; more ungraded ones leave it undecided.
    """
    if not evidence.planned or evidence.ungraded > max_ungraded * evidence.planned:
        return "inconclusive"
    p_pass, p_fail = p_values(evidence, threshold)
    if p_fail <= alpha_fail:
        return "fail"
    return "pass" if p_pass <= alpha_pass else "inconclusive"


def what_would_decide(
    evidence: Evidence, threshold: float, alpha_pass: float, alpha_fail: float
) -> tuple[int | None, int | None]:
    """Further scenario families, and further repeats, that would decide with 80 % chance.

    Both suppose that the truth is the estimate, and the spread what was seen.

    Returns:
        None for each where no number would do.
    """
    estimate = evidence.estimate
    if estimate is None:
        return None, None
    short = max(0, MIN_CLUSTERS - estimate.clusters)
    if evidence.is_constant:
        needed = _constant_needed(estimate.mean, threshold, alpha_pass, alpha_fail)
        return (None if needed is None else max(1, short, needed - estimate.clusters)), None
    if not estimate.se:
        return short or None, None
    gap, alpha = estimate.mean - threshold, alpha_pass
    if gap < 0:
        # Below the margin a difference fails as soon as it is surely below 0.
        gap, alpha = (-estimate.mean if evidence.is_difference else -gap), alpha_fail
    scenarios = more_clusters(estimate, gap, alpha)
    repeats = None
    if evidence.repeats > 1 and not short:
        repeats = more_repeats(
            estimate,
            gap,
            alpha,
            repeat_variance=evidence.repeat_variance,
            repeats=evidence.repeats,
        )
    return (None if scenarios is None else max(short, scenarios)), repeats


def _constant_needed(
    mean: float, threshold: float, alpha_pass: float, alpha_fail: float
) -> int | None:
    if mean == threshold:
        return None
    alpha, ratio = alpha_pass, threshold / mean if mean else 1.0
    if mean < threshold:
        alpha, ratio = alpha_fail, (1 - threshold) / (1 - mean)
    return ceil(log(alpha) / log(ratio)) if 0 < ratio < 1 else MIN_CLUSTERS


def _tagged(values: Values, tag: str | None) -> Mapping[str, CaseValues]:
    if tag is None:
        return values
    return {name: case for name, case in values.items() if tag in case.tags}


def _planned(case: CaseValues) -> int:
    # What is missing stands among the values already where it counts as the floor.
    return len(case.values) + case.ungraded


def _with_ungraded_at(case: CaseValues, value: float) -> float:
    if not case.ungraded and len(case.values) == 1:
        return case.values[0]
    planned = _planned(case)
    return (fsum(case.values) + case.ungraded * value) / planned if planned else value


def _worst(one: CaseValues, other: CaseValues) -> float:
    """The least that one can be above the other, whatever is ungraded."""
    return _with_ungraded_at(one, 0.0) - _with_ungraded_at(other, 1.0)


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return fsum(found) / len(found) if found else None


def _between_repeats(cases: Mapping[str, CaseValues]) -> float:
    if all(len(case.values) < 2 for case in cases.values()):
        return 0.0
    split = variance_split(
        {name: case.values for name, case in cases.items() if case.values},
        {name: case.family for name, case in cases.items()},
    )
    return (split.repeat or 0.0) if split is not None else 0.0
