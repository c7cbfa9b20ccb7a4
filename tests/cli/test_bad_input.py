"""Whatever is wrong with an input is one clear error: where, what, what to do; exit 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from material import RUBRIC, case, write_cases, write_lines
from terminal import command, evalkit_run


def line(**fields: object) -> str:
    return json.dumps({**case(0), **fields})


CASES = {
    "missing": (None, "cases.jsonl: no such file; check the path"),
    "empty": ("", "cases.jsonl: the file is empty"),
    "UTF-16": (line().encode("utf-16"), "cases.jsonl:1: found a UTF-16 byte order mark"),
    "BOM": (b"\xef\xbb\xbf" + line().encode(), "cases.jsonl:1: found a UTF-8 byte order mark"),
    "Latin-1": ('{"id": "é"}'.encode("latin-1"), "cases.jsonl:1: found byte 0xe9"),
    "broken JSON": (line() + '\n{"id": ', "cases.jsonl:2: not valid JSON"),
    "a list": ("[1]", "cases.jsonl:1: found a list, expected one JSON object a line"),
    "duplicate id": (f"{line()}\n\n{line()}", "cases.jsonl:3: the id 'c000' is taken by"),
    "duplicate key": ('{"id": "a", "id": "b"}', "cases.jsonl:1: the key 'id' occurs twice"),
    "wrong role": (line(messages=[{"role": "usr", "content": "x"}]), "did you mean 'user'?"),
    "no messages": (line(messages=[]), "cases.jsonl:1: $.messages: "),
    "last by assistant": (
        line(messages=[{"role": "assistant", "content": "Hi."}]),
        "expected 'user'",
    ),
    "unknown field": (line(clutser="x"), "did you mean 'cluster'?"),
    "NaN": ('{"id": "a", "metadata": {"x": NaN}}', "cases.jsonl:1: found NaN"),
    "half a pair": ('{"id": "\\ud800"}', "surrogate"),
    "nested": ("[" * 100_000, "cases.jsonl:1: "),
    "huge number": ('{"id": ' + "9" * 5000 + "}", "cases.jsonl:1: "),
    "huge line": (line(id="x" * 9_000_000), "cases.jsonl:1: found a line of more than 8,388,608"),
}


@pytest.mark.parametrize(("content", "message"), CASES.values(), ids=CASES)
def test_file_of_cases_that_is_wrong_is_named_with_its_line(
    content: str | bytes | None, message: str, workplace: Path
):
    path = workplace / "cases.jsonl"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    ended = evalkit_run("--cases", "cases.jsonl", "--candidate-command", "cat")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("error: cases.jsonl")
    assert message in ended.err
    assert len(ended.err) < 1000
    assert not (workplace / "results").exists()


def test_every_wrong_line_is_named_at_once(workplace: Path):
    write_lines(workplace / "cases.jsonl", [{"id": "a"}, case(1), {"id": "b", "messages": 3}])

    ended = evalkit_run("--cases", "cases.jsonl", "--candidate-command", "cat")

    assert [part.split(": ")[0] for part in ended.err.removeprefix("error: ").splitlines()] == [
        "cases.jsonl:1",
        "cases.jsonl:3",
    ]


def test_reply_to_an_unknown_case_is_named(workplace: Path):
    write_lines(workplace / "replies.jsonl", [{"case_id": "c00O", "text": "Oh."}])

    ended = evalkit_run("--cases", write_cases(workplace), "--responses", "replies.jsonl")

    assert ended.code == 2
    assert "replies.jsonl:1: unknown case id 'c00O'; did you mean 'c00" in ended.err


CHECK = "  - {id: p, kind: check, check: NAME, levels_at: [1], weight: 1, direction: lower}\n"
RUBRICS = {
    "duplicate key": (RUBRIC + "title: again\n", "the key 'title' occurs twice"),
    "one level": (
        RUBRIC.replace("      - {value: 1, label: some, description: some care is", "#").replace(
            "      - {value: 2, label: much", "#"
        ),
        "$.criteria[0].levels: ",
    ),
    "unknown field": (RUBRIC.replace("weight: 1", "wieght: 1"), "did you mean 'weight'?"),
    "alias bomb": (RUBRIC.replace("title: Kindness", "title: &a Kind\nx: *a #"), "alias"),
    "catastrophic regex": (
        RUBRIC + CHECK.replace("NAME", r"pattern, params: {pattern: '(a)\1+$'}"),
        "$.criteria[2]",
    ),
    "unknown check": (
        RUBRIC + CHECK.replace("NAME", "parotting"),
        "did you mean 'parroting'?",
    ),
}


@pytest.mark.parametrize(("content", "message"), RUBRICS.values(), ids=RUBRICS)
def test_rubric_that_is_wrong_is_named_with_its_line(content: str, message: str, workplace: Path):
    (workplace / "mine.yaml").write_text(content)

    ended = evalkit_run("--rubric", "mine.yaml")

    assert ended.code == 2
    assert ended.err.startswith("error: mine.yaml:")
    assert message in ended.err
    assert not (workplace / "results").exists()


def test_rubric_that_the_local_grader_cannot_grade_is_refused(workplace: Path):
    (workplace / "mine.yaml").write_text(RUBRIC)

    ended = evalkit_run("--rubric", "mine.yaml")

    assert ended.code == 2
    assert "grade this rubric with a model (--grader MODEL)" in ended.err
    assert not (workplace / "results").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--cases", "c.jsonl"], "found cases but nobody to answer them"),
        (["--responses", "r.jsonl", "--model", "m"], "found --responses and --model, expected one"),
        (["--limit", "0"], "--limit: found 0, expected at least 1"),
        (["--limit", "many"], "Invalid value for '--limit': 'many' is not a valid integer"),
        (["--format", "yaml"], "'yaml' is not one of 'text', 'json'"),
        (["--where", "topic"], "--where: found 'topic', expected NAME=VALUE"),
        (["--model", "m", "--param", "x"], "--param: found 'x', expected NAME=VALUE"),
        (["--model", "m", "--param", "a=1", "--param", "a=2"], "--param a: given twice"),
        (["--model", "m", "--param", "stream=true"], "--param stream: evalkit sets this itself"),
        (["--base-url", "localhost:8000", "--model", "m"], "base URL: found 'localhost:8000'"),
        (["--candidate-command", "no-such-bot"], "found no program 'no-such-bot'"),
        (["--candidate-command", "'"], "No closing quotation"),
        (["--candidate-command", ""], "found no program ''"),
        (["--system-prompt", "none.txt", "--model", "m"], "none.txt: no such file"),
        (["--prices", "none.json"], "none.json: no such file"),
        (["--model", "m", "--max-cost", "1"], "no price is known for model 'm'"),
        (["--grader-base-url", "http://x/v1"], "name a model with --grader"),
        (["--grader", "g", "--grader", "g"], "the grader 'g' is given twice"),
        (
            ["--rubric", "validation", "--rubric", "validation"],
            "the rubric id 'validation' is taken",
        ),
        (["--store", "file/below.sqlite", "--model", "m"], "file/below.sqlite: cannot be"),
    ],
)
def test_options_that_are_wrong_are_named(arguments: list[str], message: str, workplace: Path):
    (workplace / "file").write_text("")

    ended = evalkit_run(*arguments)

    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err
    assert sorted(path.name for path in workplace.iterdir()) == ["file"]


def test_store_that_is_none_is_refused_and_left_alone(workplace: Path):
    store = workplace / "notes.sqlite"
    store.write_text("dear diary")

    for words in (("run", "--model", "m", "--store"), ("cache", "info", "--store")):
        ended = command(*words, "notes.sqlite")

        assert ended.code == 2
        assert "notes.sqlite" in ended.err
        assert store.read_text() == "dear diary"
