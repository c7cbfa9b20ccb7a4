"""`evalkit grader fit|check|calibrate|labels`: what a grader is worth, and one of your own."""

from __future__ import annotations

import click

from evalkit.cli.shared import HELP, LazyGroup

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


@click.group(cls=LazyGroup, lazy=_COMMANDS, context_settings=HELP)
def command() -> None:
    """Check, calibrate and train graders."""
