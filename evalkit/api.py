"""The Python API: synchronous, typed, in a few names."""

from __future__ import annotations

import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypedDict, Unpack

from evalkit.blocking import outside_loop, run_blocking
from evalkit.calls import Chat
from evalkit.candidates.candidate import answered
from evalkit.errors import InputError, UnknownName
from evalkit.execution import Progress, RunOutcome, execute
from evalkit.graders import Grader
from evalkit.inputs.rubrics import DEFAULT_RUBRICS, resolve_rubrics
from evalkit.intake import case_of
from evalkit.options import LOCAL, GraderOption, RunOptions, grader_option
from evalkit.plan import open_grader
from evalkit.reports.reading import load_report
from evalkit.reports.verdict import Verdict
from evalkit.runner import graded_response
from evalkit.stop import Stop
from evalkit.types import Case, Finding, Grade, Json, Response, Rubric


@dataclass(frozen=True)
class Grades:
    """What was found out about one reply."""

    grades: tuple[Grade, ...]
    """One for each criterion (and grader, and repeat), in the rubrics' order."""
    scores: Mapping[str, float | None]
    """Rubric id to score, 0 worst to 1 best; None when a criterion is ungraded."""
    findings: tuple[Finding, ...]
    """What the deterministic checks marked in the reply."""


class Report(dict[str, Any]):
    """A report as it stands in `report.json`, that knows its run folder."""

    def __init__(self, report: Mapping[str, Any], folder: Path) -> None:
        """Take a copy of a report, and where it stands."""
        super().__init__(report)
        self.folder = folder


class RunKeywords(TypedDict, total=False):
    """The options of `evalkit run` under the names that `RunOptions` describes."""

    split: str | None
    mapping: Mapping[str, str]
    where: Mapping[str, str] | Sequence[tuple[str, str]]
    limit: int | None
    versus: str | None
    candidate_command: str | None
    system_prompt: str | Path | None
    base_url: str | None
    repeats: int
    seed: int | None
    grader_base_url: str | None
    repeats_grader: int
    isolate_criteria: bool
    min_confidence: float
    card: str | Path | None
    output: str | Path | None
    store: str | Path
    replay: bool
    use_cache: bool
    retry_ungraded: bool
    max_ungraded: float
    max_connections: int
    rpm: int | None
    tpm: int | None
    deadline: float | None
    max_output_tokens: int | None
    max_tokens_total: int | None
    max_cost: float | None
    prices: str | Path | None
    params: Mapping[str, Json]
    grader_params: Mapping[str, Json]
    redact_text: bool


_NAMED = ("cases", "responses", "model", "candidate", "rubrics", "grader", "progress")
_PATHS = ("card", "output", "store", "system_prompt", "prices")

Rubrics = str | Path | Sequence[str | Path]
Graders = str | GraderOption | Sequence[str | GraderOption]


def run(
    cases: str | Path | Sequence[Case | Mapping[str, Any]] | None = None,
    responses: str | Path | None = None,
    *,
    model: str | None = None,
    candidate: Callable[[Case], str | Awaitable[str]] | None = None,
    rubrics: Rubrics = DEFAULT_RUBRICS,
    grader: Graders = LOCAL,
    progress: Progress | None = None,
    **options: Unpack[RunKeywords],
) -> Report:
    """Grade recorded replies, a model or a function; the same as `evalkit run`.

    Args:
        cases: A file, `hf:NAME`, or the cases themselves; None for the shipped ones.
        responses: A file of recorded replies.
        model: Name of a model to answer the cases.
        candidate: A function that takes a `Case` and returns the reply; plain or async. It
            is asked in every run, as nobody can tell whether it would answer the same.
        rubrics: Names of shipped rubrics, or paths; one or several.
        grader: `local`, the name of a model, or several of them.
        progress: Called after each response with how many are done, how many are
            planned, and the response; inside a running event loop from another thread.
        options: Any other option, named as in `RunKeywords`.

    Returns:
        The report, as it stands in `report.json`; its `folder` is where that is.

    Raises:
        InputError: What was given is wrong; nothing was spent.
        KeyboardInterrupt: Ctrl-C; a report marked `partial` was written first.
    """
    resolved = RunOptions(
        cases=str(cases) if isinstance(cases, Path) else cases,
        responses=None if responses is None else str(responses),
        model=model,
        candidate_function=candidate,
        rubrics=_names(rubrics),
        graders=_grader_options(grader),
        **_fields(options),
    )
    stop = Stop()
    outcome = outside_loop(
        partial(execute, resolved, progress, stop), lambda: stop.end("cancelled", "interrupted")
    )
    _pass_on_signal(outcome)
    return Report(outcome.report, outcome.folder)


