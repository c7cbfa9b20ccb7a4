"""`evalkit rubric compare`: several rubrics over the same replies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines
from evalkit.errors import InputError
from evalkit.options import LOCAL, RunOptions, grader_option
from evalkit.reports.plain import plain


@click.command("compare", context_settings=HELP)
@click.argument("names", metavar="NAME|PATH...", nargs=-1, required=True)
@click.option("--responses", metavar="FILE", help="Recorded replies; default: the shipped ones.")
@click.option("--cases", metavar="FILE|hf:NAME", help="Cases that the replies answer.")
@click.option("--labels", multiple=True, metavar="FILE",
              type=click.Path(path_type=Path, dir_okay=False),
              help="What people said of these replies; repeatable.")  # fmt: skip
@click.option("--groups", metavar="BETTER,WORSE",
              help="Two candidates known to differ; default: of the shipped ones.")  # fmt: skip
@click.option("--grader", default=LOCAL, metavar="local|wording|path:DIR|NAME", help="Who grades.")
@click.option("--grader-base-url", metavar="URL", help="Where the grader is.")
@click.option("--pairs/--no-pairs", default=True, help="Grade the rubrics' minimal pairs too.")
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR",
              help="Run folder, if not results/<run-id>.")  # fmt: skip
@format_option
def command(format: str, **given: Any) -> None:
    """Grade the same replies by several rubrics, and say how the rubrics relate.

    Of each rubric: mean, floor and ceiling, internal consistency, minimal pairs in order,
    two groups told apart. Of every two: how their criteria correlate, and whether they
    measure two things (HTMT). With --labels: how each ranks replies beside people.
    """
    from evalkit.studies.rubric_compare import RubricCompareOptions, compare_rubrics

    run = RunOptions(
        cases=given["cases"],
        responses=given["responses"],
        rubrics=given["names"],
        graders=(grader_option(given["grader"]),),
        grader_base_url=given["grader_base_url"],
        output=given["output"],
    )
    groups = _groups(given["groups"], shipped=not (given["responses"] or given["cases"]))
    options = RubricCompareOptions(run, given["labels"], groups, given["pairs"])
    found = compare_rubrics(options)
    if format == "json":
        print_json(found)
        return
    for line in _lines(found):
        print_lines(line)


def _groups(given: str | None, *, shipped: bool) -> tuple[str, str] | None:
    if given is None:
        return ("willow", "flint") if shipped else None
    parts = [part.strip() for part in given.split(",")]
    if len(parts) != 2 or not all(parts):
        raise InputError(f"--groups: found {given!r}, expected two candidates: BETTER,WORSE")
    return parts[0], parts[1]


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"run: {found['run']['folder']}"
    for item in found["rubrics"]:
        yield plain(f"{item['rubric']} {item['version']}: {', '.join(_facts(item))}")
    for pair in found["distinctness"]:
        yield plain(f"{pair['first']} and {pair['second']}: HTMT {_number(pair['htmt'])}")
    yield "criteria (Spearman), the closest ten:"
    told = [pair for pair in found["correlations"] if pair["rho"] is not None]
    for pair in sorted(told, key=lambda pair: -abs(pair["rho"]))[:10]:
        yield plain(f"  {pair['rho']:+.2f}  {pair['first']}, {pair['second']} (n {pair['n']})")
    for item in found["human"]:
        interval = "" if item["low"] is None else f" [{item['low']:.2f}, {item['high']:.2f}]"
        text = f"people on {item['label']}, score of {item['rubric']}: rho {_number(item['rho'])}"
        yield plain(f"{text}{interval} (n {item['n']})")
    usage = found["run"]["usage"]
    if usage["calls"]:
        cost = usage["cost_usd"]
        yield f"cost: {usage['calls']:,} calls, {'unknown' if cost is None else f'{cost:.2f}'} USD"
    for warning in found["warnings"]:
        yield plain(f"warning: {warning}")


def _facts(item: Mapping[str, Any]) -> Iterator[str]:
    yield f"mean {_number(item['mean'])} (n {item['n']}, {item['missing']} missing)"
    yield f"floor {_share(item['at_floor'])}"
    yield f"ceiling {_share(item['at_ceiling'])}"
    yield f"alpha {_number(item['alpha'])}"
    if item["pairs"] is not None:
        yield f"pairs {item['pairs']['right']} of {item['pairs']['n']}"
    if item["known_groups"] is not None:
        groups = item["known_groups"]
        yield f"{groups['better']} over {groups['worse']}: AUC {_number(groups['auc'])}"


def _number(value: float | None) -> str:
    return "not to be told" if value is None else f"{value:.2f}"


def _share(value: float | None) -> str:
    return "not to be told" if value is None else f"{value:.0%}"
