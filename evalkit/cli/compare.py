"""`evalkit compare`: what changed between runs?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines, without_collecting

if TYPE_CHECKING:
    from evalkit.reports.compare import Compared, Comparison
    from evalkit.reports.ranking import Ranking

_PATH = click.Path(path_type=Path)


@click.command(context_settings=HELP)
@click.argument("base", type=_PATH)
@click.argument("heads", metavar="HEAD...", nargs=-1, required=True, type=_PATH)
@click.option("--candidate", "candidates", multiple=True, metavar="NAME",
              help="Whose responses: once for all runs, or once for each.")  # fmt: skip
@click.option("--equivalence", metavar="MARGIN", type=click.FloatRange(0, 1, min_open=True),
              help="Ask whether both are the same within this.")  # fmt: skip
@click.option("--allow-different", is_flag=True,
              help="Compare despite other cases, rubrics, graders or prompts.")  # fmt: skip
@format_option
@without_collecting()
def command(
    base: Path,
    heads: tuple[Path, ...],
    candidates: tuple[str, ...],
    equivalence: float | None,
    allow_different: bool,
    format: str,
) -> None:
    """Say what changed between runs, and how sure that is.

    Runs are paired case by case; variants of one scenario count as one piece of
    evidence. Of more than two runs the ranks are shown that the data leave open.
    """
    from evalkit.reports.reading import load_report

    n = 1 + len(heads)
    if len(candidates) not in (0, 1, n):
        raise click.UsageError(
            f"Option '--candidate': found {len(candidates)} names, expected 1, or {n}: one a run."
        )
    names = list(candidates) if len(candidates) == n else [*(candidates or (None,))] * n
    reports = [load_report(path) for path in (base, *heads)]
    if len(heads) > 1:
        if equivalence is not None:
            raise click.UsageError("Option '--equivalence' compares two runs, and not more.")
        from evalkit.reports.ranking import rank

        ranking = rank(reports, names, allow_different=allow_different)
        if format == "json":
            print_json(ranking.as_json())
        else:
            print_lines("\n".join(_ranking_lines(ranking)))
        return
    from evalkit.reports.compare import compare

    comparison = compare(
        reports[0],
        reports[1],
        base_candidate=names[0],
        head_candidate=names[1],
        equivalence=equivalence,
        allow_different=allow_different,
    )
    if format == "json":
        print_json(comparison.as_json())
    else:
        print_lines("\n".join(_lines(comparison)))


def _lines(comparison: Comparison) -> Iterator[str]:
    for side in ("base", "head"):
        name = getattr(comparison, side)
        yield f"{side}: {_flat(name.path)} (run {name.run_id}), {_flat(name.candidate)}"
    for text in comparison.differences:
        yield f"note: {_flat(text)}"
    for item in comparison.rubrics:
        yield ""
        yield from _compared_lines(item, comparison.equivalence_margin)
        for other in comparison.criteria:
            if other.target.startswith(f"{item.target}."):
                yield f"  {_short(other)}"
    shown = {item.target for item in comparison.rubrics}
    for other in comparison.criteria:
        if other.target.partition(".")[0] not in shown:
            yield _short(other)
    if comparison.regressions:
        yield ""
        yield "worst regressions:"
    for drop in comparison.regressions:
        what = f", most on {drop.criterion}" if drop.criterion else ""
        yield f"  {_flat(drop.case_id)} {drop.rubric} {drop.base:.2f} -> {drop.head:.2f}{what}"
        for side, quotes in (("base", drop.base_quotes), ("head", drop.head_quotes)):
            for quote in quotes[:2]:
                yield f"    {side}: {_flat(quote)!r}"


def _compared_lines(item: Compared, margin: float | None) -> Iterator[str]:
    yield _short(item)
    yield (
        f"  detectable {_number(item.detectable)} at 80 % power; "
        f"{item.gained} gained, {item.lost} lost, McNemar p {item.p_mcnemar:.3f}; "
        f"ungraded {item.ungraded} of {item.planned}, no response {item.missing}, "
        f"unpaired {item.unpaired}"
    )
    if item.adjusted is not None and item.adjusted_low is not None:
        yield (
            f"  at equal length {item.adjusted:+.3f} "
            f"[{item.adjusted_low:+.3f}, {item.adjusted_high:+.3f}]"
        )
    if margin is not None:
        verdict = "unknown whether" if item.equivalent is None else (
            "equivalent" if item.equivalent else "not shown to be equivalent"
        )  # fmt: skip
        yield f"  {verdict} within {margin:g} (p {_number(item.p_equivalent)})"
    if item.variance is not None:
        known = {name: part for name, part in asdict(item.variance).items() if part is not None}
        total = sum(known.values()) or 1.0
        parts = ", ".join(f"{name} {part / total:.0%}" for name, part in known.items())
        yield f"  variance: {parts}"


def _short(item: Compared) -> str:
    interval = "no interval"
    if item.low is not None:
        interval = f"{item.low:+.3f}, {item.high:+.3f}"
    difference = "unknown" if item.difference is None else f"{item.difference:+.3f}"
    return (
        f"{item.target}: {_number(item.base)} -> {_number(item.head)}, difference {difference} "
        f"[{interval}], n {item.n} in {item.clusters} families, p {_number(item.p)} "
        f"(Holm {_number(item.p_holm)})"
    )


def _ranking_lines(ranking: Ranking) -> Iterator[str]:
    for text in ranking.differences:
        yield f"note: {_flat(text)}"
    rubric = None
    for row in ranking.rows:
        if row.rubric != rubric:
            rubric = row.rubric
            yield f"{rubric}: {row.n} cases that all have, in {row.clusters} families"
        interval = "" if row.low is None else f" [{row.low:.3f}, {row.high:.3f}]"
        ranks = f"rank {row.best_rank}-{row.worst_rank}"
        if row.best_rank == row.worst_rank:
            ranks = f"rank {row.best_rank}"
        where = f"{_flat(row.report.candidate)} ({_flat(row.report.path)})"
        yield f"  {ranks:<10} {row.mean:.3f}{interval}  {where}"


def _number(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.3f}"


def _flat(text: str) -> str:
    """On one line: a line break in a name or a quote must not begin a line of its own."""
    from evalkit.reports.plain import plain

    return plain(text)
