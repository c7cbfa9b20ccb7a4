"""Every command explains itself, at once and in 80 columns."""

from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from terminal import HOME, command

from evalkit.cli.main import COMMANDS, cli

HEAVY = ("openai", "datasets", "rich", "scipy", "jsonschema", "yaml", "re2", "aiohttp", "pyarrow")


def all_commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for name, (module, _) in COMMANDS.items():
        found.append((name,))
        known = importlib.import_module(module).command
        if isinstance(known, click.Group):
            found += [(name, subcommand) for subcommand in known.commands]
    return found


@pytest.mark.parametrize("words", all_commands(), ids=" ".join)
def test_every_command_has_help_that_fits_a_terminal(words: tuple[str, ...]):
    long, short = command(*words, "--help"), command(*words, "-h")

    assert (long.code, long.err) == (0, "")
    assert long.out == short.out
    assert long.out.startswith(f"Usage: {' '.join(('evalkit', *words))}")
    assert max(map(len, long.out.splitlines())) <= 80


@pytest.mark.parametrize("words", all_commands(), ids=" ".join)
def test_every_option_says_what_it_is(words: tuple[str, ...]):
    ctx = click.Context(cli)
    known: click.Command = cli
    for word in words:
        assert isinstance(known, click.Group)
        found = known.get_command(ctx, word)
        assert found is not None
        known = found

    silent = [p.opts for p in known.params if isinstance(p, click.Option) and not p.help]

    assert known.help
    assert silent == []


def test_every_group_and_command_is_in_the_overview():
    ended = command("--help")

    for name, (_, line) in COMMANDS.items():
        assert f"  {name} " in ended.out
        assert line[:40] in ended.out


def test_overview_and_help_of_a_command_say_the_same():
    for name, (module, line) in COMMANDS.items():
        if name != "run":
            known = importlib.import_module(module).command
            assert known.get_short_help_str(limit=100) == line


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(option: str):
    code = (
        "import sys\n"
        "from evalkit.cli import main\n"
        "try: main([sys.argv[1]])\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code, option],
        env={"PYTHONPATH": str(HOME)},
        capture_output=True,
        text=True,
    )

    assert ended.returncode == 0
    assert "evalkit" in ended.stdout
    assert set(ended.stderr.split()) & set(HEAVY) == set()


def test_version_is_that_of_the_package():
    pyproject = Path(__file__).parents[2] / "pyproject.toml"

    ended = command("--version")

    declared = tomllib.loads(pyproject.read_text("utf-8"))["project"]["version"]
    assert (ended.code, ended.out) == (0, f"evalkit {declared}\n")


def test_evalkit_alone_shows_the_commands():
    ended = command()

    assert "Commands:" in ended.out + ended.err


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("rnu",), "'run'"),
        (("rubrik",), "'rubric'"),
        (("rubric", "lst"), "'list'"),
        (("dataset", "vaildate"), "'validate'"),
        (("checks", "lits"), "'list'"),
        (("cache", "clean"), "'clear'"),
        (("run", "--modle", "x"), "'--model'"),
        (("run", "--max-conections", "3"), "'--max-connections'"),
        (("schema", "reprot"), "'report'"),
        (("rubric", "show", "validaton"), "'validation'"),
        (("dataset", "show", "cores"), "'core'"),
        (("checks", "run", "--text", "x", "--check", "parotting"), "'parroting'"),
        (("run", "--rubric", "reflexion"), "'reflection'"),
        (("run", "--grader", "Local"), "'local'"),
        (("run", "--map", "mesages=x", "--responses", "r.jsonl"), "'messages'"),
        (("run", "--where", "topic=berevement"), "topic=bereavement"),
    ],
)
def test_slip_in_a_name_is_met_with_the_nearest_one(words: tuple[str, ...], nearest: str):
    ended = command(*words)

    assert ended.code == 2
    assert ended.out == ""
    assert nearest in ended.err


def test_name_like_no_other_is_met_with_all_there_are():
    assert "There are: compare, lint, list, show, test." in command("rubric", "zzz").err
