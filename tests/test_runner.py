"""A plan is streamed in order, in bounds, and ends in states whatever stops it."""

import asyncio
import random
import threading
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from evalkit.candidates.candidate import answered
from evalkit.errors import EndpointRefused, ReplayMiss
from evalkit.inputs import Spool
from evalkit.inputs.rubrics import resolve_rubric
from evalkit.reports import Summary
from evalkit.runner import RunPlan, graded_response, stream
from evalkit.stop import Stop, StopState
from evalkit.types import (
    Case,
    Criterion,
    Grade,
    GradedResponse,
    Level,
    Message,
    Response,
    Rubric,
    Turn,
)

LEVELS = tuple(Level(value, str(value), "", "", "") for value in range(3))
RUBRIC = Rubric(
    "kindness",
    "1",
    "",
    "",
    (),
    tuple(
        Criterion(i, "graded", "?", ("reply",), 1.0, "higher", LEVELS) for i in ("care", "blame")
    ),
    "digest",
    "path",
)


class Busy:
    """Counts how many are at work, and how many were at once."""

    def __init__(self) -> None:
        self.now = 0
        self.most = 0

    async def __aenter__(self) -> None:
        self.now += 1
        self.most = max(self.most, self.now)

    async def __aexit__(self, *error: object) -> None:
        self.now -= 1


@dataclass
class FakeCandidate:
    """Answers after a while; `react` may raise or return a state instead."""

    delay_s: Callable[[Case], float] = lambda case: 0.0
    react: Callable[[Case], Response | None] = lambda case: None
    name: str = "fake"
    repeats: int = 1
    busy: Busy = field(default_factory=Busy)
    asked: list[str] = field(default_factory=list)

    def identity(self):
        return {"kind": "fake", "name": self.name}

    def observations(self):
        return {}

    async def respond(self, case: Case, repeat: int) -> Response:
        self.asked.append(case.id)
        async with self.busy:
            await asyncio.sleep(self.delay_s(case))
            return self.react(case) or answered(case, self.name, repeat, f"to {case.id}")


@dataclass
class FakeGrader:
    """Gives every criterion a 1 after a while."""

    delay_s: float = 0.0
    react: Callable[[Turn], None] = lambda turn: None
    name: str = "grader"
    busy: Busy = field(default_factory=Busy)
    n_asked: int = 0
    may_differ: bool = False

    def identity(self):
        return {"kind": "fake", "name": self.name}

    def observations(self):
        return {}

    def agreement(self):
        return None

    def refuse_unknown(self, rubric):
        pass

    async def grade_turn(self, turn: Turn, rubric: Rubric, repeat: int) -> tuple[Grade, ...]:
        self.n_asked += 1
        async with self.busy:
            await asyncio.sleep(self.delay_s)
            self.react(turn)
        return tuple(
            Grade(rubric.id, c.id, "scored", self.name, value=1.0, repeat=repeat)
            for c in rubric.criteria
        )


def case(number: int) -> Case:
    return Case(f"c{number}", (Message("user", f"I feel low, {number}."),))


def plan_of(n_cases: int, candidate=None, graders: Sequence[FakeGrader] = (), **options) -> RunPlan:
    spool = Spool()
    for number in range(n_cases):
        spool.add_case(case(number), f"case {number}")
    graders = graders or (FakeGrader(),)
    return RunPlan(spool, (candidate or FakeCandidate(),), tuple(graders), (RUBRIC,), **options)


@dataclass
class Streamed:
    """What came of a plan."""

    lines: list[GradedResponse]
    summary: Summary
    left_over: int
    """Tasks that were still there when the stream had ended."""

    @property
    def ids(self) -> list[str]:
        return [line.response.case_id for line in self.lines]

    @property
    def states(self) -> Counter[str]:
        return Counter(grade.state for line in self.lines for grade in line.grades)


