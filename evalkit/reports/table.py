"""A report as a person reads it on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from evalkit.reports.plain import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

BAR_CELLS = 10
"""Width of the bar that draws a score."""
MAX_NAME_CELLS = 28
"""Longer names of candidates go on in the next line."""
MAX_CASES_NAMED = 5

_MARKS = {"lower": "-", "band": "~"}
_LEGEND = {"-": "less is better", "~": "best inside a band", "!": "must not happen"}
_COMMON_SCALE = [0, 2]

_Row = tuple[str, Mapping[str, Any]]
"""Name of a candidate, and its block of one rubric."""


def print_report(report: Mapping[str, Any], console: Console) -> None:
    """Print what was measured, the scores with their intervals, and what is missing."""
    _print_line(console, _heading(report["run"]), "bold")
    candidates = report["summary"]["candidates"]
    for index, rubric in enumerate(report["run"]["rubrics"]):
        _print_line(console, f"\n{plain(rubric['id'])}: {plain(rubric['title'])}", "bold")
        _print_rubric(console, [(c["candidate"], c["rubrics"][index]) for c in candidates])
    _print_line(console, "")
    for line in _must_not_lines(report):
        _print_line(console, line, "bold red")
    for line in _closing_lines(report):
        _print_line(console, line)


def _print_line(console: Console, line: str, style: str = "") -> None:
    from rich.text import Text

    # Text, not markup: nothing in a name is read as a style or an emoji.
    console.print(Text(line, style=style), soft_wrap=False)


def _heading(run: Mapping[str, Any]) -> str:
    dataset = run["dataset"]
    graders = ", ".join(plain(str(grader["name"])) for grader in run["graders"])
    rubrics = ", ".join(f"{plain(r['id'])} {plain(r['version'])}" for r in run["rubrics"])
    return (
        f"run {plain(run['id'])}  {dataset['cases']} cases in {dataset['clusters']} scenario "
        f"families, graded by {graders}\nrubrics {rubrics}"
    )


# --- tables -----------------------------------------------------------------


def _print_rubric(console: Console, rows: Sequence[_Row]) -> None:
    """Scores and criteria side by side, or one below the other on a narrow terminal."""
    from rich.measure import Measurement

    joint = _new_table()
    _add_columns(joint, [*_SCORE_COLUMNS, *_criterion_headers(rows)])
    scores = _new_table()
    _add_columns(scores, _SCORE_COLUMNS)
    criteria = _new_table()
    _add_columns(criteria, _criterion_headers(rows))
    draws_blocks = not console.options.ascii_only
    for name, block in rows:
        score, means = _score_cells(block["score"], draws_blocks), _criterion_cells(block)
        _add_row(joint, name, [*score, *means])
        _add_row(scores, name, score)
        _add_row(criteria, name, means)
    options = console.options.update(width=10_000)
    fits = Measurement.get(console, options, joint).maximum <= console.width
    if fits:
        console.print(joint)
    else:
        console.print(scores)
        console.print()
        console.print(criteria)


_SCORE_COLUMNS = ("score 0-1 [95 % interval]", "n", "missing")


def _new_table() -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("candidate", overflow="fold", max_width=MAX_NAME_CELLS)
    return table


def _add_columns(table: Table, headers: Sequence[str]) -> None:
    for header in headers:
        is_score = header == _SCORE_COLUMNS[0]
        table.add_column(
            header, justify="left" if is_score else "right", no_wrap=is_score, overflow="fold"
        )


def _add_row(table: Table, name: str, cells: Sequence[str]) -> None:
    from rich.text import Text

    table.add_row(Text(plain(name)), *(Text(cell) for cell in cells))


def _criterion_headers(rows: Sequence[_Row]) -> list[str]:
    return [_header(criterion) for criterion in rows[0][1]["criteria"]] if rows else []


def _header(criterion: Mapping[str, Any]) -> str:
    header = " ".join([plain(criterion["criterion"]), *_marks_of(criterion)])
    low, high = criterion["scale"]
    return header if [low, high] == _COMMON_SCALE else f"{header} {low}-{high}"


def _marks_of(criterion: Mapping[str, Any]) -> list[str]:
    marks = [_MARKS[criterion["direction"]]] if criterion["direction"] in _MARKS else []
    return [*marks, "!"] if "must_not" in criterion else marks


def _score_cells(score: Mapping[str, Any], draws_blocks: bool) -> list[str]:
    return [score_text(score, draws_blocks), str(score["n"]), str(score["missing"])]


def _criterion_cells(block: Mapping[str, Any]) -> list[str]:
    """Means, each with its own n where that is not the score's."""
    cells = []
    for criterion in block["criteria"]:
        mean, n = criterion["mean"]["mean"], criterion["mean"]["n"]
        text = "-" if mean is None else f"{mean:.2f}"
        cells.append(text if n == block["score"]["n"] else f"{text} ({n})")
    return cells


