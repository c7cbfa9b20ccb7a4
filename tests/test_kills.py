"""A run that dies at any store write, or whose disk is full, loses and repeats nothing."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from material import REPLY, SENTINEL, asks_for_grades, fair, write_cases, write_rubric
from server import Call, ScriptedServer, Step, answer
from terminal import HOME, evalkit_run

from evalkit.calls.store import CallStore

pytestmark = pytest.mark.usefixtures("workplace")

N_CASES = 4
N_CALLS = 2 * N_CASES
CHANGING = ("timing", "usage", "environment")
"""Blocks of a report that may differ between two runs of the same thing."""
KEY_VARIABLES = ("OPENAI_API_KEY", "EVALKIT_GRADER_API_KEY")
BROKEN_KEY = "sk-BROKEN-0123456789abcdefghijkl"
"""Tells late requests of a run that broke, still on their way, from those of its re-run."""

# Packages are imported once; each run is then a fork that dies by itself. A file that is
# killed between two statements is what a crash leaves, so no cooperation of evalkit is needed.
DYING_RUNS = """\
import json, os, signal, sys
import aiohttp, openai, evalkit.calls.wire
from evalkit.calls.store import CallStore
from evalkit.cli.main import cli

arguments, deaths = json.loads(sys.argv[1])
plain = CallStore._run

def die_at(number, moment):
    n_writes = 0

    def run(self, statement, *values):
        nonlocal n_writes
        n_writes += not statement.startswith("SELECT")
        is_now = n_writes == number and not statement.startswith("SELECT")
        if is_now and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        rows = plain(self, statement, *values)
        if is_now and moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return rows

    CallStore._run = run

cli(["run", *arguments, "--dry-run"], standalone_mode=False)
for number, moment in deaths:
    child = os.fork()
    if child == 0:
        die_at(number, moment)
        name = f"{moment}-{number}"
        cli(["run", *arguments, "--output", name, "--store", f"{name}.sqlite"])
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=sys.stderr)
"""


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(fair) as opened:
        yield opened


def asking(server: ScriptedServer, folder: Path) -> list[str]:
    """Arguments of a small run that asks the server for replies and for grades."""
    return [
        *("--cases", write_cases(folder, N_CASES), "--rubric", write_rubric(folder)),
        *("--model", "m", "--grader", "g", "--base-url", server.url, "-q"),
    ]


def places(name: str) -> list[str]:
    return ["--output", name, "--store", f"{name}.sqlite"]


def lasting(folder: Path) -> tuple[str, bytes]:
    """What must be the same in every run of the same thing."""
    report: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    for block in CHANGING:
        del report[block]
    return json.dumps(report), (folder / "results.jsonl").read_bytes()


def n_committed(name: str) -> int:
    """Answers in a store, read off a copy: looking at it would tidy up what a death left."""
    copy = Path("looked-at.sqlite")
    for end in ("", "-wal"):
        Path(f"{copy}{end}").unlink(missing_ok=True)
        if Path(f"{name}.sqlite{end}").exists():
            shutil.copy(f"{name}.sqlite{end}", f"{copy}{end}")
    with closing(sqlite3.connect(copy)) as database:
        tables = database.execute("SELECT name FROM sqlite_master").fetchall()
        if ("calls",) not in tables:
            return 0
        return int(database.execute("SELECT count(*) FROM calls").fetchone()[0])


def finished_files(name: str) -> set[str]:
    """Files under a final name in a run folder."""
    return {path.name for path in Path(name).iterdir() if not path.name.startswith(".")}


def count_writes(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Do an unbroken run into the folder `unbroken`; the statements that write, in order."""
    writes: list[str] = []
    plain = CallStore._run

    def run(self: CallStore, statement: str, *values: Any) -> list[Any]:
        if not statement.startswith("SELECT"):
            writes.append(statement)
        return plain(self, statement, *values)

    with monkeypatch.context() as patch:
        patch.setattr(CallStore, "_run", run)
        assert evalkit_run(*arguments, *places("unbroken")).code == 0
    return writes


def assert_rerun_completes(server: ScriptedServer, arguments: list[str], name: str) -> None:
    """The same command asks for what is not committed, once, and ends like an unbroken run."""
    committed = n_committed(name)
    n_before = n_asked(server)

    again = evalkit_run(*arguments, *places(name))

    assert again.code == 0, again.err
    assert n_asked(server) - n_before == N_CALLS - committed, name
    assert lasting(Path(name)) == lasting(Path("unbroken")), name
    assert n_committed(name) == N_CALLS