def run(plan: RunPlan, meanwhile=None, put: Callable[[GradedResponse], None] | None = None):
    """Stream a plan; `meanwhile` is a coroutine function that gets its stop."""
    lines: list[GradedResponse] = []
    summary = Summary(plan.rubrics, [candidate.name for candidate in plan.candidates])

    async def main() -> int:
        other = asyncio.create_task(meanwhile(plan.stop)) if meanwhile else None
        try:
            await stream(plan, put or lines.append, summary)
        finally:
            if other is not None:
                other.cancel()
                await asyncio.wait([other])
            left = asyncio.all_tasks() - {asyncio.current_task()}
            left_over.append(len(left))
        return len(left)

    left_over: list[int] = []
    try:
        n_left = asyncio.run(main())
    finally:
        plan.spool.close()
    return Streamed(lines, summary, n_left)


def ending_after(seconds: float, state: StopState = "cancelled"):
    async def meanwhile(stop: Stop) -> None:
        await asyncio.sleep(seconds)
        stop.end(state, "enough")

    return meanwhile


# --- order and bounds --------------------------------------------------------


def test_lines_come_in_case_order_whatever_finishes_first():
    delays = random.Random(1)
    candidate = FakeCandidate(delay_s=lambda case: delays.uniform(0, 0.02))

    streamed = run(plan_of(60, candidate))

    assert streamed.ids == [f"c{number}" for number in range(60)]


def test_repeats_and_candidates_of_a_case_stand_together():
    first, second = FakeCandidate(name="a", repeats=2), FakeCandidate(name="b")
    plan = plan_of(2, first)
    plan = RunPlan(plan.spool, (first, second), plan.graders, plan.rubrics)
    n_planned = plan.n_responses

    streamed = run(plan)

    found = [(r.response.case_id, r.response.candidate, r.response.repeat) for r in streamed.lines]
    assert found == [
        (case_id, name, repeat)
        for case_id in ("c0", "c1")
        for name, repeat in (("a", 0), ("a", 1), ("b", 0))
    ]
    assert n_planned == len(found)


def test_no_more_responses_are_in_flight_than_allowed():
    candidate = FakeCandidate(delay_s=lambda case: 0.002)

    run(plan_of(40, candidate, max_in_flight=7))

    assert candidate.busy.most == 7


def test_grades_keep_the_order_of_rubric_grader_and_repeat():
    fast, slow = FakeGrader(name="fast"), FakeGrader(name="slow", delay_s=0.005)

    streamed = run(plan_of(1, graders=(slow, fast), repeats_grader=2))

    found = [(g.criterion, g.grader, g.repeat) for g in streamed.lines[0].grades]
    assert found == [
        (criterion, grader, repeat)
        for criterion in ("care", "blame")
        for grader in ("slow", "fast")
        for repeat in (0, 1)
    ]


def test_memory_does_not_grow_with_the_number_of_cases():
    def declined(case: Case) -> Response:
        # Without a reply nothing is checked, so the checks' own (bounded) memory stays out of it.
        return Response(case.id, "fake", 0, (), "refused", "the model declined")

    def peak_kib(n_cases: int) -> float:
        plan = plan_of(n_cases, FakeCandidate(react=declined), max_in_flight=16)
        tracemalloc.start()
        run(plan, put=lambda line: None)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak / 1024

    peak_kib(50)  # what is imported and cached once
    small, large = peak_kib(200), peak_kib(4000)

    # Far below the size of a case; what is left is garbage not yet collected.
    assert (large - small) / 3800 < 0.2


# --- stopping ----------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_wherever_a_run_is_ended_every_planned_grade_has_one_state(seed: int):
    chance = random.Random(seed)
    candidate = FakeCandidate(delay_s=lambda case: chance.uniform(0, 0.004))
    grader = FakeGrader(delay_s=0.002)
    plan = plan_of(80, candidate, (grader,), repeats_grader=2, max_in_flight=8)

    streamed = run(plan, meanwhile=ending_after(chance.uniform(0, 0.05)))

    assert streamed.ids == [f"c{number}" for number in range(80)]
    assert all(len(line.grades) == 4 for line in streamed.lines)
    assert set(streamed.states) <= {"scored", "cancelled"}
    assert streamed.states.total() == streamed.summary.planned == 80 * 4
    assert streamed.left_over == 0


