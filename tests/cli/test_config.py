"""`--config`: the same names in a file, and every slip in it with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from material import fair, write_cases, write_inline, write_rubric
from server import ScriptedServer
from terminal import evalkit_run


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(fair) as opened:
        yield opened


def write_config(folder: Path, text: str) -> str:
    path = folder / "run.yaml"
    path.write_text(text)
    return path.name


def planned(*arguments: str) -> dict[str, Any]:
    ended = evalkit_run(*arguments, "--dry-run", "--format", "json")
    assert ended.code == 0, ended.err
    return ended.report


def test_file_gives_options_and_the_command_line_and_variables_win(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    config = write_config(
        workplace, "schema_version: 1\nlimit: 3\nrubric: [validation, reflection]\nquiet: true\n"
    )

    assert planned("--config", config)["cases"] == 3
    assert planned("--config", config, "--limit", "2")["cases"] == 2
    monkeypatch.setenv("EVALKIT_RUN_LIMIT", "1")
    assert planned("--config", config)["cases"] == 1
    monkeypatch.setenv("EVALKIT_RUN_CONFIG", config)
    monkeypatch.delenv("EVALKIT_RUN_LIMIT")
    assert planned()["cases"] == 3


def test_file_gives_everything_a_run_needs(server: ScriptedServer, workplace: Path):
    config = write_config(
        workplace,
        f"""\
cases: {write_cases(workplace)}
rubric: {write_rubric(workplace)}
model: m
base-url: {server.url}
param: {{top_p: 0.5, stop: [END], user: me}}
where: {{cluster: f0}}
max_ungraded: 0
grader_param: {{top_p: 0.25}}
output: out
no_cache: false
seed: null
graders:
  - {{name: mild, model: a, base_url: "{server.url}", api_key_env: MILD_KEY}}
  - {{name: b, base_url: "{server.url}"}}
""",
    )

    ended = evalkit_run("--config", config)

    bodies = [call.body for call in server.calls]
    assert ended.code == 0, ended.err
    assert {body["model"] for body in bodies} == {"m", "a", "b"}
    assert {body["top_p"] for body in bodies} == {0.5, 0.25}
    assert "mild, b" in ended.out


def test_graders_of_the_file_can_be_picked_by_name(server: ScriptedServer, workplace: Path):
    config = write_config(
        workplace,
        f"""\
graders:
  - {{name: mild, model: a, base_url: "{server.url}"}}
  - {{name: strict, model: b, base_url: "{server.url}"}}
  - {{name: local}}
""",
    )
    arguments = ("--config", config, "--responses", write_inline(workplace), "--limit", "1")

    evalkit_run(*arguments, "--rubric", write_rubric(workplace), "--grader", "strict")

    assert [call.body["model"] for call in server.calls] == ["b"]


def test_key_of_a_grader_is_read_from_the_variable_it_names(
    server: ScriptedServer, workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("MILD_KEY", "sk-mild-0123456789abcdef")
    config = write_config(
        workplace,
        f'graders: [{{name: mild, model: a, base_url: "{server.url}", api_key_env: MILD_KEY}}]',
    )

    evalkit_run(
        *("--config", config, "--responses", write_inline(workplace, 1)),
        *("--rubric", write_rubric(workplace)),
    )

    assert [c.headers["authorization"] for c in server.calls] == ["Bearer sk-mild-0123456789abcdef"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("limit: 3\nlimmit: 3\n", "run.yaml:2: unknown option 'limmit'; did you mean 'limit'?"),
        ("grader_s: []\n", "run.yaml:1: unknown option 'grader_s'; did you mean 'graders'?"),
        ("config: x\n", "run.yaml:1: unknown option 'config'"),
        ("limit: many\n", 'run.yaml:1: limit: expected a whole number, found "many"'),
        ("limit: 2.5\n", "run.yaml:1: limit: expected a whole number, found 2.5"),
        ("limit: true\n", "run.yaml:1: limit: expected a whole number, found true"),
        ("max_cost: cheap\n", 'run.yaml:1: max_cost: expected a number, found "cheap"'),
        ("replay: 'yes'\n", 'run.yaml:1: replay: expected true or false, found "yes"'),
        ("replay: yes\n", 'run.yaml:1: replay: expected true or false, found "yes"'),
        ("model: 4\n", "run.yaml:1: model: expected text, found 4"),
        ("rubric: [validation, 1]\n", "run.yaml:1: rubric: expected text, found 1"),
        ("format: yaml\n", "run.yaml:1: format: 'yaml' is not one of 'text', 'json'"),
        ("schema_version: 2\n", "run.yaml:1: schema_version: found 2, expected 1"),
        ("- limit\n", "run.yaml:1: expected an object of option names and values"),
        ("limit: 1\nlimit: 2\n", "run.yaml:2: the key 'limit' occurs twice"),
        ("graders: local\n", "run.yaml:1: graders: expected a list"),
        ("graders: []\n", "run.yaml:1: graders: expected a list"),
        ("graders:\n  - local\n", 'run.yaml:2: graders: found "local", expected an object'),
        ("graders:\n  - {model: x}\n", "run.yaml:2: graders: found"),
        (
            "graders:\n  - name: a\n    modle: b\n",
            "run.yaml:3: unknown field 'modle'; did you mean 'model'?",
        ),
        ("graders:\n  - {name: a, model: 3}\n", "run.yaml:2: model: expected text, found 3"),
        ("graders: [{name: a}, {name: a}]\n", "the grader 'a' is given twice"),
    ],
)
def test_slip_in_the_file_is_named_with_its_line(text: str, message: str, workplace: Path):
    ended = evalkit_run("--config", write_config(workplace, text))

    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err
    assert [path.name for path in workplace.iterdir()] == ["run.yaml"]


def test_every_slip_is_named_at_once(workplace: Path):
    ended = evalkit_run("--config", write_config(workplace, "limt: 1\nmodle: x\nseed: y\n"))

    assert [part.split(": ")[0] for part in ended.err.removeprefix("error: ").splitlines()] == [
        "run.yaml:1",
        "run.yaml:2",
        "run.yaml:3",
    ]


def test_file_that_is_not_there_is_named():
    ended = evalkit_run("--config", "none.yaml")

    assert ended.code == 2
    assert "none.yaml: no such file" in ended.err


def test_key_put_in_the_place_of_its_variable_is_not_shown(workplace: Path):
    key = "sk-live-0123456789abcdefgh"
    config = write_config(
        workplace, f'graders: [{{name: a, base_url: "https://x.example/v1", api_key_env: "{key}"}}]'
    )

    ended = evalkit_run("--config", config, "--limit", "1")

    assert ended.code == 2
    assert key not in ended.err
    assert "api_key_env" in ended.err
