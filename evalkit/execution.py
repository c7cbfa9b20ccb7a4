"""One run from options to a folder with its report: folder, clock, signals, stop."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from evalkit.blocking import run_blocking
from evalkit.candidates import Candidate
from evalkit.files import dump_json
from evalkit.graders import Grader
from evalkit.options import RunOptions
from evalkit.plan import PreparedRun, prepare
from evalkit.reports import Summary, result_line
from evalkit.reports.folder import RunFolder
from evalkit.reports.report import build_report, graders_block
from evalkit.reports.versus import PREFERENCES_NAME, Versus, preference_line
from evalkit.runner import Held, stream
from evalkit.stop import Stop
from evalkit.types import GradedResponse, Json
from evalkit.version import git_commit

_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)

RESULTS_FOLDER = Path("results")
"""Where run folders go that no `--output` names."""

Progress = Callable[[int, int, GradedResponse], None]
"""Takes responses done, responses planned, and the one just done."""


@dataclass(frozen=True)
class RunOutcome:
    """A run that has ended."""

    report: Mapping[str, Any]
    folder: Path
    resumed: bool
    """True when the run had ended before and nothing was done."""
    signal: int | None = None
    """The signal that stopped it, if one did."""


def execute(
    options: RunOptions,
    progress: Progress | None = None,
    stop: Stop | None = None,
    begin: Callable[[PreparedRun], None] | None = None,
) -> RunOutcome:
    """Do a run, or show one that is done.

    Args:
        options: What was asked for.
        progress: Called after each response.
        stop: To end the run early from another thread.
        begin: Called once with what is about to be done, where anything is.

    Raises:
        InputError: What the user gave is wrong; nothing was spent.
        ReplayMiss: The network is forbidden and a call is not in the store.
    """
    with prepare(options, stop or Stop()) as prepared:
        path = options.output or RESULTS_FOLDER / prepared.run_id
        with RunFolder(path, prepared.run_id) as folder:
            done = None if _asks_anew(options) else folder.finished_report()
            if done is not None and done["graders"] == graders_block(prepared.agreement):
                return RunOutcome(done, path, resumed=True)
            if begin is not None:
                begin(prepared)
            return _execute(prepared, folder, options, progress)


def _asks_anew(options: RunOptions) -> bool:
    """Whether a report that is there already is not what was asked for."""
    # What a function closes over, or an object holds, no run id can be a digest of.
    is_function = options.candidate_function is not None
    return is_function or options.retry_ungraded or not options.use_cache


def _execute(
    prepared: PreparedRun, folder: RunFolder, options: RunOptions, progress: Progress | None
) -> RunOutcome:
    plan = prepared.plan
    summary = Summary(plan.rubrics, [candidate.name for candidate in plan.candidates])
    versus = Versus() if plan.holds_pairs else None
    n_done, n_planned = 0, plan.n_responses  # counting anew for each would take quadratic time

    def put(graded: GradedResponse) -> None:
        nonlocal n_done
        line = result_line(graded, redact=options.redact_text)
        folder.write_line(prepared.scrubber.clean(line))
        n_done += 1
        if progress is not None:
            progress(n_done, n_planned, graded)

    def put_pairs(held: Held) -> None:
        assert versus is not None
        case, preferences = held
        for preference in preferences:
            line = preference_line(preference, redact=options.redact_text)
            folder.write_line(prepared.scrubber.clean(line), PREFERENCES_NAME)
            versus.add(preference, case)

    started, clock = datetime.now(UTC), time.monotonic()
    signals = _Signals()
    work = stream(plan, put, summary, None if versus is None else put_pairs)
    run_blocking(_work_and_close(prepared, work, signals, options.deadline))
    stopped = plan.stop.state and {"state": plan.stop.state, "reason": plan.stop.reason}
    report = build_report(
        _description(prepared),
        summary,
        versus=versus,
        stopped=stopped or None,
        agreement=prepared.agreement,
        usage=prepared.spend.as_json(),
        timing={
            "started": started.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "wall_s": round(time.monotonic() - clock, 3),
        },
    )
    report = json.loads(prepared.scrubber.clean(dump_json(report)))
    folder.finish(report)
    return RunOutcome(report, folder.path, resumed=False, signal=signals.received)


def _description(prepared: PreparedRun) -> dict[str, Json]:
    """The `run` block of the report, but for how the run ended."""
    plan, measured = prepared.plan, prepared.measured
    return {
        "id": prepared.run_id,
        "git_commit": git_commit(),
        **measured,
        "candidates": _with_observations(measured["candidates"], plan.candidates),
        "graders": _with_observations(measured["graders"], plan.graders),
        "notices": list(prepared.notices),
    }


def _with_observations(
    entries: Sequence[Mapping[str, Json]], askers: Sequence[Candidate | Grader]
) -> list[Json]:
    return [{**entry, **asker.observations()} for entry, asker in zip(entries, askers, strict=True)]


async def _work_and_close(
    prepared: PreparedRun,
    work: Coroutine[Any, Any, None],
    signals: _Signals,
    deadline_s: float | None,
) -> None:
    loop = asyncio.get_running_loop()
    stop = prepared.plan.stop
    timer = None
    if deadline_s is not None:
        timer = loop.call_later(deadline_s, stop.end, "timeout", f"the run took {deadline_s:g} s")
    try:
        with signals.handled(loop, lambda name: stop.end("cancelled", f"stopped by {name}")):
            await work
    finally:
        if timer is not None:
            timer.cancel()
        for chat in prepared.chats:
            await chat.close()


class _Signals:
    """The first SIGINT or SIGTERM ends the run in order; a second one at once."""

    def __init__(self) -> None:
        self.received: int | None = None

    @contextmanager
    def handled(
        self, loop: asyncio.AbstractEventLoop, end: Callable[[str], None]
    ) -> Iterator[None]:
        """Handle both signals inside the block, where this thread may."""
        if threading.current_thread() is not threading.main_thread() or os.name == "nt":
            yield  # the caller's own handling stays in force
            return

        def handle(number: int) -> None:
            if self.received is not None:
                _exit_at_once(128 + number)
            self.received = number
            end(signal.Signals(number).name)

        # The loop forgets what was there before it.
        before = {n: signal.getsignal(n) or signal.SIG_DFL for n in _STOP_SIGNALS}
        for number in _STOP_SIGNALS:
            loop.add_signal_handler(number, handle, number)
        try:
            yield
        finally:
            for number in _STOP_SIGNALS:
                loop.remove_signal_handler(number)
                signal.signal(number, before[number])


def _exit_at_once(code: int) -> NoReturn:
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write("\x1b[?25h")  # the progress bar hides the cursor
        sys.stderr.flush()
    os._exit(code)
