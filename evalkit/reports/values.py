"""What each case is worth on a rubric or criterion: the figures that gates compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.reports.reading import ReportFile
from evalkit.reports.scores import criterion_value, rubric_score, unit_value
from evalkit.types import Criterion, Grade, Rubric

SILENT = frozenset({"empty", "refused", "truncated"})
"""States of a response that are the candidate's doing: it did not answer."""


@dataclass(frozen=True, slots=True)
class Target:
    """A rubric's score, or one criterion of it."""

    rubric: str
    criterion: str | None = None

    def __str__(self) -> str:
        """`rubric` or `rubric.criterion`."""
        return self.rubric if self.criterion is None else f"{self.rubric}.{self.criterion}"


@dataclass(slots=True)
class CaseValues:
    """All responses of a candidate to one case, on one target."""

    family: str
    """Scenario family."""
    tags: frozenset[str]
    """`value` and `key=value` of each tag, and `language=xx`."""
    values: list[float] = field(default_factory=list)
    """One a response, 0 (worst) to 1 (best); what was missing at 0, unless it is left out."""
    missing: int = 0
    """Responses that the candidate did not give."""
    ungraded: int = 0
    """Responses that could not be graded, or failed for reasons outside the candidate."""
    gradings: list[list[float]] = field(default_factory=list)
    """Of each response that was graded twice or more: every grading's value, 0 to 1. Only
    where they were asked for."""

    @property
    def mean(self) -> float | None:
        """Over the repeats; None without any."""
        if len(self.values) == 1:
            return self.values[0]
        return fsum(self.values) / len(self.values) if self.values else None


Values = dict[str, CaseValues]
"""By case id, in the order of the report."""


class Advisory:
    """Which grades of a report count: those of graders not known to be merely advisory."""

    def __init__(self, report: ReportFile) -> None:
        """Take the agreement cards of a report."""
        self._report = report
        self.unknown: set[str] = set()
        """Targets (`rubric.criterion`) met with a grader that nothing is on record of."""
        self._left_out: dict[tuple[str, str, str], bool] = {}

    @property
    def left_out(self) -> frozenset[str]:
        """Criteria (`rubric.criterion`) of which some grader's grades were left out."""
        return frozenset(f"{key[1]}.{key[2]}" for key, out in self._left_out.items() if out)

    def leaves_out(self, grade: Mapping[str, Any]) -> bool:
        """Whether a grade does not count."""
        key = (grade["grader"], grade["rubric"], grade["criterion"])
        if key not in self._left_out:
            name = f"{key[1]}.{key[2]}"
            status = self._report.status(key[0], name)
            self._left_out[key] = status == "advisory"
            if status is None:
                self.unknown.add(name)
        return self._left_out[key]


def collect_values(
    report: ReportFile,
    candidate: str,
    targets: Sequence[Target],
    *,
    floors_missing: bool = True,
    advisory: Advisory | None = None,
    with_gradings: bool = False,
    watch: Callable[[Mapping[str, Any]], None] = lambda _: None,
) -> dict[Target, Values]:
    """Each case's values on each target, in one pass over the results.

    Args:
        report: The run.
        candidate: Whose responses.
        targets: What to look at; must-not criteria are allowed here like any other.
        floors_missing: Count what the candidate did not answer as 0; else leave it out.
        advisory: Leaves out grades of no known worth; None counts all.
        with_gradings: Keep what each grading of a response says as well.
        watch: Is shown each line besides.

    Returns:
        For each target its cases, without those that it does not apply to.

    Raises:
        InputError: A broken line, or a rubric whose weights would be needed and are unknown.
    """
    found: dict[Target, Values] = {target: {} for target in targets}
    readers = {target: _Reader(report, target, advisory) for target in targets}
    for line in report.lines(candidate):
        watch(line)
        case = line["case"]
        family, tags = case.get("cluster", case["id"]), tags_of(case)
        grades: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for grade in line["grades"]:
            grades.setdefault((grade["rubric"], grade["criterion"]), []).append(grade)
        for target, reader in readers.items():
            value = reader.read(line, grades)
            if value is None:
                continue
            own = found[target].get(case["id"])
            if own is None:
                own = found[target][case["id"]] = CaseValues(family, tags)
            _put(own, value, floors_missing)
            if with_gradings and isinstance(value, float) and len(line["grades"]) > len(grades):
                said = reader.gradings(grades)
                if len(said) > 1:
                    own.gradings.append(said)
    return found


def _put(into: CaseValues, value: float | str, floors_missing: bool) -> None:
    if isinstance(value, float):
        into.values.append(value)
    elif value == "missing":
        into.missing += 1
        if floors_missing:
            into.values.append(0.0)
    else:
        into.ungraded += 1


