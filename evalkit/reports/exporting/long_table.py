"""The long table: one row for each grade of each response."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from evalkit.errors import InputError, Problem
from evalkit.reports.reading import ReportFile
from evalkit.reports.scores import unit_value
from evalkit.reports.values import quotes_of
from evalkit.types import Criterion

Cell = str | int | float | list[str] | list[float] | None
Kind = Literal["text", "integer", "number", "texts", "numbers"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    name: str
    kind: Kind
    about: str
    """What it holds, for readers of the table."""


COLUMNS = (
    Column("run_id", "text", "digest of what was measured"),
    Column("case_id", "text", "the case that was answered"),
    Column("cluster", "text", "scenario family; variants of one scenario share it"),
    Column("tags", "texts", "`key=value` of each tag, or a plain label"),
    Column("language", "text", "of the case, where its file says"),
    Column("candidate", "text", "who answered"),
    Column("model", "text", "the model id that the endpoint returned"),
    Column("response_repeat", "integer", "0 for the candidate's first answer to the case"),
    Column("response_state", "text", "`answered`, or why there is nothing to grade"),
    Column("rubric", "text", "id of the rubric"),
    Column("rubric_version", "text", "its version"),
    Column("criterion", "text", "id of the criterion"),
    Column("grader", "text", "who graded; `checks` for deterministic criteria"),
    Column("grader_status", "text", "what is on record of its agreement with people: "
           "`validated`, `provisional`, `advisory`, or empty"),
    Column("grader_repeat", "integer", "0 for the first judgement of the grader"),
    Column("state", "text", "`scored`, or why there is no value"),
    Column("value", "number", "on the criterion's own scale; empty unless scored"),
    Column("u", "number", "the value as 0 (worst) to 1 (best); empty unless scored"),
    Column("evidence", "texts", "words of the reply that the grade cites"),
    Column("probabilities", "numbers", "of each level, lowest first, where the grader gives them"),
    Column("explanation", "text", "the grader's reason"),
    Column("detail", "text", "why, for every state but `scored`"),
)  # fmt: skip


def long_table(report: ReportFile, candidates: Sequence[str]) -> Iterator[dict[str, Cell]]:
    """The rows, one response at a time: candidate by candidate, in the order of the results.

    Raises:
        InputError: A broken line, or a grade of a criterion that the report lacks.
    """
    for candidate in candidates:
        for line in report.lines(candidate):
            shared = _of_response(report, line)
            for grade in line["grades"]:
                own = _of_grade(report, line, grade)
                yield {column.name: (shared | own)[column.name] for column in COLUMNS}


def unit_of(report: ReportFile, grade: Mapping[str, Any]) -> float | None:
    """A grade's value as 0 (worst) to 1 (best).

    Returns:
        None where there is no value, or where nothing says which values of a band are good.
    """
    if grade["value"] is None:
        return None
    criterion = _criterion(report, grade)
    if criterion.direction == "band" and criterion.target is None:
        rubric = report.facts(grade["rubric"])
        if rubric is None:
            return None
        criterion = rubric.criterion(grade["criterion"])
    return unit_value(criterion, grade["value"])


def labels_of(case: Mapping[str, Any]) -> list[str]:
    """`key=value` of each tag of a case in order, and plain labels as they are."""
    tags = case.get("tags", [])
    if isinstance(tags, list):
        return sorted(map(str, tags))
    pairs = ((key, one) for key, many in tags.items() for one in _listed(many))
    return sorted(f"{key}={value}" if key else str(value) for key, value in pairs)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _of_response(report: ReportFile, line: Mapping[str, Any]) -> dict[str, Cell]:
    case = line["case"]
    return {
        "run_id": report.run["id"],
        "case_id": line["case_id"],
        "cluster": case.get("cluster", line["case_id"]),
        "tags": labels_of(case),
        "language": case.get("language"),
        "candidate": line["candidate"],
        "model": line.get("model"),
        "response_repeat": line["repeat"],
        "response_state": line["state"],
    }


def _of_grade(
    report: ReportFile, line: Mapping[str, Any], grade: Mapping[str, Any]
) -> dict[str, Cell]:
    _criterion(report, grade)
    name = f"{grade['rubric']}.{grade['criterion']}"
    return {
        "rubric": grade["rubric"],
        "rubric_version": report.rubrics[grade["rubric"]].version,
        "criterion": grade["criterion"],
        "grader": grade["grader"],
        "grader_status": report.status(grade["grader"], name),
        "grader_repeat": grade["repeat"],
        "state": grade["state"],
        "value": grade["value"],
        "u": unit_of(report, grade),
        "evidence": list(quotes_of(line, grade)),
        "probabilities": list(grade.get("probabilities") or ()),
        "explanation": grade["explanation"],
        "detail": grade["detail"],
    }


def _criterion(report: ReportFile, grade: Mapping[str, Any]) -> Criterion:
    try:
        return report.rubrics[grade["rubric"]].criterion(grade["criterion"])
    except KeyError:
        message = (
            f"found a grade of {grade['rubric']}.{grade['criterion']}, which the report does not "
            "have; results and report are of two runs"
        )
        raise InputError(Problem(str(report.results_path), message)) from None
