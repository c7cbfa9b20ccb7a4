"""The gate: rules over a report and a baseline, decided. It calls no model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evalkit.errors import InputError
from evalkit.reports.differences import differences, refuse_differences
from evalkit.reports.evidence import (
    Evidence,
    decide,
    evidence_of_difference,
    evidence_of_mean,
    p_values,
    what_would_decide,
)
from evalkit.reports.gate_words import mean_line, mean_reason, must_not_line, must_not_reason
from evalkit.reports.gatefile import GateFile, Rule, problems_with_report
from evalkit.reports.must_not import Findings, decide_must_not
from evalkit.reports.reading import ReportFile
from evalkit.reports.values import Advisory, Target, Values, collect_values, tags_of
from evalkit.reports.verdict import (
    MustNotFinding,
    MustNotNumbers,
    Outcome,
    ReportName,
    RuleNumbers,
    RuleVerdict,
    Verdict,
    heaviest,
)
from evalkit.stats.correction import holm_levels
from evalkit.stats.power import detectable_effect


def apply_gate(
    gate: GateFile,
    report: ReportFile,
    baseline: ReportFile | None = None,
    *,
    candidate: str | None = None,
    baseline_candidate: str | None = None,
    allow_different: bool = False,
) -> Verdict:
    """Decide every rule of a gate.

    Args:
        gate: The rules.
        report: The run to be judged.
        baseline: A blessed run, which margins need.
        candidate: Whose responses; None where the report has one candidate alone.
        baseline_candidate: Of the baseline; None for the one of the same name, or the only
            one.
        allow_different: Compare even where the two runs measured differently.

    Returns:
        The verdict; a rule that lacks evidence is inconclusive.

    Raises:
        InputError: A broken report, a rule that cannot be applied to it, or reports that
            differ in dataset, rubric, grader or prompt.
    """
    who = report.candidate(candidate)
    _refuse(problems_with_report(gate, report, tags=None, has_baseline=baseline is not None))
    found, base_name = [], None
    if baseline is not None:
        compared = {rule.target.rubric for rule in gate.rules if rule.kind == "margin"}
        found = differences(baseline, report, compared)
        if gate.needs_baseline and not allow_different:
            refuse_differences(report, found)
        same = who if baseline_candidate is None and who in baseline.candidates else None
        other = baseline.candidate(baseline_candidate or same, "--baseline-candidate")
        base_name = ReportName(str(baseline.path), baseline.run["id"], other)
    base_who = None if base_name is None else base_name.candidate
    seen = _Seen(gate, report, baseline, who, base_who)
    _refuse(problems_with_report(gate, report, tags=seen.tags, has_baseline=baseline is not None))
    rules = _decided(gate, seen)
    return Verdict(
        outcome=heaviest(rule.outcome for rule in rules if rule.decides),
        rules=rules,
        alpha=gate.alpha,
        gate_file=gate.path,
        report=ReportName(str(report.path), report.run["id"], who),
        baseline=base_name,
        differences=tuple(found) if gate.needs_baseline else (),
        notices=tuple(_notices(report, baseline, rules)),
    )


def _refuse(problems: list[Any]) -> None:
    if problems:
        raise InputError(*problems)


class _Seen:
    """What the rules of a gate need of both reports, each read once."""

    def __init__(
        self,
        gate: GateFile,
        report: ReportFile,
        baseline: ReportFile | None,
        candidate: str,
        base_candidate: str | None,
    ) -> None:
        self.report = report
        self.advisory = Advisory(report)
        self.tags: set[str] = set()
        floors = gate.on_missing_response == "floor"
        self.findings = {
            rule: Findings(
                report, rule.target, rule.tag, advisory=self.advisory, floors_missing=floors
            )
            for rule in gate.rules
            if rule.kind == "must_not"
        }
        targets = {rule.target: None for rule in gate.rules if rule.kind != "must_not"}
        self.head = collect_values(
            report,
            candidate,
            list(targets),
            floors_missing=floors,
            advisory=self.advisory,
            watch=self._watch,
        )
        self.base: Mapping[Target, Values] = {}
        if baseline is not None and base_candidate is not None and gate.needs_baseline:
            margins = {rule.target: None for rule in gate.rules if rule.kind == "margin"}
            self.base = collect_values(
                baseline,
                base_candidate,
                list(margins),
                floors_missing=floors,
                # The report's cards for both: what counts must be the same on either side.
                advisory=self.advisory,
            )

    def _watch(self, line: Mapping[str, Any]) -> None:
        self.tags |= tags_of(line["case"])
        for findings in self.findings.values():
            findings.add(line)

    def evidence(self, rule: Rule) -> Evidence:
        """The values a rule is about."""
        if rule.kind == "margin":
            return evidence_of_difference(self.base[rule.target], self.head[rule.target], rule.tag)
        return evidence_of_mean(self.head[rule.target], rule.tag)

    def advisory_of(self, target: Target) -> tuple[str, ...]:
        """Criteria of a target that were left out, in the rubric's order."""
        return tuple(name for name in self._names(target) if name in self.advisory.left_out)

    def is_known(self, target: Target) -> bool:
        """Whether agreement is on record for all that counts."""
        return self.advisory.unknown.isdisjoint(self._names(target))

    def _names(self, target: Target) -> list[str]:
        criteria = self.report.rubrics[target.rubric].criteria
        return [
            f"{target.rubric}.{criterion.id}"
            for criterion in criteria
            if (target.criterion or criterion.id) == criterion.id
            and (target.criterion is not None or criterion.fails_at is None)
        ]


