"""A run from options to its folder: repeatable, resumable, stoppable, never mixed."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from material import (
    CRITERIA,
    REPLY,
    asks_for_grades,
    costing,
    failing,
    fair,
    mentions,
    write_cases,
    write_inline,
    write_replies,
    write_rubric,
)
from server import Call, ScriptedServer, Step, answer, error
from terminal import evalkit_run, finish, process, start

from evalkit.execution import _Signals
from evalkit.inputs.shipped import shipped_dataset
from evalkit.schemas import problems_in

pytestmark = pytest.mark.usefixtures("workplace")

CHANGING = ("timing", "usage", "environment")
"""Blocks of a report that may differ between two runs of the same thing."""


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(fair) as opened:
        yield opened


def asking(server: ScriptedServer, folder: Path, *more: str, n: int = 3) -> list[str]:
    """Arguments of a run that asks the server for replies and for grades."""
    return [
        *("--cases", write_cases(folder, n), "--rubric", write_rubric(folder)),
        *("--model", "m", "--grader", "g", "--base-url", server.url, "-q", *more),
    ]


def report_of(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    return report


def test_grader_of_the_candidates_family_is_named(server: ScriptedServer, tmp_path: Path) -> None:
    arguments = ["--cases", write_cases(tmp_path, 1), "--rubric", write_rubric(tmp_path)]
    arguments += [
        "--model",
        "qwen3-8b",
        "--base-url",
        server.url,
        "-q",
        "--output",
        str(tmp_path / "run"),
    ]
    evalkit_run(*arguments, "--grader", "qwen2.5:72b", "--grader", "gemma-3")

    notices = report_of(tmp_path / "run")["run"]["notices"]

    assert len([n for n in notices if "both of the family 'qwen'" in n]) == 1


def lasting(folder: Path) -> tuple[str, bytes]:
    """What must be the same in every run of the same thing."""
    report = report_of(folder)
    for block in CHANGING:
        del report[block]
    return json.dumps(report), (folder / "results.jsonl").read_bytes()


def lines_of(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text().splitlines()]


def assert_counts_add_up(folder: Path, n_cases: int) -> None:
    """Every planned grade stands in exactly one state, in the lines and in the summary."""
    report, lines = report_of(folder), lines_of(folder)
    assert problems_in(report, "report") == []
    assert [problem for line in lines for problem in problems_in(line, "result")] == []
    assert [line["case_id"] for line in lines] == [f"c{i:03d}" for i in range(n_cases)]
    (candidate,) = report["summary"]["candidates"]
    states = [c["states"] for rubric in candidate["rubrics"] for c in rubric["criteria"]]
    assert [sum(counts.values()) for counts in states] == [n_cases] * len(CRITERIA)
    assert sum(candidate["responses"]["states"].values()) == n_cases
    grades = report["summary"]["grades"]
    assert grades["planned"] == n_cases * len(CRITERIA) == sum(len(x["grades"]) for x in lines)
    assert grades["scored"] + grades["not_applicable"] + grades["ungraded"] == grades["planned"]


# --- the same again ----------------------------------------------------------


def test_second_run_elsewhere_with_the_same_store_has_the_same_bytes(
    server: ScriptedServer, workplace: Path
):
    first = evalkit_run(*asking(server, workplace, "--output", "one", "--store", "s.sqlite"))
    n_calls = len(server.calls)

    second = evalkit_run(*asking(server, workplace, "--output", "two", "--store", "s.sqlite"))

    assert (first.code, second.code) == (0, 0)
    assert first.out == second.out
    assert lasting(workplace / "one") == lasting(workplace / "two")
    assert len(server.calls) == n_calls == 6
    assert report_of(workplace / "two")["usage"]["cached"] == 6
    assert_counts_add_up(workplace / "one", 3)


def test_local_run_has_the_same_bytes_in_another_process(workplace: Path):
    arguments = ("run", "--limit", "4", "--output")
    for output, hash_seed in (("one", "1"), ("two", "2")):
        ended = process(*arguments, output, cwd=workplace, env={"PYTHONHASHSEED": hash_seed})
        assert ended.code == 0, ended.err

    assert lasting(workplace / "one") == lasting(workplace / "two")


def test_finished_run_prints_its_report_again_and_asks_nothing(
    server: ScriptedServer, workplace: Path
):
    arguments = asking(server, workplace, "--output", "out")
    first = evalkit_run(*arguments)
    before = {path.name: path.read_bytes() for path in (workplace / "out").iterdir()}
    server.calls.clear()

    again = evalkit_run(*arguments)

    assert (again.code, again.out) == (0, first.out)
    assert "complete already; nothing was asked anew" in again.err
    assert server.calls == []
    after = {path.name: path.read_bytes() for path in (workplace / "out").iterdir()}
    assert {**after, ".run.json": b""} == {**before, ".run.json": b""}


def test_default_folder_is_named_after_the_run(server: ScriptedServer, workplace: Path):
    evalkit_run(*asking(server, workplace))

    (folder,) = (path for path in (workplace / "results").iterdir() if path.is_dir())
    assert report_of(folder)["run"]["id"] == folder.name


def test_other_command_is_refused_the_folder_and_leaves_it_as_it_was(workplace: Path):
    write_inline(workplace)
    evalkit_run("--responses", "inline.jsonl", "--rubric", "validation", "--output", "out", "-q")
    before = lasting(workplace / "out")

    other = evalkit_run("--responses", "inline.jsonl", "--rubric", "reflection", "--output", "out")

    assert other.code == 2
    assert "out: holds run" in other.err
    assert "choose another --output" in other.err
    assert lasting(workplace / "out") == before


def test_folder_of_somebody_else_is_refused(workplace: Path):
    (workplace / "out").mkdir()
    (workplace / "out" / "thesis.txt").write_text("mine")

    ended = evalkit_run("--limit", "1", "--output", "out")

    assert ended.code == 2
    assert "found 'thesis.txt' and no run of evalkit" in ended.err
    assert [path.name for path in (workplace / "out").iterdir() if path.suffix] == ["thesis.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_output_that_cannot_be_written_is_found_before_anything_is_asked(
    server: ScriptedServer, workplace: Path
):
    (workplace / "closed").mkdir(mode=0o500)

    ended = evalkit_run(*asking(server, workplace, "--output", "closed/out"))

    assert ended.code == 2
    assert server.calls == []


def test_output_below_a_file_is_found_before_anything_is_asked(
    server: ScriptedServer, workplace: Path
):
    (workplace / "file").write_text("")

    ended = evalkit_run(*asking(server, workplace, "--output", "file/out"))

    assert ended.code == 2
    assert "file/out" in ended.err
    assert server.calls == []


# --- what a run is -----------------------------------------------------------


def run_id(*arguments: str) -> str:
    ended = evalkit_run(*arguments, "--dry-run", "--format", "json")
    assert ended.code == 0, ended.err
    return str(ended.report["run_id"])


def test_run_id_does_not_depend_on_how_fast_how_loud_or_where(
    server: ScriptedServer, workplace: Path
):
    arguments = asking(server, workplace)
    plain = run_id(*arguments)
    shutil.copytree(workplace, workplace / "elsewhere")

    others = [
        run_id(*arguments, *more)
        for more in (
            ["--max-connections", "3"],
            ["--rpm", "5", "--tpm", "1000", "--deadline", "9"],
            ["--max-tokens-total", "100000", "--max-ungraded", "0.5"],
            ["-v", "--output", "here", "--store", "there.sqlite", "--no-cache"],
        )
    ]
    moved = [argument.replace("workplace/", "workplace/elsewhere/") for argument in arguments]

    assert set(others) == {plain}
    assert moved != arguments
    assert run_id(*moved) == plain


@pytest.mark.parametrize(
    "more",
    [
        ["--limit", "2"],
        ["--seed", "1"],
        ["--repeats", "2"],
        ["--repeats-grader", "2"],
        ["--param", "top_p=0.5"],
        ["--grader-param", "top_p=0.5"],
        ["--max-output-tokens", "99"],
        ["--isolate-criteria"],
        ["--redact-text"],
        ["--system-prompt", "prompt.txt"],
        ["--grader", "h"],
        ["--rubric", "validation"],
    ],
)
def test_run_id_depends_on_everything_that_is_measured(
    more: list[str], server: ScriptedServer, workplace: Path
):
    (workplace / "prompt.txt").write_text("Be kind.")
    arguments = asking(server, workplace)

    assert run_id(*arguments, *more) != run_id(*arguments)


def test_longest_output_of_the_grader_alone_makes_another_run(
    server: ScriptedServer, workplace: Path
):
    """Else a run whose gradings were cut could not be done again with a longer one."""
    recorded = ["--responses", write_inline(workplace), "--rubric", write_rubric(workplace)]
    recorded += ["--grader", "g", "--base-url", server.url]

    ids = {run_id(*recorded, "--max-output-tokens", n) for n in ("50", "500")}

    assert len(ids) == 2


def test_program_that_was_edited_is_another_candidate(workplace: Path):
    bot = workplace / "bot.py"
    arguments = ["--candidate-command", f"{sys.executable} {bot}", "--limit", "1"]
    bot.write_text("print('I hear you.')")
    before = run_id(*arguments)

    bot.write_text("print('Pull yourself together.')")

    assert run_id(*arguments) != before


def test_program_may_be_a_script_too_long_for_a_file_name(workplace: Path):
    script = f"import sys; print(len(sys.stdin.read())); '{'x' * 500}'"

    assert run_id("--candidate-command", f'{sys.executable} -c "{script}"', "--limit", "1")


# --- what is missing is asked again, and nothing else ------------------------


def test_run_that_an_endpoint_stopped_goes_on_with_what_is_missing(
    server: ScriptedServer, workplace: Path
):
    arguments = asking(server, workplace, "--output", "out", n=4)
    server.script = failing(error(404, "no such model"), asks_for_grades)
    first = evalkit_run(*arguments)
    assert_counts_add_up(workplace / "out", 4)
    n_replies = sum(not asks_for_grades(call) for call in server.calls)
    server.script = fair
    server.calls.clear()

    second = evalkit_run(*arguments)

    assert (first.code, second.code) == (4, 0)
    assert "stopped early (provider_error)" in first.out
    assert len(server.calls) == 8 - n_replies
    assert report_of(workplace / "out")["status"] == "complete"
    assert_counts_add_up(workplace / "out", 4)


def test_rerun_after_the_server_was_down_equals_an_unbroken_run(
    server: ScriptedServer, workplace: Path
):
    def flaky(call: Call) -> Step:
        # One malformed body in a row too many: a fault of this call, and not of the endpoint.
        down = asks_for_grades(call) and mentions("1th time")(call)
        return Step(body=b"<html>busy</html>") if down else fair(call)

    server.script = flaky
    arguments = asking(server, workplace, "--max-connections", "4", n=4)
    broken = evalkit_run(*arguments, "--output", "out", "--store", "a.sqlite")
    n_asked = len(server.calls)
    first_states = [[g["state"] for g in line["grades"]] for line in lines_of(workplace / "out")]
    server.script = fair
    mended = evalkit_run(*arguments, "--output", "out", "--store", "a.sqlite")
    n_asked_again = len(server.calls) - n_asked
    evalkit_run(*arguments, "--output", "unbroken", "--store", "b.sqlite")

    assert (broken.code, mended.code) == (4, 0)
    assert "2 of 8 grades are missing; run the same command again" in broken.err
    assert first_states == [["scored"] * 2, ["provider_error"] * 2, ["scored"] * 2, ["scored"] * 2]
    assert n_asked_again == 1
    assert lasting(workplace / "out") == lasting(workplace / "unbroken")


def test_retry_ungraded_asks_anew_for_what_came_back_unusable(
    server: ScriptedServer, workplace: Path
):
    server.script = failing(
        answer("no JSON at all"), lambda call: asks_for_grades(call) and mentions("1th")(call)
    )
    arguments = asking(server, workplace, "--output", "out")
    first = evalkit_run(*arguments)
    server.script = fair
    server.calls.clear()

    same = evalkit_run(*arguments)
    n_same = len(server.calls)
    retried = evalkit_run(*arguments, "--retry-ungraded")

    # An answer that cannot be read is an answer: the run is complete, and 1/3 of it ungraded.
    assert (first.code, same.code, n_same) == (4, 4, 0)
    assert "2 of 6 grades are missing; --retry-ungraded asks anew" in same.err
    assert retried.code == 0
    assert len(server.calls) == 1
    assert report_of(workplace / "out")["summary"]["grades"]["ungraded"] == 0


def test_no_cache_asks_everything_anew_even_of_a_finished_run(
    server: ScriptedServer, workplace: Path
):
    arguments = asking(server, workplace, "--output", "out")
    evalkit_run(*arguments)
    server.calls.clear()

    again = evalkit_run(*arguments, "--no-cache")

    assert again.code == 0
    assert len(server.calls) == 6


def test_replay_needs_no_server_and_no_key(
    server: ScriptedServer, workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    arguments = asking(server, workplace, "--store", "s.sqlite")
    evalkit_run(*arguments, "--output", "one")
    store = (workplace / "s.sqlite").read_bytes()
    server.calls.clear()
    monkeypatch.delenv("OPENAI_API_KEY")

    ended = evalkit_run(*arguments, "--output", "two", "--replay")

    assert ended.code == 0
    assert server.calls == []
    assert lasting(workplace / "one") == lasting(workplace / "two")
    assert (workplace / "s.sqlite").read_bytes() == store


def test_replay_without_a_store_says_how_to_record_one(server: ScriptedServer, workplace: Path):
    ended = evalkit_run(*asking(server, workplace, "--replay", "--store", "none.sqlite"))

    assert ended.code == 2
    assert "none.sqlite: no such call store; run once without --replay to record it" in ended.err
    assert not (workplace / "none.sqlite").exists()
    assert not (workplace / "results").exists()


def test_replay_of_a_call_that_was_never_made_is_a_clear_error(
    server: ScriptedServer, workplace: Path
):
    arguments = asking(server, workplace, "--store", "s.sqlite")
    evalkit_run(*arguments, "--output", "one")
    server.calls.clear()

    ended = evalkit_run(*arguments, "--output", "two", "--replay", "--seed", "7")

    assert ended.code == 2
    assert "replay: s.sqlite holds no answer of model 'm'" in ended.err
    assert server.calls == []
    assert not (workplace / "two" / "report.json").exists()


# --- the ends of a run -------------------------------------------------------


def test_endpoint_that_refuses_the_key_ends_the_run_and_names_the_variable(
    server: ScriptedServer, workplace: Path
):
    server.script = [error(401, "Incorrect API key provided")]

    ended = evalkit_run(
        *asking(server, workplace, "--output", "out", "--max-connections", "2", n=9)
    )

    assert ended.code == 4
    assert "stopped early (provider_error)" in ended.out
    assert "OPENAI_API_KEY" in ended.out
    assert len(server.calls) <= 2
    assert_counts_add_up(workplace / "out", 9)


def test_all_failed_never_exits_0(server: ScriptedServer, workplace: Path):
    server.script = [answer(None, refusal="No.")]

    ended = evalkit_run(*asking(server, workplace, "--output", "out", "--max-ungraded", "1"))

    assert ended.code == 4
    assert report_of(workplace / "out")["status"] == "failed"
    assert_counts_add_up(workplace / "out", 3)


def test_max_ungraded_draws_the_line(server: ScriptedServer, workplace: Path):
    server.script = failing(answer(None, refusal="No."), mentions("0th time"))
    arguments = asking(server, workplace, "--store", "s.sqlite", n=4)

    allowed = evalkit_run(*arguments, "--output", "a", "--max-ungraded", "0.25")
    refused = evalkit_run(*arguments, "--output", "b", "--max-ungraded", "0.24")

    assert (allowed.code, refused.code) == (0, 4)
    assert lasting(workplace / "a") == lasting(workplace / "b")


def test_no_case_left_exits_2_and_makes_no_folder(workplace: Path):
    ended = evalkit_run("--where", "topic=bereavment")

    assert ended.code == 2
    assert "no case is left after --where topic=bereavment" in ended.err
    assert "did you mean topic=bereavement?" in ended.err
    assert not (workplace / "results").exists()


def test_budget_that_stops_a_run_is_exit_4_however_little_is_missing(
    server: ScriptedServer, workplace: Path
):
    server.script = lambda call: costing(fair(call), 1500, 100)
    arguments = asking(server, workplace, "--output", "out", "--max-ungraded", "1", n=6)

    ended = evalkit_run(*arguments, "--max-tokens-total", "16000", "--max-output-tokens", "100")

    report = report_of(workplace / "out")
    assert ended.code == 4
    assert report["status"] == "partial"
    assert report["usage"]["calls"] == 8
    assert report["usage"]["input_tokens"] + report["usage"]["output_tokens"] <= 16000
    assert_counts_add_up(workplace / "out", 6)


def test_run_past_its_deadline_is_partial_and_goes_on_when_run_again(
    server: ScriptedServer, workplace: Path
):
    server.script = failing(Step(delay_s=30.0), mentions("1th time"))
    arguments = asking(server, workplace, "--output", "out")

    began = time.monotonic()
    ended = evalkit_run(*arguments, "--deadline", "1.5")
    took = time.monotonic() - began
    partial = report_of(workplace / "out")
    assert_counts_add_up(workplace / "out", 3)
    server.script = fair
    again = evalkit_run(*arguments)

    assert (ended.code, again.code) == (4, 0)
    assert took < 6
    assert partial["status"] == "partial"
    assert partial["run"]["stopped"] == {"state": "timeout", "reason": "the run took 1.5 s"}
    assert "stopped early (timeout): the run took 1.5 s" in ended.out
    assert report_of(workplace / "out")["run"]["stopped"] is None


# --- signals and crashes, in a process of its own ----------------------------


class Hanging:
    """Answers some requests, then holds the others until it is let go."""

    def __init__(self, n_answered: int) -> None:
        self.n_answered = n_answered
        self.n_seen = 0
        self.reached = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, call: Call) -> Step:
        self.n_seen += 1
        if self.n_seen > self.n_answered:
            self.reached.set()
            return Step(delay_s=0 if self.let_go.is_set() else 20.0, reset=True)
        return fair(call)


def started(
    server: ScriptedServer, folder: Path, n_answered: int, *more: str
) -> tuple[Any, list[str]]:
    """A run of 6 cases under way that has got so many answers and waits for others."""
    hanging = Hanging(n_answered)
    server.script = hanging
    arguments = asking(server, folder, "--output", "out", "--max-connections", "3", *more, n=6)
    running = start("run", *arguments, cwd=folder)
    assert hanging.reached.wait(30)
    time.sleep(0.2)
    return running, arguments


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_ends_the_run_in_order_and_the_same_command_goes_on(
    number: signal.Signals, code: int, server: ScriptedServer, workplace: Path
):
    running, arguments = started(server, workplace, n_paid := 8)

    running.send_signal(number)
    ended = finish(running, timeout_s=15)

    report = report_of(workplace / "out")
    assert ended.code == code
    assert report["status"] == "partial"
    assert report["run"]["stopped"]["reason"] == f"stopped by {number.name}"
    assert f"stopped early (cancelled): stopped by {number.name}" in ended.out
    assert "Traceback" not in ended.err
    assert_counts_add_up(workplace / "out", 6)
    server.script = fair
    server.calls.clear()
    again = evalkit_run(*arguments)
    assert again.code == 0
    assert len(server.calls) == 12 - n_paid


def test_second_signal_exits_at_once(monkeypatch: pytest.MonkeyPatch):
    exits: list[int] = []
    ends: list[str] = []
    monkeypatch.setattr("evalkit.execution.os._exit", exits.append)

    async def interrupted_twice() -> None:
        with _Signals().handled(asyncio.get_running_loop(), ends.append):
            for _ in range(2):
                os.kill(os.getpid(), signal.SIGINT)
                await asyncio.sleep(0.05)

    asyncio.run(interrupted_twice())

    assert ends[0] == "SIGINT"
    assert exits == [130]


def test_signal_handling_of_the_program_is_back_in_force_after_a_run(workplace: Path):
    def own(number: int, frame: object) -> None:
        """Somebody else's handling."""

    before = signal.signal(signal.SIGTERM, own)
    try:
        ended = evalkit_run("--limit", "1", "--rubric", "validation", "-q")
        kept = signal.getsignal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)

    assert ended.code == 0
    assert kept is own
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize("n_answered", [0, 1, 5, 11])
def test_killed_run_goes_on_where_it_was_and_ends_like_an_unbroken_one(
    n_answered: int, server: ScriptedServer, workplace: Path
):
    running, arguments = started(server, workplace, n_answered, "--store", "a.sqlite")
    running.kill()
    finish(running)
    leftovers = {path.name for path in (workplace / "out").iterdir()}
    server.script = fair
    server.calls.clear()

    again = evalkit_run(*arguments)
    n_asked = len(server.calls)
    unbroken = [*arguments, "--output", "unbroken", "--store", "b.sqlite"]
    evalkit_run(*unbroken)

    assert "report.json" not in leftovers
    assert again.code == 0
    assert n_asked == 12 - n_answered
    assert lasting(workplace / "out") == lasting(workplace / "unbroken")
    assert not [path for path in (workplace / "out").iterdir() if path.name.endswith(".part")]


