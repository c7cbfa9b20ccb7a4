"""How well the checks find what they look for, on their labelled texts.

    python bench/checks.py [--part tune|test|test-2] [--check NAME]... [--format text|json]
                           [--show-errors]

One row for each labelled set of `datasets/checks/`: precision and recall with Wilson
intervals, how many of the findings that were right overlap the words a labeller quoted,
and how often a counting check names the exact number. `--show-errors` prints the texts
that were judged wrongly; on the part `test` that ends its use as a test.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evalkit.checks import Exchange, Text, find_check
from evalkit.checks.running import run_check
from evalkit.errors import EvalkitError, UnknownName
from evalkit.files import dump_json, iterate_lines, parse_json
from evalkit.stats.intervals import wilson
from evalkit.types import CheckResult, Json

DATASETS = Path(__file__).resolve().parents[1] / "datasets" / "checks"

Row = Mapping[str, Any]


def _marked(result: CheckResult) -> bool:
    return bool(result.findings) or (result.value or 0) > 0


def _from(bound: float) -> Callable[[CheckResult], bool]:
    return lambda result: result.value is not None and result.value >= bound


@dataclass(frozen=True)
class Measure:
    """How the rows of a labelled set are held against a check."""

    check: str
    rows: str
    """Stem of the file of labelled texts."""
    found: Callable[[CheckResult], bool] = _marked
    """What counts as the check having found its construct."""
    params: Mapping[str, Json] | None = None
    expected: Callable[[Row], bool | None] = lambda row: bool(row["expected"])
    """What the label says; None leaves the row out."""
    quotes: bool = True
    """Whether the quoted words are those that this check should point at."""


def _closed(row: Row) -> bool | None:
    # A question in a text without an open one is closed; texts with an open one may
    # hold closed ones too, so they say nothing.
    return True if not row["expected"] and "?" in row["reply"] else None


def _only_positives(row: Row) -> bool | None:
    return True if row["expected"] else None


SPECIAL: Mapping[str, Sequence[Measure]] = {
    "question_load": (Measure("question_load", "question_load", found=_from(2)),),
    "parroting": (Measure("parroting", "parroting", found=_from(0.5)),),
    "length": (Measure("length", "length", found=_from(21), params={"max_words": 20}),),
    "reading_level": (
        Measure("reading_level", "reading_level", found=lambda result: bool(result.findings)),
    ),
    "open_questions": (
        Measure("open_questions", "open_questions"),
        Measure("closed_questions", "open_questions", expected=_closed, quotes=False),
    ),
    "early_advice": (
        Measure("early_advice", "early_advice"),
        Measure("advice", "early_advice", expected=_only_positives),
    ),
}


@dataclass(frozen=True)
class Judged:
    """One labelled text and what the check said of it."""

    row: Row
    result: CheckResult
    expected: bool
    found: bool

    @property
    def overlaps(self) -> bool | None:
        """Whether a finding touches the quoted words; None where nothing is quoted."""
        quote = self.row.get("quote")
        start = self.row["reply"].find(quote) if quote else -1
        if start < 0 or not (self.expected and self.found):
            return None
        return any(
            finding.span.start < start + len(quote) and start < finding.span.end
            for finding in self.result.findings
        )

    @property
    def is_exact(self) -> bool | None:
        """Whether the number, or the language, is the labelled one; None without one."""
        value = self.row.get("value")
        if value is None:
            return None
        return bool(
            (self.result.detail or "en") == value
            if isinstance(value, str)
            else self.result.value == value
        )


@dataclass(frozen=True)
class Figures:
    """One row of the table."""

    check: str
    n: int
    true_positives: int
    false_positives: int
    false_negatives: int
    precision: float | None
    precision_interval: tuple[float, float]
    recall: float | None
    recall_interval: tuple[float, float]
    overlapping: int
    quoted: int
    exact: int
    numbered: int


def main(arguments: list[str] | None = None) -> int:
    """Print the table, and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except EvalkitError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    return 0


