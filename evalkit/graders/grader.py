"""What every grader is, and how its grades of single turns become a response's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean
from typing import Protocol

from evalkit.types import Criterion, Grade, GradeState, Json, Response, Rubric, Turn

_STATE_WITHOUT_REPLY: Mapping[str, GradeState] = {
    "budget_stopped": "budget_stopped",
    "cancelled": "cancelled",
}
"""A reply that was never asked for is not a reply that failed to come."""


class Grader(Protocol):
    """Judges the graded criteria of a rubric, one assistant turn at a time."""

    @property
    def name(self) -> str:
        """How reports call it."""
        ...

    @property
    def may_differ(self) -> bool:
        """Whether it may judge the same reply otherwise when it is asked again."""
        ...

    def identity(self) -> Mapping[str, Json]:
        """What makes its grades what they are: model, prompt digest, parameters."""
        ...

    def observations(self) -> Mapping[str, Json]:
        """What the endpoint did that nobody asked for; empty where none is called."""
        ...

    def agreement(self) -> Mapping[str, Json] | None:
        """How far it agrees with people: its card's `criteria`, where it brought a card."""
        ...

    def refuse_unknown(self, rubric: Rubric) -> None:
        """Stop before the run where it cannot grade a rubric at all.

        Raises:
            InputError: The rubric has a criterion it knows nothing of.
        """
        ...

    async def grade_turn(self, turn: Turn, rubric: Rubric, repeat: int) -> tuple[Grade, ...]:
        """One grade for each graded criterion of the rubric, in the rubric's order."""
        ...


def graded_criteria(rubric: Rubric) -> tuple[Criterion, ...]:
    """The criteria of a rubric that need a grader."""
    return tuple(criterion for criterion in rubric.criteria if criterion.kind == "graded")


async def grade_response(
    grader: Grader, turns: Sequence[Turn], response: Response, rubric: Rubric, repeat: int = 0
) -> tuple[Grade, ...]:
    """Grades of a whole response: over several turns, the mean of each criterion.

    Of a must-not criterion it is the worst turn: one finding in ten turns is a finding.

    Args:
        grader: Who judges.
        turns: The assistant turns of the response.
        response: Where the turns come from; without any the grades say why.
        rubric: What is judged.
        repeat: Which judgement of the same grader this is.
    """
    criteria = graded_criteria(rubric)
    if not criteria:
        return ()
    if not turns:
        return tuple(ungraded(rubric, c, grader.name, response, repeat) for c in criteria)
    per_turn = [await grader.grade_turn(turn, rubric, repeat) for turn in turns]
    if len(turns) == 1:
        return per_turn[0]
    return tuple(
        _over_turns(criterion, [grades[index] for grades in per_turn])
        for index, criterion in enumerate(criteria)
    )


def ungraded(
    rubric: Rubric, criterion: Criterion, grader: str, response: Response, repeat: int = 0
) -> Grade:
    """The grade of a criterion where there is no reply to judge."""
    state = _STATE_WITHOUT_REPLY.get(response.state, "no_response")
    reason = response.detail or "the candidate gave no reply"
    detail = f"{response.state}: {reason}"
    return Grade(rubric.id, criterion.id, state, grader, detail=detail, repeat=repeat)


def _over_turns(criterion: Criterion, grades: Sequence[Grade]) -> Grade:
    """One grade of several turns: the mean, or for a must-not criterion the worst."""
    applicable = {n: g for n, g in enumerate(grades, 1) if g.state != "not_applicable"}
    if not applicable:
        return grades[0]
    values = {n: g.value for n, g in applicable.items() if g.value is not None}
    worst = max(values, key=lambda n: _badness(criterion, values[n]), default=None)
    is_whole = len(values) == len(applicable)
    if worst is None or not (is_whole or criterion.is_finding(values[worst])):
        # Leaving a turn out could raise the mean whenever a bad one went missing.
        first = next(n for n in applicable if n not in values)
        return replace(grades[first - 1], detail=f"turn {first}: {grades[first - 1].detail}")
    reason = grades[worst - 1].explanation
    place = f"worst {values[worst]:g} in turn {worst}{f': {reason}' if reason else ''}"
    is_mean = criterion.fails_at is None
    return replace(
        grades[worst - 1],
        value=fmean(values.values()) if is_mean else values[worst],
        evidence=tuple(span for n in values for span in grades[n - 1].evidence),
        explanation=f"mean of {len(values)} turns; {place}" if is_mean else place,
    )


def _badness(criterion: Criterion, value: float) -> float:
    """The higher, the worse for the person; only good for comparing."""
    if criterion.target is not None:
        start, end = criterion.target
        return max(start - value, value - end, 0.0)
    return value if criterion.direction == "lower" else -value
