"""Progress on standard error: a bar on a terminal, sparse lines elsewhere, or nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from evalkit.cli.shared import is_terminal, reader_may_leave
from evalkit.plan import PreparedRun
from evalkit.reports.plain import plain
from evalkit.types import GradedResponse

SECONDS_BETWEEN_LINES = 10.0


class Silence:
    """Tells nothing."""

    def begin(self, prepared: PreparedRun) -> None:
        """Nothing to do."""

    def __call__(self, done: int, planned: int, graded: GradedResponse) -> None:
        """Nothing to do."""


class Standing(Silence):
    """Where a run stands: what is done, under way, failed, stored, used and spent."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._prepared: PreparedRun | None = None
        self.n_unscored = 0

    def begin(self, prepared: PreparedRun) -> None:
        """Take the run whose counts are told."""
        self._prepared = prepared

    def __call__(self, done: int, planned: int, graded: GradedResponse) -> None:
        """Count a response."""
        self.n_unscored += any(score is None for score in graded.scores.values())

    def __str__(self) -> str:
        """All but what is done, in a few words; what is nought goes unsaid."""
        if self._prepared is None:
            return ""
        total = self._prepared.spend.total
        tokens = total.input_tokens + total.output_tokens
        parts = {
            "in flight": self._prepared.plan.stop.n_asking,
            "not scored": self.n_unscored,
            "from the store": total.cached,
            "tokens": tokens,
        }
        told = [f"{n:,} {what}" for what, n in parts.items() if n]
        if tokens and total.cost_usd is not None:
            told.append(f"{total.cost_usd:.2f} USD")
        return ", ".join(told)


@contextmanager
def progress_for(quiet: bool, verbose: bool) -> Iterator[Silence]:
    """What to call before a run, and after each response."""
    if quiet:
        yield Silence()
    elif verbose:
        yield _EachResponse()
    elif is_terminal(sys.stderr):
        with _bar() as bar:
            yield bar
    else:
        yield _Lines()


def _say(text: str) -> None:
    # Nobody reading along is no reason to end a run that somebody paid for.
    with reader_may_leave(sys.stderr):
        click.echo(text, err=True)


class _EachResponse(Silence):
    """A line for each response."""

    def __call__(self, done: int, planned: int, graded: GradedResponse) -> None:
        response = graded.response
        scores = ", ".join(
            f"{rubric} {'ungraded' if score is None else f'{score:.2f}'}"
            for rubric, score in graded.scores.items()
        )
        name = plain(f"{response.case_id} {response.candidate}")
        _say(f"[{done}/{planned}] {name} {response.state}: {scores}")


class _Lines(Standing):
    """A line now and then, so that a CI log shows life without filling up."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.monotonic()

    def __call__(self, done: int, planned: int, graded: GradedResponse) -> None:
        super().__call__(done, planned, graded)
        now = time.monotonic()
        if now - self._last >= SECONDS_BETWEEN_LINES:
            self._last = now
            standing = str(self)
            more = f"; {standing}" if standing else ""
            _say(f"{done} of {planned} responses graded{more}")


@contextmanager
def _bar() -> Iterator[Standing]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Bar(Standing):
        def __call__(self, done: int, planned: int, graded: GradedResponse) -> None:
            super().__call__(done, planned, graded)
            progress.update(task, completed=done, total=planned)

    class Told(ProgressColumn):
        """Asks anew with every refresh: between two responses much may be under way."""

        def render(self, task: Task) -> Text:
            return Text(str(bar))

    bar = Bar()
    columns = (
        TextColumn("grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        Told(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("grading", total=None)
        yield bar
