"""Which evalkit this is."""

from __future__ import annotations

import subprocess
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version

DISTRIBUTION = "evalkit-empathy"


def version() -> str:
    """The installed version, or `0+checkout` when run from a bare checkout."""
    try:
        return installed_version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0+checkout"


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
