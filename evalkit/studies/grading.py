"""Grades of a handful of replies, for studies: no files, no store, one event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack

from evalkit.blocking import outside_loop, run_blocking
from evalkit.calls import Chat
from evalkit.candidates.candidate import answered
from evalkit.graders import Grader
from evalkit.options import GraderOption
from evalkit.plan import open_grader
from evalkit.runner import graded_response
from evalkit.stop import Stop
from evalkit.types import Case, GradedResponse, Response, Rubric

MAX_IN_FLIGHT = 64

Item = tuple[Case, str, Rubric]
"""A case, a reply to it, and the rubric to grade it by."""


def grade_replies(items: Sequence[Item], *options: GraderOption) -> list[GradedResponse]:
    """Grade replies, each by its rubric, in the order given: `grade_responses` of plain text.

    Raises:
        InputError: The grader is not usable, or knows nothing of a rubric.
    """
    return grade_responses(
        [(case, answered(case, "reply", 0, reply), rubric) for case, reply, rubric in items],
        *options,
    )


def grade_responses(
    items: Sequence[tuple[Case, Response, Rubric]], *options: GraderOption
) -> list[GradedResponse]:
    """Grade responses, each by its rubric, in the order given.

    Args:
        items: Case, response and rubric. Nothing is stored: use a run for what should
            be kept.
        options: Who judges; several are a panel.

    Raises:
        InputError: The grader is not usable, or knows nothing of a rubric.
    """
    stop = Stop()

    def work() -> list[GradedResponse]:
        with ExitStack() as stack:
            opened = [stack.enter_context(open_grader(option)) for option in options]
            graders = [grader for grader, _ in opened]
            for rubric in {rubric.id: rubric for _, _, rubric in items}.values():
                for grader in graders:
                    grader.refuse_unknown(rubric)
            chats = [chat for _, own in opened for chat in own]
            return run_blocking(_all(items, graders, chats, stop))

    return outside_loop(work, lambda: stop.end("cancelled", "interrupted"))


async def _all(
    items: Sequence[tuple[Case, Response, Rubric]],
    graders: Sequence[Grader],
    chats: Sequence[Chat],
    stop: Stop,
) -> list[GradedResponse]:
    turns_free = asyncio.Semaphore(MAX_IN_FLIGHT)

    async def one(case: Case, response: Response, rubric: Rubric) -> GradedResponse:
        async with turns_free:
            return await graded_response(case, response, graders, (rubric,), stop=stop)

    try:
        return list(await asyncio.gather(*(one(*item) for item in items)))
    finally:
        for chat in chats:
            await chat.close()
