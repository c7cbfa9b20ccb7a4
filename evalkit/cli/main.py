"""The `evalkit` command: finds the subcommand, and turns errors into exit codes."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from evalkit.errors import EvalkitError

# Name to (module, help line). Help must not import what it lists: that is what
# keeps `evalkit --help` instant.
COMMANDS = {
    "run": ("evalkit.cli.run", "Grade replies, or a model's answers, by rubrics."),
    "rubric": ("evalkit.cli.rubric", "List, show and lint rubrics."),
    "dataset": ("evalkit.cli.dataset", "List, show and validate cases and replies."),
    "checks": ("evalkit.cli.checks", "List the deterministic checks, or run them on a text."),
    "cache": ("evalkit.cli.cache", "Show or clear the store of paid calls."),
    "schema": ("evalkit.cli.schema", "Print the JSON Schema of a file format."),
}


class Commands(click.Group):
    """A group that imports a subcommand only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all subcommands, in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a subcommand."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = import_module(module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List subcommands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the nearest name for a subcommand that does not exist."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            nearest = get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from evalkit.version import version

        click.echo(f"evalkit {version()}")
        ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "EVALKIT"},
    no_args_is_help=True,
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Measure whether replies to a struggling person validate, reflect and do not judge.

    `evalkit run` with nothing else grades the shipped replies, offline, with no key.
    evalkit measures wording and behaviour of replies; it does not certify an
    assistant as safe to treat anyone.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with the code the design states."""
    try:
        code: Any = cli.main(arguments, prog_name="evalkit", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except EvalkitError as error:
        from evalkit.reports.plain import printable

        click.echo(f"error: {printable(str(error))}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read us has gone; closing stdout again at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
