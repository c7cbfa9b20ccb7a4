"""Grades by readable rules over what the checks see: wording alone, no model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evalkit.errors import InputError, Problem
from evalkit.graders.grader import graded_criteria
from evalkit.graders.local.features import check_results, features_of
from evalkit.graders.local.languages import unread_language
from evalkit.graders.local.table import Rule, level_table, rule_for, table_digest
from evalkit.types import CheckResult, Criterion, Grade, Json, Rubric, Span, Turn

LANGUAGES = ("en",)
"""What the wording rules can read."""


class WordingGrader:
    """Reads wording: every grade can be traced to one rule and the findings behind it.

    It sees wording and misses meaning. It stands beside the embedded model as what a
    grader must be better than, and for rubrics whose words are all that matters.
    """

    name = "wording"
    may_differ = False

    def identity(self) -> Mapping[str, Json]:
        """Kind and table digest."""
        return {"kind": "wording", "name": self.name, "table": table_digest()}

    def observations(self) -> Mapping[str, Json]:
        """Nothing: no endpoint is called."""
        return {}

    def agreement(self) -> Mapping[str, Json] | None:
        """Nothing: it is measured by whoever uses it."""
        return None

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
                    f"the wording grader knows no level of {rubric.id}.{unknown[0]}; "
                    "grade this rubric with a model: --grader MODEL",
                )
            )

    async def grade_turn(self, turn: Turn, rubric: Rubric, repeat: int) -> tuple[Grade, ...]:
        """One grade for each graded criterion, in the rubric's order."""
        unread = unread_language(turn, self.name, LANGUAGES)
        if unread is not None:
            return tuple(
                Grade(rubric.id, c.id, "abstained", self.name, detail=unread, repeat=repeat)
                for c in graded_criteria(rubric)
            )
        results = check_results(turn)
        features = features_of(results)
        return tuple(
            _grade(rubric, criterion, features, results, repeat)
            for criterion in graded_criteria(rubric)
        )


def _grade(
    rubric: Rubric,
    criterion: Criterion,
    features: Mapping[str, float],
    results: Sequence[CheckResult],
    repeat: int,
) -> Grade:
    rule = rule_for((rubric.id, criterion.id), features)
    assert rule is not None  # `refuse_unknown` has seen to it
    return Grade(
        rubric.id,
        criterion.id,
        "scored",
        WordingGrader.name,
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
