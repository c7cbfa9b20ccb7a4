"""The Python API: synchronous, typed, in a few names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from evalkit.blocking import run_blocking
from evalkit.calls import Chat
from evalkit.candidates.candidate import answered
from evalkit.errors import UnknownName
from evalkit.execution import Progress, execute
from evalkit.graders import Grader
from evalkit.inputs import Row, parse_case
from evalkit.inputs.rubrics import DEFAULT_RUBRICS, resolve_rubrics
from evalkit.options import LOCAL, GraderOption, RunOptions
from evalkit.plan import grader_option, open_grader
from evalkit.runner import graded_response
from evalkit.types import Case, Finding, Grade, Response, Rubric


@dataclass(frozen=True)
class Grades:
    """What was found out about one reply."""

    grades: tuple[Grade, ...]
    """One for each criterion (and grader, and repeat), in the rubrics' order."""
    scores: Mapping[str, float | None]
    """Rubric id to score, 0 worst to 1 best; None when a criterion is ungraded."""
    findings: tuple[Finding, ...]
    """What the deterministic checks marked in the reply."""


def run(
    cases: str | Path | Sequence[Case | Mapping[str, Any]] | None = None,
    responses: str | Path | None = None,
    *,
    model: str | None = None,
    candidate: Callable[[Case], Any] | None = None,
    rubrics: Sequence[str] = DEFAULT_RUBRICS,
    grader: str | GraderOption | Sequence[str | GraderOption] = LOCAL,
    progress: Progress | None = None,
    **options: Any,
) -> dict[str, Any]:
    """Grade recorded replies, a model or a function; the same as `evalkit run`.

    Args:
        cases: A file, `hf:NAME`, or the cases themselves; None for the shipped ones.
        responses: A file of recorded replies.
        model: Name of a model to answer the cases.
        candidate: A function that takes a `Case` and returns the reply; plain or async.
        rubrics: Names of shipped rubrics, or paths.
        grader: `local`, the name of a model, or several of them.
        progress: Called after each response.
        options: Any other field of `RunOptions`.

    Returns:
        The report, as it stands in `report.json`.

    Raises:
        InputError: What was given is wrong; nothing was spent.
    """
    known = {field.name for field in fields(RunOptions)}
    for name in options:
        if name not in known:
            raise UnknownName("option", name, known)
    for name in ("output", "store", "system_prompt", "prices"):
        if isinstance(options.get(name), str):
            options[name] = Path(options[name])
    outcome = execute(
        RunOptions(
            cases=str(cases) if isinstance(cases, Path) else cases,
            responses=None if responses is None else str(responses),
            model=model,
            candidate_function=candidate,
            rubrics=tuple(rubrics),
            graders=_grader_options(grader),
            **options,
        ),
        progress,
    )
    return dict(outcome.report)


def grade(
    case: Case | Mapping[str, Any] | str,
    reply: str,
    *,
    rubrics: Sequence[str] = DEFAULT_RUBRICS,
    grader: str | GraderOption = LOCAL,
) -> Grades:
    """Grade one reply, without files.

    Args:
        case: A `Case`, a dict of the cases format (`id` may be left out), or just
            what the person said.
        reply: What the assistant answered.
        rubrics: Names of shipped rubrics, or paths.
        grader: `local`, or the name of a model. A model is asked over a connection
            of its own each time; for many replies use `run`.

    Raises:
        InputError: The case, a rubric or the grader is not usable.
    """
    resolved = resolve_rubrics(list(rubrics))
    known = _case_of(case)
    response = answered(known, "reply", 0, reply)
    with open_grader(*_grader_options(grader)) as (opened, chats):
        for rubric in resolved:
            opened.refuse_unknown(rubric)
        return run_blocking(_grade(known, response, resolved, opened, chats))


async def _grade(
    case: Case,
    response: Response,
    rubrics: Sequence[Rubric],
    grader: Grader,
    chats: Sequence[Chat],
) -> Grades:
    try:
        graded = await graded_response(case, response, (grader,), rubrics)
    finally:
        for chat in chats:
            await chat.close()
    return Grades(graded.grades, graded.scores, graded.findings)


def _case_of(case: Case | Mapping[str, Any] | str) -> Case:
    if isinstance(case, Case):
        return case
    if isinstance(case, str):
        case = {"messages": [{"role": "user", "content": case}]}
    return parse_case(Row("case", {"id": "case", **case}, 0, typed=True))


def _grader_options(
    grader: str | GraderOption | Sequence[str | GraderOption],
) -> tuple[GraderOption, ...]:
    items = [grader] if isinstance(grader, str | GraderOption) else grader
    return tuple(grader_option(item) if isinstance(item, str) else item for item in items)
