"""Run folders with given grades, written by what writes those of real runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from evalkit.files import digest_of, dump_json
from evalkit.inputs.rubrics import resolve_rubric
from evalkit.reports import Summary, result_line, rubric_score
from evalkit.reports.report import build_report
from evalkit.types import Case, Grade, GradedResponse, Message, Response, Rubric

GRADER = {"kind": "llm", "name": "judy", "model": "judy-1", "prompts": {}}


def graded_response(
    rubrics: Sequence[Rubric],
    case: Case,
    grades: Iterable[Grade],
    *,
    candidate: str = "fern",
    repeat: int = 0,
    reply: str = "That sounds hard.",
    state: Any = "answered",
) -> GradedResponse:
    said = (Message("assistant", reply),) if state == "answered" else ()
    response = Response(case.id, candidate, repeat, said, state)
    own = tuple(grades)
    scores = {rubric.id: rubric_score(own, rubric) for rubric in rubrics}
    return GradedResponse(case, response, own, scores, ())


def write_run(
    folder: Path,
    responses: Sequence[GradedResponse],
    rubrics: Sequence[Rubric],
    *,
    graders: Sequence[Mapping[str, Any]] = (GRADER,),
    agreement: Mapping[str, Mapping[str, Any] | None] | None = None,
    dataset: str = "d" * 64,
    redact: bool = False,
    stopped: Mapping[str, Any] | None = None,
    usage: Mapping[str, Any] | None = None,
) -> Path:
    """A run folder; responses of one case in a row."""
    candidates = list(dict.fromkeys(graded.response.candidate for graded in responses))
    summary = Summary(rubrics, candidates)
    for graded in responses:
        summary.add(graded)
    cases = {graded.case.id: graded.case for graded in responses}
    description = {
        "id": digest_of(str(folder))[:16],
        "git_commit": None,
        "evalkit": "0",
        "seed": 0,
        "repeats_grader": 1,
        "redacted": redact,
        "dataset": {
            "cases": len(cases),
            "clusters": len({case.family for case in cases.values()}),
            "digest": dataset,
        },
        "rubrics": [
            {"id": r.id, "version": r.version, "title": r.title, "digest": r.digest}
            for r in rubrics
        ],
        "candidates": [{"kind": "recorded", "name": name} for name in candidates],
        "graders": [dict(grader) for grader in graders],
        "notices": [],
    }
    report = build_report(
        description,
        summary,
        stopped=stopped,
        agreement=agreement or {str(grader["name"]): None for grader in graders},
        usage=usage or {},
        timing={},
    )
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(result_line(graded, redact=redact) + "\n" for graded in responses)
    (folder / "results.jsonl").write_text(lines, encoding="utf-8")
    (folder / "report.json").write_text(dump_json(report, indent=2) + "\n", encoding="utf-8")
    return folder


def scored_run(
    folder: Path,
    scores: Sequence[float | str | None],
    *,
    families: Sequence[str] | None = None,
    repeats: int = 1,
    candidate: str = "fern",
    tags: Sequence[str] = (),
    **options: Any,
) -> Path:
    """A run on `plain`, one criterion 0-1: a score a response, None ungraded, or a state.

    Repeats of a case stand in a row: `scores` holds `repeats` for each case.
    """
    rubric = plain_rubric()
    responses = []
    for index, score in enumerate(scores):
        number, repeat = divmod(index, repeats)
        family = families[number] if families else None
        case = Case(
            f"c{number:04d}",
            (Message("user", "I feel low."),),
            cluster=family,
            tags=(("", tags[number]),) if tags else (),
        )
        silent = isinstance(score, str)
        state = "no_response" if silent else "parse_failed" if score is None else "scored"
        value = float(score) if isinstance(score, int | float) else None
        grade = Grade("plain", "care", state, "judy", value=value)  # type: ignore[arg-type]
        responses.append(
            graded_response(
                [rubric],
                case,
                [grade],
                candidate=candidate,
                repeat=repeat,
                state=score if silent else "answered",
            )
        )
    return write_run(folder, responses, [rubric], **options)


def plain_rubric() -> Rubric:
    """A rubric of one criterion from 0 to 1, known to no shipped file."""
    rubric = resolve_rubric("validation")
    graded = next(c for c in rubric.criteria if c.kind == "graded" and c.direction == "higher")
    care = replace(
        graded, id="care", levels=(replace(graded.levels[0], value=0),
                                   replace(graded.levels[0], value=1)), fails_at=None,
    )  # fmt: skip
    return replace(rubric, id="plain", criteria=(care,), digest="p" * 64)
