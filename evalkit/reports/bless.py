"""A run kept as the baseline that later ones are compared with."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from evalkit.errors import InputError, OutputError, Problem
from evalkit.files import OWNER_ONLY, sync_folder
from evalkit.reports.folder import REPORT_NAME, RESULTS_NAME
from evalkit.reports.reading import ReportFile

_NEW = ".blessed.part"


def bless(report: ReportFile, folder: Path) -> None:
    """Copy report and results into a folder, whole or not at all, for their owner's eyes.

    A baseline that stands there already is replaced.

    Raises:
        InputError: The run is not complete, or the folder is the run's own.
        OutputError: The folder holds something else, or cannot be written.
    """
    if report.report["status"] != "complete":
        message = f"is {report.report['status']}; only a complete run makes a baseline"
        raise InputError(Problem(str(report.path), message))
    try:
        if folder.is_dir() and folder.samefile(report.results_path.parent):
            raise InputError(Problem(str(folder), "is the run itself; name another folder"))
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        ours = {REPORT_NAME, RESULTS_NAME, f"{REPORT_NAME}{_NEW}", f"{RESULTS_NAME}{_NEW}"}
        strangers = sorted(path.name for path in folder.iterdir() if path.name not in ours)
        if strangers:
            message = f"found {strangers[0]!r}, expected a new folder or an older baseline"
            raise OutputError(Problem(str(folder), message))
        names = (RESULTS_NAME, REPORT_NAME)
        for name in names:
            _copy(report.results_path.with_name(name), folder / f"{name}{_NEW}")
        # The older report goes before its results do, so that the two always belong together.
        (folder / REPORT_NAME).unlink(missing_ok=True)
        for name in names:
            (folder / f"{name}{_NEW}").replace(folder / name)
        sync_folder(folder)
    except OSError as error:
        raise OutputError(Problem(str(folder), f"cannot be written: {error.strerror}")) from None


def _copy(source: Path, target: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with source.open("rb") as read, os.fdopen(os.open(target, flags, OWNER_ONLY), "wb") as write:
        shutil.copyfileobj(read, write)
        write.flush()
        os.fsync(write.fileno())
