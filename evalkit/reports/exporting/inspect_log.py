"""A candidate's responses and grades as a log that Inspect reads and its viewer lists.

The document follows the JSON log format of inspect_ai, version 2, fields in its order,
since its reader takes the header off the front of the file. It is written here by hand: a
dependency would bring a harness along to write what are plain objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evalkit.errors import OutputError, Problem
from evalkit.files import digest_of, dump_json, growing_file
from evalkit.reports.exporting.long_table import unit_of
from evalkit.reports.reading import ReportFile
from evalkit.reports.scores import criterion_value
from evalkit.reports.values import as_grade, quotes_of

FORMAT_VERSION = 2
"""Of inspect_ai's log format; its reader takes any that is not newer than its own."""
TASK = "evalkit"

_STATUS = {"complete": "success", "partial": "error", "failed": "error"}
_STOP_REASONS = {
    "answered": "stop",
    "empty": "stop",
    "refused": "content_filter",
    "truncated": "max_tokens",
}
"""States of a response that an answer brought; in the others there is an error."""
_UNKNOWN_TIME = "1970-01-01T00:00:00+00:00"


def write_inspect_logs(folder: Path, report: ReportFile, candidates: list[str]) -> list[Path]:
    """Write one log for each candidate, as Inspect has one for each model.

    Inspect lists a JSON log only where its name is `<time>_<task>_<id>.json`, so the
    names are `<start>_evalkit-<candidate>_<id>.json`: of one run always the same. The
    folder may be one that holds other logs.

    Returns:
        The files.

    Raises:
        OutputError: The folder cannot be written.
        InputError: A broken line in the results.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = "found a file, expected a folder" if folder.is_file() else error.strerror
        raise OutputError(Problem(str(folder), f"cannot be written: {reason}")) from None
    paths = [folder / _name(report, candidate) for candidate in candidates]
    for path, candidate in zip(paths, candidates, strict=True):
        with growing_file(path) as file:
            for part in _document(report, candidate):
                file.write(part.encode("utf-8"))
    return paths


def _name(report: ReportFile, candidate: str) -> str:
    started = re.sub(r"[:+]", "-", _started(report))
    shown = re.sub(r"[^A-Za-z0-9.-]+", "-", candidate)[:60]
    return f"{started}_{TASK}-{shown}_{_log_id(report, candidate)}.json"


def _log_id(report: ReportFile, candidate: str) -> str:
    return digest_of([report.run["id"], candidate])[:22]


def _started(report: ReportFile) -> str:
    started = str(report.report["timing"].get("started") or _UNKNOWN_TIME)
    return started.replace("Z", "+00:00")


def _document(report: ReportFile, candidate: str) -> Iterator[str]:
    """The log in pieces, so that no run is held whole."""
    header = dump_json(_header(report, candidate))
    yield header.removesuffix("}") + ',"samples":[\n'
    for number, line in enumerate(report.lines(candidate)):
        yield (",\n" if number else "") + dump_json(_sample(report, line))
    yield "\n]}\n"


def _header(report: ReportFile, candidate: str) -> dict[str, Any]:
    status = report.report["status"]
    run = report.run
    started = _started(report)
    header: dict[str, Any] = {
        "version": FORMAT_VERSION,
        "status": _STATUS[status],
        "eval": {
            "eval_id": _log_id(report, candidate),
            "run_id": run["id"],
            "created": started,
            "task": TASK,
            "task_id": _log_id(report, candidate),
            "dataset": {"name": run["dataset"]["digest"][:12], "samples": run["dataset"]["cases"]},
            "model": candidate,
            "config": {},
            "packages": {"evalkit-empathy": run["evalkit"]},
            "metadata": {
                "rubrics": {rubric["id"]: rubric["version"] for rubric in run["rubrics"]},
                "graders": [grader["name"] for grader in run["graders"]],
                "redacted": run["redacted"],
            },
        },
        "plan": {},
        "results": _results(report, candidate),
        "stats": {"started_at": started, "completed_at": started},
    }
    if _STATUS[status] == "error":
        message = f"the run of evalkit is {status}: what is missing was not answered or not graded"
        header["error"] = _error(message)
    return header


def _results(report: ReportFile, candidate: str) -> dict[str, Any]:
    """Means of the report's summary; what has none has no metric."""
    block = next(
        block for block in report.report["summary"]["candidates"] if block["candidate"] == candidate
    )
    scores = []
    for rubric in block["rubrics"]:
        scores.append(_score_block(rubric["rubric"], rubric["score"]))
        scores += [
            _score_block(f"{rubric['rubric']}.{item['criterion']}", item["mean"])
            for item in rubric["criteria"]
        ]
    answered = block["responses"]["states"].get("answered", 0)
    return {
        "total_samples": block["responses"]["planned"],
        "completed_samples": answered,
        "scores": scores,
    }


