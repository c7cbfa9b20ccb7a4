"""Streams a plan: case by case to responses, grades, lines and a summary.

A bounded number of responses is worked on at a time and lines leave in case
order, so memory does not grow with the number of cases. A run can be stopped
(by a signal, a deadline, a refused key); what is left of the plan then still ends
in states, so that counts add up.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Any, TypeVar

from evalkit.candidates import Candidate
from evalkit.checks import Exchange
from evalkit.checks.running import CHECKS_GRADER, exchanges_of, grade_by_check, mark_response
from evalkit.errors import EndpointRefused
from evalkit.graders import Grader, grade_response
from evalkit.graders.grader import graded_criteria, ungraded
from evalkit.graders.local.table import checks_behind
from evalkit.inputs import Spool
from evalkit.reports import Summary, rubric_score
from evalkit.stop import Stop
from evalkit.types import (
    Case,
    Grade,
    GradedResponse,
    GradeState,
    Preference,
    Response,
    ResponseState,
    Rubric,
    Turn,
    turns_of,
)
from evalkit.versus import preferences_of

T = TypeVar("T")

Held = tuple[Case, tuple[Preference, ...]]
"""A case, and who is preferred on it."""


@dataclass(frozen=True)
class RunPlan:
    """Everything resolved and validated; nothing spent yet."""

    spool: Spool
    candidates: tuple[Candidate, ...]
    graders: tuple[Grader, ...]
    rubrics: tuple[Rubric, ...]
    repeats_grader: int = 1
    holds_pairs: bool = False
    """Whether candidates are also held against each other by twos."""
    max_in_flight: int = 256
    """Responses worked on at a time."""
    stop: Stop = field(default_factory=Stop)

    @property
    def n_responses(self) -> int:
        """Responses planned."""
        return self.spool.n_cases * sum(candidate.repeats for candidate in self.candidates)

    def work(self) -> Iterator[tuple[Case, Candidate, int]]:
        """Each planned answer: case by case, candidate by candidate, repeat by repeat."""
        for case in self.spool.cases():
            for candidate in self.candidates:
                for repeat in range(candidate.repeats):
                    yield case, candidate, repeat


async def stream(
    plan: RunPlan,
    put: Callable[[GradedResponse], None],
    summary: Summary,
    put_pairs: Callable[[Held], None] | None = None,
) -> None:
    """Work through a plan, handing on each graded response in the plan's order.

    Args:
        plan: What to do.
        put: Takes each line; called in the order of the plan.
        summary: Counts each line.
        put_pairs: Takes what came of holding the candidates against each other by twos on
            a case, after its lines; None: that is not done.
    """
    pending: deque[tuple[asyncio.Task[Any], Callable[[Any], None]]] = deque()

    async def begin(
        work: Callable[[], Coroutine[Any, Any, T]], hand_on: Callable[[T], None]
    ) -> asyncio.Task[T]:
        if len(pending) >= plan.max_in_flight:
            await next_line()
        task = asyncio.create_task(work())
        pending.append((task, hand_on))
        return task

    async def next_line() -> None:
        task, hand_on = pending[0]
        result = await task
        pending.popleft()
        hand_on(result)

    def line(graded: GradedResponse) -> None:
        put(graded)
        summary.add(graded)

    async def hold_pairs(of_case: Sequence[asyncio.Task[GradedResponse]]) -> Held:
        graded = [await task for task in of_case]
        return graded[0].case, await preferences_of(graded, plan.graders, plan.rubrics, plan.stop)

    try:
        for _, work in groupby(plan.work(), key=lambda one: one[0].id):
            of_case = [await begin(partial(_answer_and_grade, plan, *one), line) for one in work]
            if put_pairs is not None:
                await begin(partial(hold_pairs, of_case), put_pairs)
        while pending:
            await next_line()
    finally:
        for task, _ in pending:
            task.cancel()
        await asyncio.gather(*(task for task, _ in pending), return_exceptions=True)


async def graded_response(
    case: Case,
    response: Response,
    graders: Sequence[Grader],
    rubrics: Sequence[Rubric],
    repeats_grader: int = 1,
    stop: Stop | None = None,
) -> GradedResponse:
    """All grades, scores and findings of one response.

    Args:
        case: What was answered.
        response: The answer; one that failed gets grades that say so.
        graders: Who judges the graded criteria.
        rubrics: What is judged.
        repeats_grader: How often each grader judges.
        stop: When set, nothing more is asked.
    """
    stop = stop or Stop()
    turns = turns_of(case, response)
    exchanges = exchanges_of(turns)
    judgements = await _all(
        [
            _judge(stop, grader, rubric, turns, response, repeat, repeats_grader)
            for rubric in rubrics
            for grader in graders
            for repeat in range(repeats_grader)
        ]
    )
    grades = [grade for judged in judgements for grade in judged]
    for rubric in rubrics:
        grades += _check_grades(rubric, exchanges, response)
    return GradedResponse(
        case=case,
        response=response,
        grades=_in_rubric_order(grades, rubrics),
        scores={rubric.id: rubric_score(grades, rubric) for rubric in rubrics},
        findings=mark_response(exchanges, checks_behind(rubrics)),
    )


async def _all(works: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """The results of all, done side by side; when one raises, none goes on."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work) for work in works]
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from None
    return [task.result() for task in tasks]