def _run(options: argparse.Namespace) -> None:
    folder = DATASETS / options.part
    figures: list[Figures] = []
    for measure in _measures(folder, options.check):
        try:
            judged = list(judge(measure, folder))
        except UnknownName as error:
            print(f"skipped: {error}", file=sys.stderr)
            continue
        figures.append(figures_of(measure, judged))
        if options.show_errors:
            _show_errors(measure, judged)
    if options.format == "json":
        print(dump_json([asdict(one) for one in figures], indent=2))
    else:
        print(as_text(figures))


def _measures(folder: Path, names: Sequence[str]) -> Iterator[Measure]:
    for path in sorted(folder.glob("*.jsonl")):
        for measure in SPECIAL.get(path.stem, (Measure(path.stem, path.stem),)):
            if not names or measure.check in names:
                yield measure


def judge(measure: Measure, folder: Path) -> Iterator[Judged]:
    """What the check says of each labelled text."""
    check = find_check(measure.check)
    for _, line in iterate_lines(folder / f"{measure.rows}.jsonl"):
        row = parse_json(line)
        expected = measure.expected(row)
        if expected is None:
            continue
        exchange = Exchange(Text(row["reply"]), Text(row["client"]))
        result = run_check(check, exchange, measure.params)
        yield Judged(row, result, expected, measure.found(result))


def figures_of(measure: Measure, judged: Sequence[Judged]) -> Figures:
    """Precision, recall and the rest over the judged texts."""
    true = sum(one.expected and one.found for one in judged)
    false = sum(one.found and not one.expected for one in judged)
    missed = sum(one.expected and not one.found for one in judged)
    overlaps = [one.overlaps for one in judged if one.overlaps is not None and measure.quotes]
    exact = [one.is_exact for one in judged if one.is_exact is not None]
    return Figures(
        measure.check,
        len(judged),
        true,
        false,
        missed,
        *_rate(true, true + false),
        *_rate(true, true + missed),
        sum(overlaps),
        len(overlaps),
        sum(exact),
        len(exact),
    )


def _rate(successes: int, n: int) -> tuple[float | None, tuple[float, float]]:
    interval = wilson(successes, n)
    return successes / n if n else None, (interval.low, interval.high)


def as_text(figures: Sequence[Figures]) -> str:
    """The table as a person reads it."""
    lines = [
        f"{'check':<24}{'n':>4}{'tp':>4}{'fp':>4}{'fn':>4}"
        f"  {'precision':<18} {'recall':<18} {'span':>6} {'exact':>6}"
    ]
    lines += [
        f"{one.check:<24}{one.n:>4}{one.true_positives:>4}{one.false_positives:>4}"
        f"{one.false_negatives:>4}"
        f"  {_cell(one.precision, one.precision_interval):<18}"
        f" {_cell(one.recall, one.recall_interval):<18}"
        f" {_share(one.overlapping, one.quoted):>6} {_share(one.exact, one.numbered):>6}"
        for one in figures
    ]
    return "\n".join(lines)


def _cell(rate: float | None, interval: tuple[float, float]) -> str:
    shown = "-" if rate is None else f"{rate:.2f}"
    return f"{shown} [{interval[0]:.2f}, {interval[1]:.2f}]"


def _share(successes: int, n: int) -> str:
    return f"{successes}/{n}" if n else "-"


def _show_errors(measure: Measure, judged: Sequence[Judged]) -> None:
    for one in judged:
        if one.expected != one.found:
            said = "missed" if one.expected else "false finding"
            print(f"{measure.check} {one.row['id']} {said}: {one.row['reply']!r}")
            print(f"    label: {one.row.get('quote') or one.row.get('note')!r}")
            print(f"    value: {one.result.value}, {_findings(one)}")
        elif one.is_exact is False:
            print(
                f"{measure.check} {one.row['id']} {one.row['value']} is {one.result.value}: "
                f"{one.row['reply']!r}"
            )


def _findings(one: Judged) -> list[str]:
    return [
        f"{finding.kind}: {one.row['reply'][finding.span.start : finding.span.end]!r}"
        for finding in one.result.findings
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Precision and recall of the checks.")
    parser.add_argument("--part", choices=("tune", "test", "test-2"), default="tune")
    parser.add_argument("--check", action="append", default=[], metavar="NAME")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--show-errors", action="store_true", help="print texts judged wrongly (not for test)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
