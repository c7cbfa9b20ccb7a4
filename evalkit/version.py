"""Which evalkit this is."""

from __future__ import annotations

import subprocess

VERSION = "0.1.0"
"""As in `pyproject.toml` (a test compares them). Asking the installed metadata instead would
double what `evalkit --version` costs, and a bare checkout has none."""


def version() -> str:
    """The version of this evalkit."""
    return VERSION


def git_commit() -> str | None:
    """The commit checked out in the working folder, or None where there is no repository."""
    try:
        asked = subprocess.run(
            ["git", "rev-parse", "HEAD"],
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return asked.stdout.strip()
