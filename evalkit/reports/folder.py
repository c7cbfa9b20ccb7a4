"""The run folder: one run, one writer, whole files or none."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from evalkit.errors import OutputError, Problem
from evalkit.files import OWNER_ONLY, dump_json, sync_folder, write_atomically

if TYPE_CHECKING:
    from filelock import BaseFileLock

REPORT_NAME = "report.json"
RESULTS_NAME = "results.jsonl"
_MARKER = ".run.json"
"""Says which run the folder belongs to, from the first moment on."""
_LOCK = ".evalkit.lock"
_PART = ".part"
_NEW_REPORT = ".report.json.part"


class RunFolder:
    """Holds the folder of one run for as long as the run writes to it.

    A folder that belongs to another run, or holds anything else, is refused: runs
    are never mixed. The same run may come back to its folder, to finish or to
    show its report. The lock is the operating system's, so a holder that was
    killed holds nothing.
    """

    def __init__(self, path: Path, run_id: str) -> None:
        """Take the folder.

        Raises:
            OutputError: In use, of another run, not empty, or not writable.
        """
        self.path = path
        self.run_id = run_id
        self._growing: dict[str, IO[str]] = {}
        with self._refusing():
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Before the lock, which would leave a file in somebody else's folder.
            self._refuse_strangers()
            self._lock = self._take_lock()
            try:
                self._claim()
            except BaseException:
                self._lock.release()
                raise

    def __enter__(self) -> Self:
        """The folder itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the folder go; results that were not finished are left out."""
        try:
            # A full disk may say so once more here; whoever wrote was told before.
            for name, file in self._growing.items():
                with suppress(OSError):
                    file.close()
                with suppress(OSError):
                    self._part(name).unlink(missing_ok=True)
        finally:
            # The lock file stays: removing it could leave two holders of one folder.
            self._lock.release()

    @property
    def report_path(self) -> Path:
        """Where the report stands once the run is over."""
        return self.path / REPORT_NAME

    @property
    def results_path(self) -> Path:
        """Where the lines of all responses stand once the run is over."""
        return self.path / RESULTS_NAME

    def finished_report(self) -> Mapping[str, Any] | None:
        """The report of this run where it ran to its end before, else None."""
        if not (self.report_path.is_file() and self.results_path.is_file()):
            return None
        try:
            report = json.loads(self.report_path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        complete = isinstance(report, dict) and report.get("status") == "complete"
        return report if complete else None

    def write_line(self, line: str, name: str = RESULTS_NAME) -> None:
        """Add a line to the growing results, or to another file beside them.

        Raises:
            OutputError: The disk is full or the folder has gone.
        """
        with self._refusing():
            self._open(name).write(line + "\n")

    def finish(self, report: Mapping[str, Any]) -> None:
        """Give results and report their final names, the report last.

        Everything is on the disk before the first name changes; and an older report
        goes before the results it spoke of do, so that the two always belong together.

        Raises:
            OutputError: They could not be written whole.
        """
        with self._refusing():
            self._open(RESULTS_NAME)  # of no line, where none was written
            for file in self._growing.values():
                file.flush()
                os.fsync(file.fileno())
                file.close()
            write_atomically(self.path / _NEW_REPORT, dump_json(report, indent=2) + "\n")
            self.report_path.unlink(missing_ok=True)
            for name in self._growing:
                self._part(name).replace(self.path / name)
            self._growing = {}
            (self.path / _NEW_REPORT).replace(self.report_path)
            sync_folder(self.path)

    def _open(self, name: str) -> IO[str]:
        if name not in self._growing:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            descriptor = os.open(self._part(name), flags, OWNER_ONLY)
            self._growing[name] = os.fdopen(descriptor, "w", encoding="utf-8", newline="\n")
        return self._growing[name]

    def _part(self, name: str) -> Path:
        """A file on its way to its final name."""
        return self.path / f".{name}{_PART}"

    def _take_lock(self) -> BaseFileLock:
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / _LOCK, timeout=0, mode=OWNER_ONLY)
        try:
            lock.acquire()
        except Timeout:
            holder = self._marker().get("pid", "unknown")
            raise self._problem(
                f"in use by another evalkit (process {holder}); wait for it, or choose "
                "another folder with --output"
            ) from None
        return lock

    def _refuse_strangers(self) -> None:
        """Stop at a folder that is somebody else's."""
        if self._marker():
            return
        others = sorted(p.name for p in self.path.iterdir() if not _is_ours(p.name))
        if others:
            raise self._problem(
                f"found {others[0]!r} and no run of evalkit, expected a new or empty folder; "
                "choose another with --output"
            )

    def _claim(self) -> None:
        self._refuse_strangers()
        marker = self._marker()
        if marker and marker["run_id"] != self.run_id:
            raise self._problem(
                f"holds run {marker['run_id']}, and this command is run {self.run_id} "
                "(other inputs, rubrics, models or parameters); choose another --output"
            )
        for path in self.path.iterdir():
            if _is_left_over(path.name):  # its writer was killed
                path.unlink()
        body = dump_json({"run_id": self.run_id, "pid": os.getpid()})
        write_atomically(self.path / _MARKER, body + "\n")

    def _marker(self) -> dict[str, Any]:
        try:
            marker = json.loads((self.path / _MARKER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return marker if isinstance(marker, dict) and "run_id" in marker else {}

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Turn what the system says of a folder into an error with a way out."""
        try:
            yield
        except FileExistsError:
            raise self._problem("found a file, expected a folder; see --output") from None
        except OSError as error:
            raise self._problem(f"cannot be written: {error.strerror}") from None

    def _problem(self, message: str) -> OutputError:
        return OutputError(Problem(str(self.path), message))


def _is_ours(name: str) -> bool:
    return name == _LOCK or _is_left_over(name)


def _is_left_over(name: str) -> bool:
    """Whether it is a file on its way to its final name."""
    is_growing = name.startswith(".") and name.endswith(f".jsonl{_PART}")
    return is_growing or name.startswith((f".{_NEW_REPORT}", _NEW_REPORT, f".{_MARKER}."))
