"""A real browser without a window, for pages that must work from a file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


def page_after(path: Path, profile: Path, *, budget_ms: int = 4000) -> str:
    """The document of a page once its script has run, as HTML."""
    return _browse(path, profile, "--dump-dom", f"--virtual-time-budget={budget_ms}").stdout


def complaints(path: Path, profile: Path) -> list[str]:
    """What the console says of a page: errors of the script, refusals by its policy."""
    ended = _browse(path, profile, "--dump-dom", "--enable-logging=stderr")
    return [line for line in ended.stderr.splitlines() if ":CONSOLE" in line]


def _browse(path: Path, profile: Path, *options: str) -> subprocess.CompletedProcess[str]:
    assert CHROMIUM is not None
    return subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",  # there is none for root, in a container
            "--disable-gpu",
            "--no-first-run",
            f"--user-data-dir={profile}",
            *options,
            path.as_uri(),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=90,
        check=True,
    )
