"""What a run costs beside the bare client: CPU, wall, memory, requests, and after a kill.

    python bench/engine.py [--cases N] [--latency-ms MS] [--faults 429,500,MALFORMED,RESET]
                           [--rounds N] [--connections N] [--kill] [--peer COMMAND]...
                           [--format text|json]

Each of N cases is answered by a model and graded by a model: two calls to a server on the
loopback interface (`bench/engine_server.py`). Beside evalkit run the floors, which are the
`openai` package alone (`bench/engine_floor.py`), in turn within each round: on a machine
that others use, trust CPU seconds and the ratios of one round before wall times.

CPU and peak memory are those of the whole process, start and imports included, as the
system counts them when it ends. `--faults` takes the shares of replies that are a 429, a
500, HTML with status 200, or a reset connection, such as `0.10,0.05,0.02,0.01`. `--kill`
kills evalkit (SIGKILL) once half of its calls are answered and runs the same command again;
"repeats" are answers that were committed and asked for again all the same.

Any peer can stand beside them: `--peer` takes a command, run without a shell, in which
`{base_url}` is the server's address, `{cases}` the file of cases (JSON Lines with `id` and
`messages`), and `{connections}` their number. It must ask for two calls a case, the second
one with a `response_format` of type `json_schema`; the key and the address also stand in
OPENAI_API_KEY and OPENAI_BASE_URL:

    python bench/engine.py --peer 'python my_loop.py --url {base_url} --data {cases}'
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

# This process imports little on purpose: a child's peak memory is never below its parent's.
from engine_server import FAULTS, parse_shares

HERE = Path(__file__).resolve().parent
CALLS_PER_CASE = 2

RUBRIC = """\
schema_version: 1
id: kindness
version: "1.0.0"
title: Kindness in a reply
sources: ["made up for a bench, 2026"]
criteria:
  - id: care
    kind: graded
    question: Does the reply show care?
    weight: 1
    direction: higher
    evidence: {required_from: 1}
    levels:
      - {value: 0, label: none, description: no care is shown, example: Next.}
      - {value: 1, label: some, description: some care is shown, example: Oh no.}
      - {value: 2, label: much, description: much care is shown, example: That is so hard.}
  - id: blame
    kind: graded
    question: Does the reply blame?
    weight: 2
    direction: lower
    levels:
      - {value: 0, label: none, description: no blame is put on anybody, example: I see.}
      - {value: 1, label: some, description: blame is hinted at, example: Well.}
      - {value: 2, label: open, description: blame is said aloud, example: Your fault.}
