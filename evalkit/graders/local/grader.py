"""Grades by the level table over the deterministic checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from evalkit.checks import all_checks
from evalkit.checks.language import language_of
from evalkit.checks.running import run_check
from evalkit.checks.text import exchange_of
from evalkit.errors import InputError, Problem
from evalkit.graders.grader import graded_criteria
from evalkit.graders.local.table import Rule, level_table, table_digest
from evalkit.types import CheckResult, Criterion, Grade, Json, Rubric, Span, Turn

LANGUAGES = ("en",)
"""What the wording rules can read."""


class LocalGrader:
    """The embedded grader: reads wording, runs anywhere, costs nothing.

    Its levels come from rules a person can read, so they see wording and miss
    meaning; what it agrees on with human raters stands in docs/measurements.md.
    """

    name = "local"

    def __init__(self) -> None:
        """Prepare a small cache: several rubrics ask about the same turn in a row."""
        self._results = lru_cache(maxsize=64)(_check_results)

    def identity(self) -> Mapping[str, Json]:
        """Kind and table digest."""
        return {"kind": "local", "name": self.name, "table": table_digest()}

    def observations(self) -> Mapping[str, Json]:
        """Nothing: no endpoint is called."""
        return {}

    def refuse_unknown(self, rubric: Rubric) -> None:
        """Stop before a run in which a criterion could never be graded.

        Raises:
            InputError: The table has no rules for a criterion of the rubric.
        """
        unknown = [c.id for c in graded_criteria(rubric) if (rubric.id, c.id) not in level_table()]
        if unknown:
            raise InputError(
                Problem(
                    rubric.path,
                    f"the local grader knows no level of {rubric.id}.{unknown[0]}; "
                    "grade this rubric with a model: --grader MODEL",
                )
            )

    async def grade_turn(self, turn: Turn, rubric: Rubric, repeat: int) -> tuple[Grade, ...]:
        """One grade for each graded criterion, in the rubric's order."""
        exchange = exchange_of(turn)
        language = language_of(exchange.reply)
        if language is not None and language not in LANGUAGES:
            detail = f"the reply is in {language!r}; the local grader reads {', '.join(LANGUAGES)}"
            return tuple(
                Grade(rubric.id, c.id, "abstained", self.name, detail=detail, repeat=repeat)
                for c in graded_criteria(rubric)
            )
        results = self._results(turn)
        features = _features(results)
        return tuple(
            _grade(rubric, criterion, features, results, repeat)
            for criterion in graded_criteria(rubric)
        )


def _check_results(turn: Turn) -> tuple[CheckResult, ...]:
    exchange = exchange_of(turn)
    return tuple(
        run_check(check, exchange, message=turn.index)
        for check in all_checks()
        if not check.required
    )


def _features(results: Sequence[CheckResult]) -> dict[str, float]:
    features: dict[str, float] = {}
    for result in results:
        if result.value is not None:
            features[result.check] = result.value
        kinds = Counter(finding.kind for finding in result.findings)
        features.update({f"{result.check}.{kind}": float(n) for kind, n in kinds.items()})
    return features


def _grade(
    rubric: Rubric,
    criterion: Criterion,
    features: Mapping[str, float],
    results: Sequence[CheckResult],
    repeat: int,
) -> Grade:
    rules = level_table()[rubric.id, criterion.id]
    rule = next(rule for rule in rules if all(c.holds(features) for c in rule.conditions))
    return Grade(
        rubric.id,
        criterion.id,
        "scored",
        LocalGrader.name,
        value=rule.level,
        evidence=_evidence(rule, results),
        explanation=rule.reason,
        repeat=repeat,
    )


def _evidence(rule: Rule, results: Sequence[CheckResult]) -> tuple[Span, ...]:
    """Where the findings stand that speak for the rule's level."""
    wanted = {c.feature for c in rule.conditions if c.sign in (">=", ">")}
    spans = {
        finding.span
        for result in results
        for finding in result.findings
        if finding.check in wanted or f"{finding.check}.{finding.kind}" in wanted
    }
    return tuple(sorted(spans, key=lambda span: (span.message, span.start, span.end)))
