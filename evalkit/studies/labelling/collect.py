"""Saved ratings joined with the replies behind them: labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evalkit.errors import InputError, Problem
from evalkit.files import dump_json, write_atomically
from evalkit.studies.labelled import Key
from evalkit.studies.labelling.assignment import Assigned, read_assignment
from evalkit.studies.labelling.ratings import Answer, Rating, read_ratings
from evalkit.types import Json

LABELS_VERSION = 1


@dataclass(frozen=True)
class Collected:
    """What came together."""

    labels: int
    """Lines written, those without a level included."""
    unrated: int
    """Those without a level: could not tell, or does not apply."""
    items: Mapping[str, tuple[int, int]]
    """Rater to (replies with an answer, replies assigned)."""
    shared: int
    """Criteria of replies that two or more raters answered."""
    disputed: int
    """Those of them on which the raters differ."""


def collect(folder: Path, files: Sequence[Path], output: Path) -> Collected:
    """Join what raters saved with their assignment, and write the labels.

    Args:
        folder: Holds the assignment.
        files: What sheets or the terminal saved; none: every `ratings-*.jsonl` of the folder.
        output: The labels file to write: a line for each answer, in the order of the files.

    Raises:
        InputError: A line is no rating, is of another sheet or rater, or contradicts another.
    """
    assigned = read_assignment(folder)
    files = files or sorted(folder.glob("ratings-*.jsonl"))
    if not files:
        message = "holds no ratings-*.jsonl; name the files that the raters saved"
        raise InputError(Problem(str(folder), message))
    found: dict[tuple[str, int, Key], Rating] = {}
    problems: list[Problem] = []
    for rating in (rating for path in files for rating in read_ratings(path)):
        place = (rating.sheet, rating.item, rating.key)
        problem = _problem(rating, assigned, found.get(place))
        if problem is not None:
            problems.append(problem)
        found.setdefault(place, rating)
    if problems:
        raise InputError(*problems)
    lines = [dump_json(_label(rating, assigned)) for rating in found.values()]
    write_atomically(output, "".join(f"{line}\n" for line in lines))
    return _counted(list(found.values()), assigned)


def _problem(
    rating: Rating, assigned: Mapping[tuple[str, int], Assigned], earlier: Rating | None
) -> Problem | None:
    one = assigned.get((rating.sheet, rating.item))
    if one is None:
        message = f"found item {rating.item} of sheet {rating.sheet!r}, expected one of "
        sheets = sorted({sheet for sheet, _ in assigned})
        return Problem(rating.where, f"{message}the sheets {', '.join(sheets)} of this folder")
    if one.rater != rating.rater:
        message = f"$.rater: found {rating.rater!r}, expected {one.rater!r}, whose sheet it is"
        return Problem(rating.where, message)
    if earlier is not None and earlier.answer != rating.answer:
        message = (
            f"answers {'.'.join(rating.key)} of item {rating.item} otherwise than "
            f"{earlier.where}; name only the file that was saved last"
        )
        return Problem(rating.where, message)
    return None


def _label(rating: Rating, assigned: Mapping[tuple[str, int], Assigned]) -> dict[str, Json]:
    one = assigned[rating.sheet, rating.item]
    label: dict[str, Json] = {
        "schema_version": LABELS_VERSION,
        "case_id": one.place.case_id,
        "repeat": one.place.repeat,
        "candidate": one.place.candidate,
        "rubric": rating.key[0],
        "criterion": rating.key[1],
        **rating.answer.as_json(),
        "rater": rating.rater,
    }
    if one.seed is not None and one.probability is not None:
        label["sampled"] = {"seed": one.seed, "probability": one.probability}
    label["reply_sha256"] = one.reply_sha256
    return label


def _counted(ratings: Sequence[Rating], assigned: Mapping[tuple[str, int], Assigned]) -> Collected:
    answers: dict[tuple[object, Key], list[Answer]] = {}
    touched: dict[str, set[int]] = {}
    total: dict[str, int] = {}
    for one in assigned.values():
        total[one.rater] = total.get(one.rater, 0) + 1
    for rating in ratings:
        place = assigned[rating.sheet, rating.item].place
        answers.setdefault((place, rating.key), []).append(rating.answer)
        touched.setdefault(rating.rater, set()).add(rating.item)
    return Collected(
        labels=len(ratings),
        unrated=sum(rating.answer.value is None for rating in ratings),
        items={rater: (len(touched.get(rater, ())), n) for rater, n in total.items()},
        shared=sum(len(own) > 1 for own in answers.values()),
        disputed=sum(is_disputed(own) for own in answers.values()),
    )


def is_disputed(answers: Sequence[Answer]) -> bool:
    """Whether raters differ; who could not tell disputes nothing."""
    return len({a.meaning for a in answers if a.unrated != "cannot_tell"}) > 1
