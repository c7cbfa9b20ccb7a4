"""Lines of `results.jsonl`: one response with its case, grades, scores and findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evalkit.files import dump_json
from evalkit.inputs.records import read_records
from evalkit.types import Case, Finding, Grade, GradedResponse, Json, Message, Span

SCHEMA_VERSION = 1


def result_line(graded: GradedResponse, *, redact: bool = False) -> str:
    """One line of JSON, without its line break.

    Args:
        graded: The response and all that was said of it.
        redact: Put a digest in the place of everything anybody said, and leave out
            what may repeat it. Scores, states and offsets stay.
    """
    response = graded.response
    line: dict[str, Json] = {
        "schema_version": SCHEMA_VERSION,
        "case_id": response.case_id,
        "candidate": response.candidate,
        "repeat": response.repeat,
        "state": response.state,
        # A program, a function or a server may repeat what it was asked.
        "detail": None if redact else response.detail,
        "model": response.model,
        "usage": None
        if response.usage is None
        else {
            "input_tokens": response.usage.input_tokens,
            "output_tokens": response.usage.output_tokens,
        },
        "redacted": redact,
        "messages": _messages(response.messages, redact),
        "case": _case(graded.case, redact),
        "scores": dict(graded.scores),
        "grades": [_grade(grade, redact) for grade in graded.grades],
        "findings": [_finding(finding) for finding in graded.findings],
    }
    return dump_json(line)


def read_results(path: Path) -> Iterator[Mapping[str, Any]]:
    """Lines of a `results.jsonl`, as objects.

    Raises:
        InputError: A line that is not JSON.
    """
    for _, line in read_records(path):
        yield line


def _messages(messages: tuple[Message, ...], redact: bool) -> list[Json]:
    return [
        {"role": m.role, "content": _digest(m.content) if redact else m.content} for m in messages
    ]


def _digest(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _case(case: Case, redact: bool) -> dict[str, Json]:
    tags: dict[str, list[str]] = {}
    for key, value in case.tags:
        tags.setdefault(key, []).append(value)
    data: dict[str, Json] = {"id": case.id, "messages": _messages(case.messages, redact)}
    if case.cluster is not None:
        data["cluster"] = case.cluster
    if tags:
        plain = list(tags) == [""]
        data["tags"] = tags[""] if plain else {key: _one_or_many(tags[key]) for key in tags}
    if case.language is not None:
        data["language"] = case.language
    if case.reference is not None:
        data["reference"] = _digest(case.reference) if redact else case.reference
    if case.metadata and not redact:
        data["metadata"] = dict(case.metadata)
    return data


def _one_or_many(values: list[str]) -> Json:
    return values[0] if len(values) == 1 else values


def _grade(grade: Grade, redact: bool) -> dict[str, Json]:
    return {
        "rubric": grade.rubric,
        "criterion": grade.criterion,
        "state": grade.state,
        "value": grade.value,
        "grader": grade.grader,
        "repeat": grade.repeat,
        "evidence": [_span(span) for span in grade.evidence],
        "probabilities": list(grade.probabilities) or None,
        "explanation": None if redact else grade.explanation,
        "detail": None if redact else grade.detail,
    }


def _span(span: Span) -> dict[str, Json]:
    return {"message": span.message, "start": span.start, "end": span.end}


def _finding(finding: Finding) -> dict[str, Json]:
    return {"check": finding.check, "kind": finding.kind, **_span(finding.span)}
