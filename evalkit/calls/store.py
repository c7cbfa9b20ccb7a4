"""The call store: every complete answer, committed before it is used.

One SQLite file. A write is one statement and so one transaction: when `put` returns,
the answer survives `kill -9`, and a cancelled or crashed call leaves nothing half-written.

The journal is a write-ahead log with ``synchronous=NORMAL``. A commit is then in the
hands of the operating system, which the death of this process cannot undo. A power cut
may take the last seconds of answers, never the file. ``FULL`` would save those with a
disk flush per answer: 0.2 ms CPU and 0.5 ms of waiting for everybody on the machine it was
measured on, where a flush is quick, against 0.1 ms in all.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path
from time import sleep
from typing import Any

from evalkit.calls.chat import COMPLETE, ChatAnswer
from evalkit.calls.entries import StoredAnswer, checksum_of, decode_answer, encode_answer
from evalkit.errors import InputError, OutputError, Problem
from evalkit.files import OWNER_ONLY
from evalkit.types import Json

FORMAT_VERSION = 1
APPLICATION_ID = 0x65766B63  # "evkc": tells a call store from any other SQLite file
BUSY_TIMEOUT_S = 30.0
"""Longest wait for another process, whose writes take well under a millisecond."""
LOG_PAGES = 4000
"""Pages (4 KiB) of log before they are moved into the file, which flushes the disk and holds
everybody up. SQLite's own 1,000 does so every few hundred answers."""
SWITCH_TRIES = 100
"""How often a new file is tried to be switched to a log, `SWITCH_PAUSE_S` apart."""
SWITCH_PAUSE_S = 0.01

_TABLES = f"""
CREATE TABLE IF NOT EXISTS calls (
    key TEXT NOT NULL UNIQUE,
    model TEXT NOT NULL,
    writer INTEGER NOT NULL,
    unusable INTEGER NOT NULL,
    answer BLOB NOT NULL,
    checksum BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS set_aside (key, model, unusable, answer, checksum);
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT_VERSION}
"""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """A summary of a store."""

    path: Path
    entries: int
    unusable: int
    """Those of them that served nobody; `--retry-ungraded` asks for them again."""
    set_aside: int
    """Damaged entries that were taken out of use."""
    n_bytes: int
    """Size on disk, write-ahead log included."""
    by_model: dict[str, int]
    """Entries per model id."""

    def as_json(self) -> dict[str, Json]:
        """The same for printing."""
        return {**asdict(self), "path": str(self.path)}