"""
TROUBLES = (
    "My dog died last night and I can't stop crying at work.",
    "I failed the exam again, and my parents say I'm wasting their money.",
    "My best friend stopped answering me and I don't know what I did.",
    "The doctor wants more tests and I haven't told anyone yet.",
)


@dataclass(frozen=True)
class Measured:
    """One process from start to end, and what the server saw of it."""

    who: str
    cpu_ms_per_case: float
    wall_s: float
    rss_mib: float
    """Peak of the largest process."""
    exit_code: int
    server: Mapping[str, int]


class Bench:
    """A server, a folder with the inputs, and processes run one after the other."""

    def __init__(self, folder: Path, base_url: str, n_cases: int, n_connections: int) -> None:
        self.folder = folder
        self.base_url = base_url
        self.n_cases = n_cases
        self.n_connections = n_connections
        self.cases = write_cases(folder / "cases.jsonl", n_cases)
        self.rubric = folder / "kindness.yaml"
        self.rubric.write_text(RUBRIC, encoding="utf-8")

    def evalkit(self, name: str) -> list[str]:
        """The command of a run into a folder and a store of its own."""
        return [
            *(sys.executable, "-m", "evalkit", "run", "-q", "--format", "json"),
            *("--cases", str(self.cases), "--rubric", str(self.rubric)),
            *("--model", "candidate", "--grader", "grader", "--base-url", self.base_url),
            *("--max-connections", str(self.n_connections)),
            *("--output", str(self.folder / name), "--store", f"{self.folder / name}.sqlite"),
        ]

    def floor(self, way: str) -> list[str]:
        """The command of a bare loop."""
        return [
            *(sys.executable, str(HERE / "engine_floor.py"), way, "--base-url", self.base_url),
            *("--cases", str(self.cases), "--connections", str(self.n_connections)),
        ]

    def peer(self, template: str) -> list[str]:
        """The command of a peer; each word is filled in by itself, so nothing needs quoting."""
        filled = {
            "{base_url}": self.base_url,
            "{cases}": str(self.cases),
            "{connections}": str(self.n_connections),
        }
        words = shlex.split(template)
        for name, value in filled.items():
            words = [word.replace(name, value) for word in words]
        return words

    def measure(self, who: str, command: Sequence[str]) -> Measured:
        """Run a command to its end; its output goes to a file in the folder."""
        self.ask_server("reset")
        began = time.monotonic()
        process = self.start(who, command)
        _, status, used = os.wait4(process.pid, 0)
        wall_s = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu_s = used.ru_utime + used.ru_stime
        return Measured(
            who,
            cpu_ms_per_case=round(1000 * cpu_s / self.n_cases, 3),
            wall_s=round(wall_s, 2),
            rss_mib=round(used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024), 1),
            exit_code=process.returncode,
            server=self.ask_server("stats"),
        )

    def start(self, who: str, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """A process without settings of this machine; what it says goes to a file."""
        env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("OPENAI_", "EVALKIT_")) and not name.lower().endswith("_proxy")
        }
        env |= {"OPENAI_API_KEY": "none", "OPENAI_BASE_URL": self.base_url}
        env["PYTHONPATH"] = str(HERE.parent)
        with self.said(who).open("wb") as out, self.said(who, "err").open("wb") as err:
            return subprocess.Popen(
                command, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err
            )

    def said(self, who: str, end: str = "out") -> Path:
        """Where the output of a process stands."""
        return self.folder / f"{who.replace(' ', '-').replace('/', '-')}.{end}"

    def ask_server(self, what: str) -> dict[str, int]:
        """Its counts, after a reset or before one."""
        url = self.base_url.removesuffix("/v1") + f"/{what}"
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(url, timeout=10) as reply:
            counts: dict[str, int] = json.load(reply)
        return counts


def write_cases(path: Path, n: int) -> Path:
    """So many cases, no two alike."""
    with path.open("w", encoding="utf-8") as file:
        for i in range(n):
            said = f"({i}) {TROUBLES[i % len(TROUBLES)]} It has been {i % 29 + 1} days."
            case = {"id": f"c{i:06d}", "messages": [{"role": "user", "content": said}]}
            file.write(json.dumps(case) + "\n")
    return path


@contextmanager
def served(latency_ms: float, shares: Sequence[float]) -> Iterator[str]:
    """The base URL of a server of its own process."""
    faults = ",".join(str(share) for share in shares)
    command = [sys.executable, str(HERE / "engine_server.py"), "--faults", faults]
    command += ["--latency-ms", str(latency_ms)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.kill()


def interleave(bench: Bench, rounds: int, peers: Sequence[str]) -> list[Measured]:
    """Everybody once a round; who begins changes from round to round."""
    measured = []
    for number in range(rounds):
        commands = {
            "evalkit": bench.evalkit(f"round-{number}"),
            "openai post aiohttp": bench.floor("post"),
            "openai create": bench.floor("create"),
            **{f"peer {i}": bench.peer(peer) for i, peer in enumerate(peers, 1)},
        }
        names = list(commands)
        for who in names[number % len(names) :] + names[: number % len(names)]:
            measured.append(bench.measure(who, commands[who]))
            if measured[-1].exit_code:
                said = bench.said(who, "err").read_text(encoding="utf-8", errors="replace")
                print(f"{who}: exit code {measured[-1].exit_code}: {said[-2000:]}", file=sys.stderr)
    return measured


def ungraded(bench: Bench) -> dict[str, int]:
    """What became of evalkit's last round: cases without a line, and grades without a value."""
    report = json.loads(bench.said("evalkit").read_text(encoding="utf-8"))
    (candidate,) = report["summary"]["candidates"]
    n_answered = candidate["responses"]["states"].get("answered", 0)
    return {
        "cases_lost": bench.n_cases - n_answered,
        "grades_ungraded": report["summary"]["grades"]["ungraded"],
    }