def grade(
    case: Case | Mapping[str, Any] | str,
    reply: str,
    *,
    rubrics: Rubrics = DEFAULT_RUBRICS,
    grader: str | GraderOption = LOCAL,
) -> Grades:
    """Grade one reply, without files.

    Args:
        case: A `Case`, a dict of the cases format (`id` may be left out), or just
            what the person said.
        reply: What the assistant answered.
        rubrics: Names of shipped rubrics, or paths; one or several.
        grader: `local`, or the name of a model. A model is asked over a connection
            of its own each time, and its answer kept nowhere; for many replies use `run`.

    Raises:
        InputError: The case, the reply, a rubric or the grader is not usable.
    """
    known = _single_case(case)
    if not isinstance(reply, str):
        raise InputError(f"reply: found {type(reply).__name__}, expected text")
    response = answered(known, "reply", 0, reply)
    resolved = resolve_rubrics(list(_names(rubrics)))
    (option,) = _grader_options(grader)

    stop = Stop()

    def grade_it() -> Grades:
        with open_grader(option) as (opened, chats):
            for rubric in resolved:
                opened.refuse_unknown(rubric)
            return run_blocking(_grade(known, response, resolved, opened, chats, stop))

    return outside_loop(grade_it, lambda: stop.end("cancelled", "interrupted"))


def gate(
    report: Report | str | Path,
    config: str | Path,
    *,
    baseline: Report | str | Path | None = None,
    candidate: str | None = None,
    baseline_candidate: str | None = None,
    allow_different: bool = False,
) -> Verdict:
    """Pass or fail a run by the rules of a gate file; the same as `evalkit gate`.

    Args:
        report: What `run` returned, a run folder, or a `report.json` in one.
        config: The gate file.
        baseline: A blessed run, for rules with a margin.
        candidate: Whose responses, where the report has several candidates.
        baseline_candidate: Of the baseline; the one of the same name, or the only one, by
            default.
        allow_different: Compare despite other cases, rubrics, graders or prompts.

    Returns:
        The verdict: its `outcome` is `pass`, `fail` or `inconclusive`.

    Raises:
        InputError: A file is not usable, or the two runs measured differently.
    """
    from evalkit.reports.gate import apply_gate
    from evalkit.reports.gatefile import load_gate

    return apply_gate(
        load_gate(Path(config)),
        load_report(_run_path(report)),
        None if baseline is None else load_report(_run_path(baseline)),
        candidate=candidate,
        baseline_candidate=baseline_candidate,
        allow_different=allow_different,
    )


def _run_path(report: Report | str | Path) -> Path:
    if isinstance(report, str | Path):
        return Path(report)
    if not isinstance(report, Report):
        found = type(report).__name__
        raise InputError(f"report: found {found}, expected what run() returned, or a path")
    return report.folder


async def _grade(
    case: Case,
    response: Response,
    rubrics: Sequence[Rubric],
    grader: Grader,
    chats: Sequence[Chat],
    stop: Stop,
) -> Grades:
    try:
        graded = await graded_response(case, response, (grader,), rubrics, stop=stop)
    finally:
        for chat in chats:
            await chat.close()
    return Grades(graded.grades, graded.scores, graded.findings)


def _single_case(case: Case | Mapping[str, Any] | str) -> Case:
    if isinstance(case, str):
        case = {"messages": [{"role": "user", "content": case}]}
    return case_of({"id": "case", **case} if isinstance(case, Mapping) else case, "case")


def _names(rubrics: Rubrics) -> tuple[str, ...]:
    items = [rubrics] if isinstance(rubrics, str | Path) else rubrics
    return tuple(str(item) for item in items)


def _grader_options(grader: Graders) -> tuple[GraderOption, ...]:
    items = [grader] if isinstance(grader, str | GraderOption) else grader
    return tuple(grader_option(item) if isinstance(item, str) else item for item in items)


def _fields(options: RunKeywords) -> dict[str, Any]:
    """Options as the fields of `RunOptions`, where Python allows a handier form."""
    given: dict[str, Any] = dict(options)
    known = {*RunKeywords.__annotations__, *_NAMED}
    for name in given:
        if name not in RunKeywords.__annotations__:
            raise UnknownName("option", name, known)
    for name in _PATHS:
        if isinstance(given.get(name), str):
            given[name] = Path(given[name])
    if isinstance(given.get("where"), Mapping):
        given["where"] = tuple(given["where"].items())
    return given


def _pass_on_signal(outcome: RunOutcome) -> None:
    """The run heeded a signal that was meant for the whole program: raise it again."""
    if outcome.signal is not None:
        signal.raise_signal(outcome.signal)
