"""The command line in tests: in this process, or as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

import evalkit
from evalkit.cli.main import cli

HOME = Path(evalkit.__file__).parents[1]
"""Where this evalkit lies, for processes that must find the same one."""


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """Standard output, as the one JSON document it must be."""
        document: dict[str, Any] = json.loads(self.out)
        return document


def evalkit_run(*arguments: str) -> Ended:
    """`evalkit run` in this process."""
    return command("run", *arguments)


def command(*arguments: str, stdin: str | None = None) -> Ended:
    """Any command in this process; a crash is raised."""
    result = CliRunner().invoke(
        cli, list(arguments), input=stdin, prog_name="evalkit", catch_exceptions=False
    )
    return Ended(result.exit_code, result.stdout, result.stderr)


def start(
    *arguments: str, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """A command as a process of its own, under way."""
    return subprocess.Popen(
        [sys.executable, "-m", "evalkit", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONUTF8": "1", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="backslashreplace",
    )


def finish(process: subprocess.Popen[str], timeout_s: float = 60.0) -> Ended:
    """Wait for the end of a command; one that takes too long is killed."""
    try:
        out, err = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return Ended(process.returncode, out, err)


def process(
    *arguments: str, cwd: Path, env: Mapping[str, str] | None = None, timeout_s: float = 60.0
) -> Ended:
    """A command as a process of its own, from start to end."""
    return finish(start(*arguments, cwd=cwd, env=env), timeout_s)
