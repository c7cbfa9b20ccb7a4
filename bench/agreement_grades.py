"""Grades of everything that was rated, through `evalkit.run`."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from agreement_labels import Item

import evalkit
from evalkit.errors import EvalkitError, InputError, UnknownName
from evalkit.inputs import resolve_rubric
from evalkit.types import Case, GradedResponse, Rubric

SECONDS_BETWEEN_LINES = 5.0

Values = Sequence[Mapping[str, float]]
"""Turn by turn, `rubric.criterion` to value, of those that were scored."""


class Incomplete(EvalkitError):
    """Grading was stopped before its end: there is no table of a part."""

    exit_code = 4


@dataclass(slots=True)
class Grading:
    """What a grader made of some items."""

    values: dict[str, dict[str, float]] = field(default_factory=dict)
    """Case id to `rubric.criterion` to value."""
    states: Counter[str] = field(default_factory=Counter)
    """How many grades ended in which state, so that nothing ungraded is hidden."""
    refused: dict[str, str] = field(default_factory=dict)
    """Rubrics that the grader cannot grade, and what it says."""

    def of(self, item: Item) -> Values:
        """The values of an item, turn by turn."""
        return [self.values.get(case_id_of(item, turn), {}) for turn in sorted(item.replies)]


@cache
def scale_of(criterion: str) -> tuple[int, int] | None:
    """Lowest and highest level of a `rubric.criterion`; None where there is none such."""
    rubric, _, name = criterion.rpartition(".")
    known = _rubric(rubric)
    return next((c.scale for c in known.criteria if c.id == name), None) if known else None


def grade_items(items: Sequence[Item], grader: str, max_connections: int = 64) -> Grading:
    """Grade every item on the rubrics it was rated on, all of these at once.

    Args:
        items: What to grade.
        grader: `local`, or any other name that `evalkit run --grader` knows.
        max_connections: At once, to a grader behind an endpoint.

    Raises:
        InputError: The grader is unknown, lacks its key, or can grade none of the rubrics.
        Incomplete: It was stopped.
    """
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        rubrics = tuple(name for name in item.rubrics if _rubric(name))
        if rubrics:
            groups.setdefault(tuple(sorted(rubrics)), []).append(item)
    grading = Grading()
    asked = partial(_run, grader=grader, max_connections=max_connections)
    progress = _Progress(sum(len(i.replies) for group in groups.values() for i in group))
    for rubrics, group in groups.items():
        _grade_group(group, rubrics, asked, grading, progress)
    progress.end()
    if groups and not grading.states:
        raise InputError(*grading.refused.values())
    return grading


def _grade_group(
    items: Sequence[Item],
    rubrics: tuple[str, ...],
    asked: Callable[..., None],
    grading: Grading,
    progress: _Progress,
) -> None:
    """Grade items on rubrics, leaving out those that the grader refuses.

    A refusal comes before anything is graded, so trying the rubrics one by one
    after it does nothing twice.
    """
    rubrics = tuple(name for name in rubrics if name not in grading.refused)
    if not rubrics:
        return
    try:
        asked(items, rubrics, grading, progress)
    except InputError as error:
        if len(rubrics) == 1:
            grading.refused[rubrics[0]] = str(error)
            return
        for rubric in rubrics:
            _grade_group(items, (rubric,), asked, grading, progress)


def _run(
    items: Sequence[Item],
    rubrics: tuple[str, ...],
    grading: Grading,
    progress: _Progress,
    *,
    grader: str,
    max_connections: int,
) -> None:
    replies: dict[str, str] = {}
    cases = []
    for item in items:
        for turn, (messages, reply) in item.replies.items():
            case_id = case_id_of(item, turn)
            replies[case_id] = reply
            cases.append(Case(case_id, messages, cluster=item.cluster))
    # A label may name its rubric by a path; grades always go by the rubric's id.
    names = {found.id: name for name in rubrics if (found := _rubric(name))}

    async def recorded(case: Case) -> str:
        return replies[case.id]

    def take(done: int, planned: int, graded: GradedResponse) -> None:
        values = grading.values.setdefault(graded.case.id, {})
        for grade in graded.grades:
            grading.states[grade.state] += 1
            if grade.state == "scored" and grade.value is not None:
                values[f"{names[grade.rubric]}.{grade.criterion}"] = grade.value
        progress.show(graded.case.id)

    with tempfile.TemporaryDirectory(prefix="agreement-") as folder:
        report = evalkit.run(
            cases=cases,
            candidate=recorded,
            rubrics=rubrics,
            grader=grader,
            max_connections=max_connections,
            progress=take,
            output=Path(folder) / "run",
        )
    stopped = report["run"]["stopped"]
    if stopped is not None:
        raise Incomplete(f"stopped while grading: {stopped['reason']}")


def case_id_of(item: Item, turn: int) -> str:
    """What a rated turn is called among the cases."""
    return f"{item.source}:{item.id}:{turn}"


@cache
def _rubric(name: str) -> Rubric | None:
    try:
        return resolve_rubric(name)
    except UnknownName:
        return None


class _Progress:
    """Lines on stderr, seldom enough for a log file."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done: set[str] = set()
        self.started = self.shown = time.monotonic()

    def show(self, case_id: str) -> None:
        self.done.add(case_id)
        now = time.monotonic()
        if now - self.shown >= SECONDS_BETWEEN_LINES:
            self.shown = now
            print(f"graded {len(self.done):,} of {self.total:,} replies", file=sys.stderr)

    def end(self) -> None:
        seconds = time.monotonic() - self.started
        print(f"graded {len(self.done):,} replies in {seconds:.1f} s", file=sys.stderr)
