"""What every grader is, and how its grades of single turns become a response's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

    def identity(self) -> Mapping[str, Json]:
        """What makes its grades what they are: model, prompt digest, parameters."""
        ...

    def observations(self) -> Mapping[str, Json]:
        """What the endpoint did that nobody asked for; empty where none is called."""
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
    applicable = [grade for grade in grades if grade.state != "not_applicable"]
    if not applicable:
        return grades[0]
    for grade in applicable:
        if grade.state != "scored":
            # Leaving the turn out could raise the mean whenever a bad one went missing.
            return grade
    values = [grade.value for grade in applicable if grade.value is not None]
    worst_value = max(values) if criterion.direction == "lower" else min(values)
    worst = next(grade for grade in applicable if grade.value == worst_value)
    first = applicable[0]
    return Grade(
        first.rubric,
        first.criterion,
        "scored",
        first.grader,
        value=sum(values) / len(values),
        evidence=tuple(span for grade in applicable for span in grade.evidence),
        explanation=f"mean of {len(values)} turns; worst {worst_value:g}: {worst.explanation}",
        repeat=first.repeat,
    )
