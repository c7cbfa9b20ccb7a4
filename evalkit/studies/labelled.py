"""Replies with what people said of them: labels joined with the replies they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, digest_of, iterate_lines, parse_json
from evalkit.inputs.cases import messages_from
from evalkit.inputs.loading import add_cases, add_replies
from evalkit.inputs.spool import Spool
from evalkit.schemas import problems_in
from evalkit.schemas.validation import with_path
from evalkit.types import Case, Message, Response, Rubric

Key = tuple[str, str]
"""(rubric id, criterion id)."""


@dataclass(frozen=True)
class Rated:
    """One reply and its ratings."""

    case: Case
    response: Response
    ratings: Mapping[Key, Mapping[str, float]] = field(default_factory=dict)
    """Criterion to rater to level."""

    def mean(self, key: Key) -> float | None:
        """The mean over a criterion's raters; None where nobody rated it."""
        given = self.ratings.get(key)
        return fmean(given.values()) if given else None


@dataclass
class _Collected:
    case: Case
    response: Response
    ratings: dict[Key, dict[str, float]] = field(default_factory=dict)


def read_rated(
    labels: Sequence[Path], responses: Sequence[Path], cases: Path | None, rubrics: Sequence[Rubric]
) -> list[Rated]:
    """Labels with the replies they speak of, in the order of the labels.

    Args:
        labels: Files of the label format.
        responses: Replies (or earlier results) that labels name by `case_id`; none where
            every label carries its own conversation.
        cases: Cases that the replies name.
        rubrics: Labels of other rubrics are left out.

    Raises:
        InputError: A line that is no label, names a reply nobody gave, has a value off
            the criterion's scale, or judges one thing twice by one rater; or there is no
            label of these rubrics at all.
    """
    known = _replies(responses, cases)
    scales = {
        (rubric.id, criterion.id): criterion.scale
        for rubric in rubrics
        for criterion in rubric.criteria
    }
    found: dict[str, _Collected] = {}
    for path in labels:
        for where, label in _lines(path):
            key = (label["rubric"], label["criterion"])
            if key not in scales or label["value"] is None:
                continue
            low, high = scales[key]
            if not low <= label["value"] <= high:
                expected = f"expected {low} to {high}, the scale of {'.'.join(key)}"
                raise InputError(Problem(where, f"$.value: found {label['value']}, {expected}"))
            name, case, response = _reply_of(label, known, where)
            by_rater = found.setdefault(name, _Collected(case, response)).ratings
            given = by_rater.setdefault(key, {})
            if label["rater"] in given:
                who = f"rater {label['rater']!r} judges {'.'.join(key)} of this reply once more"
                raise InputError(Problem(where, f"{who}; remove one line, or name raters apart"))
            given[label["rater"]] = float(label["value"])
    if not found:
        names = ", ".join(rubric.id for rubric in rubrics)
        raise InputError(Problem(str(labels[0]), f"found no label of the rubrics {names}"))
    return [Rated(item.case, item.response, item.ratings) for item in found.values()]


def _replies(responses: Sequence[Path], cases: Path | None) -> Mapping[str, tuple[Case, Response]]:
    """Every recorded reply by each name that a label may call it."""
    if not responses:
        return {}
    spool = Spool()
    try:
        if cases is not None:
            add_cases(spool, str(cases))
        for path in responses:
            add_replies(spool, str(path))
        known: dict[str, tuple[Case, Response]] = {}
        candidates = spool.candidates()
        repeats = {candidate: spool.repeats_of(candidate) for candidate in candidates}
        for case in spool.cases():
            for candidate in candidates:
                for repeat in range(repeats[candidate]):
                    response = spool.reply(case.id, candidate, repeat)
                    if response is not None and response.state == "answered":
                        known[_name(case.id, candidate, repeat)] = (case, response)
                        # A label that names no candidate means the only one there is.
                        if len(candidates) == 1:
                            known[_name(case.id, None, repeat)] = (case, response)
        return known
    finally:
        spool.close()


def _name(case_id: str, candidate: str | None, repeat: int) -> str:
    return f"{case_id}\n{candidate or ''}\n{repeat}"


def _reply_of(
    label: Mapping[str, Any], known: Mapping[str, tuple[Case, Response]], where: str
) -> tuple[str, Case, Response]:
    if "response" in label:
        messages = messages_from(label["messages"])
        name = digest_of([label["messages"], label["response"]])[:16]
        family = label.get("cluster") or digest_of(label["messages"])[:16]
        case = Case(f"label-{name}", messages, cluster=family)
        said = (Message("assistant", label["response"]),)
        return name, case, Response(case.id, label.get("candidate") or "labelled", 0, said)
    name = _name(label["case_id"], label.get("candidate"), int(label.get("repeat") or 0))
    if name not in known:
        who = f" by {label['candidate']!r}" if label.get("candidate") else ""
        raise InputError(
            Problem(
                where,
                f"$.case_id: found no reply{who} to {label['case_id']!r}; name the file that "
                "holds it (--responses or --report), and the candidate if there are several",
            )
        )
    return name, *known[name]


def _lines(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, text in iterate_lines(path):
        where = f"{path}:{number}"
        try:
            label = parse_json(text)
        except ParseProblem as error:
            raise InputError(Problem(where, str(error))) from None
        problems = problems_in(label, "label")
        if problems:
            raise InputError(*(Problem(where, with_path(at, message)) for at, message in problems))
        yield where, label
