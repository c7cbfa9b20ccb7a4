"""`evalkit dataset list|show|validate|import`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import click

from evalkit.cli import dataset_import
from evalkit.cli.shared import HELP, Group, format_option, print_json, print_lines
from evalkit.inputs.shipped import load_shipped, shipped_dataset_names, validate_source
from evalkit.reports.plain import plain
from evalkit.types import Case


@click.group(cls=Group, context_settings=HELP)
def command() -> None:
    """List, show, validate and import cases and replies."""


command.add_command(dataset_import.command)


@command.command("list")
@format_option
def list_(format: str) -> None:
    """List the data sets that ship with evalkit."""
    overviews = [_overview(name) for name in shipped_dataset_names()]
    if format == "json":
        print_json(overviews)
        return
    for item in overviews:
        candidates = ", ".join(item["candidates"]) or "none"
        print_lines(
            f"{item['name']}  {item['cases']} cases in {item['clusters']} families; "
            f"recorded candidates: {candidates}"
        )


@command.command()
@click.argument("name")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="How many cases.",
)
@format_option
def show(name: str, limit: int, format: str) -> None:
    """Show a shipped data set: its tags, and its first cases."""
    with closing(load_shipped(name)) as spool:
        cases = list(spool.cases())
    overview = _overview(name)
    if format == "json":
        print_json({**overview, "ids": [case.id for case in cases]})
        return
    print_lines(f"{name}: {overview['cases']} cases in {overview['clusters']} families")
    for line in _tag_lines(cases):
        print_lines(f"  {line}")
    for case in cases[:limit]:
        said = plain(case.messages[-1].content)
        print_lines(f"\n{plain(case.id)} ({plain(case.family)})")
        print_lines(f"  {said[:200]}{'...' * (len(said) > 200)}")


@command.command()
@click.argument("source", metavar="FILE|hf:NAME")
@click.option(
    "--as",
    "kind",
    type=click.Choice(["cases", "replies"]),
    default="cases",
    show_default=True,
    envvar="EVALKIT_DATASET_VALIDATE_AS",
    help="What the file holds.",
)
@click.option("--split", metavar="S", help="Split of a Hugging Face data set.")
@click.option("--map", multiple=True, metavar="FIELD=COLUMN", help="Column that holds a field.")
@format_option
def validate(source: str, kind: str, split: str | None, map: tuple[str, ...], format: str) -> None:
    """Read a file of cases or replies whole, and say what is in it or what is wrong."""
    from evalkit.cli.pairs import parse_pairs

    counts = validate_source(source, kind, split, dict(parse_pairs(map, "--map")))
    if format == "json":
        print_json({"source": source, "kind": kind, "valid": True, **counts})
        return
    listed = ", ".join(f"{n} {noun}" for noun, n in counts.items())
    print_lines(f"{source}: valid; {listed}")


MAX_VALUES_SHOWN = 12
"""A tag of more values than this is free text, which a count of each would not sum up."""


def _tag_lines(cases: list[Case]) -> Iterator[str]:
    tags: dict[str, Counter[str]] = {}
    for case in cases:
        for key, value in case.tags:
            tags.setdefault(key, Counter())[value] += 1
    for key, counter in tags.items():
        if len(counter) <= MAX_VALUES_SHOWN:
            counts = ", ".join(f"{plain(value)} {n}" for value, n in counter.most_common())
            yield f"{plain(key)}: {counts}"


def _overview(name: str) -> dict[str, Any]:
    with closing(load_shipped(name)) as spool:
        return {
            "name": name,
            "cases": spool.n_cases,
            "clusters": spool.n_clusters,
            "candidates": spool.candidates(),
            "digest": spool.digest_of_cases(),
        }
