"""Two runs compared, case by case: what changed, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import fsum
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.reports.differences import differences, refuse_differences
from evalkit.reports.evidence import evidence_of_difference, mean_of
from evalkit.reports.reading import ReportFile
from evalkit.reports.regressions import Regression, find_regressions
from evalkit.reports.scores import unit_value
from evalkit.reports.values import CaseValues, Target, Values, collect_values
from evalkit.reports.verdict import ReportName
from evalkit.stats.correction import holm_adjusted
from evalkit.stats.paired import (
    Estimate,
    VarianceSplit,
    equivalence_p,
    length_adjusted,
    mcnemar_exact,
    variance_split,
)
from evalkit.stats.power import detectable_effect

SCHEMA_VERSION = 1
ALPHA = 0.05
"""Two-sided for differences; of each of the two one-sided tests for equivalence."""
PASSES_FROM = 0.5
"""A case passes on a target from this value on (0-1)."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One rubric's score or one criterion in both runs, 0 (worst) to 1 (best)."""

    target: str
    """`rubric`, or `rubric.criterion`."""
    base: float | None
    """Mean over the cases of the base that have a value."""
    head: float | None
    difference: float | None
    """Mean paired difference, head minus base; None without a pair."""
    low: float | None
    """95 % interval, two-sided, cluster-robust; None with fewer than two families."""
    high: float | None
    n: int
    """Pairs of cases."""
    clusters: int
    """Scenario families among them."""
    p: float | None
    """Two-sided p-value of "no difference"."""
    p_holm: float | None
    """The same after Holm, over all rubrics, or over all criteria."""
    detectable: float | None
    """Smallest true difference that such a pair of runs finds with 80 % power."""
    gained: int
    """Pairs that pass in the head alone: a value of .5 or more; for a must-not criterion, no
    finding."""
    lost: int
    """Pairs that pass in the base alone."""
    p_mcnemar: float
    """Exact two-sided p-value of "as many gain as lose"; supposes independent cases."""
    equivalent: bool | None
    """Whether both are the same within the margin asked for; None where none was asked for."""
    p_equivalent: float | None
    adjusted: float | None
    """The difference there would be between replies of equal length; None where it cannot be
    told, or the texts were redacted."""
    adjusted_low: float | None
    adjusted_high: float | None
    variance: VarianceSplit | None
    """Of the head's values; None where nothing was asked or graded twice."""
    missing: int
    """Responses of the head that the candidate did not give, counted as 0."""
    ungraded: int
    """Of both runs."""
    planned: int
    """Of both runs."""
    unpaired: int
    """Cases that only one of the two has."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs, compared."""

    base: ReportName
    head: ReportName
    rubrics: tuple[Compared, ...]
    criteria: tuple[Compared, ...]
    regressions: tuple[Regression, ...]
    """Largest drops of a rubric's score, worst first."""
    differences: tuple[str, ...]
    """What the two differ in besides the candidate, where that was allowed."""
    equivalence_margin: float | None

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values, keys in a fixed order."""
        return {"schema_version": SCHEMA_VERSION, **asdict(self)}


def compare(
    base: ReportFile,
    head: ReportFile,
    *,
    base_candidate: str | None = None,
    head_candidate: str | None = None,
    equivalence: float | None = None,
    allow_different: bool = False,
) -> Comparison:
    """Compare two runs on all rubrics that both have.

    Args:
        base: The run to compare with.
        head: The run in question.
        base_candidate: Whose responses; None where there is one candidate.
        head_candidate: Likewise.
        equivalence: Largest difference that does not matter, above 0; None not to ask.
        allow_different: Compare even where the two measured differently.

    Raises:
        InputError: A broken report, or reports that differ in dataset, rubrics, graders or
            prompts.
    """
    ours = base.candidate(base_candidate)
    theirs = head.candidate(head_candidate)
    shared = [name for name in head.rubrics if name in base.rubrics]
    found = differences(base, head, {*base.rubrics, *head.rubrics})
    if not allow_different:
        refuse_differences(head, found)
    if not shared:
        raise InputError(Problem(str(head.path), f"has no rubric that {base.path} has"))
    targets = targets_of(head, shared)
    base_lengths, head_lengths = _Lengths(), _Lengths()
    old = collect_values(base, ours, targets, watch=base_lengths.add)
    new = collect_values(head, theirs, targets, with_gradings=True, watch=head_lengths.add)
    lengths = head_lengths.minus(base_lengths)
    compared = {
        target: _compared(target, old[target], new[target], lengths, equivalence, head)
        for target in targets
    }
    return Comparison(
        base=ReportName(str(base.path), base.run["id"], ours),
        head=ReportName(str(head.path), head.run["id"], theirs),
        rubrics=_corrected([c for t, c in compared.items() if t.criterion is None]),
        criteria=_corrected([c for t, c in compared.items() if t.criterion is not None]),
        regressions=tuple(find_regressions((base, ours, old), (head, theirs, new))),
        differences=tuple(found),
        equivalence_margin=equivalence,
    )


def targets_of(report: ReportFile, rubrics: Sequence[str]) -> list[Target]:
    """Scores of rubrics, each followed by its criteria."""
    return [
        target
        for name in rubrics
        for target in (
            *(
                [Target(name)]
                if any(c.fails_at is None for c in report.rubrics[name].criteria)
                else []
            ),
            *(Target(name, criterion.id) for criterion in report.rubrics[name].criteria),
        )
    ]


class _Lengths:
    """Characters of each case's replies; unknown as soon as one was redacted."""

    def __init__(self) -> None:
        self.of: dict[str, list[int]] = {}
        self.known = True

    def add(self, line: Mapping[str, Any]) -> None:
        self.known &= not line.get("redacted")
        said = sum(len(m["content"]) for m in line["messages"] if m["role"] == "assistant")
        self.of.setdefault(line["case_id"], []).append(said)

    def minus(self, other: _Lengths) -> dict[str, float] | None:
        if not (self.known and other.known):
            return None
        return {
            name: sum(own) / len(own) - sum(other.of[name]) / len(other.of[name])
            for name, own in self.of.items()
            if name in other.of
        }