def _score_block(name: str, score: Mapping[str, Any]) -> dict[str, Any]:
    mean = score["mean"]
    return {
        "name": name,
        "scorer": name,
        "scored_samples": score["n"],
        "unscored_samples": score["missing"],
        "metrics": {} if mean is None else {"mean": {"name": "mean", "value": mean}},
        "metadata": {key: score[key] for key in ("low", "high", "clusters")},
    }


def _sample(report: ReportFile, line: Mapping[str, Any]) -> dict[str, Any]:
    case = line["case"]
    reply = next((m["content"] for m in reversed(line["messages"]) if m["role"] == "assistant"), "")
    scores, ungraded = _scores(report, line)
    sample: dict[str, Any] = {
        "id": line["case_id"],
        "epoch": line["repeat"] + 1,
        "input": case["messages"],
        "target": case.get("reference", ""),
        "messages": [*case["messages"], *line["messages"]],
        "output": _output(line, reply),
        "scores": scores,
        "metadata": {
            **case.get("metadata", {}),
            "cluster": case.get("cluster", line["case_id"]),
            **({"tags": case["tags"]} if "tags" in case else {}),
            **({"language": case["language"]} if "language" in case else {}),
            "response_state": line["state"],
            "ungraded": ungraded,
        },
    }
    if line["state"] not in _STOP_REASONS:
        sample["error"] = _error(line.get("detail") or line["state"])
    return sample


def _output(line: Mapping[str, Any], reply: str) -> dict[str, Any]:
    model = line.get("model") or line["candidate"]
    stop_reason = _STOP_REASONS.get(line["state"])
    if stop_reason is None:
        return {"model": model, "choices": [], "completion": ""}
    message = {"role": "assistant", "content": reply, "source": "generate", "model": model}
    return {
        "model": model,
        "choices": [{"message": message, "stop_reason": stop_reason}],
        "completion": reply,
    }


def _scores(
    report: ReportFile, line: Mapping[str, Any]
) -> tuple[dict[str, dict[str, Any]], dict[str, list[str]]]:
    """A score for each rubric and criterion that has one, and the states of the others."""
    grades: dict[str, list[Mapping[str, Any]]] = {}
    for grade in line["grades"]:
        grades.setdefault(f"{grade['rubric']}.{grade['criterion']}", []).append(grade)
    scores: dict[str, dict[str, Any]] = {
        rubric: {"value": score, "explanation": "from 0, worst, to 1, best"}
        for rubric, score in line["scores"].items()
        if score is not None
    }
    ungraded: dict[str, list[str]] = {}
    for name, own in grades.items():
        value = criterion_value([as_grade(grade) for grade in own])
        if value is None:
            ungraded[name] = sorted({grade["state"] for grade in own})
            continue
        scores[name] = {
            "value": value,
            "explanation": "\n".join(grade["explanation"] or "" for grade in own).strip() or None,
            "metadata": {"grades": [_grade(report, line, grade) for grade in own]},
        }
    return scores, ungraded


def _grade(report: ReportFile, line: Mapping[str, Any], grade: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "grader": grade["grader"],
        "repeat": grade["repeat"],
        "state": grade["state"],
        "value": grade["value"],
        "u": unit_of(report, grade),
        "evidence": list(quotes_of(line, grade)),
    }


def _error(message: str) -> dict[str, str]:
    return {"message": message, "traceback": "", "traceback_ansi": ""}
