"""How often the gate passes and fails systems whose truth is planted.

    python bench/gate_simulation.py [--replications 5000] [--files 40]

The bulk goes through the pure functions that `evalkit gate` decides by; of each setting
some replications go through real run folders and `evalkit.gate` too, and must come to the
same outcome.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import evalkit
from evalkit.files import dump_json
from evalkit.reports import Summary, result_line
from evalkit.reports.evidence import decide, evidence_of_difference
from evalkit.reports.report import build_report
from evalkit.reports.values import CaseValues
from evalkit.stats.paired import cluster_mean
from evalkit.types import Case, Criterion, Grade, GradedResponse, Level, Message, Response, Rubric

MARGIN, SD, ALPHA = 0.05, 0.2, 0.05
GATE = f"schema_version: 1\nalpha: {ALPHA}\nrules:\n  - {{rubric: plain, margin: {MARGIN}}}\n"
_LEVELS = tuple(Level(value, "", "", "", "") for value in (0, 1))
RUBRIC = Rubric(
    "plain",
    "1.0.0",
    "Plain",
    "",
    (),
    (Criterion("care", "graded", "", ("reply",), 1.0, "higher", _LEVELS),),
    "planted",
    "",
)


def scores(draws: random.Random, n: int, effect: float) -> tuple[list[float], list[float]]:
    """Base and head: differences of normal shape with SD 0.2, kept inside 0-1."""
    differences = [draws.gauss(effect, SD) for _ in range(n)]
    # The base lies where both ends fit on the scale; a difference beyond 1 never occurs.
    base = [0.5 - difference / 2 for difference in differences]
    return base, [b + d for b, d in zip(base, differences, strict=True)]


def outcome_of(base: Sequence[float], head: Sequence[float]) -> str:
    """The outcome of the gate's own functions."""
    sides = [
        {f"c{i}": CaseValues(f"c{i}", frozenset(), [value]) for i, value in enumerate(values)}
        for values in (base, head)
    ]
    evidence = evidence_of_difference(*sides)
    return decide(evidence, -MARGIN, alpha_pass=ALPHA, alpha_fail=ALPHA, max_ungraded=0.02)


def outcome_of_files(folder: Path, base: Sequence[float], head: Sequence[float]) -> str:
    """The outcome of the gate over run folders."""
    (folder / "gate.yaml").write_text(GATE, encoding="utf-8")
    for name, values in (("base", base), ("head", head)):
        write_run(folder / name, values)
    verdict = evalkit.gate(folder / "head", folder / "gate.yaml", baseline=folder / "base")
    return verdict.outcome


def write_run(folder: Path, values: Sequence[float]) -> None:
    """A run folder with one graded response a case."""
    summary, lines = Summary([RUBRIC], ["planted"]), []
    for index, value in enumerate(values):
        case = Case(f"c{index}", (Message("user", "I feel low."),))
        response = Response(case.id, "planted", 0, (Message("assistant", "Oh."),))
        grade = Grade("plain", "care", "scored", "planted", value=value)
        graded = GradedResponse(case, response, (grade,), {"plain": value}, ())
        summary.add(graded)
        lines.append(result_line(graded) + "\n")
    entry = {"id": "plain", "version": "1.0.0", "title": "Plain", "digest": "planted"}
    run = {
        "id": "0" * 16,
        "evalkit": "0",
        "seed": 0,
        "dataset": {"cases": len(values), "clusters": len(values), "digest": str(len(values))},
        "rubrics": [entry],
        "candidates": [{"kind": "recorded", "name": "planted"}],
        "graders": [{"kind": "planted", "name": "planted"}],
        "notices": [],
    }
    report = build_report(
        run, summary, stopped=None, agreement={"planted": None}, usage={}, timing={}
    )
    folder.mkdir(exist_ok=True)
    (folder / "results.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "report.json").write_text(dump_json(report), encoding="utf-8")


def shares(n: int, effect: float, replications: int, files: int) -> Counter[str]:
    """How often each outcome comes, over so many replications.

    Raises:
        AssertionError: A run folder came to another outcome than the pure functions.
    """
    draws = random.Random(f"{n} {effect}")
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for replication in range(replications):
            base, head = scores(draws, n, effect)
            outcome = outcome_of(base, head)
            found[outcome] += 1
            if replication < files:
                of_files = outcome_of_files(Path(folder), base, head)
                assert of_files == outcome, f"files say {of_files}, functions {outcome}"
    return found


def coverage(replications: int, families: int = 20, variants: int = 10, icc: float = 0.5) -> float:
    """How often the two-sided 95 % interval of clustered values holds the true mean."""
    draws = random.Random("coverage")
    clusters = [str(i // variants) for i in range(families * variants)]
    covered = 0
    for _ in range(replications):
        centres = [draws.gauss(0, icc**0.5) for _ in range(families)]
        values = [centres[i // variants] + draws.gauss(0, (1 - icc) ** 0.5)
                  for i in range(len(clusters))]  # fmt: skip
        estimate = cluster_mean(values, clusters)
        interval = estimate.interval() if estimate else None
        covered += interval is not None and interval.low <= 0 <= interval.high
    return covered / replications


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replications", type=int, default=5000)
    parser.add_argument("--files", type=int, default=40, help="of each setting, through files")
    options = parser.parse_args()
    out = sys.stdout.write
    out(f"margin {MARGIN}, SD of the paired difference {SD}, one-sided alpha {ALPHA}, ")
    out(f"{options.replications} replications, {options.files} of each through run folders\n")
    out("true change    n   pass %   fail %   inconclusive %\n")
    for effect, sizes in ((0.0, (100, 200)), (-MARGIN, (30, 50, 100, 200, 400))):
        for n in sizes:
            found = shares(n, effect, options.replications, options.files)
            rates = [100 * found[name] / found.total() for name in ("pass", "fail", "inconclusive")]
            out(f"{effect:>11.2f}  {n:>3}   {rates[0]:6.2f}   {rates[1]:6.2f}   {rates[2]:14.2f}\n")
    out(f"20 scenarios x 10 variants, ICC 0.5: 95 % interval covers "
        f"{100 * coverage(options.replications):.1f} %\n")  # fmt: skip


if __name__ == "__main__":
    main()
