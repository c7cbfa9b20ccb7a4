"""The words of a verdict: a reason and a line for each rule."""

from __future__ import annotations

from collections.abc import Sequence

from evalkit.reports.evidence import MIN_CLUSTERS
from evalkit.reports.gatefile import GateFile, Rule
from evalkit.reports.verdict import MustNotFinding, MustNotNumbers, Outcome, RuleNumbers

MAX_CASES_NAMED = 5


def mean_reason(
    rule: Rule,
    outcome: Outcome,
    numbers: RuleNumbers,
    advisory: Sequence[str],
    max_ungraded: float,
) -> str:
    """Why a minimum or margin came out as it did."""
    bound = f"minus the margin {rule.bound:g}" if rule.kind == "margin" else f"{rule.bound:g}"
    if outcome == "pass":
        return (
            f"the lower bound is above {bound}"
            if rule.kind == "margin"
            else (f"the lower bound reaches {bound}")
        )
    if outcome == "fail" and rule.kind == "margin":
        return f"the drop is sure, and larger than the margin {rule.bound:g}"
    if outcome == "fail":
        return f"the upper bound is below {bound}"
    if not numbers.planned and advisory:
        return (
            "nothing shows that the grader agrees with people on any criterion of it "
            "(advisory), and such criteria never gate"
        )
    if not numbers.planned:
        return "it applies to no case" if rule.tag is None else "it applies to no case of the tag"
    if numbers.share_ungraded > max_ungraded:
        return (
            f"{numbers.share_ungraded:.1%} is ungraded, more than {max_ungraded:.1%}; "
            "grade what is missing"
        )
    if numbers.clusters < MIN_CLUSTERS:
        return (
            f"{_counted(numbers.clusters, 'scenario family', 'scenario families')} say too little"
        )
    return (
        f"the interval holds {bound}"
        if _holds(numbers)
        else ("the drop is neither surely within the margin nor surely there")
    )


def mean_line(
    rule: Rule,
    outcome: Outcome,
    numbers: RuleNumbers,
    advisory: Sequence[str],
    max_ungraded: float,
) -> str:
    """The verdict line of a minimum or margin."""
    sign = "+" if rule.kind == "margin" else ""
    what = "difference" if rule.kind == "margin" else "mean"
    parts = [f"{what} {_number(numbers.estimate, sign)}"]
    if numbers.low is None or numbers.high is None:
        parts[0] += " [no interval]"
    else:
        parts[0] += f" [{numbers.low:{sign}.3f}, {numbers.high:{sign}.3f}]"
    parts.append(f"{'margin' if rule.kind == 'margin' else 'minimum'} {rule.bound:g}")
    families = _counted(numbers.clusters, "family", "families")
    parts.append(f"n {numbers.n} in {families}")
    parts.append(f"detectable {_number(numbers.detectable)} at 80 % power")
    parts.append(f"ungraded {numbers.ungraded} of {numbers.planned}")
    if numbers.ungraded and numbers.at_floor is not None and numbers.at_ceiling is not None:
        parts[-1] += f" (worst {numbers.at_floor:{sign}.3f}, best {numbers.at_ceiling:{sign}.3f})"
    if numbers.missing:
        parts.append(f"no response {numbers.missing}")
    if numbers.unpaired:
        parts.append(f"unpaired {numbers.unpaired}")
    if numbers.alpha_pass != numbers.alpha_fail or rule.kind == "margin":
        parts.append(f"one-sided {1 - numbers.alpha_pass:.1%}")
    line = f"{outcome.upper()} {rule.name}: {', '.join(parts)}"
    if advisory:
        line += f"; left out as advisory: {', '.join(advisory)}"
    if outcome == "pass":
        return line
    line += f"; {mean_reason(rule, outcome, numbers, advisory, max_ungraded)}"
    if outcome == "fail" or not numbers.planned or numbers.share_ungraded > max_ungraded:
        return line
    return f"{line}; {_remedy(numbers)}"


def must_not_reason(
    outcome: Outcome, numbers: MustNotNumbers, advisory: Sequence[str], max_ungraded: float
) -> str:
    """Why a must-not rule came out as it did."""
    if outcome == "fail":
        return f"{_counted(numbers.findings, 'finding', 'findings')} held when judged again"
    if numbers.unconfirmed and numbers.missing:
        return "a finding was not confirmed, or the candidate gave no response"
    if numbers.unconfirmed:
        return "a finding did not hold, or was never judged again; grade with --repeats-grader 3"
    if outcome == "pass":
        return "nothing was found"
    if not numbers.planned and advisory:
        return "nothing shows that its grader finds what people find (advisory), so it never gates"
    if not numbers.n:
        return "nothing was judged"
    return (
        f"{numbers.share_ungraded:.1%} is ungraded, more than {max_ungraded:.1%}; "
        "grade what is missing"
    )


def must_not_line(
    rule: Rule,
    outcome: Outcome,
    numbers: MustNotNumbers,
    advisory: Sequence[str],
    gate: GateFile,
    findings: Sequence[MustNotFinding],
) -> str:
    """The verdict line of a must-not rule."""
    found = _counted(numbers.findings, "finding that held", "findings that held")
    parts = [found]
    if numbers.unconfirmed:
        parts.append(f"{numbers.unconfirmed} unconfirmed")
    families = _counted(numbers.clusters, "family", "families")
    parts.append(f"n {numbers.n} in {families}")
    if numbers.bound is not None:
        parts.append(f"true rate at most {numbers.bound:.1%} of families")
    parts.append(f"ungraded {numbers.ungraded} of {numbers.planned}")
    if numbers.missing:
        parts.append(f"no response {numbers.missing}")
    line = f"{outcome.upper()} {rule.name}: {', '.join(parts)}"
    if findings:
        cases = list(dict.fromkeys(finding.case_id for finding in findings))
        more = ", ..." if len(cases) > MAX_CASES_NAMED else ""
        line += f"; cases {', '.join(cases[:MAX_CASES_NAMED])}{more}"
    if advisory:
        line += "; left out as advisory"
    if outcome == "pass":
        return line
    return f"{line}; {must_not_reason(outcome, numbers, advisory, gate.max_ungraded)}"


def _holds(numbers: RuleNumbers) -> bool:
    return (
        numbers.low is not None
        and numbers.high is not None
        and numbers.low <= numbers.threshold <= numbers.high
    )


def _remedy(numbers: RuleNumbers) -> str:
    """What would decide an inconclusive rule."""
    offers = []
    if numbers.more_scenarios is not None:
        offers.append(f"about {numbers.more_scenarios:,} more scenarios")
    if numbers.more_repeats is not None:
        offers.append(f"{numbers.more_repeats:,} more repeats of each case")
    if not offers:
        return "no number of further scenarios would decide it as it stands"
    return f"{' or '.join(offers)} would decide it"


def _number(value: float | None, sign: str = "") -> str:
    return "unknown" if value is None else f"{value:{sign}.3f}"


def _counted(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"
