"""`evalkit export` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from run_folders import scored_run
from terminal import command


@pytest.fixture
def run() -> Path:
    return scored_run(Path("r"), [1.0, None, "empty"])


@pytest.mark.parametrize(
    ("shape", "place"),
    [("csv", "r/export.csv"), ("parquet", "r/export.parquet"), ("hf", "r/export-hf")],
)
def test_export_lies_in_the_run_folder_and_says_how_many_rows(run, shape, place):
    ended = command("export", str(run), "--to", shape)

    assert (ended.code, ended.out, ended.err) == (0, f"{place}: 3 rows\n", "")
    assert Path(place).exists()


def test_inspect_logs_are_named_with_the_command_that_shows_them(run):
    ended = command("export", str(run / "report.json"), "--to", "inspect", "--output", "logs")

    (path,) = Path("logs").iterdir()
    assert ended.out == f"{path}\nlook at them: inspect view --log-dir logs\n"


def test_json_output_has_paths_and_rows(run):
    ended = command("export", str(run), "--to", "csv", "--output", "x.csv", "--format", "json")

    assert json.loads(ended.out) == {"to": "csv", "paths": ["x.csv"], "rows": 3}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["r"], "Missing option '--to'"),
        (["r", "--to", "xlsx"], "'xlsx' is not one of"),
        (["gone", "--to", "csv"], "gone: no such file"),
        (["r", "--to", "csv", "--candidate", "fen"], "did you mean 'fern'?"),
        (["r", "--to", "csv", "--output", "no/where.csv"], "cannot be written: No such file"),
        (["r", "--to", "csv", "--output", "r"], "is the run that is exported"),
    ],
)
def test_bad_input_is_exit_2_with_one_clear_error(run, words, message):
    ended = command("export", *words)

    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err
