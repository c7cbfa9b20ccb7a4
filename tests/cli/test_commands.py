"""`rubric`, `dataset`, `checks`, `cache` and `schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from material import RUBRIC, fair, write_cases, write_inline, write_replies, write_rubric
from server import ScriptedServer
from terminal import Ended, command, evalkit_run

from evalkit.schemas import SCHEMA_NAMES, load_schema

CORE = ("validation", "reflection", "non_judgment", "active_listening")


def document(ended: Ended) -> object:
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


# --- rubric ------------------------------------------------------------------


def test_rubric_list_names_each_with_its_criteria():
    ended = command("rubric", "list")
    listed = document(command("rubric", "list", "--format", "json"))

    assert ended.code == 0
    assert set(CORE) <= {rubric["id"] for rubric in listed}  # type: ignore[attr-defined]
    for name in CORE:
        assert name in ended.out
    assert "warmth, acknowledgment, minimising, stock_phrases" in ended.out


@pytest.mark.parametrize("name", CORE)
def test_rubric_show_tells_levels_and_sources(name: str):
    ended = command("rubric", "show", name)
    shown = document(command("rubric", "show", name, "--format", "json"))

    assert ended.code == 0
    assert "Sources" in ended.out
    assert shown["id"] == name  # type: ignore[index]
    for criterion in shown["criteria"]:  # type: ignore[index]
        assert criterion["id"] in ended.out


def test_rubric_show_takes_a_path(workplace: Path):
    ended = command("rubric", "show", write_rubric(workplace))

    assert ended.code == 0
    assert ended.out.startswith("Kindness in a reply (kindness 1.0.0)")


def test_rubric_lint_is_content_with_all_that_ship():
    ended = command("rubric", "lint")

    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "0 warnings\n"


def test_rubric_lint_names_what_to_look_at_again(workplace: Path):
    vague = RUBRIC.replace("some care is shown", "an appropriate amount of care")
    path = write_rubric(workplace, vague)

    ended = command("rubric", "lint", path)
    listed = command("rubric", "lint", path, "--format", "json")

    assert ended.code == listed.code == 2
    assert "vague: care: 'appropriate'" in ended.out
    assert {item["rule"] for item in json.loads(listed.out)} >= {"vague"}


def test_rubric_lint_lists_every_problem_of_a_file_that_is_none(workplace: Path):
    broken = RUBRIC.replace("weight: 1", "weight: 0").replace("direction: lower", "direction: down")

    ended = command("rubric", "lint", write_rubric(workplace, broken))

    assert ended.code == 2
    assert ended.out.count("kindness.yaml:") >= 2


# --- dataset -----------------------------------------------------------------


def test_dataset_list_and_show_the_shipped_cases():
    listed = command("dataset", "list")
    shown = command("dataset", "show", "core", "--limit", "2")
    overview = document(command("dataset", "show", "core", "--format", "json"))

    size = f"{overview['cases']} cases in {overview['clusters']} families"  # type: ignore[index]
    assert f"core  {size}; recorded candidates: flint, meadow, willow\n" in listed.out
    assert shown.out.startswith(f"core: {size}\n")
    assert shown.out.count("\ncore-0") == 2
    assert len(overview["ids"]) == overview["cases"]  # type: ignore[index]


def test_dataset_validate_counts_what_is_in_a_file(workplace: Path):
    cases, replies = write_cases(workplace, 4), write_replies(workplace, 4)

    assert command("dataset", "validate", cases).out == f"{cases}: valid; 4 cases, 2 families\n"
    counted = document(
        command("dataset", "validate", replies, "--as", "replies", "--format", "json")
    )
    assert counted == {
        "source": replies,
        "kind": "replies",
        "valid": True,
        "replies": 4,
        "candidates": 1,
        "inline cases": 0,
    }


def test_dataset_validate_takes_replies_with_their_cases(workplace: Path):
    ended = command("dataset", "validate", write_inline(workplace), "--as", "replies")

    assert ended.out.endswith("valid; 3 replies, 1 candidates, 3 inline cases\n")


# --- checks ------------------------------------------------------------------


def test_checks_list_tells_what_each_looks_for():
    ended = command("checks", "list")
    listed = document(command("checks", "list", "--format", "json"))

    for check in listed:  # type: ignore[attr-defined]
        assert check["name"] in ended.out
        assert check["summary"]
        assert check["number"]
        assert check["source"]


def test_checks_run_on_a_text_a_file_and_standard_input(workplace: Path):
    text = "At least you still have your job. You should calm down."
    (workplace / "reply.txt").write_text(text)
    arguments = ("checks", "run", "--client", "They cut my hours.", "--format", "json")

    results = [
        document(command(*arguments, "--text", text)),
        document(command(*arguments, "reply.txt")),
        document(command(*arguments, "-", stdin=text)),
    ]

    assert results[0] == results[1] == results[2]
    found = {r["check"]: r for r in results[0]}  # type: ignore[attr-defined]
    (finding,) = found["shoulds"]["findings"]
    assert text[finding["start"] : finding["end"]] == finding["text"]


def test_checks_run_only_those_named():
    ended = command("checks", "run", "--text", "Oh no.", "--check", "length", "--check", "shoulds")

    assert [line.split()[0] for line in ended.out.splitlines()] == ["length", "shoulds"]


@pytest.mark.parametrize("arguments", [(), ("--text", "a", "reply.txt")])
def test_checks_run_wants_one_text(arguments: tuple[str, ...]):
    ended = command("checks", "run", *arguments)

    assert ended.code == 2
    assert "Give the reply as --text or as FILE, one of them." in ended.err


# --- cache -------------------------------------------------------------------


@pytest.fixture
def store(workplace: Path) -> str:
    with ScriptedServer(fair) as server:
        evalkit_run(
            *("--cases", write_cases(workplace), "--rubric", write_rubric(workplace), "-q"),
            *("--model", "m", "--grader", "g", "--base-url", server.url, "--store", "s.sqlite"),
        )
    return "s.sqlite"


def test_cache_info_counts_what_the_store_holds(store: str):
    ended = command("cache", "info", "--store", store)
    held = document(command("cache", "info", "--store", store, "--format", "json"))

    assert "entries: 6" in ended.out
    assert held["by_model"] == {"g": 3, "m": 3}  # type: ignore[index]


def test_cache_clear_deletes_when_told_to(store: str):
    ended = command("cache", "clear", "--store", store, "--yes")

    assert (ended.code, ended.out, ended.err) == (0, "", "deleted 6 calls\n")
    assert "entries: 0" in command("cache", "info", "--store", store).out


@pytest.mark.parametrize(("typed", "left"), [("y\n", 0), ("n\n", 6)])
def test_cache_clear_asks_first(typed: str, left: int, store: str):
    ended = command("cache", "clear", "--store", store, stdin=typed)

    assert (ended.code, ended.out) == (0, "")
    assert "Delete 6 calls stored in s.sqlite?" in ended.err
    assert f"entries: {left}" in command("cache", "info", "--store", store).out


def test_cache_clear_deletes_nothing_when_nobody_answers(store: str):
    ended = command("cache", "clear", "--store", store, stdin="")

    assert ended.code == 2
    assert "use --yes" in ended.err
    assert "entries: 6" in command("cache", "info", "--store", store).out


@pytest.mark.parametrize("subcommand", ["info", "clear"])
def test_cache_of_a_store_that_is_not_there_makes_none(subcommand: str, workplace: Path):
    ended = command("cache", subcommand)

    assert ended.code == 2
    assert "there is no store at results/calls.sqlite; name one with --store" in ended.err
    assert list(workplace.iterdir()) == []


# --- schema ------------------------------------------------------------------


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schema_is_printed_as_it_is(name: str):
    assert document(command("schema", name)) == load_schema(name)
