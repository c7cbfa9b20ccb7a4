"""`evalkit show REPORT CASE`."""

import json
from pathlib import Path

import pytest
from material import write_lines
from terminal import command, evalkit_run

SAID = "My brother sold my bike."
KIND = "I'm so sorry. Of course you are furious."


@pytest.fixture
def run(workplace: Path) -> Path:
    lines = [
        {"case_id": case, "text": text, "candidate": name}
        for case in ("c1", "c2")
        for name, text in (("kind", KIND), ("harsh", "\x1b[31mIt's your own fault.\u202e"))
    ]
    cases = [
        {"id": case, "messages": [{"role": "user", "content": SAID}], "cluster": "bike"}
        for case in ("c1", "c2")
    ]
    evalkit_run(
        *("--cases", write_lines(workplace / "cases.jsonl", cases)),
        *("--responses", write_lines(workplace / "replies.jsonl", lines)),
        *("--grader", "wording", "--rubric", "validation", "--output", "run", "-q"),
    )
    return workplace / "run"


def test_case_is_shown_with_every_reply_its_grades_and_the_words_they_cite(run: Path):
    ended = command("show", str(run), "c1")

    assert ended.code == 0
    assert f"person: {SAID}" in ended.out
    assert "case c1, family bike" in ended.out
    assert f"reply: {KIND}" in ended.out
    assert 'warmth 2.00 (wording); "I\'m so sorry"' in ended.out
    assert "harsh (answered)" in ended.out


def test_nothing_that_was_said_reaches_the_terminal_as_a_command(run: Path):
    ended = command("show", str(run), "c1")

    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out


def test_one_candidate_as_json_is_its_line_of_the_results(run: Path):
    ended = command("show", str(run), "c2", "--candidate", "kind", "--format", "json")

    (line,) = json.loads(ended.out)
    stored = [json.loads(text) for text in (run / "results.jsonl").read_text().splitlines()]
    assert line in stored
    assert (line["case_id"], line["candidate"]) == ("c2", "kind")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "c9"], "no response to case 'c9'"),
        (["run", "c1", "--candidate", "kin"], "did you mean 'kind'"),
        (["nowhere", "c1"], "nowhere"),
    ],
)
def test_what_is_not_there_is_named(run: Path, arguments: list[str], message: str):
    ended = command("show", *arguments)

    assert ended.code == 2
    assert message in ended.err
