"""A report as a person reads it on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from evalkit.reports.plain import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

BAR_CELLS = 10
"""Width of the bar that draws a score."""

_MARK = {"higher": "", "lower": "-", "band": "~"}


def print_report(report: Mapping[str, Any], console: Console) -> None:
    """Print what was measured, the scores with their intervals, and what is missing."""
    run = report["run"]
    console.print(_heading(run), highlight=False)
    for block in _rubric_tables(report):
        console.print()
        console.print(block)
    for line in _closing_lines(report):
        console.print(line, highlight=False, markup=False)


def _heading(run: Mapping[str, Any]) -> str:
    dataset = run["dataset"]
    graders = ", ".join(plain(str(grader["name"])) for grader in run["graders"])
    rubrics = ", ".join(f"{plain(r['id'])} {plain(r['version'])}" for r in run["rubrics"])
    return (
        f"[bold]run {run['id']}[/]  {dataset['cases']} cases in {dataset['clusters']} families, "
        f"grader {_escape(graders)}, rubrics {_escape(rubrics)}"
    )


def _rubric_tables(report: Mapping[str, Any]) -> Iterator[Table]:
    candidates = report["summary"]["candidates"]
    for index, rubric in enumerate(report["run"]["rubrics"]):
        yield _rubric_table(rubric, [(c["candidate"], c["rubrics"][index]) for c in candidates])


def _rubric_table(rubric: Mapping[str, Any], rows: list[tuple[str, Mapping[str, Any]]]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, title_justify="left")
    table.title = f"{_escape(rubric['id'])}  {_escape(rubric['title'])}"
    table.add_column("candidate")
    table.add_column("score 0-1 [95 % interval]", no_wrap=True)
    table.add_column("n", justify="right")
    table.add_column("missing", justify="right")
    for criterion in rows[0][1]["criteria"]:
        table.add_column(
            f"{criterion['criterion']}{_MARK[criterion['direction']]}", justify="right"
        )
    for name, block in rows:
        score = block["score"]
        means = [_two_places(criterion["mean"]["mean"]) for criterion in block["criteria"]]
        table.add_row(
            _escape(name), score_text(score), str(score["n"]), str(score["missing"]), *means
        )
    return table


def _closing_lines(report: Mapping[str, Any]) -> Iterator[str]:
    yield "criteria: means on their scale (0-2 unless the rubric says otherwise); - less is better"
    yield from _must_not_lines(report)
    grades = report["summary"]["grades"]
    counts = f"{grades['scored']} of {grades['planned']} grades scored"
    if grades["not_applicable"]:
        counts += f", {grades['not_applicable']} not applicable"
    if grades["ungraded"]:
        counts += f", {grades['ungraded']} ungraded ({grades['share_ungraded']:.1%})"
    yield counts
    yield from _state_lines(report)
    for notice in report["run"]["notices"]:
        yield f"note: {plain(notice)}"
    stopped = report["run"]["stopped"]
    if stopped is not None:
        yield f"stopped early ({stopped['state']}): {plain(stopped['reason'])}"


def _must_not_lines(report: Mapping[str, Any]) -> Iterator[str]:
    for candidate in report["summary"]["candidates"]:
        for rubric in candidate["rubrics"]:
            for criterion in rubric["criteria"]:
                found = criterion.get("must_not")
                if found and found["findings"]:
                    cases = ", ".join(plain(case) for case in found["cases"][:5])
                    yield (
                        f"MUST NOT: {plain(candidate['candidate'])} "
                        f"{rubric['rubric']}.{criterion['criterion']}: "
                        f"{found['findings']} findings ({cases})"
                    )


def _state_lines(report: Mapping[str, Any]) -> Iterator[str]:
    for candidate in report["summary"]["candidates"]:
        states = candidate["responses"]["states"]
        odd = {state: n for state, n in states.items() if state != "answered"}
        if odd:
            listed = ", ".join(f"{n} {state}" for state, n in odd.items())
            total = candidate["responses"]["planned"]
            yield f"{plain(candidate['candidate'])}: of {total} responses {listed}"


def score_text(score: Mapping[str, Any]) -> str:
    """A bar and `0.71 [0.64, 0.78]`, or that there is no number."""
    if score["mean"] is None:
        return "not scored"
    filled = int(score["mean"] * BAR_CELLS + 0.5)
    bar = "█" * filled + "░" * (BAR_CELLS - filled)
    text = f"{bar} {score['mean']:.2f}"
    if score["low"] is None:
        return text
    return f"{text} \\[{score['low']:.2f}, {score['high']:.2f}]"


def _two_places(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _escape(text: str) -> str:
    from rich.markup import escape

    return escape(plain(text))
