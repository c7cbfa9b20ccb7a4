"""The run folder: one run, one writer, whole files or none."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
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
_LOCK = ".lock"
_GROWING = ".results.jsonl.part"


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
        self._results: IO[str] | None = None
        try:
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = self._take_lock()
        except OSError as error:
            raise self._unusable(error) from None
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
        if self._results is not None:
            self._results.close()
        (self.path / _GROWING).unlink(missing_ok=True)
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
        except ValueError:
            return None
        complete = isinstance(report, dict) and report.get("status") == "complete"
        return report if complete else None

    def write_line(self, line: str) -> None:
        """Add a line to the growing results.

        Raises:
            OutputError: The disk is full or the folder has gone.
        """
        try:
            if self._results is None:
                descriptor = os.open(
                    self.path / _GROWING, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY
                )
                self._results = os.fdopen(descriptor, "w", encoding="utf-8", newline="\n")
            self._results.write(line + "\n")
        except OSError as error:
            raise self._unusable(error) from None

    def finish(self, report: Mapping[str, Any]) -> None:
        """Give results and report their final names, the report last.

        Raises:
            OutputError: They could not be written whole.
        """
        try:
            if self._results is not None:
                self._results.flush()
                os.fsync(self._results.fileno())
                self._results.close()
                self._results = None
                (self.path / _GROWING).replace(self.results_path)
                sync_folder(self.path)
        except OSError as error:
            raise self._unusable(error) from None
        write_atomically(self.report_path, dump_json(report, indent=2) + "\n")

    def _take_lock(self) -> BaseFileLock:
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / _LOCK, timeout=0, mode=OWNER_ONLY)
        try:
            lock.acquire()
        except Timeout:
            holder = self._marker().get("pid", "unknown")
            raise OutputError(
                Problem(
                    str(self.path),
                    f"in use by another evalkit (process {holder}); wait for it, or choose "
                    "another folder with --output",
                )
            ) from None
        return lock

    def _claim(self) -> None:
        marker = self._marker()
        if not marker:
            others = sorted(p.name for p in self.path.iterdir() if p.name != _LOCK)
            if others:
                raise OutputError(
                    Problem(
                        str(self.path),
                        f"found {others[0]!r} and no run of evalkit, expected a new or empty "
                        "folder; choose another with --output",
                    )
                )
        elif marker.get("run_id") != self.run_id:
            raise OutputError(
                Problem(
                    str(self.path),
                    f"holds run {marker.get('run_id')}, and this command is run {self.run_id} "
                    "(other inputs, rubrics, models or parameters); choose another --output",
                )
            )
        (self.path / _GROWING).unlink(missing_ok=True)
        body = dump_json({"run_id": self.run_id, "pid": os.getpid()})
        write_atomically(self.path / _MARKER, body + "\n")

    def _marker(self) -> dict[str, Any]:
        try:
            marker = json.loads((self.path / _MARKER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return marker if isinstance(marker, dict) else {}

    def _unusable(self, error: OSError) -> OutputError:
        return OutputError(Problem(str(self.path), f"cannot be written: {error.strerror}"))