def use_key(patch: pytest.MonkeyPatch, key: str) -> None:
    """Ask with this key, candidate and grader alike."""
    for name in KEY_VARIABLES:
        patch.setenv(name, key)


def n_asked(server: ScriptedServer, key: str = SENTINEL) -> int:
    """Requests seen with a key."""
    return sum(key in call.headers["authorization"] for call in list(server.calls))


# --- killed ------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_run_killed_at_any_store_write_repeats_no_committed_answer(
    server: ScriptedServer, workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    arguments = asking(server, workplace)
    writes = count_writes(arguments, monkeypatch)
    inserts = [number for number, write in enumerate(writes, 1) if write.startswith("INSERT")]
    assert len(inserts) == N_CALLS
    deaths = [(number, "after") for number in range(1, len(writes) + 1)]
    deaths += [(number, "before") for number in inserts]

    dying = subprocess.run(
        [sys.executable, "-c", DYING_RUNS, json.dumps([arguments, deaths])],
        env={
            **os.environ,
            "PYTHONPATH": str(HOME),
            **dict.fromkeys(KEY_VARIABLES, BROKEN_KEY),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert dying.stderr.split() == [str(-signal.SIGKILL)] * len(deaths)
    for number, moment in deaths:
        name = f"{moment}-{number}"
        n_expected = sum(insert < number + (moment == "after") for insert in inserts)
        assert n_committed(name) == n_expected, name
        assert not Path(name).exists() or finished_files(name) == set(), name
        assert_rerun_completes(server, arguments, name)


# --- a full disk -------------------------------------------------------------


class FullDisk:
    """A connection to a database some of whose writes find the disk full."""

    def __init__(self, connection: sqlite3.Connection, first: int, last: float) -> None:
        self._connection = connection
        self._failing = (first, last)
        self._n_writes = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, statement: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        if not statement.startswith("SELECT"):
            self._n_writes += 1
            if self._failing[0] <= self._n_writes <= self._failing[1]:
                raise sqlite3.OperationalError("database or disk is full")
        return self._connection.execute(statement, values)


def fill_disk(patch: pytest.MonkeyPatch, first: int, last: float) -> None:
    plain = CallStore._connect
    patch.setattr(CallStore, "_connect", lambda store: FullDisk(plain(store), first, last))


@pytest.mark.parametrize("lasting_fault", [False, True], ids=["once", "for good"])
def test_store_write_that_fails_ends_the_run_and_a_rerun_completes_it(
    lasting_fault: bool,
    server: ScriptedServer,
    workplace: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    arguments = asking(server, workplace)
    writes = count_writes(arguments, monkeypatch)

    for number, write in enumerate(writes, 1):
        if "journal_mode" in write:
            continue  # tried again, since two processes may switch one file at a time
        name = f"full-{number}"
        with monkeypatch.context() as patch:
            use_key(patch, f"{BROKEN_KEY}-{number}.")
            fill_disk(patch, number, float("inf") if lasting_fault else number)
            ended = evalkit_run(*arguments, *places(name))

        assert ended.code == 2
        assert f"{name}.sqlite: the call store cannot be used: database or disk is full" in (
            ended.err
        )
        assert ended.out == ""
        if not write.startswith("INSERT"):
            assert n_asked(server, f"{BROKEN_KEY}-{number}.") == 0, "found before the first call"
        assert not Path(name).exists() or finished_files(name) == set()
        assert_rerun_completes(server, arguments, name)


def test_database_that_really_is_full_keeps_what_it_holds(
    server: ScriptedServer, workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    """SQLite's own refusal, by a limit of pages, and not ours in its name."""

    def long_winded(call: Call) -> Step:
        if asks_for_grades(call):
            return fair(call)
        # Drawn by lot, since what repeats itself is compressed.
        noise = random.Random(json.dumps(call.body)).randbytes(5000).hex()
        return answer(f"{REPLY} {noise}")

    server.script = long_winded
    arguments = asking(server, workplace)
    count_writes(arguments, monkeypatch)
    plain = CallStore._prepare

    def prepare(store: CallStore) -> None:
        plain(store)
        store._run("PRAGMA max_page_count = 12")

    with monkeypatch.context() as patch:
        use_key(patch, BROKEN_KEY)
        patch.setattr(CallStore, "_prepare", prepare)
        ended = evalkit_run(*arguments, *places("full"))

    assert ended.code == 2
    assert "full.sqlite: the call store cannot be used: database or disk is full" in ended.err
    assert finished_files("full") == set()
    assert 0 < n_committed("full") < N_CALLS
    assert_rerun_completes(server, arguments, "full")
