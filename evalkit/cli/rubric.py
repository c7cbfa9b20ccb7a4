"""`evalkit rubric list|show|lint`."""

from __future__ import annotations

from typing import Any

import click

from evalkit.cli.shared import HELP, format_option, print_json, stdout_console
from evalkit.errors import InputError
from evalkit.inputs import resolve_rubric, shipped_rubric_names
from evalkit.inputs.lint import lint_rubric
from evalkit.types import Criterion, Rubric


@click.group(context_settings=HELP)
def command() -> None:
    """List, show and lint rubrics."""


@command.command("list")
@format_option
def list_(output_format: str) -> None:
    """List the rubrics that ship with evalkit."""
    rubrics = [resolve_rubric(name) for name in shipped_rubric_names()]
    if output_format == "json":
        print_json([_overview(rubric) for rubric in rubrics])
        return
    width = max(len(rubric.id) for rubric in rubrics)
    for rubric in rubrics:
        criteria = ", ".join(criterion.id for criterion in rubric.criteria)
        click.echo(f"{rubric.id:<{width}}  {rubric.version}  {rubric.title}")
        click.echo(f"{'':<{width}}         {criteria}")


@command.command()
@click.argument("name", metavar="NAME|PATH")
@format_option
def show(name: str, output_format: str) -> None:
    """Show a rubric with its anchors."""
    rubric = resolve_rubric(name)
    if output_format == "json":
        print_json({**_overview(rubric), "criteria": [_details(c) for c in rubric.criteria]})
        return
    console = stdout_console()
    console.print(f"{rubric.title} ({rubric.id} {rubric.version})", style="bold", markup=False)
    console.print(rubric.description, markup=False)
    for criterion in rubric.criteria:
        console.print(f"\n{criterion.id}", style="bold", markup=False, end="")
        console.print(f"  weight {criterion.weight:g}, {criterion.direction} is good", markup=False)
        console.print(criterion.question, markup=False)
        for level in criterion.levels:
            console.print(f"  {level.value} {level.label}: {level.description}", markup=False)
            if level.example_reply:
                console.print(f"    e.g. {level.example_reply}", style="dim", markup=False)
        if criterion.check:
            bounds = ", ".join(f"{bound:g}" for bound in criterion.levels_at)
            console.print(f"  check {criterion.check}, levels at {bounds}", markup=False)
    console.print("\nSources", style="bold")
    for source in rubric.sources:
        console.print(f"  - {source}", markup=False)


@command.command()
@click.argument("names", metavar="NAME|PATH...", nargs=-1)
@format_option
@click.pass_context
def lint(ctx: click.Context, names: tuple[str, ...], output_format: str) -> None:
    """Find what makes a rubric hard to grade by; all shipped ones when none is named.

    Exit 0 without a warning, 2 with one or when a file is no valid rubric.
    """
    warnings: list[dict[str, Any]] = []
    for name in names or shipped_rubric_names():
        try:
            rubric = resolve_rubric(name)
        except InputError as error:
            warnings += [
                {"rubric": name, "rule": "invalid", "message": str(p)} for p in error.problems
            ]
            continue
        for warning in lint_rubric(rubric):
            warnings.append({"rubric": rubric.id, "rule": warning.rule, "message": warning.message})
    if output_format == "json":
        print_json(warnings)
    else:
        for item in warnings:
            click.echo(f"{item['rubric']}: {item['rule']}: {item['message']}")
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
