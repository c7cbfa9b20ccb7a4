"""`evalkit grader calibrate`: how far a grader agrees with human labels."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines
from evalkit.files import dump_json, write_atomically
from evalkit.inputs.rubrics import DEFAULT_RUBRICS
from evalkit.options import LOCAL, grader_option

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(context_settings=HELP)
@click.argument("labels", metavar="LABELS...", nargs=-1, required=True, type=_FILE)
@click.option("--rubric", multiple=True, metavar="NAME|PATH", help="What was rated; repeatable.")
@click.option("--grader", default=LOCAL, metavar="local|wording|path:DIR|NAME", help="Who grades.")
@click.option("--responses", multiple=True, type=_FILE, metavar="FILE",
              help="Replies that the labels name by case_id; repeatable.")  # fmt: skip
@click.option("--cases", type=_FILE, metavar="FILE", help="Cases that the replies name.")
@click.option("--report", type=click.Path(path_type=Path), metavar="R",
              help="Correct this run: its means where the labels rate its replies, else its "
                   "share of must-not findings.")  # fmt: skip
@click.option("--epsilon", type=click.FloatRange(0, 1), default=0.1, show_default=True,
              help="Credit in the alternative-annotator test.")  # fmt: skip
@click.option("--seed", type=int, default=0, metavar="N", help="Of the bootstrap.")
@click.option("--output", type=_FILE, metavar="FILE",
              help="Write the card here, for `evalkit run --card`.")  # fmt: skip
@format_option
def command(format: str, **given: Any) -> None:
    """Hold a grader against LABELS, criterion by criterion.

    Intervals are bootstrapped over conversations. Each criterion gets its status:
    validated, provisional or advisory.
    """
    from evalkit.studies.calibrate import CalibrateOptions, calibrate
    from evalkit.studies.corrected import corrected_means, corrected_shares, rates_replies_of

    responses = tuple(given["responses"])
    report: Path | None = given["report"]
    if report is not None:
        folder = report if report.is_dir() else report.parent
        responses += (folder / "results.jsonl",)
    options = CalibrateOptions(
        labels=given["labels"],
        grader=grader_option(given["grader"]),
        responses=responses,
        cases=given["cases"],
        rubrics=given["rubric"] or DEFAULT_RUBRICS,
        seed=given["seed"],
        epsilon=given["epsilon"],
    )
    card = calibrate(options)
    if report is not None and rates_replies_of(options, folder):
        card["corrected"] = corrected_means(options, folder)
    elif report is not None:
        card["shares"] = corrected_shares(card, options, folder)
    if given["output"] is not None:
        write_atomically(given["output"], dump_json(card, indent=2) + "\n")
    if format == "json":
        print_json(card)
        return
    _print(card)


def _print(card: Mapping[str, Any]) -> None:
    """The card criterion by criterion, for a terminal."""
    for name, figures in card["criteria"].items():
        print_lines(f"{name}: {figures['status']}")
        print_lines(
            f"  n {figures['n']} of {figures['conversations']} conversations, "
            f"{figures['raters']} raters, {figures['missing']} ungraded"
        )
        for key, title in _TITLES.items():
            if figures["n"]:
                print_lines(f"  {title}: {_shown(figures[key])}")
        people = figures.get("human_human")
        if people:
            print_lines(f"  people among themselves: {people['quadratic_kappa']:.2f} (kappa)")
        test = figures.get("alternative_annotator")
        if test:
            could = "could" if test["passes"] else "could not"
            print_lines(
                f"  alternative-annotator test: {could} stand in for a rater "
                f"(wins over {test['winning_rate']:.0%})"
            )
        if figures.get("labels_wanted"):
            print_lines(f"  {figures['labels_wanted']} more labels for an interval of +/- 0.10")
    for name, corrected in card.get("corrected", {}).items():
        print_lines(f"{name}: {_corrected(corrected)}")
        for candidate, own in corrected.get("candidates", {}).items():
            print_lines(f"  {candidate}: {_corrected(own)}")
    for name, own in card.get("shares", {}).items():
        print_lines(f"{name}: {_corrected_share(own)}")


_TITLES = {
    "quadratic_kappa": "quadratic kappa",
    "ac2": "Gwet AC2",
    "agreement": "raw agreement",
    "spearman": "rank correlation",
    "bias": "bias (grader minus people)",
}


def _corrected(own: dict[str, Any]) -> str:
    return (
        f"raw mean {own['raw']:.3f}, corrected {own['mean']:.3f} "
        f"[{own['low']:.3f}, {own['high']:.3f}] from {own['labels']} labels"
    )


def _corrected_share(own: dict[str, Any]) -> str:
    raw = f"findings in {own['raw']:.1%} of {own['replies']} replies"
    if own["share"] is None:
        return f"{raw}; the grader is too weak to be corrected, or its error rates are unknown"
    return f"{raw}, corrected {own['share']:.1%} [{own['low']:.1%}, {own['high']:.1%}]"


def _shown(figure: dict[str, float | None]) -> str:
    if figure["value"] is None:
        return "undefined"
    if figure["low"] is None:
        return f"{figure['value']:.2f}"
    return f"{figure['value']:.2f} [{figure['low']:.2f}, {figure['high']:.2f}]"
