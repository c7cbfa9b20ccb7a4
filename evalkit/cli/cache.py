"""`evalkit cache info|clear`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalkit.cli.shared import HELP, Group, format_option, print_json, print_lines
from evalkit.options import DEFAULT_STORE

if TYPE_CHECKING:
    from evalkit.calls import CallStore

_STORE = click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_STORE,
    show_default=True,
    help="The store.",
)


@click.group(cls=Group, context_settings=HELP)
def command() -> None:
    """Show or clear the store of paid calls."""


@command.command()
@_STORE
@format_option
def info(store: Path, format: str) -> None:
    """Show what the store holds."""
    with _opened(store) as calls:
        held = calls.info().as_json()
    if format == "json":
        print_json(held)
        return
    for name, value in held.items():
        print_lines(f"{name}: {value}")


@command.command()
@_STORE
@click.option("--yes", is_flag=True, help="Do not ask.")
def clear(store: Path, yes: bool) -> None:
    """Delete every stored call: what was paid for would be paid again."""
    with _opened(store) as calls:
        if not yes and not _confirmed(f"Delete {calls.info().entries} calls stored in {store}?"):
            click.echo("nothing was deleted", err=True)
            return
        n_deleted = calls.clear()
    click.echo(f"deleted {n_deleted} calls", err=True)


def _opened(store: Path) -> CallStore:
    from evalkit.calls import CallStore
    from evalkit.errors import InputError

    if not store.exists():
        raise InputError(f"there is no store at {store}; name one with --store")
    return CallStore(store)


def _confirmed(question: str) -> bool:
    try:
        return click.confirm(question, err=True)
    except click.Abort:  # nobody there to answer
        raise click.UsageError(
            "nobody answered; to delete without being asked, use --yes"
        ) from None
