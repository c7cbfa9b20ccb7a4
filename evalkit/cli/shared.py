"""Options and outputs that several commands share."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

F = TypeVar("F", bound=Callable[..., Any])

HELP = {"help_option_names": ["-h", "--help"]}


def format_option(function: F) -> F:
    """`--format text|json`."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="What goes to standard output.",
    )(function)


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2))


def stdout_console() -> Console:
    """A console for results: as wide as the terminal, or 120 columns into a pipe."""
    import sys

    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    return console if sys.stdout.isatty() else Console(highlight=False, width=120)
