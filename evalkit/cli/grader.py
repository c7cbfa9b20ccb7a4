"""`evalkit grader fit|check|calibrate|labels`: what a grader is worth, and one of your own."""

from __future__ import annotations

from importlib import import_module

import click

from evalkit.cli.shared import HELP, Group

# Name to (module, help line), as in evalkit.cli.main.
_COMMANDS = {
    "check": ("evalkit.cli.grader_check", "Run the battery: controls, attacks, pairs."),
    "calibrate": ("evalkit.cli.grader_calibrate", "Hold a grader against human labels."),
    "labels": (
        "evalkit.cli.grader_labels",
        "Have people rate a run, blind, and join their labels.",
    ),
    "fit": ("evalkit.cli.grader_fit", "Train a local grader on labels of your own."),
}


class _Commands(Group):
    """Imports a subcommand only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command: click.Command = import_module(module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings=HELP)
def command() -> None:
    """Check, calibrate and train graders."""
