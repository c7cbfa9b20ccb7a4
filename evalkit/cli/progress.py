"""Progress on standard error: a bar on a terminal, sparse lines elsewhere, or nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from evalkit.cli.shared import is_terminal, reader_may_leave
from evalkit.execution import Progress
from evalkit.reports.plain import plain
from evalkit.types import GradedResponse

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def progress_for(quiet: bool, verbose: bool) -> Iterator[Progress | None]:
    """What to call after each response."""
    if quiet:
        yield None
    elif verbose:
        yield _print_response
    elif is_terminal(sys.stderr):
        with _bar() as advance:
            yield advance
    else:
        yield _Lines()


def _print_response(done: int, planned: int, graded: GradedResponse) -> None:
    response = graded.response
    scores = ", ".join(
        f"{rubric} {'ungraded' if score is None else f'{score:.2f}'}"
        for rubric, score in graded.scores.items()
    )
    name = plain(f"{response.case_id} {response.candidate}")
    _say(f"[{done}/{planned}] {name} {response.state}: {scores}")


def _say(text: str) -> None:
    # Nobody reading along is no reason to end a run that somebody paid for.
    with reader_may_leave(sys.stderr):
        click.echo(text, err=True)


class _Lines:
    """A line now and then, so that a CI log shows life without filling up."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, done: int, planned: int, graded: GradedResponse) -> None:
        now = time.monotonic()
        if now - self._last >= SECONDS_BETWEEN_LINES:
            self._last = now
            _say(f"{done} of {planned} responses graded")


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} not scored"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("grading", total=None, failed=0)
        failed = 0

        def advance(done: int, planned: int, graded: GradedResponse) -> None:
            nonlocal failed
            failed += any(score is None for score in graded.scores.values())
            bar.update(task, completed=done, total=planned, failed=failed)

        yield advance