class CallStore:
    """Answers by the key of their call. Several processes may use one file at a time."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the file, or make a new one, readable by its owner alone.

        Args:
            path: The SQLite file; its folder is made where it is missing.
            read_only: For replaying: the file must exist, and no byte of it changes.

        Raises:
            InputError: The file is missing (read-only), damaged, or no call store.
            OutputError: The file or its folder cannot be written.
        """
        self.path = path
        self.read_only = read_only
        if read_only and not path.is_file():
            raise InputError(
                Problem(str(path), "no such call store; run once without --replay to record it")
            )
        if not read_only:
            _create(path)
        self._writer = secrets.randbits(62)
        self._db = self._connect()
        try:
            self._check_format()
            if not read_only:
                self._prepare()
        except InputError:
            self._db.close()
            raise

    def get(self, key: str) -> StoredAnswer | None:
        """The stored answer, or None; a damaged one is set aside and counts as missing."""
        rows = self._run("SELECT writer, unusable, answer, checksum FROM calls WHERE key = ?", key)
        if not rows:
            return None
        writer, unusable, content, checksum = rows[0]
        answer = decode_answer(key, content, checksum)
        if answer is None:
            self._set_aside(key)
            return None
        return StoredAnswer(answer, bool(unusable), writer == self._writer)

    def put(self, key: str, model: str, answer: ChatAnswer) -> None:
        """Commit a complete answer; it replaces what stood under the key.

        Raises:
            OutputError: The disk is full or the file cannot be written; it is as before.
        """
        if answer.state not in COMPLETE:
            raise ValueError(f"an answer in state {answer.state!r} is not complete")
        content = encode_answer(answer)
        self._run(
            "INSERT OR REPLACE INTO calls (key, model, writer, unusable, answer, checksum) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            *(key, model, self._writer, answer.state != "answered"),
            *(content, checksum_of(key, content)),
        )

    def mark_unusable(self, key: str) -> None:
        """Note that an answer served nobody, so that it can be asked for again."""
        if not self.read_only:
            self._run("UPDATE calls SET unusable = 1 WHERE key = ? AND unusable = 0", key)

    def info(self) -> StoreInfo:
        """Count what is there."""
        by_model = self._run("SELECT model, count(*) FROM calls GROUP BY model ORDER BY model")
        files = (self.path, Path(f"{self.path}-wal"))
        return StoreInfo(
            path=self.path,
            entries=sum(count for _, count in by_model),
            unusable=self._run("SELECT count(*) FROM calls WHERE unusable")[0][0],
            set_aside=self._run("SELECT count(*) FROM set_aside")[0][0],
            n_bytes=sum(file.stat().st_size for file in files if file.exists()),
            by_model=dict(by_model),
        )

    def clear(self) -> int:
        """Delete everything and give the space back; returns how many entries there were."""
        entries = self.info().entries
        self._run_all("DELETE FROM set_aside", "DELETE FROM calls")
        self._run("VACUUM")
        self._run("PRAGMA wal_checkpoint(TRUNCATE)")
        return entries

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> CallStore:
        """The store itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close the file."""
        self.close()

    def _connect(self) -> sqlite3.Connection:
        mode = "rw"
        if self.read_only:
            # Immutable leaves no lock or log file beside a cassette in a repository; but
            # where there is a log already, the file alone is not the whole truth.
            has_log = Path(f"{self.path}-wal").exists()
            mode = "ro" if has_log else "ro&immutable=1"
        try:
            return sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode={mode}",
                uri=True,
                timeout=BUSY_TIMEOUT_S,
                isolation_level=None,  # each statement commits by itself
                check_same_thread=False,  # a notebook may close it from another thread
            )
        except sqlite3.OperationalError as error:
            raise OutputError(Problem(str(self.path), f"cannot be opened: {error}")) from None

    def _check_format(self) -> None:
        """Refuse a file of another kind or version, before anything in it is changed."""
        is_blank = self._run("SELECT count(*) FROM sqlite_master")[0][0] == 0
        if is_blank and not self.read_only:
            return
        application = self._run("PRAGMA application_id")[0][0]
        version = self._run("PRAGMA user_version")[0][0]
        if application != APPLICATION_ID:
            raise InputError(
                Problem(
                    str(self.path),
                    "this SQLite file is no call store; name another file with --store",
                )
            )
        if version != FORMAT_VERSION:
            raise InputError(
                Problem(
                    str(self.path),
                    f"found call store format {version}, expected {FORMAT_VERSION}; "
                    "use the evalkit that wrote it, or name another file with --store",
                )
            )

    def _prepare(self) -> None:
        """Make the tables, and make sure before the first call that the file can be written."""
        self._switch_to_log()
        self._run("PRAGMA synchronous = NORMAL")
        self._run(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        self._run_all(*_TABLES.split(";"))

    def _switch_to_log(self) -> None:
        # Of two processes that switch a new file at the same time one fails at once,
        # whatever its time-out; a moment later there is nothing left to switch.
        for tries_left in reversed(range(SWITCH_TRIES)):
            try:
                self._run("PRAGMA journal_mode = WAL")
                return
            except OutputError:
                if tries_left == 0:
                    raise
                sleep(SWITCH_PAUSE_S)

    def _set_aside(self, key: str) -> None:
        if not self.read_only:
            columns = "key, model, unusable, answer, checksum"
            move = f"INSERT INTO set_aside SELECT {columns} FROM calls WHERE key = ?"
            self._run_all(move, "DELETE FROM calls WHERE key = ?", values=(key,))

    def _run_all(self, *statements: str, values: tuple[Any, ...] = ()) -> None:
        """Run statements that belong together in one transaction."""
        self._run("BEGIN IMMEDIATE")
        try:
            for statement in statements:
                self._run(statement, *values)
            self._run("COMMIT")
        except InputError:
            if self._db.in_transaction:
                self._db.rollback()
            raise

    def _run(self, statement: str, *values: Any) -> list[Any]:
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.OperationalError as error:
            raise OutputError(
                Problem(str(self.path), f"the call store cannot be used: {error}")
            ) from None
        except sqlite3.DatabaseError as error:
            raise InputError(
                Problem(
                    str(self.path),
                    f"the call store is damaged ({error}); move the file away, or name "
                    "another one with --store",
                )
            ) from None


def _create(path: Path) -> None:
    """Make an empty file for SQLite; its log files take over the mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, OWNER_ONLY))
    except OSError as error:
        raise OutputError(Problem(str(path), f"cannot be written: {error.strerror}")) from None