def score_text(score: Mapping[str, Any], draws_blocks: bool = True) -> str:
    """A bar and `0.71 [0.64, 0.78]`, or that there is no number."""
    if score["mean"] is None:
        return "not scored"
    full, rest = "█░" if draws_blocks else "#."
    filled = int(score["mean"] * BAR_CELLS + 0.5)
    text = f"{full * filled}{rest * (BAR_CELLS - filled)} {score['mean']:.2f}"
    if score["low"] is None:
        return f"{text} [one family]"
    return f"{text} [{score['low']:.2f}, {score['high']:.2f}]"


# --- lines below the tables -------------------------------------------------


def _closing_lines(report: Mapping[str, Any]) -> Iterator[str]:
    yield from _legend_lines(report)
    yield from _missing_lines(report)
    yield _grades_line(report)
    yield from _panel_lines(report)
    yield from _versus_lines(report)
    yield from _state_lines(report)
    for notice in report["run"]["notices"]:
        yield f"note: {plain(notice)}"
    stopped = report["run"]["stopped"]
    if stopped is not None:
        yield f"stopped early ({stopped['state']}): {plain(stopped['reason'])}"
    if report["status"] == "partial":
        yield "partial: the same command, run again, asks for what is missing"


def _must_not_lines(report: Mapping[str, Any]) -> Iterator[str]:
    for candidate, rubric, criterion in _criteria(report):
        found = criterion.get("must_not")
        if found and found["findings"]:
            cases = found["cases"]
            named = ", ".join(plain(case) for case in cases[:MAX_CASES_NAMED])
            more = ", ..." if len(cases) > MAX_CASES_NAMED else ""
            yield (
                f"MUST NOT: {plain(candidate)} {plain(rubric)}.{plain(criterion['criterion'])}: "
                f"{_counted(found['findings'], 'finding')} ({named}{more})"
            )


def _legend_lines(report: Mapping[str, Any]) -> Iterator[str]:
    criteria = [criterion for _, _, criterion in _criteria(report)]
    used = {mark for criterion in criteria for mark in _marks_of(criterion)}
    scale = "-".join(str(end) for end in _COMMON_SCALE)
    odd = any(criterion["scale"] != _COMMON_SCALE for criterion in criteria)
    parts = [
        "score: 0 worst, 1 best",
        f"criteria: mean level {scale}{' unless the column says otherwise' if odd else ''}",
    ]
    parts += [f"{mark} {meaning}" for mark, meaning in _LEGEND.items() if mark in used]
    if any(
        criterion["mean"]["n"] != rubric["score"]["n"]
        for candidate in report["summary"]["candidates"]
        for rubric in candidate["rubrics"]
        for criterion in rubric["criteria"]
    ):
        parts.append("(n) where it differs from the score's")
    yield "; ".join(parts)


def _missing_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """What the missing could have made of each mean."""
    for candidate in report["summary"]["candidates"]:
        for rubric in candidate["rubrics"]:
            score = rubric["score"]
            if score["missing"]:
                yield (
                    f"{plain(candidate['candidate'])} {plain(rubric['rubric'])}: "
                    f"{score['at_floor']:.2f} if the {score['missing']} missing were the worst "
                    f"possible, {score['at_ceiling']:.2f} if the best"
                )


