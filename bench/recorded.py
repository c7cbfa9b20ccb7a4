"""What recorded replies cost: CPU and peak memory from a thousand of them to many.

    python bench/recorded.py [--replies N]... [--grader local|wording|none] [--like FILE]
                             [--format text|json]

`none` grades by a rubric of deterministic checks alone. Replies are sentences drawn by lot out
of a few, no two conversations alike, ten of them to a scenario family; with --like they are
those of a replies file, over and over. Each run is a process of its own; its CPU and memory are
those the system counts when it ends, imports included.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent

CHECKS = """\
schema_version: 1
id: wording
version: "1.0.0"
title: What the wording of a reply shows
sources: ["made up for a bench, 2026"]
criteria:
  - {id: shoulds, kind: check, check: shoulds, levels_at: [1, 2], weight: 1, direction: lower}
  - {id: load, kind: check, check: question_load, levels_at: [3, 5], weight: 1, direction: lower}
  - {id: stock, kind: check, check: stock_phrases, levels_at: [1, 2], weight: 1, direction: lower}
  - {id: echo, kind: check, check: parroting, levels_at: [0.5, 0.8], weight: 1, direction: lower}
"""
SENTENCES = (
    "That sounds so hard.",
    "You waited all week for that call.",
    "What was it like to open the door?",
    "You should try to get some sleep.",
    "I'm sorry you are alone with it.",
    "Of course you were furious, he had promised.",
    "At least you still have your sister.",
    "Part of you wanted to stay.",
    "Everything happens for a reason.",
    "Take the time you need.",
)
TROUBLES = ("My dog died", "I failed the exam", "She left on Monday", "They cut my hours")


@dataclass(frozen=True)
class Measured:
    """One process."""

    replies: int
    cpu_ms_per_reply: float
    wall_s: float
    rss_mib: float
    exit_code: int


def write_replies(path: Path, n: int) -> Path:
    """So many replies, each with its conversation."""
    draw = random.Random(n)
    with path.open("w", encoding="utf-8") as file:
        for i in range(n):
            said = f"({i}) {TROUBLES[i % len(TROUBLES)]}, {draw.randrange(100)} days ago."
            line = {
                "messages": [{"role": "user", "content": said}],
                "response": " ".join(draw.sample(SENTENCES, draw.randint(1, 5))),
                "cluster": f"family-{i // 10}",
            }
            file.write(json.dumps(line) + "\n")
    return path


def repeat_replies(path: Path, n: int, like: Path) -> Path:
    """So many replies of a file, over and over, each to a conversation of its own."""
    rows = [json.loads(line) for line in like.read_text(encoding="utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as file:
        for i in range(n):
            row = rows[i % len(rows)]
            first, *rest = row["messages"]
            first = {**first, "content": f"({i}) {first['content']}"}
            line = {"messages": [first, *rest], "response": row["response"]}
            file.write(json.dumps({**line, "cluster": row.get("cluster", f"row-{i}")}) + "\n")
    return path


def measure(folder: Path, n: int, grader: str, like: Path | None) -> Measured:
    """Grade n replies in a process of its own."""
    path = folder / f"{n}.jsonl"
    replies = write_replies(path, n) if like is None else repeat_replies(path, n, like)
    rubric = folder / "wording.yaml"
    rubric.write_text(CHECKS, encoding="utf-8")
    graded = ["--rubric", str(rubric)] if grader == "none" else ["--grader", grader]
    command = [sys.executable, "-m", "evalkit", "run", "-q", "--output", str(folder / f"run-{n}")]
    command += ["--responses", str(replies), *graded]
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(HERE.parent)},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Measured(
        replies=n,
        cpu_ms_per_reply=round(1000 * (used.ru_utime + used.ru_stime) / n, 3),
        wall_s=round(time.monotonic() - began, 1),
        rss_mib=round(used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024), 1),
        exit_code=process.returncode,
    )


def main() -> None:
    """Print a line for each number of replies."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replies", type=int, action="append", metavar="N")
    parser.add_argument("--grader", default="none", choices=("none", "wording", "local"))
    parser.add_argument("--like", type=Path, metavar="FILE", help="a replies file to repeat")
    parser.add_argument("--format", default="text", choices=("text", "json"))
    given = parser.parse_args()
    with TemporaryDirectory(prefix="evalkit-bench-") as folder:
        sizes = given.replies or (1_000, 100_000)
        found = [measure(Path(folder), n, given.grader, given.like) for n in sizes]
    if given.format == "json":
        print(json.dumps([asdict(one) for one in found], indent=2))
        return
    for one in found:
        print(
            f"{one.replies:8,} replies  {one.cpu_ms_per_reply:7.3f} ms CPU each  "
            f"{one.wall_s:7.1f} s  {one.rss_mib:7.1f} MiB  exit {one.exit_code}"
        )


if __name__ == "__main__":
    main()
