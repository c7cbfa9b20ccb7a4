"""A finished run read back: its report whole, its responses one line at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from pathlib import Path
from typing import Any, get_args

from evalkit.errors import InputError, Problem, UnknownName
from evalkit.files import (
    digest_of,
    dump_json,
    iterate_lines,
    shipped_folder,
)
from evalkit.inputs.records import check_schema, parse_at, read_document
from evalkit.reports.folder import REPORT_NAME, RESULTS_NAME
from evalkit.strict_yaml import load_yaml
from evalkit.types import Criterion, GradeState, Level, ResponseState, Rubric

_MAY_DIFFER = ("llm",)
"""Kinds of graders that may say something else when they are asked again."""


@dataclass(frozen=True)
class ReportFile:
    """A report, and where the lines of its responses stand."""

    path: Path
    """The run folder or report file, as it was given."""
    results_path: Path
    report: Mapping[str, Any]
    """`report.json`."""
    rubrics: Mapping[str, Rubric]
    """By id, with direction and scale of each criterion and whether it is a must-not one;
    weights, targets and must-not levels are those of `facts` alone."""
    statuses: Mapping[str, Mapping[str, str]]
    """Grader to `rubric.criterion` to what is on record of its agreement with people."""
    _facts: dict[str, Rubric | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def run(self) -> Mapping[str, Any]:
        """The `run` block."""
        block: Mapping[str, Any] = self.report["run"]
        return block

    @property
    def candidates(self) -> list[str]:
        """Names of the candidates, in the order of the summary."""
        return [block["candidate"] for block in self.report["summary"]["candidates"]]

    @property
    def cannot_differ(self) -> frozenset[str]:
        """Names of graders that say the same of the same reply whenever they are asked."""
        graders = self.run["graders"]
        fixed = (g["name"] for g in graders if g["kind"] not in _MAY_DIFFER)
        return frozenset(("checks", *fixed))

    def candidate(self, name: str | None, option: str = "--candidate") -> str:
        """The candidate of that name, or the only one.

        Raises:
            UnknownName: The report has none of that name.
            InputError: No name was given, and there are several.
        """
        if name is None and len(self.candidates) == 1:
            return self.candidates[0]
        if name is None:
            listed = ", ".join(self.candidates)
            message = f"holds the candidates {listed}; say with {option} which is meant"
            raise InputError(Problem(str(self.path), message))
        if name not in self.candidates:
            raise UnknownName(f"candidate of {self.path}", name, self.candidates)
        return name

    def facts(self, rubric: str) -> Rubric | None:
        """A rubric with weights, targets and must-not levels, and without its texts.

        They stand in the report, or in the shipped rubric of that id and digest (which is
        read when it is first needed, since that takes longer than a small gate).

        Returns:
            None where neither says.
        """
        if rubric not in self._facts:
            light = self.rubrics[rubric]
            blocks = {block["criterion"]: block for block in _blocks(self.report)[rubric]}
            if not all("weight" in block for block in blocks.values()):
                blocks = _shipped_blocks(light)
            criteria = tuple(_criterion(blocks[c.id]) for c in light.criteria if c.id in blocks)
            whole = len(criteria) == len(light.criteria)
            self._facts[rubric] = replace(light, criteria=criteria) if whole else None
        return self._facts[rubric]

    def status(self, grader: str, criterion: str) -> str | None:
        """What is on record of a grader's agreement with people on a criterion.

        Args:
            grader: Its name; `checks` for the deterministic ones.
            criterion: `rubric.criterion`.

        Returns:
            `validated`, `provisional`, `advisory`, or None when nothing is on record.
        """
        return self.statuses.get(grader, {}).get(criterion)

    def lines(self, candidate: str) -> Iterator[Mapping[str, Any]]:
        """The responses of one candidate, as `results.jsonl` has them, in its order.

        Raises:
            InputError: A line is no result, a response occurs twice, or the number of
                lines is not the one in the report.
        """
        seen: set[tuple[str, int]] = set()
        for number, text in iterate_lines(self.results_path):
            where = f"{self.results_path}:{number}"
            line = _result(text, where)
            if line["candidate"] != candidate:
                continue
            key = (line["case_id"], line["repeat"])
            if key in seen:
                message = f"case {key[0]!r}, repeat {key[1]}, occurs twice; the file was edited"
                raise InputError(Problem(where, message))
            seen.add(key)
            yield line
        planned = next(
            block["responses"]["planned"]
            for block in self.report["summary"]["candidates"]
            if block["candidate"] == candidate
        )
        if len(seen) != planned:
            message = (
                f"found {len(seen):,} responses of {candidate!r}, expected {planned:,} as in the "
                f"report; {RESULTS_NAME} and {REPORT_NAME} are of two runs, or cut off"
            )
            raise InputError(Problem(str(self.results_path), message))


def find_lines(
    report: ReportFile, candidate: str, cases: Collection[str]
) -> dict[str, Mapping[str, Any]]:
    """The first response to each of a few cases, without parsing all the others.

    Args:
        report: The run.
        candidate: Whose responses.
        cases: Ids.

    Returns:
        By case id; cases without a response are not in it.
    """
    found: dict[str, Mapping[str, Any]] = {}
    marks = [f'"case_id":{dump_json(case)}' for case in cases]
    for number, text in iterate_lines(report.results_path):
        if any(mark in text for mark in marks):
            line = _result(text, f"{report.results_path}:{number}")
            if line["candidate"] == candidate and line["case_id"] in cases:
                found.setdefault(line["case_id"], line)
    return found


def load_report(path: Path) -> ReportFile:
    """A finished run from its folder, or from the `report.json` in it.

    Raises:
        InputError: No such run, or its report is not one that evalkit writes.
    """
    folder = path.is_dir()
    report_path = path / REPORT_NAME if folder else path
    if folder and not report_path.exists():
        message = f"holds no {REPORT_NAME}, expected a run folder; did the run end?"
        raise InputError(Problem(str(path), message))
    report = read_document(report_path, "report")
    return ReportFile(
        path, report_path.with_name(RESULTS_NAME), report, _rubrics(report), _statuses(report)
    )


def _result(text: str, where: str) -> Mapping[str, Any]:
    line: Mapping[str, Any] = parse_at(text, where, is_ours=True)
    if not _is_readable(line):  # the schema says why, and has the last word
        check_schema(line, "result", where)
    return line


_RESPONSE_STATES = frozenset(get_args(ResponseState))
_GRADE_STATES = frozenset(get_args(GradeState))


def _is_readable(line: Any) -> bool:
    """Whether all that is read here of a line is as the schema has it.

    A tenth of the schema's own time, which would be most of a gate's.
    """
    try:
        return (
            line["schema_version"] == 1
            and type(line["case_id"]) is type(line["candidate"]) is type(line["case"]["id"]) is str
            and line["case_id"] == line["case"]["id"]
            and type(line["repeat"]) is int
            and line["state"] in _RESPONSE_STATES
            and type(line["case"].get("cluster", "")) is str
            and isinstance(line["case"].get("tags", []), list | dict)
            and all(type(message["content"]) is str for message in line["messages"])
            and all(score is None or 0 <= score <= 1 for score in line["scores"].values())
            and all(_is_readable_grade(grade) for grade in line["grades"])
        )
    except (KeyError, TypeError, AttributeError):
        return False


def _is_readable_grade(grade: Any) -> bool:
    return (
        grade["state"] in _GRADE_STATES
        and (type(grade["value"]) in (int, float)) == (grade["state"] == "scored")
        and (grade["value"] is None or isfinite(grade["value"]))
        and type(grade["rubric"]) is type(grade["criterion"]) is type(grade["grader"]) is str
        and type(grade["repeat"]) is int
        and all(type(span[key]) is int for span in grade["evidence"] for key in _SPAN)
    )


_SPAN = ("message", "start", "end")


def _statuses(report: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """Grader to criterion to status, from the `graders` block and from the cards."""
    return {grader["name"]: _criteria_of(grader["agreement"]) for grader in report["graders"]}


def _criteria_of(card: Any) -> dict[str, str]:
    if not isinstance(card, Mapping):
        return {}
    criteria = card["criteria"] if isinstance(card.get("criteria"), Mapping) else card
    return {
        name: item["status"]
        for name, item in criteria.items()
        if isinstance(item, Mapping) and isinstance(item.get("status"), str)
    }


# --- what a report says of its rubrics ---------------------------------------


def _rubrics(report: Mapping[str, Any]) -> dict[str, Rubric]:
    blocks = _blocks(report)
    return {
        entry["id"]: Rubric(
            id=entry["id"],
            version=entry["version"],
            title=entry["title"],
            description="",
            sources=(),
            criteria=tuple(_criterion(block) for block in blocks.get(entry["id"], ())),
            digest=entry["digest"],
            path="",
        )
        for entry in report["run"]["rubrics"]
    }


def _blocks(report: Mapping[str, Any]) -> dict[str, Sequence[Mapping[str, Any]]]:
    """By rubric, what the summary says of its criteria; the same for each candidate."""
    candidates = report["summary"]["candidates"][:1]
    return {block["rubric"]: block["criteria"] for c in candidates for block in c["rubrics"]}


def _shipped_blocks(rubric: Rubric) -> dict[str, Mapping[str, Any]]:
    """By criterion, what the shipped rubric of that id says, if it is that very one."""
    path = shipped_folder("rubrics") / f"{rubric.id}.yaml"
    if not rubric.id.replace("_", "").isalnum() or not path.is_file():
        return {}
    data, _ = load_yaml(path)
    if digest_of(data) != rubric.digest:
        return {}
    scales = {criterion.id: list(criterion.scale) for criterion in rubric.criteria}
    return {
        item["id"]: {
            "criterion": item["id"],
            "kind": item["kind"],
            "direction": item["direction"],
            "scale": scales[item["id"]],
            "weight": item["weight"],
            "target": item.get("target"),
            "fails_at": (item.get("must_not") or {}).get("fails_at"),
        }
        for item in data["criteria"]
        if item["id"] in scales
    }


def _criterion(block: Mapping[str, Any]) -> Criterion:
    """A criterion with the scale of the report's block, and no texts."""
    low, high = block["scale"]
    target: Sequence[float] | None = block.get("target")
    is_check = block["kind"] == "check"
    # Of a report that does not say at which level it fails, that it may fail at all is known.
    fails_at = block.get("fails_at", low if "must_not" in block else None)
    return Criterion(
        id=block["criterion"],
        kind=block["kind"],
        question="",
        units=("reply",),
        weight=float(block.get("weight", 1.0)),
        direction=block["direction"],
        levels=() if is_check else (_level(low), _level(high)),
        target=None if target is None else (float(target[0]), float(target[1])),
        fails_at=fails_at,
        levels_at=tuple(float(step) for step in range(high)) if is_check else (),
    )


def _level(value: int) -> Level:
    return Level(value, "", "", "", "")
