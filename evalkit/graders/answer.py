"""A model grader's answer into grades, or the reason why it is none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from evalkit.files import ParseProblem, parse_json
from evalkit.graders.evidence import find_quotation
from evalkit.types import Criterion, Grade, GradeState, Span, Turn

_FENCED = re.compile(r"\A```(?:json)?[ \t]*\n(.*)\n```\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the answer says of one criterion, checked for form but not for truth."""

    level: int | None
    """None: not applicable."""
    quotations: tuple[str, ...]
    explanation: str


def parse_answer(text: str, criteria: Sequence[Criterion], reply: str = "") -> dict[str, Judgement]:
    """Judgements by criterion id.

    Exactly one object with exactly the criteria asked for, each with one of its
    levels. Anything else is the grader's slip, not evidence about the reply. A
    single code fence around the whole answer is form, not content, and is taken off.

    Args:
        text: The answer.
        criteria: What was asked for.
        reply: What was graded. An answer that stands in it is the candidate's verdict
            on itself, with quotations that of course stand there too.

    Raises:
        ParseProblem: The answer is not that. The message quotes nothing of it, since
            it goes into the re-ask and the answer may repeat the candidate's words.
    """
    inner = unfenced(text)
    if inner in reply:
        raise ParseProblem("it was copied from the material")
    try:
        data = parse_json(inner)
    except ParseProblem:
        raise ParseProblem("it was not one valid JSON object without repeated keys") from None
    if not isinstance(data, dict):
        raise ParseProblem("it was not a JSON object")
    wanted = {criterion.id for criterion in criteria}
    missing = sorted(wanted - set(data))
    if missing:
        raise ParseProblem(f"the criterion {missing[0]} was missing")
    if set(data) - wanted:
        raise ParseProblem("it held keys other than the criteria asked for")
    return {criterion.id: _judgement(data[criterion.id], criterion) for criterion in criteria}


def unfenced(text: str) -> str:
    """An answer without the code fence around it, if there is one.

    Raises:
        ParseProblem: There is nothing in it.
    """
    stripped = text.strip()
    if not stripped:
        raise ParseProblem("it was empty")
    fenced = _FENCED.match(stripped)
    return fenced.group(1) if fenced else stripped


def _judgement(data: Any, criterion: Criterion) -> Judgement:
    name = criterion.id
    if not isinstance(data, dict) or set(data) != {"evidence", "explanation", "level"}:
        raise ParseProblem(f"{name} must hold exactly evidence, explanation and level")
    evidence, explanation, level = data["evidence"], data["explanation"], data["level"]
    if not isinstance(evidence, list) or not all(isinstance(item, str) for item in evidence):
        raise ParseProblem(f"the evidence of {name} must be a list of texts")
    if not isinstance(explanation, str):
        raise ParseProblem(f"the explanation of {name} must be a text")
    allowed = [anchor.value for anchor in criterion.levels]
    if level is None and criterion.allow_not_applicable:
        return Judgement(None, tuple(evidence), explanation)
    if isinstance(level, bool) or not isinstance(level, int) or level not in allowed:
        raise ParseProblem(f"the level of {name} must be one of {allowed}")
    return Judgement(level, tuple(evidence), explanation)


def verified_grade(
    judgement: Judgement, criterion: Criterion, rubric_id: str, grader: str, turn: Turn, repeat: int
) -> Grade:
    """A grade whose every quotation was found in the reply, or one that says it was not."""
    grade = Grade(
        rubric_id,
        criterion.id,
        "scored",
        grader,
        explanation=judgement.explanation.strip() or None,
        repeat=repeat,
    )
    level = judgement.level
    if level is None:
        detail = "the grader says that the criterion does not apply"
        return replace(grade, state="not_applicable", detail=detail)
    quotations = [quotation for quotation in judgement.quotations if quotation.strip()]
    places = [find_quotation(quotation, turn.reply) for quotation in quotations]
    missing = places.count(None)
    if missing:
        detail = f"{missing} of {len(quotations)} quotations do not stand in the reply"
        return replace(grade, state="evidence_unverified", detail=detail)
    needed = criterion.evidence_from
    if needed is not None and level >= needed and not places:
        detail = f"level {level} came without a quotation"
        return replace(grade, state="evidence_unverified", detail=detail)
    spans = sorted({place for place in places if place is not None})
    evidence = tuple(Span(turn.index, start, end) for start, end in spans)
    return replace(grade, value=float(level), evidence=evidence)


def failed_grades(
    criteria: Sequence[Criterion],
    rubric_id: str,
    grader: str,
    state: GradeState,
    detail: str | None,
    repeat: int,
) -> tuple[Grade, ...]:
    """One grade for each criterion of a call that came to nothing."""
    return tuple(
        Grade(rubric_id, criterion.id, state, grader, detail=detail, repeat=repeat)
        for criterion in criteria
    )


STATE_OF_ANSWER: Mapping[str, GradeState] = {
    "refused": "grader_refused",
    "truncated": "grader_truncated",
    "provider_error": "provider_error",
    "timeout": "timeout",
    "budget_stopped": "budget_stopped",
    "cancelled": "cancelled",
}
"""What an answer that cannot be read makes of the grades. A blank one can: it is a slip
like any other that does not parse, and is asked for again."""
