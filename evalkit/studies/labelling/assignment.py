"""The assignment: which reply stands behind each item of each sheet. Kept from the raters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evalkit.errors import InputError, Problem
from evalkit.files import dump_json
from evalkit.inputs.records import read_records
from evalkit.studies.labelling.draw import Place

if TYPE_CHECKING:
    from evalkit.studies.labelling.sheets import Sheet

ASSIGNMENT_NAME = "assignment.jsonl"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Assigned:
    """The reply behind one item of a sheet."""

    sheet: str
    rater: str
    item: int
    place: Place
    reply_sha256: str
    seed: int | None
    probability: float | None


def read_assignment(folder: Path) -> Mapping[tuple[str, int], Assigned]:
    """What stands behind each item, by (sheet, number).

    Raises:
        InputError: There is no assignment, or it was edited.
    """
    path = folder / ASSIGNMENT_NAME
    if folder.is_dir() and not path.exists():
        message = f"holds no {ASSIGNMENT_NAME}, expected a folder of `evalkit grader labels REPORT`"
        raise InputError(Problem(str(folder), message))
    return {(one.sheet, one.item): one for one in _read(path)}


def _read(path: Path) -> Iterator[Assigned]:
    for _, line in read_records(path, "assignment"):
        yield Assigned(
            line["sheet"],
            line["rater"],
            line["item"],
            Place(line["candidate"], line["case_id"], line["repeat"]),
            line["reply_sha256"],
            line["seed"],
            line["probability"],
        )


def assignment_lines(sheet: Sheet) -> Iterator[str]:
    """The lines of a sheet, in its order."""
    for item in sheet.items:
        yield dump_json(
            {
                "schema_version": SCHEMA_VERSION,
                "sheet": sheet.id,
                "rater": sheet.rater,
                "item": item.number,
                "case_id": item.place.case_id,
                "candidate": item.place.candidate,
                "repeat": item.place.repeat,
                "reply_sha256": item.reading.digest,
                "seed": item.seed,
                "probability": item.probability,
            }
        )
