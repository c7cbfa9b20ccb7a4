"""`evalkit schema NAME`."""

from __future__ import annotations

import click

from evalkit.cli.shared import HELP, print_json
from evalkit.schemas import SCHEMA_NAMES, load_schema


@click.command(context_settings=HELP)
@click.argument("name", metavar="|".join(SCHEMA_NAMES))
def command(name: str) -> None:
    """Print the JSON Schema of a file format."""
    print_json(load_schema(name))
