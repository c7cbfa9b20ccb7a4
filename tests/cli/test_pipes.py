"""Whoever reads may leave; whoever writes goes on, in silence, with the right exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from material import write_inline
from terminal import HOME


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line of bash in which `evalkit` is this evalkit."""
    setting = f'evalkit() {{ PYTHONPATH={HOME} {sys.executable} -m evalkit "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", setting + line], cwd=folder, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    "words", ["rubric show validation", "rubric list", "checks list", "schema report"]
)
def test_closed_pipe_is_quiet(words: str, workplace: Path):
    ended = shell(f"evalkit {words} | head -1; echo ${{PIPESTATUS[0]}}", workplace)

    assert ended.stderr == ""
    assert ended.stdout.splitlines()[-1] == "0"


def test_exit_code_of_a_run_counts_though_nobody_reads_it(workplace: Path):
    write_inline(workplace, text="")  # nothing to score
    blank = '{"messages": [{"role": "user", "content": "I failed."}], "response": " "}'
    (workplace / "blank.jsonl").write_text(blank)
    run = "evalkit run --responses {} --rubric validation --format json -q | true"

    good = shell(f"{run.format('inline.jsonl')}; echo ${{PIPESTATUS[0]}}", workplace)
    bad = shell(f"{run.format('blank.jsonl')}; echo ${{PIPESTATUS[0]}}", workplace)

    assert (good.stdout, bad.stdout) == ("0\n", "4\n")
    assert "Error" not in good.stderr + bad.stderr
    assert "Traceback" not in good.stderr + bad.stderr


def test_run_goes_on_when_nobody_reads_its_progress(workplace: Path):
    write_inline(workplace, 5)

    shell(
        "evalkit run --responses inline.jsonl --rubric validation --output out -v 2>&1 | true",
        workplace,
    )

    assert (workplace / "out" / "report.json").exists()
    assert len((workplace / "out" / "results.jsonl").read_text().splitlines()) == 5


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_reason_to_fail(closed: str, workplace: Path):
    write_inline(workplace)

    ended = shell(
        f"evalkit run --responses inline.jsonl --rubric validation --output out {closed}", workplace
    )

    assert ended.returncode == 0
    assert (workplace / "out" / "report.json").exists()


def test_full_disk_behind_stdout_is_no_success(workplace: Path):
    ended = shell("evalkit rubric list > /dev/full", workplace)

    assert ended.returncode != 0
    assert "No space left on device" in ended.stderr