def test_second_run_in_one_folder_is_refused_with_the_holder(
    server: ScriptedServer, workplace: Path
):
    running, arguments = started(server, workplace, 4)
    try:
        second = evalkit_run(*arguments)
    finally:
        running.send_signal(signal.SIGTERM)
        first = finish(running)

    assert second.code == 2
    assert f"in use by another evalkit (process {running.pid})" in second.err
    assert first.code == 143
    assert_counts_add_up(workplace / "out", 6)


def test_signal_while_inputs_are_read_leaves_nothing_behind(workplace: Path):
    pipe = workplace / "cases.jsonl"
    os.mkfifo(pipe)
    running = start(
        *("run", "--cases", str(pipe), "--candidate-command", "cat", "-q"), cwd=workplace
    )
    with pipe.open("w"):  # waits until the run reads it
        running.send_signal(signal.SIGINT)
        ended = finish(running, timeout_s=15)

    assert ended.code == 130
    assert "Traceback" not in ended.err
    assert not (workplace / "results").exists()


# --- who answers -------------------------------------------------------------


def test_program_as_candidate_gets_a_case_as_json_and_gives_the_reply(
    workplace: Path, server: ScriptedServer
):
    bot = workplace / "bot.py"
    bot.write_text(
        "import json, sys\n"
        "case = json.load(sys.stdin)\n"
        "if case['id'] == 'c001': sys.exit('out of words')\n"
        f"print({REPLY!r}, case['id'])\n"
    )

    ended = evalkit_run(
        *("--cases", write_cases(workplace), "--rubric", write_rubric(workplace)),
        *("--candidate-command", f"{sys.executable} {bot}", "--grader", "g"),
        *("--base-url", server.url, "--output", "out", "-q"),
    )

    lines = lines_of(workplace / "out")
    assert ended.code == 4
    assert [line["state"] for line in lines] == ["answered", "provider_error", "answered"]
    assert lines[0]["messages"][0]["content"] == f"{REPLY} c000"
    assert lines[1]["detail"] == "exit code 1: out of words"
    assert_counts_add_up(workplace / "out", 3)