def kill_and_repeat(bench: Bench) -> dict[str, int]:
    """Kill a run when half of its calls are answered, do it again, and count what was repeated."""
    n_calls = CALLS_PER_CASE * bench.n_cases
    bench.ask_server("reset")
    process = bench.start("killed", bench.evalkit("killed"))
    while process.poll() is None and bench.ask_server("stats")["answered"] < n_calls // 2:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    committed = count_committed(Path(f"{bench.folder / 'killed'}.sqlite"))
    again = bench.measure("again", bench.evalkit("killed"))
    return {
        "calls": n_calls,
        "committed_at_the_kill": committed,
        "answered_after_it": again.server["answered"],
        "repeats": again.server["answered"] - (n_calls - committed),
        "exit_code": again.exit_code,
    }


def count_committed(store: Path) -> int:
    """Answers in a call store."""
    with closing(sqlite3.connect(store)) as database:
        return int(database.execute("SELECT count(*) FROM calls").fetchone()[0])


def summarise(measured: Sequence[Measured]) -> list[dict[str, Any]]:
    """One row for each who was measured: medians over the rounds."""
    rows = []
    for who in dict.fromkeys(one.who for one in measured):
        mine = [one for one in measured if one.who == who]
        rows.append(
            {
                "who": who,
                "cpu_ms_per_case": median(one.cpu_ms_per_case for one in mine),
                "cpu_ms_range": [f(one.cpu_ms_per_case for one in mine) for f in (min, max)],
                "wall_s": median(one.wall_s for one in mine),
                "rss_mib": max(one.rss_mib for one in mine),
                "peak_concurrency": max(one.server["peak"] for one in mine),
                "requests": median(one.server["requests"] for one in mine),
                "answered_again": max(one.server["answered_again"] for one in mine),
                "exit_codes": sorted({one.exit_code for one in mine}),
            }
        )
    return rows


def print_text(result: Mapping[str, Any]) -> None:
    """A table and a few lines."""
    print("  ".join(f"{name} {value}" for name, value in result["setting"].items()))
    print(
        f"{'':22}{'CPU ms/case':>12}{'(range)':>16}{'wall s':>8}{'RSS MiB':>9}{'peak':>6}", end=""
    )
    print(f"{'requests':>10}{'again':>7}  exit")
    for row in result["rows"]:
        low, high = row["cpu_ms_range"]
        print(
            f"{row['who']:22}{row['cpu_ms_per_case']:12.2f}{f'({low:.2f}-{high:.2f})':>16}"
            f"{row['wall_s']:8.2f}{row['rss_mib']:9.1f}{row['peak_concurrency']:6}"
            f"{row['requests']:10g}{row['answered_again']:7}  {row['exit_codes']}"
        )
    for name in ("outcome", "expected_requests", "kill"):
        if name in result:
            print(f"{name}: {result[name]}")


def run(given: argparse.Namespace) -> dict[str, Any]:
    """Measure as asked."""
    with (
        TemporaryDirectory(prefix="evalkit-bench-") as folder,
        served(given.latency_ms, given.faults) as base_url,
    ):
        bench = Bench(Path(folder), base_url, given.cases, given.connections)
        measured = interleave(bench, given.rounds, given.peer)
        n_calls = CALLS_PER_CASE * given.cases
        result: dict[str, Any] = {
            "setting": {
                "cases": given.cases,
                "connections": given.connections,
                "latency_ms": given.latency_ms,
                "faults": ",".join(f"{s:g}" for s in given.faults),
                "rounds": given.rounds,
                "python": sys.version.split()[0],
                **{name: version(name) for name in ("openai", "aiohttp")},
            },
            "rows": summarise(measured),
            "expected_requests": round(n_calls / (1 - sum(given.faults))),
            "outcome": ungraded(bench),
            "measured": [asdict(one) for one in measured],
        }
        if given.kill:
            result["kill"] = kill_and_repeat(bench)
        return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--latency-ms", type=float, default=0.0)
    parser.add_argument("--faults", type=parse_shares, default=(0.0,) * len(FAULTS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--peer", action="append", default=[], metavar="COMMAND")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    given = parser.parse_args()
    if min(given.cases, given.connections, given.rounds) < 1:
        parser.error("--cases, --connections and --rounds: expected at least 1")
    result = run(given)
    if given.format == "json":
        print(json.dumps(result, indent=2))
    else:
        print_text(result)


if __name__ == "__main__":
    main()
