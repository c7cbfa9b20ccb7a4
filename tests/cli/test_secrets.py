"""A key never turns up in a byte that is written or printed."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from material import (
    REPLY,
    SENTINEL,
    asks_for_grades,
    fair,
    grading,
    write_cases,
    write_inline,
    write_rubric,
)
from server import Call, ScriptedServer, Step, answer, error, raw
from terminal import HOME, Ended, command, evalkit_run

FORMS = (SENTINEL, quote(SENTINEL, safe=""), base64.b64encode(SENTINEL.encode()).decode())
TRACES = (SENTINEL, SENTINEL[:11], base64.b64encode(SENTINEL.encode()).decode()[:16])


def graded_with(text: str) -> Callable[[Call], Step]:
    """A script whose gradings repeat a text."""

    def script(call: Call) -> Step:
        if not asks_for_grades(call):
            return answer(f"{REPLY} {text}")
        body = grading(call).body.replace(b"it says so", text.encode())
        return Step(body=body)

    return script


ECHOES: dict[str, object] = {
    "401": [error(401, f"Incorrect API key provided: {' '.join(FORMS)}")],
    "404": [error(404, f"no model for {SENTINEL}")],
    "429 quota": [error(429, f"pay for {SENTINEL}", code="insufficient_quota")],
    "HTML": [raw(f"<html>{SENTINEL}</html>".encode(), "text/html")],
    "reply and explanation": graded_with(SENTINEL),
    "model id": lambda call: Step(body=fair(call).body.replace(b"served-model", SENTINEL.encode())),
}


def written(folder: Path, *ended: Ended) -> str:
    """Everything a command printed, and every byte in its folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    content = [path.read_bytes().decode("latin-1") for path in files]
    return "\n".join([*map(str, files), *content, *(e.out + e.err for e in ended)])


def traces_in(text: str) -> list[str]:
    return [trace for trace in TRACES if trace in text]


@pytest.mark.parametrize("script", ECHOES.values(), ids=ECHOES)
def test_key_that_the_server_echoes_is_nowhere(script: object, workplace: Path):
    with ScriptedServer(script) as server:  # type: ignore[arg-type]
        arguments = (
            *("--cases", write_cases(workplace), "--rubric", write_rubric(workplace)),
            *("--model", "m", "--grader", "g", "--base-url", server.url, "-v"),
        )
        text = evalkit_run(*arguments, "--output", "out")
        shown = evalkit_run(*arguments, "--output", "out", "--format", "json")

        assert server.calls
    assert traces_in(written(workplace, text, shown)) == []


def test_password_in_an_address_is_nowhere(workplace: Path):
    with ScriptedServer(fair) as server:
        url = server.url.replace("//", f"//user:{quote(SENTINEL)}@") + f"?api_key={SENTINEL}"

        ended = evalkit_run(
            *("--cases", write_cases(workplace), "--model", "m", "--base-url", url),
            *("--rubric", "validation", "--output", "out"),
        )

    assert ended.code == 0
    assert traces_in(written(workplace, ended)) == []


@pytest.mark.parametrize("url", ["ftp://user:{}@host/v1", "user:{}@host", "http://u:{}@:x/v1"])
def test_password_in_an_address_that_is_none_is_not_printed(url: str):
    ended = evalkit_run("--model", "m", "--base-url", url.format(SENTINEL))

    assert ended.code == 2
    assert traces_in(ended.out + ended.err) == []


def test_key_that_a_program_prints_or_is_given_is_nowhere(workplace: Path):
    bot = workplace / "bot.py"
    bot.write_text(
        "import os, sys, json\n"
        "key = os.environ['OPENAI_API_KEY']\n"
        "case = json.load(sys.stdin)['id']\n"
        "if case == 'c001': sys.exit(f'refused {key}')\n"
        "print(f'I hear you, {key}, and {sys.argv[1]}.')\n"
    )

    ended = evalkit_run(
        *("--cases", write_cases(workplace), "--rubric", "validation", "--output", "out", "-v"),
        *("--candidate-command", f"{sys.executable} {bot} {SENTINEL}"),
    )

    lines = (workplace / "out" / "results.jsonl").read_text()
    assert "I hear you, [secret], and [secret]." in lines
    assert "exit code 1: refused [secret]" in lines
    assert traces_in(written(workplace, ended)) == []


def test_crash_prints_no_key(workplace: Path):
    """Our own bug may come with a traceback; even that shows no setting."""
    code = (
        "from evalkit.cli import main, run\n"
        "def broken(*given, **more): raise RuntimeError('a bug')\n"
        "run.execute = broken\n"
        "main(['run', '--limit', '1'])\n"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=workplace,
        env={**os.environ, "PYTHONPATH": str(HOME)},
        capture_output=True,
        text=True,
    )

    assert ended.returncode == 1
    assert "RuntimeError: a bug" in ended.stderr
    assert traces_in(ended.stdout + ended.stderr) == []


def test_dry_run_and_other_commands_print_no_key(workplace: Path):
    cases = write_cases(workplace)

    ended = [
        evalkit_run("--cases", cases, "--model", "m", "--grader", "g", "--dry-run"),
        command("dataset", "validate", cases),
        command("rubric", "list"),
        evalkit_run("--responses", write_inline(workplace), "--rubric", "validation"),
    ]

    assert [e.code for e in ended] == [0] * 4
    assert traces_in(written(workplace, *ended)) == []


def test_files_are_readable_by_their_owner_alone(workplace: Path):
    with ScriptedServer(fair) as server:
        evalkit_run(
            *("--cases", write_cases(workplace), "--rubric", "validation", "--model", "m"),
            *("--base-url", server.url, "--output", "out", "--store", "s.sqlite"),
        )

    mine = [path for path in (workplace / "out").iterdir()] + list(workplace.glob("s.sqlite*"))
    assert {path.name: oct(path.stat().st_mode & 0o077) for path in mine} == {
        path.name: "0o0" for path in mine
    }
    assert json.loads((workplace / "out" / "report.json").read_text())["status"] == "complete"
