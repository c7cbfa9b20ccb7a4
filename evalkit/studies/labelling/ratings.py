"""What a rater answered on a sheet: the file that a page or the terminal saves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from evalkit.files import dump_json, write_atomically
from evalkit.inputs.records import read_records
from evalkit.studies.labelled import Key
from evalkit.types import Json

if TYPE_CHECKING:
    from evalkit.studies.labelling.sheets import Sheet

SCHEMA_VERSION = 1

Unrated = Literal["cannot_tell", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said of one criterion of one reply."""

    value: float | None
    """The level; None: see `unrated`."""
    unrated: Unrated | None = None
    """Why there is no level."""
    evidence: tuple[str, ...] = ()
    """Words of the reply that carry the level, verbatim."""

    @property
    def meaning(self) -> tuple[float | None, Unrated | None]:
        """What two answers must share to be the same, whatever they quote."""
        return self.value, self.unrated

    def as_json(self) -> dict[str, Json]:
        """The fields of an answer, in the formats of ratings and of labels."""
        fields: dict[str, Json] = {"value": self.value}
        if self.unrated is not None:
            fields["unrated"] = self.unrated
        if self.evidence:
            fields["evidence"] = list(self.evidence)
        return fields


@dataclass(frozen=True, slots=True)
class Rating:
    """One line of a saved file."""

    where: str
    """File and line."""
    sheet: str
    item: int
    key: Key
    answer: Answer
    rater: str


def answer_from(line: Mapping[str, Any]) -> Answer:
    """The answer in a validated line of ratings or of labels."""
    value = line["value"]
    unrated = cast(Unrated, line.get("unrated") or "cannot_tell") if value is None else None
    return Answer(value, unrated, tuple(line.get("evidence") or ()))


def read_ratings(path: Path) -> Iterator[Rating]:
    """The lines of a file that a sheet saved.

    Raises:
        InputError: A line that is no rating.
    """
    for where, line in read_records(path, "rating"):
        key = (line["rubric"], line["criterion"])
        item = int(line["item"])  # JSON's 1.0 is a whole number too
        yield Rating(where, line["sheet"], item, key, answer_from(line), line["rater"])


def write_ratings(path: Path, sheet: Sheet, answers: Mapping[tuple[int, Key], Answer]) -> None:
    """Save answers, in the order of the sheet.

    Raises:
        OutputError: The file cannot be written; what it held before is untouched.
    """
    lines = [
        dump_json(
            {
                "schema_version": SCHEMA_VERSION,
                "sheet": sheet.id,
                "item": item.number,
                "rubric": question.rubric,
                "criterion": question.criterion.id,
                **answers[item.number, question.key].as_json(),
                "rater": sheet.rater,
            }
        )
        for item in sheet.items
        for question in sheet.asked(item)
        if (item.number, question.key) in answers
    ]
    write_atomically(path, "".join(f"{line}\n" for line in lines))
