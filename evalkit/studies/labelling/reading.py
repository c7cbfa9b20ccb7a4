"""What a rater reads: the texts of a run's responses, and the rubrics it was graded by."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from evalkit.errors import InputError, Problem, UnknownName
from evalkit.inputs.cases import messages_from
from evalkit.inputs.rubrics import resolve_rubrics, scheme_names, shipped_rubric_names
from evalkit.reports.reading import ReportFile
from evalkit.studies.labelled import reply_digest
from evalkit.studies.labelling.draw import Place
from evalkit.types import Message, Rubric


@dataclass(frozen=True, slots=True)
class Reading:
    """A conversation and the reply to it, without a word on who replied."""

    history: tuple[Message, ...]
    """The conversation before the reply, oldest message first."""
    reply: tuple[Message, ...]
    """The new messages: one reply, or the rest of a conversation."""

    @property
    def digest(self) -> str:
        """SHA-256 of the reply."""
        return reply_digest(self.reply)

    @property
    def quotable(self) -> tuple[str, ...]:
        """The texts that a quotation may come from: what the assistant said."""
        return tuple(m.content for m in self.reply if m.role == "assistant")


def load_readings(report: ReportFile, places: Collection[Place]) -> Mapping[Place, Reading]:
    """The texts of some responses of a run.

    Raises:
        InputError: The run was written with `--redact-text`, or lacks one of them.
    """
    refuse_redacted(report)
    wanted = set(places)
    found: dict[Place, Reading] = {}
    for candidate in report.candidates:
        if any(place.candidate == candidate for place in wanted):
            for line in report.lines(candidate):
                place = Place(candidate, line["case_id"], line["repeat"])
                if place in wanted and line["state"] == "answered":
                    case = messages_from(line["case"]["messages"])
                    found[place] = Reading(case, messages_from(line["messages"]))
    for place in sorted(wanted - found.keys()):
        who = f"{place.candidate!r} to case {place.case_id!r}, repeat {place.repeat}"
        message = f"found no answer of {who}; expected the run that was rated"
        raise InputError(Problem(str(report.path), message))
    return found


def refuse_redacted(report: ReportFile) -> None:
    """Stop at a run without texts.

    Raises:
        InputError: It was written with `--redact-text`.
    """
    if report.run.get("redacted"):
        message = (
            "was written with --redact-text and holds no texts to rate; "
            "expected a run without it: run the same command without --redact-text"
        )
        raise InputError(Problem(str(report.path), message))


def rubrics_of(report: ReportFile, names: Sequence[str]) -> tuple[Rubric, ...]:
    """Rubrics of a run with their anchors, as they were when it was graded.

    Args:
        report: The run.
        names: Ids of shipped rubrics, or paths; none: all that the run was graded by.

    Raises:
        InputError: The run was not graded by one of them, or by another version of it.
    """
    digests = {entry["id"]: entry["digest"] for entry in report.run["rubrics"]}
    # A report is data: what it calls a rubric must not name a file of this machine.
    shipped = {*shipped_rubric_names(), *scheme_names()}
    for name in () if names else digests:
        if name not in shipped:
            message = f"was graded by {name!r}, no shipped rubric; name its file with --rubric"
            raise InputError(Problem(str(report.path), message))
    rubrics = resolve_rubrics(list(names or digests))
    for rubric in rubrics:
        if rubric.id not in digests:
            raise UnknownName(f"rubric of {report.path}", rubric.id, digests)
        if rubric.digest != digests[rubric.id]:
            message = (
                f"is another {rubric.id!r} than {report.path} was graded by; expected the "
                "same file: name it with --rubric"
            )
            raise InputError(Problem(rubric.path, message))
    return rubrics