def _compared(
    target: Target,
    old: Values,
    new: Values,
    lengths: Mapping[str, float] | None,
    margin: float | None,
    report: ReportFile,
) -> Compared:
    evidence = evidence_of_difference(old, new)
    estimate = evidence.estimate
    interval = estimate.interval(1 - ALPHA) if estimate else None
    tails = (evidence.p_above(0.0), evidence.p_below(0.0))
    p = None if interval is None else min(1.0, 2 * min(tails))
    p_equal = None if margin is None or estimate is None else equivalence_p(estimate, margin)
    floor = _must_stay_above(report, target)
    passes = [(_passes(old[name], floor), _passes(new[name], floor)) for name in _paired(old, new)]
    gained = sum(after and not before for before, after in passes)
    lost = sum(before and not after for before, after in passes)
    adjusted = _length_adjusted(old, new, lengths)
    ends = adjusted.interval(1 - ALPHA) if adjusted else None
    return Compared(
        target=str(target),
        base=mean_of(old),
        head=mean_of(new),
        difference=estimate.mean if estimate else None,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        n=estimate.n if estimate else 0,
        clusters=estimate.clusters if estimate else 0,
        p=p,
        p_holm=None,
        detectable=detectable_effect(estimate, ALPHA / 2) if estimate else None,
        gained=gained,
        lost=lost,
        p_mcnemar=mcnemar_exact(gained, lost),
        equivalent=None if p_equal is None else p_equal <= ALPHA,
        p_equivalent=p_equal,
        adjusted=adjusted.mean if adjusted else None,
        adjusted_low=ends.low if ends else None,
        adjusted_high=ends.high if ends else None,
        variance=variance_split(
            {name: case.values for name, case in new.items() if case.values},
            {name: case.family for name, case in new.items()},
            {name: case.gradings for name, case in new.items()},
        ),
        missing=evidence.missing,
        ungraded=evidence.ungraded,
        planned=evidence.planned,
        unpaired=evidence.unpaired,
    )


def _paired(old: Values, new: Values) -> list[str]:
    return [name for name, case in new.items() if case.values and name in old and old[name].values]


def _must_stay_above(report: ReportFile, target: Target) -> float | None:
    """For a must-not criterion the value of a finding, 0-1; None for all else."""
    if target.criterion is None:
        return None
    light = report.rubrics[target.rubric].criterion(target.criterion)
    rubric = None if light.fails_at is None else report.facts(target.rubric)
    if rubric is None:
        return None
    criterion = rubric.criterion(target.criterion)
    assert criterion.fails_at is not None
    return unit_value(criterion, criterion.fails_at)


def _passes(case: CaseValues, floor: float | None) -> bool:
    """Whether a case passes: its mean, or for a must-not criterion each of its responses."""
    if floor is not None:
        return min(case.values) > floor
    return fsum(case.values) / len(case.values) >= PASSES_FROM


def _length_adjusted(
    old: Values, new: Values, lengths: Mapping[str, float] | None
) -> Estimate | None:
    names = _paired(old, new)
    if lengths is None or len(names) < 3:
        return None
    return length_adjusted(
        [(new[name].mean or 0.0) - (old[name].mean or 0.0) for name in names],
        [lengths[name] for name in names],
        [new[name].family for name in names],
    )


def _corrected(compared: Sequence[Compared]) -> tuple[Compared, ...]:
    """With p-values after Holm, over those that have one."""
    known = [item for item in compared if item.p is not None]
    adjusted = holm_adjusted([item.p for item in known if item.p is not None])
    by_name = dict(zip((item.target for item in known), adjusted, strict=True))
    return tuple(replace(item, p_holm=by_name.get(item.target)) for item in compared)
