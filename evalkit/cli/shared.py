"""What several commands share: groups, options, and ways to print."""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

F = TypeVar("F", bound=Callable[..., Any])

HELP = {"help_option_names": ["-h", "--help"]}

PIPE_WIDTH = 120
"""Columns of a table that goes into a pipe or a file."""


class Group(click.Group):
    """A group that offers the nearest name for a subcommand that does not exist."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand that the first argument names."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            nearest = get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"Did you mean {nearest[0]!r}?" if nearest else f"There are: {', '.join(known)}."
            ctx.fail(f"No such command {name!r}. {hint}")
        return super().resolve_command(ctx, args)


class LazyGroup(Group):
    """A group that imports a subcommand only when it is used."""

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        """Take the subcommands: name to (module, help line), in the order they are listed."""
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all subcommands."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a subcommand."""
        if cmd_name not in self._lazy:
            return None
        module, _ = self._lazy[cmd_name]
        command: click.Command = import_module(module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List subcommands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self._lazy.items()])


def format_option(function: F) -> F:
    """`--format text|json`."""
    return click.option(
        "--format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="What goes to standard output.",
    )(function)


def print_json(value: Any) -> None:
    """One JSON document on standard output, in escapes where its encoding needs them."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, allow_nan=False, indent=2)
    click.echo(text)


def print_lines(text: str, *, err: bool = False, end: str = "\n") -> None:
    """Text from anywhere, without anything in it that a terminal or a CI log would obey."""
    from evalkit.reports.plain import printable

    click.echo(printable(text) + end, err=err, nl=False)


def print_rich(render: Callable[[Console], None]) -> None:
    """What rich renders: as wide as the terminal, and plain into a pipe.

    The lines that rich makes of long names may begin anywhere in them, so a pipe, which
    may end in a CI log, gets them only once they are safe to print.
    """
    from rich.console import Console

    if is_terminal(sys.stdout):
        render(Console(highlight=False, emoji=False))
        return
    page = io.StringIO()
    render(Console(file=page, width=PIPE_WIDTH, force_terminal=False, highlight=False, emoji=False))
    lines = (line.rstrip() for line in page.getvalue().splitlines())
    print_lines("\n".join(lines))


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees the stream; it is None where it was closed (`2>&-`)."""
    return stream is not None and stream.isatty()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Look for no garbage in between: in a command of a second that is a tenth of its time.

    What it reads lies in no cycles, so it is freed all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def reader_may_leave(stream: TextIO | None) -> Iterator[None]:
    """Go on, in silence, when whoever reads the stream (`| head -1`) has gone."""
    try:
        yield
        if stream is not None:
            stream.flush()
    except BrokenPipeError:
        if stream is not None:
            # What is left in the buffer must go somewhere when Python exits.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
