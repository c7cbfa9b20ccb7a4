"""`evalkit run`: exit code, standard output and standard error apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from material import (
    case,
    fair,
    write_cases,
    write_inline,
    write_lines,
    write_replies,
    write_rubric,
)
from server import ScriptedServer
from terminal import evalkit_run, process

from evalkit.schemas import problems_in

HERE = ("--rubric", "validation", "-q")


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(fair) as opened:
        yield opened


# --- what goes where ---------------------------------------------------------


def test_table_goes_to_stdout_and_the_rest_to_stderr(workplace: Path):
    ended = evalkit_run("--responses", write_inline(workplace), *HERE, "--output", "out")

    assert ended.code == 0
    assert ended.out.startswith("run ")
    assert "inline" in ended.out
    assert "12 of 12 grades scored" in ended.out
    assert ended.err == "report: out/report.json\n"


def test_json_is_one_document_on_stdout(workplace: Path):
    ended = evalkit_run(
        "--responses", write_inline(workplace), *HERE, "--output", "out", "--format", "json"
    )

    assert ended.code == 0
    assert problems_in(ended.report, "report") == []
    assert ended.report == json.loads((workplace / "out" / "report.json").read_text())


def test_json_of_a_failed_command_is_no_document_but_a_message(workplace: Path):
    ended = evalkit_run("--responses", "none.jsonl", "--format", "json")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "error: none.jsonl: no such file; check the path\n"


def test_verbose_tells_each_response_on_stderr(workplace: Path):
    arguments = (
        "--responses",
        write_inline(workplace),
        "--rubric",
        "validation",
        "--output",
        "out",
    )

    verbose = evalkit_run(*arguments, "-v")

    assert verbose.err.count("inline answered: validation 0.") == 3
    assert "answered" not in verbose.out


def test_quiet_tells_nothing_but_where_the_report_is(workplace: Path):
    assert evalkit_run("--limit", "1", *HERE).err.count("\n") == 1


def test_incomplete_local_run_says_where_the_reasons_stand(workplace: Path):
    ended = evalkit_run("--responses", write_inline(workplace, text="名前" * 40), *HERE)

    assert ended.code == 4
    assert "grades are missing; their states and reasons stand in results.jsonl" in ended.err


# --- the shipped data, options and their variables ---------------------------


def test_run_alone_grades_the_shipped_replies_offline_with_no_key(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.delenv("OPENAI_API_KEY")

    ended = evalkit_run()

    assert ended.code == 0
    for name in ("willow", "meadow", "flint", "validation", "reflection", "non_judgment"):
        assert name in ended.out
    assert "1320 of 1320 grades scored" in ended.out


def planned(*arguments: str) -> dict[str, Any]:
    ended = evalkit_run(*arguments, "--dry-run", "--format", "json")
    assert ended.code == 0, ended.err
    return ended.report


def test_variables_set_options_and_the_command_line_wins(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("EVALKIT_RUN_LIMIT", "5")
    monkeypatch.setenv("EVALKIT_RUN_RUBRIC", "validation reflection")
    monkeypatch.setenv("EVALKIT_RUN_WHERE", "risk=none")
    monkeypatch.setenv("EVALKIT_RUN_FORMAT", "json")

    assert evalkit_run("--dry-run").report["cases"] == 5
    assert planned("--limit", "2")["cases"] == 2


def test_every_option_has_a_variable_of_its_own_name(monkeypatch: pytest.MonkeyPatch):
    for name in ("MAP", "GRADER", "PARAM", "GRADER_PARAM", "VERBOSE", "QUIET", "CONFIG"):
        monkeypatch.setenv(f"EVALKIT_RUN_{name}", "")

    assert evalkit_run("--limit", "1", *HERE).code == 0


def test_slip_in_the_name_of_a_variable_is_no_silent_run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("EVALKIT_RUN_MAX_COSTS", "1")

    ended = evalkit_run()

    assert ended.code == 2
    assert "did you mean 'EVALKIT_RUN_MAX_COST'?" in ended.err


def test_limit_takes_the_first_cases(workplace: Path):
    evalkit_run("--responses", write_inline(workplace, 5), *HERE, "--limit", "2", "--output", "out")

    lines = (workplace / "out" / "results.jsonl").read_text().splitlines()
    assert [json.loads(line)["case_id"] for line in lines] == ["c000", "c001"]


def test_where_keeps_cases_that_have_all_pairs(workplace: Path):
    cases = [
        case(0, tags={"topic": "grief", "risk": "none"}),
        case(1, tags={"topic": ["grief", "work"], "risk": "high"}),
        case(2, tags=["grief"], cluster="old", language="en"),
    ]
    write_lines(workplace / "cases.jsonl", cases)
    arguments = ("--cases", "cases.jsonl", "--candidate-command", "cat")

    assert planned(*arguments, "--where", "topic=grief")["cases"] == 2
    assert planned(*arguments, "--where", "topic=work", "--where", "risk=high")["cases"] == 1
    assert planned(*arguments, "--where", "tag=grief")["cases"] == 1
    assert planned(*arguments, "--where", "cluster=old", "--where", "language=en")["cases"] == 1
    assert planned(*arguments, "--where", "id=c001")["cases"] == 1


@pytest.mark.parametrize(
    ("where", "hint"),
    [
        ("topci=grief", "no case has a tag 'topci'"),
        ("topic=greif", "did you mean topic=grief?"),
        ("topic=zzz", "topic is one of: grief, work."),
    ],
)
def test_filter_that_keeps_nothing_says_what_there_is(where: str, hint: str, workplace: Path):
    tags = [{"topic": "grief"}, {"topic": "work"}]
    write_lines(workplace / "cases.jsonl", [case(i, tags=t) for i, t in enumerate(tags)])

    ended = evalkit_run("--cases", "cases.jsonl", "--candidate-command", "cat", "--where", where)

    assert ended.code == 2
    assert hint in ended.err


def test_replies_to_cases_that_a_filter_left_out_are_no_strangers(workplace: Path):
    arguments = ("--cases", write_cases(workplace, 4), "--responses", write_replies(workplace, 4))

    ended = evalkit_run(*arguments, *HERE, "--where", "cluster=f1")

    assert ended.code == 0
    assert "8 of 8 grades scored" in ended.out


def test_data_set_in_a_local_folder_with_its_own_column_names(workplace: Path):
    pytest.importorskip("datasets")
    (workplace / "set").mkdir()
    for split, n in (("train", 5), ("test", 2)):
        rows = [{"prompt": f"I feel low, {i}.", "nr": i} for i in range(n)]
        write_lines(workplace / "set" / f"{split}.jsonl", rows)
    arguments = ("--cases", "hf:./set", "--map", "messages=prompt", "--candidate-command", "cat")

    assert planned(*arguments, "--split", "test")["cases"] == 2
    without = evalkit_run(*arguments)
    assert without.code == 2
    assert "found no --split, expected one of: test, train" in without.err.replace(
        "train, test", "test, train"
    )


# --- who is asked, and with what ---------------------------------------------


def test_missing_key_is_named_before_anything_is_asked_or_made(
    server: ScriptedServer, workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("OPENAI_API_KEY")

    ended = evalkit_run("--cases", write_cases(workplace), "--model", "gpt-4.1-mini", *HERE)

    assert ended.code == 2
    assert "no API key for https://api.openai.com/v1" in ended.err
    assert "the environment variable OPENAI_API_KEY is not set" in ended.err
    assert [path.name for path in workplace.iterdir()] == ["cases.jsonl"]


def test_missing_key_of_the_grader_is_named_though_the_model_has_one(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("EVALKIT_GRADER_API_KEY")

    ended = evalkit_run(
        *("--cases", write_cases(workplace), "--model", "m", "--grader", "g"),
        *("--grader-base-url", "https://grader.example/v1", *HERE),
    )

    assert ended.code == 2
    assert "EVALKIT_GRADER_API_KEY is not set" in ended.err
    assert [path.name for path in workplace.iterdir()] == ["cases.jsonl"]


def test_key_goes_only_to_the_endpoint_it_was_given_for(
    server: ScriptedServer, workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-candidate-0123456789")
    monkeypatch.setenv("EVALKIT_GRADER_API_KEY", "sk-grader-0123456789")
    with ScriptedServer(fair) as other:
        evalkit_run(
            *("--cases", write_cases(workplace), "--model", "m", "--base-url", server.url),
            *("--grader", "g", "--grader-base-url", other.url, "--rubric", write_rubric(workplace)),
        )

        keys = {call.headers["authorization"] for call in server.calls}
        grader_keys = {call.headers["authorization"] for call in other.calls}
    assert keys == {"Bearer sk-candidate-0123456789"}
    assert grader_keys == {"Bearer sk-grader-0123456789"}


def test_parameters_and_system_prompt_are_sent_as_given(server: ScriptedServer, workplace: Path):
    (workplace / "prompt.txt").write_text("Be kind.")

    evalkit_run(
        *("--cases", write_cases(workplace, 1), "--model", "m", "--base-url", server.url),
        *("--grader", "g", "--rubric", write_rubric(workplace), "--system-prompt", "prompt.txt"),
        *("--param", "top_p=0.5", "--param", 'stop=["END"]', "--param", "user=me", "--seed", "7"),
        *("--grader-param", "reasoning_effort=low", "--max-output-tokens", "321"),
    )

    asked, graded = (call.body for call in server.calls)
    assert asked["messages"][0] == {"role": "system", "content": "Be kind."}
    assert (asked["top_p"], asked["stop"], asked["user"], asked["seed"]) == (0.5, ["END"], "me", 7)
    assert graded["reasoning_effort"] == "low"
    assert "top_p" not in graded
    assert 321 in asked.values()
    assert 321 in graded.values()


def test_repeats_are_answers_of_their_own(server: ScriptedServer, workplace: Path):
    evalkit_run(
        *("--cases", write_cases(workplace, 2), "--model", "m", "--base-url", server.url),
        *("--rubric", "validation", "--repeats", "3", "--output", "out", "-q"),
    )

    lines = [json.loads(x) for x in (workplace / "out" / "results.jsonl").read_text().splitlines()]
    assert len(server.calls) == 6
    assert [(x["case_id"], x["repeat"]) for x in lines] == [
        (case_id, repeat) for case_id in ("c000", "c001") for repeat in range(3)
    ]


# --- dry run -----------------------------------------------------------------


def test_dry_run_asks_nothing_and_makes_nothing(server: ScriptedServer, workplace: Path):
    cases, rubric = write_cases(workplace, 4), write_rubric(workplace)
    before = sorted(workplace.iterdir())

    ended = evalkit_run(
        *("--cases", cases, "--rubric", rubric, "--model", "m", "--grader", "g"),
        *("--base-url", server.url, "--repeats", "2", "--dry-run"),
    )

    assert ended.code == 0
    assert "4 cases, 8 responses" in ended.out
    assert "candidate m: 8 calls" in ended.out
    assert "grader g: 8 calls" in ended.out
    assert server.calls == []
    assert sorted(workplace.iterdir()) == before


def test_dry_run_counts_exactly_what_a_run_asks(server: ScriptedServer, workplace: Path):
    (workplace / "replies.jsonl").write_text("")
    turns = [
        {"role": "assistant", "content": "I hear you. Go on?"},
        {"role": "user", "content": "It is too much."},
        {"role": "assistant", "content": "I hear you."},
    ]
    write_lines(workplace / "replies.jsonl", [{"case_id": "c000", "messages": turns}])
    arguments = (
        *("--cases", write_cases(workplace, 2), "--responses", "replies.jsonl"),
        *("--rubric", write_rubric(workplace), "--grader", "g", "--base-url", server.url),
        *("--isolate-criteria", "--repeats-grader", "2"),
    )

    (load,) = planned(*arguments)["calls"]
    evalkit_run(*arguments)

    assert load["calls"] == len(server.calls) == 2 * 2 * 2


def test_dry_run_tells_the_cost_of_a_priced_model(workplace: Path):
    (workplace / "prices.json").write_text(
        '{"usd_per_million_tokens": {"m": {"input": 1, "output": 1000}}}'
    )

    ended = evalkit_run(
        *("--cases", write_cases(workplace, 10), "--model", "m", "--prices", "prices.json"),
        *("--max-output-tokens", "100", "--max-cost", "5", "--dry-run"),
    )

    assert ended.code == 0
    assert "at most 1,000 out, about 1.00 USD at most" in ended.out


def test_dry_run_guesses_the_time_from_connections_and_pace(workplace: Path):
    cases, rubric = write_cases(workplace, 4), write_rubric(workplace)
    asked = ["--cases", cases, "--rubric", rubric, "--model", "m", "--grader", "g", "--dry-run"]
    asked += ["--base-url", "http://127.0.0.1:1/v1", "--format", "json", "--max-connections", "2"]

    wide = evalkit_run(*asked).report["wall_s_about"]
    paced = evalkit_run(*asked, "--rpm", "1").report["wall_s_about"]

    assert wide == 8 * 2 / 2  # calls, seconds a call, connections
    assert paced == 8 * 60


def test_dry_run_of_a_local_run_spends_nothing():
    assert "no model is called and nothing is spent" in evalkit_run("--dry-run").out


# --- progress into a log -----------------------------------------------------


def test_log_gets_no_line_from_a_short_run_and_no_escape_sequence(workplace: Path):
    ended = process("run", "--limit", "1", "--rubric", "validation", cwd=workplace)

    assert ended.code == 0
    assert ended.err.startswith("report: ")
    assert "\x1b" not in ended.out + ended.err