class _Reader:
    """Reads one target's value off the lines of a report."""

    def __init__(self, report: ReportFile, target: Target, advisory: Advisory | None) -> None:
        self.report = report
        self.rubric = report.rubrics[target.rubric]
        self.target = target
        self.advisory = advisory
        self.counted = {
            criterion.id: criterion
            for criterion in self.rubric.criteria
            if criterion.id == target.criterion
            or (target.criterion is None and criterion.fails_at is None)
        }
        self._keys = [(target.rubric, name) for name in self.counted]
        self._plain = self._plain_criterion()
        self._rubrics: dict[frozenset[str], Rubric] = {}

    def read(
        self,
        line: Mapping[str, Any],
        grades: Mapping[tuple[str, str], Sequence[Mapping[str, Any]]],
    ) -> float | str | None:
        """A value, `missing`, `ungraded`, or None where the target does not apply."""
        if line["state"] in SILENT:
            return "missing"
        if line["state"] != "answered":
            return "ungraded"
        score = line["scores"].get(self.target.rubric)
        if self.advisory is None and self.target.criterion is None and score is not None:
            return float(score)
        if self._plain is not None:
            graded = grades.get(self._keys[0], ())
            if len(graded) == 1 and graded[0]["state"] == "scored":  # the most frequent by far
                return float(unit_value(self._plain, graded[0]["value"]))
        own = [grade for key in self._keys for grade in grades.get(key, ())]
        used = own
        if self.advisory is not None:
            used = [grade for grade in own if not self.advisory.leaves_out(grade)]
        states = {grade["state"] for grade in used}
        if not used or states == {"not_applicable"}:
            return None
        if states == {"no_response"}:
            return "missing"
        value = self._value(line, used, is_whole=len(used) == len(own))
        return "ungraded" if value is None else value

    def _value(
        self, line: Mapping[str, Any], used: Sequence[Mapping[str, Any]], is_whole: bool
    ) -> float | None:
        if self.target.criterion is not None:
            criterion = self.counted[self.target.criterion]
            if criterion.direction == "band":  # where the band lies, the report may not say
                criterion = facts_of(self.report, self.target.rubric).criterion(criterion.id)
            value = criterion_value([as_grade(grade) for grade in used])
            return None if value is None else float(unit_value(criterion, value))
        if is_whole:
            score = line["scores"].get(self.target.rubric)
            return None if score is None else float(score)
        # Advisory criteria are out: what is left is scored as a rubric of its own.
        rubric = self._reduced(frozenset(grade["criterion"] for grade in used))
        return rubric_score([as_grade(grade) for grade in used], rubric)

    def _plain_criterion(self) -> Criterion | None:
        """The criterion, where every grade of it counts and the report says all it takes."""
        if self.advisory is not None or self.target.criterion is None:
            return None
        criterion = self.counted[self.target.criterion]
        return None if criterion.direction == "band" else criterion

    def gradings(
        self, grades: Mapping[tuple[str, str], Sequence[Mapping[str, Any]]]
    ) -> list[float]:
        """What each grader, and each repeat of one, makes of a response that has a value.

        Returns:
            Empty where the report does not say what it takes.
        """
        rubric = self.report.facts(self.target.rubric)
        if rubric is None:
            return []
        judged = {key[1] for key in self._keys if len(grades.get(key, ())) > 1}
        own = [as_grade(grade) for key in self._keys for grade in grades.get(key, ())]
        askings = dict.fromkeys((g.grader, g.repeat) for g in own if g.criterion in judged)
        found = []
        for asking in askings:
            said = [g for g in own if g.criterion not in judged or (g.grader, g.repeat) == asking]
            if self.target.criterion is not None:
                value = criterion_value(said)
                criterion = rubric.criterion(self.target.criterion)
                found += [] if value is None else [float(unit_value(criterion, value))]
            else:
                score = rubric_score(said, rubric)
                found += [] if score is None else [score]
        return found

    def _reduced(self, criteria: frozenset[str]) -> Rubric:
        """The rubric with these criteria alone; of a thousand responses nearly always the same."""
        if criteria not in self._rubrics:
            rubric = facts_of(self.report, self.target.rubric)
            left = tuple(criterion for criterion in rubric.criteria if criterion.id in criteria)
            self._rubrics[criteria] = replace(rubric, criteria=left)
        return self._rubrics[criteria]


def facts_of(report: ReportFile, rubric: str) -> Rubric:
    """A rubric of a report with its weights, targets and must-not levels.

    Raises:
        InputError: The report does not say, and no shipped rubric is that very one.
    """
    found = report.facts(rubric)
    if found is None:
        message = (
            f"says nothing of the weights, targets and must-not levels of {rubric!r}, and no "
            "shipped rubric has its digest; run evalkit again to have them in the report"
        )
        raise InputError(Problem(str(report.path), message))
    return found


def tags_of(case: Mapping[str, Any]) -> frozenset[str]:
    """`value` and `key=value` of each tag of a case, and its language."""
    tags = case.get("tags", [])
    pairs = [("tag", tags)] if isinstance(tags, list) else list(tags.items())
    found = {f"language={case.get('language', 'unknown')}"}
    for key, values in pairs:
        for value in values if isinstance(values, list) else [values]:
            found |= {str(value), f"{key}={value}"}
    return frozenset(found)


def as_grade(data: Mapping[str, Any]) -> Grade:
    """The numbers of a grade, without its evidence and texts."""
    return Grade(
        data["rubric"],
        data["criterion"],
        data["state"],
        data["grader"],
        value=data["value"],
        repeat=data["repeat"],
    )


def quotes_of(line: Mapping[str, Any], grade: Mapping[str, Any]) -> Iterator[str]:
    """The words a grade cites, verbatim; the digest of a message that was redacted."""
    for span in grade["evidence"]:
        if span["message"] < len(line["messages"]):
            text = line["messages"][span["message"]]["content"]
            yield text if line.get("redacted") else text[span["start"] : span["end"]]
