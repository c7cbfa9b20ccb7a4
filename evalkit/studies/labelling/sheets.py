"""A rater's sheet: the questions, and the replies they are asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evalkit.errors import InputError, Problem, UnknownName
from evalkit.files import digest_of
from evalkit.reports.reading import ReportFile, load_report
from evalkit.studies.labelled import RESOLVED, Key
from evalkit.studies.labelling.assigning import assign
from evalkit.studies.labelling.assignment import read_assignment
from evalkit.studies.labelling.draw import Place, draw
from evalkit.studies.labelling.ratings import Answer
from evalkit.studies.labelling.reading import (
    Reading,
    load_readings,
    refuse_redacted,
    rubrics_of,
)
from evalkit.types import Criterion, Rubric


@dataclass(frozen=True, slots=True)
class Question:
    """One graded criterion, as a rater is asked it."""

    rubric: str
    rubric_title: str
    criterion: Criterion

    @property
    def key(self) -> Key:
        """(rubric id, criterion id)."""
        return self.rubric, self.criterion.id


@dataclass(frozen=True, slots=True)
class Item:
    """One reply on a sheet."""

    number: int
    """From 1, in the order of the sheet: all that the sheet says of where it comes from."""
    place: Place
    reading: Reading
    seed: int | None
    """Of the draw; None where the reply was not drawn."""
    probability: float | None
    """Chance to be drawn."""
    said: Mapping[Key, tuple[Answer, ...]] = field(default_factory=dict)
    """On a sheet of disputes: the criteria asked, with what the raters said, unnamed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one rater is given."""

    id: str
    """Digest of all that the answers depend on."""
    rater: str
    questions: tuple[Question, ...]
    items: tuple[Item, ...]

    def asked(self, item: Item) -> tuple[Question, ...]:
        """The questions asked of an item: all, or those in dispute."""
        if not item.said:
            return self.questions
        return tuple(question for question in self.questions if question.key in item.said)

    @property
    def n_questions(self) -> int:
        """Answers that the whole sheet takes."""
        return sum(len(self.asked(item)) for item in self.items)


@dataclass(frozen=True)
class SheetOptions:
    """What to draw from a run, and for whom."""

    report: Path
    raters: Sequence[str]
    overlap: int = 1
    size: int | None = None
    seed: int = 0
    rubrics: Sequence[str] = ()


def make_sheets(options: SheetOptions) -> list[Sheet]:
    """A sheet for each rater: the same options on the same run make the same sheets.

    Raises:
        InputError: The run holds no texts or too few answers, its rubrics are not to be
            found, or the raters are too few for the overlap.
    """
    check_raters(options.raters)
    if options.overlap > len(options.raters):
        raise InputError(
            f"--overlap {options.overlap}: found {len(options.raters)} raters, expected at least "
            "as many; name more with --rater"
        )
    report = load_report(options.report)
    refuse_redacted(report)
    questions = questions_of(rubrics := rubrics_of(report, options.rubrics), report)
    drawn = draw(report, options.size, options.seed)
    readings = load_readings(report, [one.place for one in drawn])
    sheets = []
    for rater, own in assign(drawn, options.raters, options.overlap, options.seed).items():
        items = tuple(
            Item(number, one.place, readings[one.place], options.seed, one.probability)
            for number, one in enumerate(own, start=1)
        )
        if not items:
            raise InputError(f"--rater {rater}: no reply is left for them; draw more with --sample")
        sheets.append(Sheet(sheet_id(report, rubrics, rater, items), rater, questions, items))
    return sheets


def assigned_sheet(
    report_path: Path, folder: Path, rater: str, rubrics: Sequence[str] = ()
) -> Sheet:
    """A rater's sheet once more, from the assignment in a folder and the run it was drawn from.

    Raises:
        InputError: The assignment does not name the rater, or is of another run or other
            rubrics.
    """
    assigned = read_assignment(folder).values()
    own = sorted((one for one in assigned if one.rater == rater), key=lambda one: one.item)
    if not own:
        raise UnknownName(f"rater of {folder}", rater, {one.rater for one in assigned})
    report = load_report(report_path)
    questions = questions_of(found := rubrics_of(report, rubrics), report)
    readings = load_readings(report, [one.place for one in own])
    items = tuple(
        Item(one.item, one.place, readings[one.place], one.seed, one.probability) for one in own
    )
    sheet = Sheet(sheet_id(report, found, rater, items), rater, questions, items)
    if sheet.id != own[0].sheet:
        message = (
            f"holds sheet {own[0].sheet!r} of {rater}, and this run and these rubrics make "
            f"{sheet.id!r}; expected the REPORT and the --rubric of the draw"
        )
        raise InputError(Problem(str(folder), message))
    return sheet


def questions_of(rubrics: Sequence[Rubric], report: ReportFile) -> tuple[Question, ...]:
    """The graded criteria of rubrics; what a check counts, nobody need rate.

    Raises:
        InputError: There are none.
    """
    questions = tuple(
        Question(rubric.id, rubric.title, criterion)
        for rubric in rubrics
        for criterion in rubric.criteria
        if criterion.kind == "graded"
    )
    if not questions:
        names = ", ".join(rubric.id for rubric in rubrics)
        message = f"found no graded criterion in {names}, expected one to rate; choose --rubric"
        raise InputError(Problem(str(report.path), message))
    return questions


def sheet_id(
    report: ReportFile, rubrics: Sequence[Rubric], rater: str, items: Sequence[Item]
) -> str:
    """Names a sheet by what it asks of whom, so that answers never meet other questions."""
    return digest_of(
        [
            report.run["id"],
            rater,
            [[rubric.id, rubric.digest] for rubric in rubrics],
            [
                [
                    item.place.candidate,
                    item.place.case_id,
                    item.place.repeat,
                    item.reading.digest,
                    item.seed,
                    sorted(".".join(key) for key in item.said),
                ]
                for item in items
            ],
        ]
    )[:16]


def check_raters(raters: Sequence[str]) -> None:
    """Stop at names that make no file name, or stand for something else.

    Raises:
        InputError: The first such name.
    """
    seen: set[str] = set()
    for rater in raters:
        plain = rater.replace("-", "").replace("_", "").replace(".", "")
        if not (plain.isascii() and plain.isalnum()) or rater[0] == "." or len(rater) > 60:
            expected = "expected at most 60 of the characters a-z, A-Z, 0-9, '-', '_' and '.'"
            raise InputError(f"--rater {rater[:80]!r}: {expected}, as in 'rater-1'")
        if rater.lower() == RESOLVED:
            raise InputError(f"--rater {rater}: stands for settled disputes; choose another name")
        # Files named after them must stay apart where the system does not tell case.
        if rater.lower() in seen:
            raise InputError(f"--rater {rater}: named twice; give each rater a name of their own")
        seen.add(rater.lower())
