"""Replies to one case held against each other by twos."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import combinations

from evalkit.errors import EndpointRefused
from evalkit.graders import Grader, LLMGrader
from evalkit.graders.pairwise import Choice, choose
from evalkit.reports import rubric_score
from evalkit.stop import Stop
from evalkit.types import GradedResponse, Preference, Rubric, turns_of


async def preferences_of(
    responses: Sequence[GradedResponse],
    graders: Sequence[Grader],
    rubrics: Sequence[Rubric],
    stop: Stop,
) -> tuple[Preference, ...]:
    """What each grader prefers, of every two candidates that answered a case, by each rubric.

    A model is asked in both orders. A grader that computes prefers the reply to which it
    gave the higher score, and has no order to be swayed by.

    Args:
        responses: All responses to one case, graded.
        graders: Who judges.
        rubrics: What is judged.
        stop: When set, nothing more is asked.
    """
    return tuple(
        await asyncio.gather(
            *(
                _preference(one, other, grader, rubric, stop)
                for one, other in _pairs(responses)
                for rubric in rubrics
                for grader in graders
            )
        )
    )


def _pairs(responses: Sequence[GradedResponse]) -> Iterator[tuple[GradedResponse, GradedResponse]]:
    for one, other in combinations(responses, 2):
        if one.response.repeat == other.response.repeat:
            yield one, other


async def _preference(
    one: GradedResponse, other: GradedResponse, grader: Grader, rubric: Rubric, stop: Stop
) -> Preference:
    both = (one.response, other.response)

    def preference(choice: Choice, is_consistent: bool | None = None) -> Preference:
        names = (None, *(response.candidate for response in both))
        return Preference(
            case_id=one.case.id,
            rubric=rubric.id,
            grader=grader.name,
            first=both[0].candidate,
            second=both[1].candidate,
            repeat=both[0].repeat,
            state=choice.state,
            preferred=names[choice.better],
            is_consistent=is_consistent,
            explanation=choice.explanation,
            detail=choice.detail,
        )

    silent = next((r for r in both if r.state != "answered"), None)
    if silent is not None:
        detail = f"{silent.candidate}: {silent.state}"
        return preference(Choice("no_response", detail=detail))
    if not isinstance(grader, LLMGrader):
        return preference(_by_score(one, other, grader, rubric))
    turns = [turns_of(graded.case, graded.response) for graded in (one, other)]
    if any(len(of) != 1 for of in turns):
        return preference(Choice("not_applicable", detail="conversations are not held by twos"))
    (first,), (second,) = turns
    repeat = both[0].repeat
    there, back = await asyncio.gather(
        _ask(stop, lambda: choose(grader, first, second.reply, rubric, repeat)),
        _ask(stop, lambda: choose(grader, second, first.reply, rubric, repeat)),
    )
    for choice in (there, back):
        if choice.state != "scored":
            return preference(choice)
    is_consistent = there.better == _SWAPPED[back.better]
    return preference(there if is_consistent else Choice("scored"), is_consistent)


_SWAPPED = {0: 0, 1: 2, 2: 1}


def _by_score(one: GradedResponse, other: GradedResponse, grader: Grader, rubric: Rubric) -> Choice:
    """The reply that this grader scored higher; checks count as they do in the score."""
    scores = [
        rubric_score([g for g in graded.grades if g.grader in (grader.name, "checks")], rubric)
        for graded in (one, other)
    ]
    first, second = scores
    if first is None or second is None:
        return Choice("abstained", detail="one of the two replies has no score")
    explanation = f"scores {first:.2f} and {second:.2f}"
    return Choice("scored", 0 if first == second else 1 if first > second else 2, explanation)


async def _ask(stop: Stop, asking: Callable[[], Awaitable[Choice]]) -> Choice:
    """A choice, or the state in which the run was stopped."""
    try:
        with stop.asking():
            if stop.state is not None:
                return Choice(stop.state, detail=stop.reason)
            return await asking()
    except EndpointRefused as error:
        stop.set("provider_error", str(error))
        return Choice("provider_error", detail=str(error))
    except asyncio.CancelledError:
        if stop.state is None:
            raise
        return Choice(stop.state, detail=stop.reason)