def test_end_in_the_very_step_that_starts_work_loses_no_line():
    """A task that is cancelled before its first step cannot say how it ended."""
    for n_steps in range(12):
        plan = plan_of(6, max_in_flight=2)

        async def after_steps(stop: Stop, n_steps: int = n_steps) -> None:
            for _ in range(n_steps):
                await asyncio.sleep(0)
            stop.end("cancelled", "enough")

        streamed = run(plan, meanwhile=after_steps)

        assert len(streamed.lines) == 6
        assert streamed.summary.planned == 12


def test_ended_run_gives_up_calls_under_way_and_starts_none():
    candidate = FakeCandidate(delay_s=lambda case: 30.0)
    plan = plan_of(10, candidate, max_in_flight=4)

    began = time.monotonic()
    streamed = run(plan, meanwhile=ending_after(0.02, "timeout"))

    assert time.monotonic() - began < 5
    assert len(candidate.asked) == 4
    assert {line.response.state for line in streamed.lines} == {"timeout"}
    assert all(line.response.detail == "enough" for line in streamed.lines)


def test_reply_that_came_home_before_the_end_is_kept_though_its_grading_is_not():
    grader = FakeGrader(delay_s=30.0)

    streamed = run(plan_of(1, graders=(grader,)), meanwhile=ending_after(0.02))

    (line,) = streamed.lines
    assert line.response.state == "answered"
    assert line.response.reply == "to c0"
    assert [grade.state for grade in line.grades] == ["cancelled", "cancelled"]


def test_end_from_another_thread_is_heeded():
    stop = Stop()
    timer = threading.Timer(0.05, stop.end, ("cancelled", "from a thread"))
    candidate = FakeCandidate(delay_s=lambda case: 30.0)
    timer.start()

    streamed = run(plan_of(2, candidate, stop=stop))

    timer.join()
    assert [line.response.detail for line in streamed.lines] == ["from a thread"] * 2


def test_end_after_the_end_does_nothing():
    plan = plan_of(1)
    run(plan)

    plan.stop.end("cancelled", "too late")

    assert plan.stop.reason == "too late"


def test_first_reason_for_stopping_stays():
    stop = Stop()

    stop.set("timeout", "first")
    stop.set("cancelled", "second")

    assert (stop.state, stop.reason) == ("timeout", "first")


# --- what goes wrong ---------------------------------------------------------


def test_endpoint_that_refuses_stops_the_run_and_names_the_fix():
    def refuse(case: Case) -> None:
        if case.id == "c2":
            raise EndpointRefused("the key is wrong; set OPENAI_API_KEY")

    candidate = FakeCandidate(react=refuse)
    plan = plan_of(50, candidate, max_in_flight=4)

    streamed = run(plan)

    assert len(candidate.asked) < 12
    assert plan.stop.state == "provider_error"
    assert plan.stop.reason == "the key is wrong; set OPENAI_API_KEY"
    assert streamed.summary.planned == 100
    assert streamed.lines[0].response.state == "answered"
    assert streamed.lines[-1].response.state == "provider_error"


def test_grader_endpoint_that_refuses_stops_the_run_and_keeps_the_replies():
    def refuse(turn: Turn) -> None:
        raise EndpointRefused("no such model")

    grader = FakeGrader(react=refuse)

    streamed = run(plan_of(20, graders=(grader,), max_in_flight=2))

    assert grader.n_asked <= 4
    assert set(streamed.states) == {"provider_error", "no_response"}
    assert streamed.states.total() == 40
    assert streamed.lines[0].response.state == "answered"


def test_failed_responses_are_lines_like_any_other():
    def fail(case: Case) -> Response | None:
        if case.id in ("c1", "c3"):
            return Response(case.id, "fake", 0, (), "refused", "the model declined")
        return None

    streamed = run(plan_of(5, FakeCandidate(react=fail)))

    assert streamed.states == {"scored": 6, "no_response": 4}


def test_fatal_error_ends_the_stream_and_leaves_nothing_running():
    left: list[int] = []

    def miss(turn: Turn) -> None:
        raise ReplayMiss("not in the store")

    # Its other gradings would take half a minute.
    graders = (FakeGrader(react=miss), FakeGrader(name="slow", delay_s=30.0))
    plan = plan_of(8, graders=graders, max_in_flight=4)
    summary = Summary(plan.rubrics, ["fake"])

    async def main() -> None:
        try:
            await stream(plan, lambda line: None, summary)
        finally:
            left.append(len(asyncio.all_tasks()) - 1)

    with pytest.raises(ReplayMiss, match="not in the store"):
        asyncio.run(main())

    plan.spool.close()
    assert left == [0]
    assert [grader.busy.now for grader in graders] == [0, 0]


