"""Replies with what people said of them: labels joined with the replies they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import digest_of
from evalkit.inputs.cases import messages_from
from evalkit.inputs.loading import add_cases, add_replies
from evalkit.inputs.records import check_schema, read_records
from evalkit.inputs.spool import Spool
from evalkit.types import Case, Message, Response, Rubric

Key = tuple[str, str]
"""(rubric id, criterion id)."""
RESOLVED = "resolved"
"""The rater who stands for a dispute that was settled: their word is the raters' word."""


@dataclass(frozen=True)
class Rated:
    """One reply and its ratings."""

    case: Case
    response: Response
    ratings: Mapping[Key, Mapping[str, float]] = field(default_factory=dict)
    """Criterion to rater to level."""
    probability: float | None = None
    """Chance of the reply to be drawn, where its labels come from a random draw."""

    def mean(self, key: Key) -> float | None:
        """What was settled on a criterion, else the mean over its raters; None without any."""
        given = self.ratings.get(key)
        if given and RESOLVED in given:
            return given[RESOLVED]
        return fmean(given.values()) if given else None

    def by_rater(self, key: Key) -> Mapping[str, float]:
        """A criterion's levels by those who rated apart; by whoever settled it where alone."""
        given = self.ratings[key]
        apart = {rater: level for rater, level in given.items() if rater != RESOLVED}
        return apart or given


@dataclass
class _Collected:
    case: Case
    response: Response
    ratings: dict[Key, dict[str, float]] = field(default_factory=dict)
    without_level: set[Key] = field(default_factory=set)
    """Disputes settled to: this criterion has no level here."""
    probability: float | None = None


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
        for where, label in read_labels(path):
            key = (label["rubric"], label["criterion"])
            settled = label["rater"] == RESOLVED and label.get("unrated") == "not_applicable"
            if key not in scales or (label["value"] is None and not settled):
                continue
            low, high = scales[key]
            if label["value"] is not None and not low <= label["value"] <= high:
                expected = f"expected {low} to {high}, the scale of {'.'.join(key)}"
                raise InputError(Problem(where, f"$.value: found {label['value']}, {expected}"))
            name, case, response = _reply_of(label, known, where)
            item = found.setdefault(name, _Collected(case, response))
            _note_chance(item, label, where)
            if label["value"] is None:
                item.without_level.add(key)
                continue
            given = item.ratings.setdefault(key, {})
            if label["rater"] in given:
                who = f"rater {label['rater']!r} judges {'.'.join(key)} of this reply once more"
                raise InputError(Problem(where, f"{who}; remove one line, or name raters apart"))
            given[label["rater"]] = float(label["value"])
    if not found:
        names = ", ".join(rubric.id for rubric in rubrics)
        raise InputError(Problem(str(labels[0]), f"found no label of the rubrics {names}"))
    return [
        Rated(
            item.case,
            item.response,
            {key: given for key, given in item.ratings.items() if key not in item.without_level},
            item.probability,
        )
        for item in found.values()
    ]


def _note_chance(item: _Collected, label: Mapping[str, Any], where: str) -> None:
    """Keep the chance of a reply to be drawn; two chances are of two draws."""
    chance = (label.get("sampled") or {}).get("probability")
    if chance is None:
        return
    if item.probability not in (None, chance):
        message = (
            f"$.sampled.probability: found {chance:g}, and {item.probability:g} in another label "
            "of this reply; expected the labels of one draw"
        )
        raise InputError(Problem(where, message))
    item.probability = chance


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
    case, response = known[name]
    rated = label.get("reply_sha256")
    if rated is not None and rated != reply_digest(response.messages):
        message = "is not the digest of this reply; expected the labels of the very same texts"
        raise InputError(Problem(where, f"$.reply_sha256: {message}"))
    return name, case, response


def reply_digest(messages: Sequence[Message]) -> str:
    """SHA-256 of the messages of a reply, as labels carry it."""
    return digest_of([[message.role, message.content] for message in messages])


def read_labels(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Lines of a labels file, each with where it stands.

    Raises:
        InputError: A line that is no label.
    """
    for where, label in read_records(path):
        if isinstance(label, dict) and "sheet" in label and "item" in label:
            message = (
                "was saved by a blind sheet and names no reply yet; join it first: "
                "evalkit grader labels --collect DIR FILE"
            )
            raise InputError(Problem(where, message))
        check_schema(label, "label", where)
        yield where, label
