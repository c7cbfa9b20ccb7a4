"""Runs checks over responses, and turns a check's number into a criterion's grade."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from evalkit.checks.language import language_of
from evalkit.checks.registry import Check, all_checks, find_check, outcome_of
from evalkit.checks.text import Exchange, exchange_of
from evalkit.types import CheckResult, Criterion, Finding, Grade, Json, Span, Turn

CHECKS_GRADER = "checks"
"""Name that grades of `check` criteria carry as their grader."""


def exchanges_of(turns: Sequence[Turn]) -> tuple[tuple[int, Exchange], ...]:
    """Each turn's index with what a check sees of it."""
    return tuple((turn.index, exchange_of(turn)) for turn in turns)


def run_check(
    check: Check, exchange: Exchange, params: Mapping[str, Json] | None = None, message: int = 0
) -> CheckResult:
    """One check on one reply.

    A check that cannot read the reply's language has no value, rather than a
    clean bill of health for words it does not know.
    """
    if check.languages:
        language = language_of(exchange.reply)
        if language is not None and language not in check.languages:
            return CheckResult(check.name, None, detail=f"cannot read language {language!r}")
    outcome = outcome_of(check, exchange, params)
    findings = tuple(
        Finding(check.name, Span(message, *exchange.reply.original_span(m.start, m.end)), m.kind)
        for m in outcome.marks
    )
    return CheckResult(check.name, outcome.value, findings, outcome.detail)


def run_checks(
    exchange: Exchange, message: int = 0, names: Container[str] | None = None
) -> tuple[CheckResult, ...]:
    """What each check that needs no parameter says of a reply; of those `names`, if given."""
    return tuple(
        run_check(check, exchange, message=message)
        for check in all_checks()
        if not check.required and (names is None or check.name in names)
    )


def mark_response(
    exchanges: Sequence[tuple[int, Exchange]], names: Container[str] | None = None
) -> tuple[Finding, ...]:
    """What checks find in a response, in the order of the text."""
    found = [
        finding
        for index, exchange in exchanges
        for result in run_checks(exchange, index, names)
        for finding in result.findings
    ]
    return tuple(sorted(found, key=lambda f: (f.span.message, f.span.start, f.span.end, f.check)))


def grade_by_check(
    rubric_id: str, criterion: Criterion, exchanges: Sequence[tuple[int, Exchange]]
) -> Grade:
    """The grade of a `check` criterion: the mean level over the assistant turns."""
    assert criterion.check is not None
    check = find_check(criterion.check)
    levels: list[int] = []
    evidence: list[Span] = []
    notes: list[str] = []
    for index, exchange in exchanges:
        result = run_check(check, exchange, criterion.params, index)
        if result.value is None:
            return Grade(rubric_id, criterion.id, "abstained", CHECKS_GRADER, detail=result.detail)
        levels.append(level_of(result.value, criterion.levels_at))
        evidence += [finding.span for finding in result.findings]
        notes.append(f"{result.value:g}")
    explanation = f"{check.number}: {', '.join(notes)}"
    return Grade(
        rubric_id,
        criterion.id,
        "scored",
        CHECKS_GRADER,
        value=sum(levels) / len(levels),
        evidence=tuple(evidence),
        explanation=explanation,
    )


def level_of(value: float, levels_at: Sequence[float]) -> int:
    """How many of the rising bounds a number reaches."""
    return sum(value >= bound for bound in levels_at)
