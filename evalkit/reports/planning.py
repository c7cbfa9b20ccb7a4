"""How many scenarios and repeats a margin needs, and what they cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.reports.evidence import MIN_CLUSTERS, evidence_of_difference
from evalkit.reports.reading import ReportFile
from evalkit.reports.values import Target, collect_values
from evalkit.stats.paired import variance_split
from evalkit.stats.power import clusters_needed

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Spread:
    """Variance of one scenario's paired difference between two runs, by where it comes from."""

    between: float
    """What repeats cannot average away: scenarios that gain where others lose."""
    repeat: float
    """Of the difference of single responses, which repeats do average away."""

    def sd(self, repeats: int) -> float:
        """Standard deviation of the difference with so many repeats on either side."""
        return sqrt(self.between + self.repeat / repeats)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One way to reach the power asked for."""

    repeats: int
    """Responses to each case."""
    scenarios: int | None
    """Independent scenario families, one case each; None beyond a million."""
    responses: int | None
    """Of one run: scenarios x repeats."""
    cost_usd: float | None
    """Of one run, candidate and graders; None where no price is known."""
    sd: float
    """Standard deviation of a scenario's paired difference, 0-1."""


def plan_rows(
    spread: Spread,
    margin: float,
    repeats: Sequence[int],
    *,
    alpha: float,
    power: float,
    cost_usd: float | None,
) -> tuple[PlanRow, ...]:
    """What an unchanged system needs to pass a margin.

    Args:
        spread: Of the paired difference.
        margin: Of the gate, 0-1.
        repeats: Numbers of repeats to try, each at least 1.
        alpha: One-sided.
        power: Chance to pass, 0-1.
        cost_usd: Of one response with its grading; None where unknown.
    """
    rows = []
    for n in repeats:
        needed = clusters_needed(spread.sd(n), margin, alpha, power)
        scenarios = None if needed is None else max(MIN_CLUSTERS, needed)
        responses = None if scenarios is None else scenarios * n
        cost = None if responses is None or cost_usd is None else responses * cost_usd
        rows.append(PlanRow(n, scenarios, responses, cost, spread.sd(n)))
    return tuple(rows)


def rows_as_json(rows: Sequence[PlanRow], **settings: Any) -> dict[str, Any]:
    """The plan as plain JSON values."""
    return {"schema_version": SCHEMA_VERSION, **settings, "rows": [asdict(row) for row in rows]}


def spread_seen(
    report: ReportFile, baseline: ReportFile | None, rubric: str, candidate: str | None
) -> Spread:
    """The spread of a rubric's paired difference, from runs that were made.

    Args:
        report: A run.
        baseline: Another one of the same cases; None to go by the repeats of the first alone,
            which supposes that an unchanged system differs by them and nothing else.
        rubric: Id of the rubric.
        candidate: Whose responses; None where there is one candidate.

    Raises:
        InputError: No such rubric, too few scenarios, or neither baseline nor repeats.
    """
    if rubric not in report.rubrics:
        known = ", ".join(sorted(report.rubrics))
        raise InputError(
            Problem(str(report.path), f"has no rubric {rubric!r}, expected one of: {known}")
        )
    target = Target(rubric)
    who = report.candidate(candidate)
    values = collect_values(report, who, [target])[target]
    if baseline is None:
        split = variance_split(
            {name: case.values for name, case in values.items() if case.values},
            {name: case.family for name, case in values.items()},
        )
        if split is None or split.repeat is None:
            message = (
                "has one response a case, which says nothing of the spread between two runs; give "
                "a --baseline, a run with --repeats 3, or --sd"
            )
            raise InputError(Problem(str(report.path), message))
        return Spread(0.0, 2 * split.repeat)
    same = who if who in baseline.candidates else None
    old = collect_values(baseline, baseline.candidate(same), [target])[target]
    evidence = evidence_of_difference(old, values)
    if evidence.estimate is None or evidence.estimate.se is None:
        message = f"shares too few scored scenarios with {baseline.path}, expected at least 2"
        raise InputError(Problem(str(report.path), message))
    total = evidence.estimate.se**2 * evidence.estimate.clusters
    repeat = evidence.repeat_variance
    return Spread(max(0.0, total - repeat / max(1, evidence.repeats)), repeat)


def cost_seen(report: ReportFile) -> float | None:
    """US dollars of one response with its grading, as a run paid for them.

    None where the prices are not known, or answers came out of the store, unpaid.
    """
    usage = report.report["usage"]
    cost: Any = usage.get("cost_usd")
    candidates = report.report["summary"]["candidates"]
    n: int = sum(block["responses"]["planned"] for block in candidates)
    if not isinstance(cost, int | float) or usage.get("cached") or not n:
        return None
    return float(cost) / n