def test_error_while_writing_a_line_ends_the_stream():
    candidate = FakeCandidate(delay_s=lambda case: 0.001)

    def full(line: GradedResponse) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        run(plan_of(20, candidate, max_in_flight=4), put=full)

    assert candidate.busy.now == 0
    assert len(candidate.asked) <= 5


def test_cancelled_from_outside_the_stream_is_cancelled():
    """Whoever cancels the whole task gets it back, with nothing left running."""
    candidate = FakeCandidate(delay_s=lambda case: 30.0)
    plan = plan_of(5, candidate)
    summary = Summary(plan.rubrics, ["fake"])

    async def main() -> int:
        task = asyncio.create_task(stream(plan, lambda line: None, summary))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return len(asyncio.all_tasks()) - 1

    left = asyncio.run(main())

    plan.spool.close()
    assert left == 0
    assert candidate.busy.now == 0


def test_one_response_is_graded_without_a_plan():
    response = answered(case(1), "fake", 0, "That is hard.")

    graded = asyncio.run(graded_response(case(1), response, (FakeGrader(),), (RUBRIC,)))

    assert graded.scores == {"kindness": 0.5}
    assert [grade.state for grade in graded.grades] == ["scored", "scored"]


def test_reply_is_marked_by_the_checks_its_rubrics_ask_about():
    case = Case("c", (Message("user", "I failed again."),))
    reply = Response("c", "a", 0, (Message("assistant", "Hang in there, it's your own fault."),))

    def marked_by(rubric: Rubric) -> set[str]:
        graded = asyncio.run(graded_response(case, reply, (), (rubric,)))
        return {finding.check for finding in graded.findings}

    assert marked_by(RUBRIC) == set()
    assert "care" in marked_by(resolve_rubric("validation"))
    assert "judgment" in marked_by(resolve_rubric("non_judgment"))
    assert "care" not in marked_by(resolve_rubric("non_judgment"))


HARM = Criterion("harm", "graded", "?", ("reply",), 1.0, "lower", LEVELS, fails_at=1)
HARMFUL = replace(RUBRIC, criteria=(*RUBRIC.criteria, HARM))


def judged_as(*levels: float, repeats: int = 1, may_differ: bool = True) -> tuple[Grade, ...]:
    """The grades of one reply by a grader whose answers give `harm` these levels in turn."""
    left = list(levels)

    class Judy(FakeGrader):
        async def grade_turn(self, turn: Turn, rubric: Rubric, repeat: int) -> tuple[Grade, ...]:
            value = left.pop(0)
            return tuple(
                Grade(rubric.id, c.id, "scored", "judy", value=value, repeat=repeat)
                for c in rubric.criteria
            )

    reply = Response("c1", "a", 0, (Message("assistant", "Do it."),))
    judy = Judy(may_differ=may_differ)
    graded = asyncio.run(graded_response(case(1), reply, (judy,), (HARMFUL,), repeats))
    assert not left
    return tuple(g for g in graded.grades if g.criterion == "harm" or g.repeat >= repeats)


def test_must_not_finding_is_judged_again_and_both_judgements_stay():
    grades = judged_as(2.0, 0.0)

    assert [(g.criterion, g.value, g.repeat) for g in grades] == [
        ("harm", 2.0, 0),
        ("harm", 0.0, 1),
    ]


def test_what_is_no_finding_is_judged_once():
    assert [g.value for g in judged_as(0.0)] == [0.0]


def test_repeated_grader_has_judged_a_finding_again_already():
    assert [g.value for g in judged_as(2.0, 2.0, 0.0, repeats=3)] == [2.0, 2.0, 0.0]


def test_grader_that_computes_is_not_asked_again():
    assert [g.value for g in judged_as(2.0, may_differ=False)] == [2.0]
