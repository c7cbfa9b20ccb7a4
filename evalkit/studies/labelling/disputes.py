"""Where raters differ, asked once more with what each said, but not who."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from evalkit.errors import InputError, Problem
from evalkit.reports.reading import ReportFile, load_report
from evalkit.studies.labelled import RESOLVED, Key, read_labels
from evalkit.studies.labelling.collect import is_disputed
from evalkit.studies.labelling.draw import Place
from evalkit.studies.labelling.ratings import Answer, answer_from
from evalkit.studies.labelling.reading import (
    Reading,
    load_readings,
    refuse_redacted,
    rubrics_of,
)
from evalkit.studies.labelling.sheets import Item, Sheet, questions_of, sheet_id


@dataclass
class _Said:
    """All that labels say of one reply."""

    answers: dict[Key, dict[str, Answer]] = field(default_factory=dict)
    """Criterion to rater to answer."""
    seed: int | None = None
    probability: float | None = None
    digests: dict[str, str] = field(default_factory=dict)
    """Digest of the text that was read to the label that says so."""


def disputed_sheet(
    report_path: Path, labels: Sequence[Path], rubrics: Sequence[str], seed: int
) -> Sheet | None:
    """One sheet with every criterion of every reply on which the labels differ.

    Its answers are collected as those of the rater `resolved`, whose word then stands.

    Args:
        report_path: The run that was rated.
        labels: Labels of several raters, as `collect` writes them.
        rubrics: As for `make_sheets`.
        seed: Of the order of replies, and of the order of what was said.

    Returns:
        None where nobody differs.

    Raises:
        InputError: Labels of another run, or of texts that have changed since.
    """
    report = load_report(report_path)
    refuse_redacted(report)
    own = rubrics_of(report, rubrics)
    questions = questions_of(own, report)
    said = _read(report, labels, {question.key for question in questions})
    chance = Random(f"disputes {seed}")
    disputed = {
        place: disputes for place in sorted(said) if (disputes := _disputes(said[place], chance))
    }
    if not disputed:
        return None
    readings = load_readings(report, disputed)
    for place, reading in readings.items():
        _refuse_other_text(said[place], reading)
    items = tuple(
        Item(
            number,
            place,
            readings[place],
            said[place].seed,
            said[place].probability,
            disputed[place],
        )
        for number, place in enumerate(chance.sample(list(disputed), len(disputed)), start=1)
    )
    asked = {key for item in items for key in item.said}
    return Sheet(
        sheet_id(report, own, RESOLVED, items),
        RESOLVED,
        tuple(question for question in questions if question.key in asked),
        items,
    )


def _disputes(said: _Said, chance: Random) -> dict[Key, tuple[Answer, ...]]:
    """The disputed criteria of a reply, each with its answers in an order that tells nothing."""
    return {
        key: tuple(chance.sample(answers, len(answers)))
        for key in sorted(said.answers)
        if is_disputed(answers := list(said.answers[key].values()))
    }


def _refuse_other_text(said: _Said, reading: Reading) -> None:
    for digest, where in said.digests.items():
        if digest != reading.digest:
            message = "is not the digest of this reply; expected the run that was rated"
            raise InputError(Problem(where, f"$.reply_sha256: {message}"))


def _read(report: ReportFile, labels: Sequence[Path], asked: set[Key]) -> Mapping[Place, _Said]:
    """What the raters said of each reply."""
    found: dict[Place, _Said] = {}
    for where, label in (line for path in labels for line in read_labels(path)):
        key = (label["rubric"], label["criterion"])
        if key not in asked or label["rater"] == RESOLVED:
            continue
        if "case_id" not in label:
            message = "carries its own conversation, expected the case_id of a reply of the run"
            raise InputError(Problem(where, message))
        candidate = report.candidate(label.get("candidate"), "$.candidate of each label")
        place = Place(candidate, label["case_id"], int(label.get("repeat") or 0))
        said = found.setdefault(place, _Said())
        given = said.answers.setdefault(key, {})
        if label["rater"] in given:
            who = f"rater {label['rater']!r} judges {'.'.join(key)} of this reply once more"
            raise InputError(Problem(where, f"{who}; remove one line, or name raters apart"))
        given[label["rater"]] = answer_from(label)
        if "sampled" in label:
            said.seed = int(label["sampled"]["seed"])
            said.probability = label["sampled"]["probability"]
        if "reply_sha256" in label:
            said.digests.setdefault(label["reply_sha256"], where)
    if not found:
        names = ", ".join(sorted({rubric for rubric, _ in asked}))
        raise InputError(Problem(str(labels[0]), f"found no label of the rubrics {names}"))
    return found
