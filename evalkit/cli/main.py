"""The `evalkit` command: finds the subcommand, and turns errors into exit codes."""

from __future__ import annotations

import io
import sys
from typing import IO, Any

import click

from evalkit.cli.shared import HELP, LazyGroup, reader_may_leave
from evalkit.errors import EvalkitError

INTERRUPTED = 130

# Name to (module, help line). Help must not import what it lists: that is what
# keeps `evalkit --help` instant.
COMMANDS = {
    "run": ("evalkit.cli.run", "Grade replies, or a model's answers, by rubrics."),
    "gate": ("evalkit.cli.gate", "Pass or fail a run by the rules of a gate file."),
    "compare": ("evalkit.cli.compare", "Say what changed between runs, and how sure that is."),
    "show": (
        "evalkit.cli.show",
        "Show one case of a run: its replies, grades and evidence.",
    ),
    "plan": ("evalkit.cli.plan", "Say how many scenarios a margin needs, and what they cost."),
    "export": (
        "evalkit.cli.export",
        "Write a run's grades for other tools: CSV, Parquet, Hugging Face, Inspect.",
    ),
    "rubric": ("evalkit.cli.rubric", "List, show, lint, test and compare rubrics."),
    "dataset": ("evalkit.cli.dataset", "List, show, validate and import cases and replies."),
    "checks": ("evalkit.cli.checks", "List the deterministic checks, or run them on a text."),
    "grader": ("evalkit.cli.grader", "Check, calibrate and train graders."),
    "cache": ("evalkit.cli.cache", "Show or clear the store of paid calls."),
    "schema": ("evalkit.cli.schema", "Print the JSON Schema of a file format."),
}


class Commands(LazyGroup):
    """The whole command line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; what evalkit raises on purpose is a message and an exit code."""
        try:
            # Here already, since click makes an exit code of 1 of a reader who left.
            with reader_may_leave(sys.stdout):
                return super().invoke(ctx)
        except EvalkitError as error:
            raise _Failure(error) from None


class _Failure(click.ClickException):
    def __init__(self, error: EvalkitError) -> None:
        from evalkit.reports.plain import printable

        super().__init__(printable(str(error)))
        self.exit_code = error.exit_code  # type: ignore[misc]  # click reads the instance

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"error: {self.message}", file=file, err=True)


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from evalkit.version import version

        click.echo(f"evalkit {version()}")
        ctx.exit()


@click.group(
    cls=Commands,
    lazy=COMMANDS,
    context_settings={**HELP, "auto_envvar_prefix": "EVALKIT"},
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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that knows no such character must not cost the whole report.
            stream.reconfigure(errors="backslashreplace")
    code = 0
    with reader_may_leave(sys.stderr), reader_may_leave(sys.stdout):
        code = _run(arguments)
    sys.exit(code)


def _run(arguments: list[str] | None) -> int:
    try:
        code: Any = cli.main(arguments, prog_name="evalkit", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
