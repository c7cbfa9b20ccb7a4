"""What strangers wrote does nothing on a terminal or in a CI log."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from material import RUBRIC, case, write_inline, write_lines
from terminal import HOME, Ended, command, evalkit_run, process

NAMES = (
    "::add-mask::everything",
    "x" * 40 + "::set-env name=PATH::" + "y" * 90,
    "a ::error file=x::b " * 10,
    "##vso[task.setvariable variable=x]y",
    "##[error]x " * 9,
    "\u202eesrever\u2066",
    ":heart: [bold]markup[/bold] [link=file:///etc]x[/]",
    "名前" * 30,
)
"""What a file may hold as a name."""
TEXTS = (
    *NAMES,
    "\x1b[31mred\x1b]0;title\x07",
    "line\n::warning::two\r\n::error::three",
    "\x9b31m\u2028::notice::x",
)

_OBEYED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
    r"|^\s*::.*::|##\[|##vso\[",
    re.MULTILINE,
)
"""Control characters for a terminal; commands for GitHub (spaces before `::` do not help, and
`##[` counts anywhere: actions/runner, ActionCommand.cs) and for Azure."""


def assert_harmless(ended: Ended) -> None:
    assert [_OBEYED.findall(printed) for printed in (ended.out, ended.err)] == [[], []]


@pytest.mark.parametrize("name", NAMES)
def test_candidate_and_case_of_a_hostile_name_are_only_shown(name: str, workplace: Path):
    line = {**case(0), "id": name, "response": f"Oh. {name}", "candidate": name, "tags": [name]}
    write_lines(workplace / "replies.jsonl", [line])
    arguments = ("--responses", "replies.jsonl", "--rubric", "validation", "--max-ungraded", "1")

    ended = evalkit_run(*arguments, "--output", "out", "-v")

    assert "Oh." not in ended.out
    assert_harmless(ended)
    (result,) = (workplace / "out/results.jsonl").read_text("utf-8").removesuffix("\n").split("\n")
    assert json.loads(result)["candidate"] == name


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_in_an_error_is_only_shown(text: str, workplace: Path):
    write_lines(workplace / "replies.jsonl", [{"case_id": text, "text": "Oh.", text: 1}])
    twice = case(0, id=text)
    write_lines(workplace / "cases.jsonl", [case(0), {"id": text}, twice, twice])

    for arguments in (
        ("run", "--responses", "replies.jsonl"),
        ("run", "--cases", "cases.jsonl", "--candidate-command", "cat"),
        ("dataset", "validate", "cases.jsonl"),
    ):
        ended = command(*arguments)

        assert ended.code == 2
        assert_harmless(ended)


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_rubric_is_only_shown(text: str, workplace: Path):
    (workplace / "mine.yaml").write_text(
        RUBRIC.replace("Kindness in a reply", json.dumps(text)).replace(
            "no care is shown", json.dumps(text)
        ),
        encoding="utf-8",
    )

    for words in (("rubric", "show"), ("rubric", "lint"), ("run", "--rubric")):
        assert_harmless(command(*words, "mine.yaml"))


def test_reply_with_escapes_is_only_shown_by_checks_run():
    ended = command("checks", "run", "--text", "You always \x1b[2J should\n::error::x calm down.")

    assert ended.code == 0
    assert_harmless(ended)


def test_text_that_no_encoding_holds_is_shown_in_escapes(workplace: Path):
    ended = process(
        *("checks", "run", "--format", "json", "--text", "You should \udce9 calm down."),
        cwd=workplace,
    )

    assert ended.code == 0, ended.err
    assert json.loads(ended.out)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("format", ["text", "json"])
def test_terminal_that_knows_few_characters_gets_the_whole_report(
    encoding: str, format: str, workplace: Path
):
    write_lines(workplace / "r.jsonl", [{**case(0), "response": "Oh.", "candidate": "名前é"}])

    ended = process(
        *("run", "--responses", "r.jsonl", "--rubric", "validation", "--format", format, "-q"),
        cwd=workplace,
        env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )

    assert ended.code == 0, ended.err
    if format == "json":
        assert ended.report["summary"]["candidates"][0]["candidate"] == "名前é"
    else:
        assert "名前" in ended.out or "\\u540d" in ended.out


def test_forced_colours_of_the_environment_do_not_reach_a_pipe(workplace: Path):
    ended = process(
        *("run", "--responses", write_inline(workplace), "--rubric", "validation"),
        cwd=workplace,
        env={"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TTY_COMPATIBLE": "1"},
    )

    assert ended.code == 0
    assert_harmless(ended)


def test_terminal_gets_a_table_and_no_sequence_of_a_stranger(workplace: Path):
    line = {**case(0), "response": "Oh.", "candidate": "\u202efern"}
    write_lines(workplace / "r.jsonl", [line])
    ours, theirs = pty.openpty()

    words = ("-m", "evalkit", "run", "--responses", "r.jsonl", "--rubric", "validation")
    process = subprocess.Popen(
        [sys.executable, *words],
        cwd=workplace,
        env={**os.environ, "PYTHONPATH": str(HOME), "TERM": "xterm", "COLUMNS": "100"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    printed = b""
    while chunk := _read(ours):
        printed += chunk
    os.close(ours)

    assert process.wait(30) == 0
    assert b"validation" in printed
    assert "\u202e".encode() not in printed
    assert rb"\u202efern" in printed


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""