async def _answer_and_grade(
    plan: RunPlan, case: Case, candidate: Candidate, repeat: int
) -> GradedResponse:
    response = await _respond(plan.stop, case, candidate, repeat)
    return await graded_response(
        case, response, plan.graders, plan.rubrics, plan.repeats_grader, plan.stop
    )


def _check_grades(
    rubric: Rubric, exchanges: Sequence[tuple[int, Exchange]], response: Response
) -> list[Grade]:
    return [
        grade_by_check(rubric.id, criterion, exchanges)
        if exchanges
        else ungraded(rubric, criterion, CHECKS_GRADER, response)
        for criterion in rubric.criteria
        if criterion.kind == "check"
    ]


async def _respond(stop: Stop, case: Case, candidate: Candidate, repeat: int) -> Response:
    def ended() -> Response:
        state: ResponseState = stop.state or "cancelled"
        return Response(case.id, candidate.name, repeat, (), state, stop.reason)

    try:
        with stop.asking():
            if stop.state is not None:
                return ended()
            return await candidate.respond(case, repeat)
    except EndpointRefused as error:
        # The next call would be refused as well: end the run with the fix named.
        stop.set("provider_error", str(error))
        return Response(case.id, candidate.name, repeat, (), "provider_error", str(error))
    except asyncio.CancelledError:
        if stop.state is None:
            raise
        return ended()


async def _judge(
    stop: Stop,
    grader: Grader,
    rubric: Rubric,
    turns: Sequence[Turn],
    response: Response,
    repeat: int,
    repeats: int,
) -> tuple[Grade, ...]:
    """The grades of one judgement; a must-not finding that stands alone is judged again.

    One draw of a model is no proof of harm: the gate fails on a finding that held. A grader
    that computes says the same each time, and one that is repeated has been asked already.
    """
    grades = await _grade_once(stop, grader, rubric, turns, response, repeat)
    found = {g.criterion for g in grades if rubric.criterion(g.criterion).is_finding(g.value)}
    if not found or repeats > 1 or not grader.may_differ:
        return grades
    again = await _grade_once(stop, grader, rubric, turns, response, repeats + repeat)
    return grades + tuple(grade for grade in again if grade.criterion in found)


async def _grade_once(
    stop: Stop,
    grader: Grader,
    rubric: Rubric,
    turns: Sequence[Turn],
    response: Response,
    repeat: int,
) -> tuple[Grade, ...]:
    def ended(state: GradeState) -> tuple[Grade, ...]:
        return tuple(
            Grade(rubric.id, c.id, state, grader.name, detail=stop.reason, repeat=repeat)
            for c in graded_criteria(rubric)
        )

    try:
        with stop.asking():
            if turns and stop.state is not None:
                return ended(stop.state)
            return await grade_response(grader, turns, response, rubric, repeat)
    except EndpointRefused as error:
        stop.set("provider_error", str(error))
        return ended("provider_error")
    except asyncio.CancelledError:
        if stop.state is None:
            raise
        return ended(stop.state)


def _in_rubric_order(grades: Sequence[Grade], rubrics: Sequence[Rubric]) -> tuple[Grade, ...]:
    order: Mapping[tuple[str, str], int] = {
        (rubric.id, criterion.id): position
        for position, (rubric, criterion) in enumerate(
            (rubric, criterion) for rubric in rubrics for criterion in rubric.criteria
        )
    }
    # A stable sort: graders and repeats of one criterion keep their order.
    return tuple(sorted(grades, key=lambda grade: order[grade.rubric, grade.criterion]))
