"""Which evalkit this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version

DISTRIBUTION = "evalkit-empathy"


def version() -> str:
    """The installed version, or `0+checkout` when run from a bare checkout."""
    try:
        return installed_version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0+checkout"
