from __future__ import annotations

import json
from pathlib import Path

import pytest
from run_folders import scored_run
from terminal import command


@pytest.fixture
def here(workplace: Path) -> Path:
    for index, name in enumerate(("a", "b", "c")):
        scored_run(workplace / name, [(i % 7 + index) / 10 for i in range(42)])
    return workplace


def test_two_runs_are_compared_in_text_and_json(here: Path):
    text = command("compare", "a", "b", "--equivalence", "0.2")
    data = command("compare", "a", "b", "--equivalence", "0.2", "--format", "json")

    assert text.code == data.code == 0
    (item,) = json.loads(data.out)["rubrics"]
    assert item["difference"] == pytest.approx(0.1)
    assert item["equivalent"] is True
    assert "plain: 0.300 -> 0.400, difference +0.100" in text.out
    assert "equivalent within 0.2" in text.out


def test_three_runs_are_ranked(here: Path):
    ended = command("compare", "a", "b", "c")

    ranks = [line.split()[:2] for line in ended.out.splitlines() if "rank" in line]
    assert ranks == [["rank", "1"], ["rank", "2"], ["rank", "3"]]
    assert command("compare", "a", "b", "c", "--equivalence", "0.1").code == 2


def test_candidates_are_named_once_or_for_each_run(here: Path):
    assert command("compare", "a", "b", "--candidate", "fern").code == 0
    assert command("compare", "a", "b", "c", "--candidate", "x", "--candidate", "y").code == 2
    assert "unknown candidate" in command("compare", "a", "b", "--candidate", "oak").err


def test_runs_that_measured_differently_are_compared_only_on_request(here: Path):
    scored_run(here / "other", [0.5] * 42, dataset="e" * 64)

    refused = command("compare", "a", "other")
    allowed = command("compare", "a", "other", "--allow-different")

    assert refused.code == 2
    assert "dataset" in refused.err
    assert allowed.code == 0
    assert "note: dataset" in allowed.out