@dataclass(frozen=True, slots=True)
class _Measured:
    """A rule with its evidence and the levels it is held to."""

    rule: Rule
    evidence: Evidence
    alpha_pass: float
    alpha_fail: float

    @property
    def threshold(self) -> float:
        return threshold_of(self.rule)


def threshold_of(rule: Rule) -> float:
    """What a rule's lower bound is compared with: its minimum, or minus its margin."""
    return -rule.bound if rule.kind == "margin" else rule.bound


def _decided(gate: GateFile, seen: _Seen) -> tuple[RuleVerdict, ...]:
    evidence = {rule: seen.evidence(rule) for rule in gate.rules if rule.kind != "must_not"}
    deciding = [rule for rule in evidence if gate.decides(rule)]
    p = [p_values(evidence[rule], threshold_of(rule)) for rule in deciding]
    # Passes and failures are two families of claims, each with its own chance of error.
    for_pass = dict(zip(deciding, holm_levels([one for one, _ in p], gate.alpha), strict=True))
    for_fail = dict(zip(deciding, holm_levels([two for _, two in p], gate.alpha), strict=True))
    rules = []
    for rule in gate.rules:
        if rule.kind == "must_not":
            rules.append(_must_not(gate, seen, rule))
        else:
            levels = for_pass.get(rule, gate.alpha), for_fail.get(rule, gate.alpha)
            rules.append(_mean(gate, seen, _Measured(rule, evidence[rule], *levels)))
    return tuple(rules)


def _mean(gate: GateFile, seen: _Seen, measured: _Measured) -> RuleVerdict:
    rule, evidence = measured.rule, measured.evidence
    outcome = decide(
        evidence,
        measured.threshold,
        alpha_pass=measured.alpha_pass,
        alpha_fail=measured.alpha_fail,
        max_ungraded=gate.max_ungraded,
    )
    is_graded = evidence.ungraded <= gate.max_ungraded * evidence.planned
    numbers = _numbers(measured, is_open=outcome == "inconclusive" and is_graded)
    said = rule, outcome, numbers, seen.advisory_of(rule.target), gate.max_ungraded
    return _verdict(
        gate, seen, rule, outcome, numbers, reason=mean_reason(*said), line=mean_line(*said)
    )


def _numbers(measured: _Measured, *, is_open: bool) -> RuleNumbers:
    evidence, estimate = measured.evidence, measured.evidence.estimate
    scenarios = repeats = None
    if is_open:
        scenarios, repeats = what_would_decide(
            evidence, measured.threshold, measured.alpha_pass, measured.alpha_fail
        )
    return RuleNumbers(
        estimate=estimate.mean if estimate else None,
        low=evidence.low(measured.alpha_pass),
        high=evidence.high(measured.alpha_fail),
        threshold=measured.threshold,
        alpha_pass=measured.alpha_pass,
        alpha_fail=measured.alpha_fail,
        n=estimate.n if estimate else 0,
        clusters=estimate.clusters if estimate else 0,
        repeats=evidence.repeats,
        detectable=detectable_effect(estimate, measured.alpha_pass) if estimate else None,
        missing=evidence.missing,
        ungraded=evidence.ungraded,
        planned=evidence.planned,
        at_floor=evidence.at_floor,
        at_ceiling=evidence.at_ceiling,
        unpaired=evidence.unpaired,
        more_scenarios=scenarios,
        more_repeats=repeats,
    )


def _must_not(gate: GateFile, seen: _Seen, rule: Rule) -> RuleVerdict:
    findings = seen.findings[rule]
    numbers = findings.numbers(gate.alpha)
    outcome = decide_must_not(numbers, gate.max_ungraded)
    advisory = seen.advisory_of(rule.target)
    found = tuple(sorted(findings.found, key=lambda finding: not finding.held))
    return _verdict(
        gate,
        seen,
        rule,
        outcome,
        numbers,
        reason=must_not_reason(outcome, numbers, advisory, gate.max_ungraded),
        line=must_not_line(rule, outcome, numbers, advisory, gate, found),
        findings=found,
    )


def _verdict(
    gate: GateFile,
    seen: _Seen,
    rule: Rule,
    outcome: Outcome,
    numbers: RuleNumbers | MustNotNumbers,
    *,
    reason: str,
    line: str,
    findings: tuple[MustNotFinding, ...] = (),
) -> RuleVerdict:
    return RuleVerdict(
        name=rule.name,
        kind=rule.kind,
        rubric=rule.target.rubric,
        criterion=rule.target.criterion,
        tag=rule.tag,
        outcome=outcome,
        decides=gate.decides(rule),
        reason=reason,
        line=line,
        numbers=numbers,
        agreement="known" if seen.is_known(rule.target) else "unknown",
        advisory=seen.advisory_of(rule.target),
        findings=findings,
        source=rule.source,
    )


def _notices(
    report: ReportFile, baseline: ReportFile | None, rules: tuple[RuleVerdict, ...]
) -> list[str]:
    found = [
        f"{one.path} is {one.report['status']}: what it did not come to counts as ungraded"
        for one in (report, baseline)
        if one is not None and one.report["status"] != "complete"
    ]
    unknown = [rule.name for rule in rules if rule.agreement == "unknown"]
    if unknown:
        found.append(
            "agreement unknown: nothing is on record of how far the graders agree with people, "
            f"for {', '.join(unknown)}; give the run a --card"
        )
    return found
