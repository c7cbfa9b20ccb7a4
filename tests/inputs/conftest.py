"""What tests of inputs share: a working folder, a spool, files written in a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from evalkit.checks import registry
from evalkit.inputs import Spool


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, so that messages name files without their folders."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Callable[..., str]:
    """Write a file: bytes and text as they are, anything else as a line of JSON each."""

    def write(name: str, *parts: Any) -> str:
        with (folder / name).open("wb") as file:
            for part in parts:
                if isinstance(part, bytes):
                    file.write(part)
                else:
                    text = part if isinstance(part, str) else json.dumps(part) + "\n"
                    file.write(text.encode("utf-8"))
        return name

    return write


@pytest.fixture
def spool() -> Iterator[Spool]:
    opened = Spool()
    yield opened
    opened.close()


@pytest.fixture
def own_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checks that a test registers are gone after it."""
    monkeypatch.setattr(registry, "_REGISTRY", dict(registry._REGISTRY))
