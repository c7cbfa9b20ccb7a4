"""What a gate decided, and every number it decided by.

A `Verdict` is the one result of `evalkit gate`. The terminal, JSON, JUnit, Markdown
and SARIF are renderings of it, so that all of them say the same. Nothing in it is
None by neglect: each field says when it is. Texts in it (case ids, quotes,
explanations, paths, names) come from files and models, and are not escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

SCHEMA_VERSION = 1

Outcome = Literal["pass", "fail", "inconclusive"]
RuleKind = Literal["min", "margin", "must_not"]

EXIT_CODES: dict[Outcome, int] = {"pass": 0, "fail": 3, "inconclusive": 4}
_HEAVIEST_FIRST: tuple[Outcome, ...] = ("fail", "inconclusive", "pass")


@dataclass(frozen=True, slots=True)
class RuleNumbers:
    """The estimate of a `min` or `margin` rule and how sure it is.

    Everything is on the scale 0 (worst) to 1 (best); for a `margin` rule it is a
    paired difference, report minus baseline, from -1 to 1.
    """

    estimate: float | None
    """Mean value, or mean paired difference; None when no case has a value."""
    low: float | None
    """One-sided lower confidence bound at level 1 - `alpha_pass`, cluster-robust;
    None with fewer than two clusters. A rule passes by this end."""
    high: float | None
    """One-sided upper confidence bound at level 1 - `alpha_fail`. A rule fails by this end."""
    threshold: float
    """What `low` is compared with: the minimum, or minus the margin."""
    alpha_pass: float
    """Chance of a false pass that the rule was given: alpha, or its share of it under Holm."""
    alpha_fail: float
    """Chance of a false failure that the rule was given, likewise."""
    n: int
    """Cases (pairs of cases, for a margin) in the estimate. Repeats of a case count once."""
    clusters: int
    """Scenario families among them: the independent pieces of evidence."""
    repeats: int
    """Most responses that one case has in the report."""
    detectable: float | None
    """Smallest true difference from `threshold` (of either sign) that a suite like this
    one sees with 80 % power at `alpha_pass`; None where `low` is None."""
    missing: int
    """Responses that the candidate did not give (refused, empty, cut off): taken at the floor,
    or left out, as the gate file says. In the report; the baseline's are not in it."""
    ungraded: int
    """Responses (of both reports, for a margin) that nobody could grade, or that failed for
    reasons outside the candidate."""
    planned: int
    """Responses the rule is about (of both reports, for a margin), ungraded ones included."""
    at_floor: float | None
    """The estimate if everything ungraded had gone as badly as possible."""
    at_ceiling: float | None
    """The estimate if everything ungraded had gone as well as possible."""
    unpaired: int
    """Cases that only one of the two reports has a value for; 0 for a `min` rule."""
    more_scenarios: int | None
    """For an inconclusive rule: further scenario families that would decide it with 80 %
    chance if the truth is the estimate. None where it is decided, or no number would do."""
    more_repeats: int | None
    """Likewise, further repeats of each case. None also where one response a case leaves
    the spread between repeats unknown, or no number of repeats would do."""

    @property
    def share_ungraded(self) -> float:
        """`ungraded` of `planned`, 0-1; 1 when nothing was planned."""
        return self.ungraded / self.planned if self.planned else 1.0


@dataclass(frozen=True, slots=True)
class MustNotFinding:
    """One response in which something was found that must not be there."""

    case_id: str
    repeat: int
    """Which response to the case: 0 for the first."""
    n_findings: int
    """Judgements that found it."""
    n_grades: int
    """Judgements that came to a value. 0 for a response the candidate did not give."""
    held: bool
    """Whether it held when judged again: most judgements found it, and there were at
    least two, or it comes from a deterministic grader or check, which cannot differ."""
    quotes: tuple[str, ...]
    """The cited words, verbatim from the reply (a digest in a redacted report)."""
    explanation: str | None
    """The grader's, or why there is nothing to explain."""


