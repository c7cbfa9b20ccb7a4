"""`evalkit grader fit`: human labels into a local grader of your own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines
from evalkit.errors import InputError
from evalkit.inputs.rubrics import DEFAULT_RUBRICS

if TYPE_CHECKING:
    from evalkit.studies.fitting.fit import Depth

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(context_settings=HELP)
@click.argument("labels", metavar="LABELS...", nargs=-1, required=True, type=_FILE)
@click.option("--rubric", multiple=True, metavar="NAME|PATH", help="What to learn; repeatable.")
@click.option("--responses", multiple=True, type=_FILE, metavar="FILE",
              help="Replies that the labels name by case_id; repeatable.")  # fmt: skip
@click.option("--cases", type=_FILE, metavar="FILE", help="Cases that the replies name.")
@click.option("--output", required=True, type=click.Path(path_type=Path, file_okay=False),
              metavar="DIR", help="Where the grader is written.")  # fmt: skip
@click.option("--adapt", is_flag=True,
              help="Move a little of the encoder as well: for many hundred labels.")  # fmt: skip
@click.option("--full", is_flag=True,
              help="Train an encoder from its start: slow, for thousands of labels.")  # fmt: skip
@click.option("--base", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="What to start from: a grader's folder (default: the embedded one), or "
                   "with --full an encoder's (default: the installed MiniLM).")  # fmt: skip
@click.option("--seeds", type=click.IntRange(1), default=1, metavar="N",
              help="Trainings whose weights are averaged (--adapt, --full).")  # fmt: skip
@click.option("--epochs", type=click.IntRange(1), default=5, metavar="N",
              help="Passes over the labels (--adapt, --full).")  # fmt: skip
@click.option("--fit-to-person", multiple=True, metavar="RUBRIC.CRITERION",
              help="Lowest level where it answers somebody else (--adapt, --full).")  # fmt: skip
@click.option("--name", default="fitted", show_default=True, help="What its card calls it.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@format_option
def command(format: str, quiet: bool, **given: Any) -> None:
    """Train a local grader on LABELS, for `evalkit run --grader path:DIR`.

    Conversations are split: 70 % to learn from, 15 % to calibrate on, 15 % to measure
    on. The folder holds the weights and a card with the agreement on the last part.

    By default heads are trained on the embedded grader's encoder, in minutes; --adapt
    moves a little of the encoder as well, --full all of one.
    """
    from evalkit.studies.fitting import FitOptions, fit_grader

    if given["adapt"] and given["full"]:
        raise InputError("--adapt and --full are two ways of training; give one of them")
    depth: Depth = "full" if given["full"] else "adapt" if given["adapt"] else "heads"
    if depth == "heads" and given["fit_to_person"]:
        raise InputError("--fit-to-person has no use here: it goes with --adapt or --full")
    options = FitOptions(
        labels=given["labels"],
        output=given["output"],
        responses=given["responses"],
        cases=given["cases"],
        rubrics=given["rubric"] or DEFAULT_RUBRICS,
        depth=depth,
        base=given["base"],
        seeds=given["seeds"],
        epochs=given["epochs"],
        name=given["name"],
        fit_to_person=given["fit_to_person"],
    )
    fitted = fit_grader(options, _silent if quiet else _say)
    for warning in fitted.warnings:
        print_lines(f"warning: {warning}", err=True)
    if format == "json":
        print_json({"card": dict(fitted.card), "warnings": list(fitted.warnings)})
        return
    for item in fitted.card["agreement"]:
        print_lines(f"{item['rubric']}.{item['criterion']}: {_figure(item)}")
    print_lines(f"use it: evalkit run --grader path:{options.output}")


def _figure(item: dict[str, Any]) -> str:
    n = f"n {item['n']} of {item['conversations']} conversations"
    if item["quadratic_kappa"] is None:
        return f"no agreement to be had, {n}"
    interval = "" if item["low"] is None else f" [{item['low']:.2f}, {item['high']:.2f}]"
    return f"quadratic kappa {item['quadratic_kappa']:.2f}{interval}, {n}"


def _say(line: str) -> None:
    print_lines(line, err=True)


def _silent(line: str) -> None:
    pass
