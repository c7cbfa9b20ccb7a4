"""`evalkit dataset list|show|validate`."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from evalkit.cli.shared import HELP, format_option, print_json
from evalkit.inputs.shipped import load_shipped, shipped_dataset_names, validate_source
from evalkit.reports.plain import plain


@click.group(context_settings=HELP)
def command() -> None:
    """List, show and validate cases and replies."""


@command.command("list")
@format_option
def list_(output_format: str) -> None:
    """List the data sets that ship with evalkit."""
    overviews = [_overview(name) for name in shipped_dataset_names()]
    if output_format == "json":
        print_json(overviews)
        return
    for item in overviews:
        candidates = ", ".join(item["candidates"]) or "none"
        click.echo(
            f"{item['name']}  {item['cases']} cases in {item['clusters']} families; "
            f"recorded candidates: {candidates}"
        )


@command.command()
@click.argument("name")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@format_option
def show(name: str, limit: int, output_format: str) -> None:
    """Show a shipped data set: its tags, and its first cases."""
    spool = load_shipped(name)
    cases = list(spool.cases())
    if output_format == "json":
        print_json({**_overview(name), "ids": [case.id for case in cases]})
        return
    tags: dict[str, Counter[str]] = {}
    for case in cases:
        for key, value in case.tags:
            tags.setdefault(key, Counter())[value] += 1
    click.echo(f"{name}: {len(cases)} cases in {spool.n_clusters} families")
    for key, counter in tags.items():
        if len(counter) <= 12:
            counts = ", ".join(f"{plain(value)} {n}" for value, n in counter.most_common())
            click.echo(f"  {plain(key)}: {counts}")
    for case in cases[:limit]:
        said = plain(case.messages[-1].content)
        click.echo(f"\n{case.id} ({case.family})")
        click.echo(f"  {said[:200]}{'...' * (len(said) > 200)}")


@command.command()
@click.argument("source", metavar="FILE|hf:NAME")
@click.option("--as", "kind", type=click.Choice(["cases", "replies"]), default="cases")
@click.option("--split", help="Split of a Hugging Face data set.")
@click.option("--map", "mapping", multiple=True, metavar="FIELD=COLUMN")
@format_option
def validate(
    source: str, kind: str, split: str | None, mapping: tuple[str, ...], output_format: str
) -> None:
    """Read a file of cases or replies whole, and say what is in it or what is wrong."""
    from evalkit.cli.pairs import parse_pairs

    counts = validate_source(source, kind, split, dict(parse_pairs(mapping, "--map")))
    if output_format == "json":
        print_json({"source": source, "kind": kind, "valid": True, **counts})
        return
    listed = ", ".join(f"{n} {noun}" for noun, n in counts.items())
    click.echo(f"{source}: valid; {listed}")


def _overview(name: str) -> dict[str, Any]:
    spool = load_shipped(name)
    return {
        "name": name,
        "cases": spool.n_cases,
        "clusters": spool.n_clusters,
        "candidates": spool.candidates(),
        "digest": spool.digest_of_cases(),
    }