def _grades_line(report: Mapping[str, Any]) -> str:
    grades = report["summary"]["grades"]
    line = f"{grades['scored']} of {_counted(grades['planned'], 'grade')} scored"
    if grades["not_applicable"]:
        line += f", {grades['not_applicable']} not applicable"
    if not grades["ungraded"]:
        return line
    states = sum((Counter(criterion["states"]) for *_, criterion in _criteria(report)), Counter())
    reasons = ", ".join(
        f"{n} {state}"
        for state, n in sorted(states.items())
        if state not in ("scored", "not_applicable")
    )
    return f"{line}, {grades['ungraded']} ungraded ({grades['share_ungraded']:.1%}): {reasons}"


def _panel_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """How several graders, or repeats of one, agree."""
    for candidate, rubric, criterion in _criteria(report):
        panel = criterion.get("panel")
        if panel is None:
            continue
        parts = [f"flips {plain(f['grader'])} {f['share']:.0%} of {f['n']}" for f in panel["flips"]]
        if panel["n"]:
            alpha = "not to be told" if panel["alpha"] is None else f"{panel['alpha']:.2f}"
            parts.insert(0, f"alpha {alpha} over {_counted(panel['n'], 'response')}")
        name = f"{plain(candidate)} {plain(rubric)}.{plain(criterion['criterion'])}"
        yield f"graders on {name}: {', '.join(parts)}"
    for candidate in report["summary"]["candidates"]:
        for rubric in candidate["rubrics"]:
            for left in rubric.get("without_grader", ()):
                yield (
                    f"{plain(candidate['candidate'])} {plain(rubric['rubric'])}: "
                    f"{left['shift']:+.2f} without {plain(left['grader'])}"
                )


def _versus_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Who was preferred by twos, and who is strongest."""
    for block in report["summary"].get("versus", ()):
        by = f"by {plain(block['rubric'])}, {plain(block['grader'])}"
        for pair in block["pairs"]:
            yield f"{plain(pair['first'])} against {plain(pair['second'])} {by}: {_duel(pair)}"
        for one in block["ranks"]:
            best, worst = one["best_rank"], one["worst_rank"]
            place = f"{best}" if best == worst else f"{best}-{worst}"
            strength = f"{one['strength']:+.2f} [{one['low']:+.2f}, {one['high']:+.2f}]"
            yield f"rank {place} {plain(one['name'])} {by}: strength {strength}"


def _duel(pair: Mapping[str, Any]) -> str:
    parts = [f"{pair['wins']} won, {pair['losses']} lost, {pair['ties']} tied"]
    share = pair["share"]
    if share["mean"] is not None:
        interval = "" if share["low"] is None else f" [{share['low']:.2f}, {share['high']:.2f}]"
        parts.append(f"share {share['mean']:.2f}{interval}")
    if pair["ungraded"]:
        parts.append(f"{pair['ungraded']} ungraded")
    if pair["position_consistency"] is not None:
        parts.append(f"same in both orders {pair['position_consistency']:.0%}")
    return ", ".join(parts)


def _state_lines(report: Mapping[str, Any]) -> Iterator[str]:
    for candidate in report["summary"]["candidates"]:
        states = candidate["responses"]["states"]
        odd = {state: n for state, n in states.items() if state != "answered"}
        if odd:
            listed = ", ".join(f"{n} {state}" for state, n in odd.items())
            total = _counted(candidate["responses"]["planned"], "response")
            yield f"{plain(candidate['candidate'])}: of {total} {listed}"


def _criteria(report: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Each criterion's block, with the names of its candidate and its rubric."""
    for candidate in report["summary"]["candidates"]:
        for rubric in candidate["rubrics"]:
            for criterion in rubric["criteria"]:
                yield candidate["candidate"], rubric["rubric"], criterion


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"
