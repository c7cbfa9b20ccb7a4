"""A run as logs of inspect_ai, held against its own reader where it is installed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from run_folders import scored_run

from evalkit.reports.exporting import export
from evalkit.reports.reading import load_report


def logs(run: Path) -> list[dict[str, Any]]:
    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    paths = export(load_report(run), "inspect").paths
    return [json.loads(path.read_text("utf-8"), parse_constant=refuse) for path in paths]


def test_what_is_ungraded_has_a_state_and_no_score(tmp_path):
    (log,) = logs(scored_run(tmp_path / "r", [1.0, None]))

    scored, ungraded = log["samples"]
    assert scored["scores"]["plain.care"]["value"] == 1.0
    assert scored["scores"]["plain"]["value"] == 1.0
    assert ungraded["scores"] == {}
    assert ungraded["metadata"]["ungraded"] == {"plain.care": ["parse_failed"]}


def test_response_that_failed_is_an_error_and_silence_is_not(tmp_path):
    run = scored_run(tmp_path / "r", ["provider_error", "empty", "truncated", "refused"])

    (log,) = logs(run)

    failed, *silent = log["samples"]
    assert failed["error"]["message"] == "provider_error"
    assert failed["output"]["choices"] == []
    assert all("error" not in sample for sample in silent)
    reasons = [sample["output"]["choices"][0]["stop_reason"] for sample in silent]
    assert reasons == ["stop", "max_tokens", "content_filter"]


def test_repeats_are_epochs_and_means_are_those_of_the_report(tmp_path):
    (log,) = logs(scored_run(tmp_path / "r", [1.0, 0.0, 1.0, 1.0], repeats=2))

    assert [(s["id"], s["epoch"]) for s in log["samples"]] == [
        ("c0000", 1), ("c0000", 2), ("c0001", 1), ("c0001", 2),
    ]  # fmt: skip
    scores = {score["name"]: score["metrics"] for score in log["results"]["scores"]}
    assert scores["plain"]["mean"]["value"] == 0.75


def test_mean_of_nothing_is_left_out(tmp_path):
    (log,) = logs(scored_run(tmp_path / "r", [None, None]))

    assert [score["metrics"] for score in log["results"]["scores"]] == [{}, {}]


def test_log_lies_where_others_may_lie_under_a_name_that_inspect_lists(tmp_path):
    run = scored_run(tmp_path / "r", [1.0], candidate="open/ai: x_1")
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "other.eval").write_bytes(b"x")

    (path,) = export(load_report(run), "inspect", tmp_path / "logs").paths

    start, task, _ = path.stem.split("_")
    assert start == "1970-01-01T00-00-00-00-00"
    assert task == "evalkit-open-ai-x-1"
    assert (tmp_path / "logs" / "other.eval").read_bytes() == b"x"


def test_inspect_itself_lists_and_reads_the_logs(tmp_path):
    inspect_log = pytest.importorskip("inspect_ai.log")
    run = scored_run(tmp_path / "r", [1.0, None, "provider_error", 0.0], families="abcd")
    folder = export(load_report(run), "inspect").paths[0].parent

    (listed,) = inspect_log.list_eval_logs(str(folder))
    header = inspect_log.read_eval_log(listed, header_only=True)
    log = inspect_log.read_eval_log(listed)

    assert header.status == "error"
    assert "the run of evalkit is partial" in header.error.message
    assert header.eval.model == "fern"
    assert header.results.scores[1].name == "plain.care"
    assert [sample.id for sample in log.samples] == ["c0000", "c0001", "c0002", "c0003"]
    assert log.samples[0].scores["plain.care"].as_float() == 1.0
    assert log.samples[0].output.completion == "That sounds hard."
    assert log.samples[0].input[0].text == "I feel low."
    assert log.samples[1].scores == {}
    assert log.samples[2].error.message == "provider_error"
    summaries = inspect_log.read_eval_log_sample_summaries(listed)
    assert [summary.metadata["cluster"] for summary in summaries] == list("abcd")
