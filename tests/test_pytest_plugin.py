"""The pytest plugin, in pytest processes of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
TESTS = """
SAID = "He left on Tuesday. I keep setting two cups."
WARM = "I'm so sorry that he left, and I'm really glad that you told me about the cups."

def test_warm(evalkit):
    graded = evalkit.grade(SAID, WARM, rubric="validation", grader="wording")
    graded.free_of("minimising")
    assert graded.level_of("warmth") == 2

def test_cold(evalkit):
    evalkit.grade(
        SAID, "At least you have cups. Others have it worse.", grader="wording"
    ).at_least(0.7)

def test_unknown(evalkit):
    evalkit.grade(SAID, WARM, grader="wording").level_of("warmt")
"""


def run_pytest(folder, *arguments):
    (folder / "test_mine.py").write_text(TESTS)
    plugin = () if _is_installed() else ("-p", "evalkit.pytest_plugin")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugin, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(HOME), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _is_installed():
    from importlib.metadata import entry_points

    return any(point.name == "evalkit" for point in entry_points(group="pytest11"))


def test_failure_shows_score_reply_and_evidence(tmp_path):
    ended = run_pytest(tmp_path)

    assert "1 passed" in ended.stdout
    assert "2 failed" in ended.stdout
    assert "expected at least 0.7" in ended.stdout
    assert "minimising: 2.00 'At least" in ended.stdout
    assert "has no criterion 'warmt'; it has warmth" in ended.stdout


@pytest.mark.parametrize("more", [(), ("-n", "2")])
def test_report_is_what_a_run_would_write(tmp_path, more):
    if more:
        pytest.importorskip("xdist")

    run_pytest(tmp_path, "--evalkit-report", "out", *more)

    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["status"] == "complete"
    assert report["run"]["dataset"]["cases"] == 2  # one of them graded by two tests
    (candidate,) = report["summary"]["candidates"]
    assert candidate["candidate"] == "tests"


def test_without_the_option_nothing_is_written(tmp_path):
    run_pytest(tmp_path, "-p", "no:cacheprovider")

    assert {path.name for path in tmp_path.iterdir()} <= {"test_mine.py", "__pycache__"}
