from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from run_folders import scored_run
from terminal import command

GATE = "schema_version: 1\nrules:\n  - {rubric: plain, min: 0.5}\n"


@pytest.fixture
def here(workplace: Path) -> Path:
    scored_run(workplace / "good", [0.8, 0.9] * 20)
    scored_run(workplace / "bad", [0.1, 0.2] * 20)
    scored_run(workplace / "so-so", [0.1, 0.9] * 20)
    (workplace / "gate.yaml").write_text(GATE)
    return workplace


@pytest.mark.parametrize(("run", "code"), [("good", 0), ("bad", 3), ("so-so", 4), ("none", 2)])
def test_exit_code_is_the_verdict(here: Path, run: str, code: int):
    ended = command("gate", run, "--config", "gate.yaml")

    assert ended.code == code
    assert bool(ended.out) == (code != 2)


def test_text_and_json_say_the_same(here: Path):
    text = command("gate", "bad/report.json", "--config", "gate.yaml")
    data = command("gate", "bad/report.json", "--config", "gate.yaml", "--format", "json")

    assert data.code == text.code == 3
    verdict = json.loads(data.out)
    assert verdict["outcome"] == "fail"
    assert verdict["rules"][0]["line"] in text.out
    assert verdict["summary"] in text.out


def test_check_lints_with_and_without_a_report(here: Path):
    (here / "odd.yaml").write_text(GATE.replace("plain", "plan"))

    alone = command("gate", "--check", "--config", "odd.yaml")
    with_report = command("gate", "good", "--check", "--config", "odd.yaml")

    assert (alone.code, with_report.code) == (0, 2)
    assert "names not checked" in alone.out
    assert "odd.yaml:3: unknown rubric of the report 'plan'; did you mean 'plain'?" in (
        with_report.err
    )


def test_blessed_run_serves_as_baseline_and_only_a_pass_replaces_it(here: Path):
    (here / "margin.yaml").write_text(GATE.replace("min: 0.5", "margin: 0.05"))

    first = command("gate", "good", "--bless", "base")
    worse = command("gate", "bad", "--config", "margin.yaml", "--baseline", "base",
                    "--bless", "base")  # fmt: skip
    same = command("gate", "good", "--config", "margin.yaml", "--baseline", "base")

    assert (first.code, worse.code, same.code) == (0, 3, 0)
    assert "not blessed" in worse.err
    for name in ("report.json", "results.jsonl"):
        assert (here / "base" / name).read_bytes() == (here / "good" / name).read_bytes()
        assert (here / "base" / name).stat().st_mode & 0o077 == 0


def test_bless_touches_no_folder_that_holds_something_else(here: Path):
    (here / "mine").mkdir()
    (here / "mine" / "notes.txt").write_text("keep")

    ended = command("gate", "good", "--bless", "mine")

    assert ended.code == 2
    assert [path.name for path in (here / "mine").iterdir()] == ["notes.txt"]
    assert command("gate", "good", "--bless", "good").code == 2


def test_missing_arguments_are_usage_errors(here: Path):
    assert command("gate").code == 2
    assert "--config" in command("gate", "good").err
    assert "--config" in command("gate", "good", "--check").err


def test_name_in_a_report_cannot_forge_a_verdict(here: Path):
    scored_run(here / "odd", [0.1, 0.2] * 20, candidate="x\nPASS: 1 rule: 1 pass\n::error::x")

    ended = command("gate", "odd", "--config", "gate.yaml")
    wrong = command("gate", "odd", "--config", "gate.yaml", "--candidate", "y")

    assert not any(line.startswith("PASS") for line in ended.out.splitlines())
    assert "\n::error::" not in wrong.err


def test_every_output_of_one_gate_says_the_same(here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary.md"))

    ended = command(
        "gate", "bad", "--config", "gate.yaml", "--junit", "junit.xml", "--sarif", "gate.sarif",
        "--comment", "comment.md", "--github", "--format", "json",
    )  # fmt: skip

    assert ended.code == 3
    verdict = json.loads(ended.out)
    suite = ElementTree.parse(here / "junit.xml").getroot()
    assert suite.attrib == {"name": "evalkit", "tests": "1", "failures": "1", "errors": "0"}
    assert suite.find(".//failure").get("message") == verdict["rules"][0]["line"]
    (result,) = json.loads((here / "gate.sarif").read_text())["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "gate.yaml"
    assert place["region"]["startLine"] == 3
    assert (here / "comment.md").read_text() == (here / "summary.md").read_text()
    assert "## evalkit gate: fail" in (here / "comment.md").read_text()
    assert ended.err.startswith("::error title=evalkit%3A plain min 0.5,file=gate.yaml,line=3::")


def test_inconclusive_is_an_error_in_junit(here: Path):
    command("gate", "so-so", "--config", "gate.yaml", "--junit", "junit.xml")

    suite = ElementTree.parse(here / "junit.xml").getroot()
    assert (suite.get("failures"), suite.get("errors")) == ("0", "1")


def test_rubric_lint_writes_sarif(here: Path):
    ended = command("rubric", "lint", "validation", "--sarif", "lint.sarif")

    assert ended.code == 0
    assert json.loads((here / "lint.sarif").read_text())["runs"][0]["results"] == []
