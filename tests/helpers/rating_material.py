"""Runs to rate, and what raters say of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from run_folders import graded_response, write_run

from evalkit.inputs.rubrics import resolve_rubric
from evalkit.studies.labelling import Item, Question, Sheet
from evalkit.types import Case, Grade, Message

CANDIDATES = ("fern", "moss", "reed")


def rated_run(
    folder: Path,
    *,
    n_cases: int = 12,
    candidates: Iterable[str] = CANDIDATES,
    reply: Callable[[str, int], str] = lambda candidate, n: f"Reply {n}, said {len(candidate)}.",
    said: str = "I feel low today.",
    silent: Iterable[tuple[str, int]] = (),
    values: Callable[[str, int], float] = lambda candidate, n: float(n % 3),
    **options: Any,
) -> Path:
    """A run on `validation` by the grader judy."""
    rubric = resolve_rubric("validation")
    responses = []
    for n in range(n_cases):
        case = Case(f"c{n:03d}", (Message("user", f"{said} ({n})"),), cluster=f"f{n}")
        for name in candidates:
            grades = [
                Grade("validation", criterion.id, "scored", "judy", value=values(name, n))
                for criterion in rubric.criteria
            ]
            state = "empty" if (name, n) in set(silent) else "answered"
            responses.append(
                graded_response(
                    [rubric], case, grades, candidate=name, reply=reply(name, n), state=state
                )
            )
    return write_run(folder, responses, [rubric], **options)


def rate(
    path: Path, sheet: Sheet, level: Callable[[Item, Question], int | None] = lambda i, q: 1
) -> Path:
    """What a page saves once all is answered; None is `cannot tell`."""
    lines: list[Mapping[str, Any]] = []
    for item in sheet.items:
        for question in sheet.asked(item):
            value = level(item, question)
            lines.append(
                {
                    "schema_version": 1,
                    "sheet": sheet.id,
                    "item": item.number,
                    "rubric": question.rubric,
                    "criterion": question.criterion.id,
                    "value": value,
                    **({"unrated": "cannot_tell"} if value is None else {}),
                    "rater": sheet.rater,
                }
            )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
