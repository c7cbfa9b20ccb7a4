"""Tests import their helpers by plain name, as Python does for a script."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
for folder in (TESTS / "helpers", TESTS / "calls"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

# A shell that starts the tests in the background has Ctrl-C ignored, here and in every process
# we start; tests that send it would wait in vain.
signal.signal(signal.SIGINT, signal.default_int_handler)

from material import SENTINEL  # noqa: E402 - found only once the folder is on the path


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, no setting of the machine, and a sentinel for each key."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "EVALKIT_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("OPENAI_API_KEY", SENTINEL)
    monkeypatch.setenv("EVALKIT_GRADER_API_KEY", SENTINEL)
    folder = tmp_path / "workplace"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
