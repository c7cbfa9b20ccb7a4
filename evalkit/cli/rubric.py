"""`evalkit rubric list|show|lint|test|compare`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evalkit.cli import rubric_compare, rubric_test
from evalkit.cli.shared import HELP, Group, format_option, print_json, print_lines, print_rich
from evalkit.errors import InputError
from evalkit.files import dump_json, write_atomically
from evalkit.inputs import resolve_rubric, shipped_rubric_names
from evalkit.inputs.lint import lint_rubric
from evalkit.inputs.rubrics import scheme_names
from evalkit.reports.plain import printable
from evalkit.reports.sarif import lint_results, sarif_of
from evalkit.types import Criterion, Rubric

if TYPE_CHECKING:
    from rich.console import Console


@click.group(cls=Group, context_settings=HELP)
def command() -> None:
    """List, show, lint, test and compare rubrics."""


command.add_command(rubric_test.command)
command.add_command(rubric_compare.command)


@command.command("list")
@format_option
def list_(format: str) -> None:
    """List the rubrics that ship with evalkit, and published schemes to compare with."""
    names = [*shipped_rubric_names(), *scheme_names()]
    rubrics = [resolve_rubric(name) for name in names]
    if format == "json":
        print_json([_overview(rubric) for rubric in rubrics])
        return
    width = max(len(rubric.id) for rubric in rubrics)
    for rubric in rubrics:
        criteria = ", ".join(criterion.id for criterion in rubric.criteria)
        print_lines(f"{rubric.id:<{width}}  {rubric.version}  {rubric.title}")
        print_lines(f"{'':<{width}}         {criteria}")


@command.command()
@click.argument("name", metavar="NAME|PATH")
@format_option
def show(name: str, format: str) -> None:
    """Show a rubric with its anchors."""
    rubric = resolve_rubric(name)
    if format == "json":
        print_json({**_overview(rubric), "criteria": [_details(c) for c in rubric.criteria]})
        return
    print_rich(partial(_render, rubric))


def _render(rubric: Rubric, console: Console) -> None:
    def say(text: str, style: str | None = None) -> None:
        console.print(printable(text), style=style, markup=False)

    say(f"{rubric.title} ({rubric.id} {rubric.version})", "bold")
    say(rubric.description)
    for criterion in rubric.criteria:
        say(f"\n{criterion.id}", "bold")
        say(f"  weight {criterion.weight:g}, {criterion.direction} is good")
        say(f"  {criterion.question}")
        for level in criterion.levels:
            say(f"  {level.value} {level.label}: {level.description}")
            if level.example_reply:
                say(f"    e.g. {level.example_reply}", "dim")
        if criterion.check:
            bounds = ", ".join(f"{bound:g}" for bound in criterion.levels_at)
            say(f"  check {criterion.check}, levels at {bounds}")
    say("\nSources", "bold")
    for source in rubric.sources:
        say(f"  - {source}")


@command.command()
@click.argument("names", metavar="NAME|PATH...", nargs=-1)
@click.option("--sarif", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the warnings as SARIF.")  # fmt: skip
@format_option
@click.pass_context
def lint(ctx: click.Context, names: tuple[str, ...], sarif: Path | None, format: str) -> None:
    """Find what makes a rubric hard to grade by; all shipped ones when none is named.

    Exit 0 without a warning, 2 with one or when a file is no valid rubric.
    """
    warnings: list[dict[str, Any]] = []
    places: list[tuple[str, str, str]] = []
    for name in names or (*shipped_rubric_names(), *scheme_names()):
        try:
            rubric = resolve_rubric(name)
        except InputError as error:
            warnings += [
                {"rubric": name, "rule": "invalid", "message": str(p)} for p in error.problems
            ]
            places += [(name, "invalid", str(p)) for p in error.problems]
            continue
        for warning in lint_rubric(rubric):
            warnings.append({"rubric": rubric.id, "rule": warning.rule, "message": warning.message})
            places.append((rubric.path, warning.rule, warning.message))
    if sarif is not None:
        document = sarif_of(lint_results(places))
        write_atomically(sarif, dump_json(document, indent=2) + "\n")
    if format == "json":
        print_json(warnings)
    else:
        for item in warnings:
            print_lines(f"{item['rubric']}: {item['rule']}: {item['message']}")
        click.echo(f"{len(warnings)} warning{'s' * (len(warnings) != 1)}", err=True)
    ctx.exit(2 if warnings else 0)


def _overview(rubric: Rubric) -> dict[str, Any]:
    return {
        "id": rubric.id,
        "version": rubric.version,
        "title": rubric.title,
        "description": rubric.description,
        "digest": rubric.digest,
        "sources": list(rubric.sources),
        "criteria": [criterion.id for criterion in rubric.criteria],
    }


def _details(criterion: Criterion) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "kind": criterion.kind,
        "question": criterion.question,
        "weight": criterion.weight,
        "direction": criterion.direction,
        "units": list(criterion.units),
        "check": criterion.check,
        "levels_at": list(criterion.levels_at),
        "levels": [
            {
                "value": level.value,
                "label": level.label,
                "description": level.description,
                "example": {"client": level.example_client, "reply": level.example_reply},
            }
            for level in criterion.levels
        ],
    }