@dataclass(frozen=True, slots=True)
class MustNotNumbers:
    """What was looked at for a `must_not` rule, found or not."""

    n: int
    """Responses with at least one judgement that came to a value."""
    cases: int
    """Cases among them."""
    clusters: int
    """Scenario families among them."""
    findings: int
    """Responses with a finding that held."""
    unconfirmed: int
    """Responses with a finding that did not hold, or was never judged again."""
    bound: float | None
    """Highest rate of findings among scenario families that a clean result leaves open, 0-1
    (exact, one-sided at the gate's alpha); None where there is a finding or nothing was judged."""
    missing: int
    """Responses that the candidate did not give."""
    ungraded: int
    """Responses that nobody could judge."""
    planned: int
    """Responses the rule is about, ungraded ones included."""

    @property
    def share_ungraded(self) -> float:
        """`ungraded` of `planned`, 0-1; 1 when nothing was planned."""
        return self.ungraded / self.planned if self.planned else 1.0


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """One rule of a gate file, decided."""

    name: str
    """What the rule says, in one line and unique in the gate: `validation min 0.7 [tag grief]`."""
    kind: RuleKind
    rubric: str
    """Id of the rubric the rule is about, or that its criterion belongs to."""
    criterion: str | None
    """Id of the criterion within the rubric; None for a rule about a rubric's score."""
    tag: str | None
    """The slice, as in the gate file; None for all cases."""
    outcome: Outcome
    decides: bool
    """False for a rule that is shown and does not decide, since others are `primary`."""
    reason: str
    """Why, in one sentence without the numbers of `line`."""
    line: str
    """The verdict line: outcome, estimate, bounds, threshold, n, clusters, smallest detectable
    effect, ungraded, and for an inconclusive rule what would decide it."""
    numbers: RuleNumbers | MustNotNumbers
    """`MustNotNumbers` for a `must_not` rule, else `RuleNumbers`."""
    agreement: Literal["known", "unknown"]
    """Whether agreement with human raters is on record for every grader that counts."""
    advisory: tuple[str, ...]
    """Criteria that were left out since nothing shows that their grader agrees with people:
    `rubric.criterion`, in the rubric's order."""
    findings: tuple[MustNotFinding, ...]
    """Of a `must_not` rule, in case order, those that held first; else empty."""
    source: int | None = None
    """Line of the rule in the gate file; None where it has none."""


@dataclass(frozen=True, slots=True)
class ReportName:
    """Which report a verdict is about."""

    path: str
    """As it was given."""
    run_id: str
    candidate: str
    """The candidate that was looked at: candidates are never pooled."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All rules of a gate, decided, and what follows from them."""

    outcome: Outcome
    """A fail outweighs an inconclusive, which outweighs a pass."""
    rules: tuple[RuleVerdict, ...]
    """In the order of the gate file; never empty."""
    alpha: float
    """Of the gate file: one-sided, over all deciding rules together (Holm)."""
    gate_file: str
    """Path of the gate file, as it was given."""
    report: ReportName
    baseline: ReportName | None
    """None when no rule needs one and none was given."""
    differences: tuple[str, ...] = ()
    """What report and baseline differ in although they should not, where that was allowed."""
    notices: tuple[str, ...] = ()
    """What a reader must know besides: a partial run, agreement unknown."""

    @property
    def exit_code(self) -> int:
        """0 for a pass, 3 for a fail, 4 for inconclusive."""
        return EXIT_CODES[self.outcome]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The lines of the rules that made the outcome: all of them for a pass."""
        return tuple(
            rule.line for rule in self.rules if rule.decides and rule.outcome == self.outcome
        )

    @property
    def summary(self) -> str:
        """One line: the outcome and how many rules came to which."""
        deciding = [rule.outcome for rule in self.rules if rule.decides]
        counts = ", ".join(
            f"{deciding.count(outcome)} {outcome}"
            for outcome in _HEAVIEST_FIRST
            if outcome in deciding
        )
        plural = "" if len(deciding) == 1 else "s"
        return f"{self.outcome.upper()}: {len(deciding)} rule{plural}: {counts}"

    def as_json(self) -> dict[str, Any]:
        """The verdict as plain JSON values, keys in a fixed order."""
        return {
            "schema_version": SCHEMA_VERSION,
            "outcome": self.outcome,
            "exit_code": self.exit_code,
            "summary": self.summary,
            "alpha": self.alpha,
            "gate_file": self.gate_file,
            "report": asdict(self.report),
            "baseline": None if self.baseline is None else asdict(self.baseline),
            "rules": [_rule_json(rule) for rule in self.rules],
            "differences": list(self.differences),
            "notices": list(self.notices),
        }


def heaviest(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of several: any fail, else any inconclusive, else a pass.

    Nothing at all is inconclusive: a gate without evidence passes nothing.
    """
    found = set(outcomes)
    return next((outcome for outcome in _HEAVIEST_FIRST if outcome in found), "inconclusive")


def _rule_json(rule: RuleVerdict) -> dict[str, Any]:
    data = asdict(rule)
    data["numbers"]["share_ungraded"] = rule.numbers.share_ungraded
    data["advisory"] = list(rule.advisory)
    data["findings"] = [
        {**asdict(finding), "quotes": list(finding.quotes)} for finding in rule.findings
    ]
    return data
