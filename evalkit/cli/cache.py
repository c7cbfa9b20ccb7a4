"""`evalkit cache info|clear`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from evalkit.cli.shared import HELP, format_option, print_json
from evalkit.options import DEFAULT_STORE

_STORE = click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_STORE,
    show_default=True,
    help="The store.",
)


@click.group(context_settings=HELP)
def command() -> None:
    """Show or clear the store of paid calls."""


@command.command()
@_STORE
@format_option
def info(store: Path, output_format: str) -> None:
    """Show what the store holds."""
    from evalkit.calls import CallStore

    if not store.exists():
        raise click.UsageError(f"there is no store at {store}")
    with CallStore(store) as calls:
        held = {**asdict(calls.info()), "path": str(store)}
    if output_format == "json":
        print_json(held)
        return
    for name, value in held.items():
        click.echo(f"{name}: {value}")


@command.command()
@_STORE
@click.option("--yes", is_flag=True, help="Do not ask.")
def clear(store: Path, yes: bool) -> None:
    """Delete every stored call: what was paid for would be paid again."""
    from evalkit.calls import CallStore

    if not store.exists():
        raise click.UsageError(f"there is no store at {store}")
    if not yes:
        click.confirm(f"Delete all calls stored in {store}?", abort=True)
    with CallStore(store) as calls:
        calls.clear()
