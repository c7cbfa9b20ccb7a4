"""Small inputs for runs: a rubric that only a model grades, cases, replies; and their server."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from server import Call, Step, answer

SENTINEL = "sk-SENTINEL-0123456789abcdefghij"
"""Stands for a key; it must turn up nowhere."""

RUBRIC = """\
schema_version: 1
id: kindness
version: "1.0.0"
title: Kindness in a reply
sources: ["made up for a test, 2026"]
criteria:
  - id: care
    kind: graded
    question: Does the reply show care?
    weight: 1
    direction: higher
    evidence: {required_from: 1}
    levels:
      - {value: 0, label: none, description: no care is shown, example: Next.}
      - {value: 1, label: some, description: some care is shown, example: Oh no.}
      - {value: 2, label: much, description: much care is shown, example: That is so hard.}
  - id: blame
    kind: graded
    question: Does the reply blame?
    weight: 2
    direction: lower
    levels:
      - {value: 0, label: none, description: no blame is put on anybody, example: I see.}
      - {value: 1, label: some, description: blame is hinted at, example: Well.}
      - {value: 2, label: open, description: blame is said aloud, example: Your fault.}
"""
CRITERIA = ("care", "blame")

REPLY = "I hear you. That must be hard."


def write_rubric(folder: Path, text: str = RUBRIC) -> str:
    return _write(folder / "kindness.yaml", text)


def case(number: int, text: str | None = None, **fields: Any) -> dict[str, Any]:
    said = text or f"I feel low today, for the {number}th time."
    return {"id": f"c{number:03d}", "messages": [{"role": "user", "content": said}], **fields}


def write_cases(folder: Path, n: int = 3) -> str:
    return write_lines(folder / "cases.jsonl", [case(i, cluster=f"f{i // 2}") for i in range(n)])


def write_replies(folder: Path, n: int = 3, candidates: Iterable[str] = ("fern",)) -> str:
    lines = [
        {"case_id": f"c{i:03d}", "text": f"{REPLY} ({name} to {i})", "candidate": name}
        for name in candidates
        for i in range(n)
    ]
    return write_lines(folder / "replies.jsonl", lines)


def write_inline(folder: Path, n: int = 3, text: str = REPLY) -> str:
    """Replies that bring their cases along."""
    lines = [{**case(i), "response": f"{text} ({i})"} for i in range(n)]
    return write_lines(folder / "inline.jsonl", lines)


def write_lines(path: Path, lines: Iterable[Any]) -> str:
    return _write(path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))


def _write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


# --- a server that answers and grades, always the same ----------------------


def asks_for_grades(call: Call) -> bool:
    return "response_format" in call.body


def fair(call: Call) -> Step:
    """A reply for a case, a grading for a reply: the same for the same request."""
    return grading(call) if asks_for_grades(call) else replying(call)


def replying(call: Call) -> Step:
    return answer(f"{REPLY} ({_number_of(call) % 97})")


def grading(call: Call, **levels: int) -> Step:
    schema = call.body["response_format"]["json_schema"]["schema"]
    number = _number_of(call)
    grades = {
        criterion: {
            "evidence": ["I hear you"],
            "explanation": "it says so",
            "level": levels.get(criterion, (number + index) % 3),
        }
        for index, criterion in enumerate(schema["properties"])
    }
    return answer(json.dumps(grades))


def failing(step: Step, when: Callable[[Call], bool]) -> Callable[[Call], Step]:
    """A script that is fair but for some calls."""
    return lambda call: step if when(call) else fair(call)


def mentions(*texts: str) -> Callable[[Call], bool]:
    return lambda call: any(text in json.dumps(call.body) for text in texts)


def costing(step: Step, input_tokens: int, output_tokens: int) -> Step:
    """The same answer with another bill."""
    body = json.loads(step.body)
    body["usage"] = {"prompt_tokens": input_tokens, "completion_tokens": output_tokens}
    return replace(step, body=json.dumps(body).encode())


def _number_of(call: Call) -> int:
    return int(hashlib.sha256(json.dumps(call.body).encode()).hexdigest()[:8], 16)