def test_results_of_an_earlier_run_are_graded_anew(server: ScriptedServer, workplace: Path):
    evalkit_run(*asking(server, workplace, "--output", "old"))
    server.calls.clear()

    ended = evalkit_run(
        "--responses", "old/results.jsonl", "--rubric", "validation", "--output", "new"
    )

    assert ended.code == 0
    assert server.calls == []
    old, new = lines_of(workplace / "old"), lines_of(workplace / "new")
    assert [line["messages"] for line in new] == [line["messages"] for line in old]
    assert [line["candidate"] for line in new] == ["m"] * 3


def test_candidates_of_one_file_are_kept_apart_and_silence_is_missing(workplace: Path):
    cases = write_cases(workplace, 4)
    replies = write_replies(workplace, 3, candidates=("fern", "moss"))

    ended = evalkit_run(
        *("--cases", cases, "--responses", replies, "--rubric", "validation"),
        *("--output", "out", "--max-ungraded", "0.3", "-q"),
    )

    report = report_of(workplace / "out")
    assert ended.code == 0
    assert [c["candidate"] for c in report["summary"]["candidates"]] == ["fern", "moss"]
    assert [c["responses"]["states"] for c in report["summary"]["candidates"]] == [
        {"answered": 3, "empty": 1}
    ] * 2


def test_replies_to_a_few_shipped_cases_are_a_run_that_says_so(workplace: Path):
    line = {"case_id": "core-001", "text": REPLY, "candidate": "fern"}
    (workplace / "replies.jsonl").write_text(json.dumps(line))

    ended = evalkit_run("--responses", "replies.jsonl", "--rubric", "validation", "--output", "out")

    assert ended.code == 0
    assert report_of(workplace / "out")["run"]["dataset"]["cases"] == 1
    n_cases = len((shipped_dataset("core") / "cases.jsonl").read_text("utf-8").splitlines())
    assert f"note: {n_cases - 1} shipped cases have no recorded reply" in ended.out


def test_progress_is_told_after_each_response(server: ScriptedServer, workplace: Path):
    ended = evalkit_run(*[a for a in asking(server, workplace) if a != "-q"], "-v")

    assert [line[:9] for line in ended.err.splitlines()[:3]] == [
        "[1/3] c00",
        "[2/3] c00",
        "[3/3] c00",
    ]
