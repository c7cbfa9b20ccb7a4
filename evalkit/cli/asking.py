"""A sheet asked at a terminal: one question after the other, each answer saved at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from evalkit.cli.shared import print_lines
from evalkit.errors import InputError, Problem
from evalkit.studies.labelled import Key
from evalkit.studies.labelling import (
    Answer,
    Item,
    Question,
    Sheet,
    read_ratings,
    write_ratings,
)

_SPEAKERS = {"user": "PERSON", "assistant": "SUPPORTER", "system": "SETTING"}
_RULE = "-" * 72

Step = Literal["back", "stop"]


def ask_at_terminal(sheet: Sheet, path: Path) -> None:
    """Ask what is still open, until all is answered or the rater stops.

    Args:
        sheet: What to ask.
        path: Holds the answers; saved whole after each of them, and taken up again.

    Raises:
        InputError: The file holds the answers of another sheet.
    """
    answers = _earlier(sheet, path)
    steps = [(item, question) for item in sheet.items for question in sheet.asked(item)]
    index = _first_open(steps, answers)
    shown: int | None = None
    print_lines(f"{len(answers)} of {len(steps)} questions answered; b goes back, q stops")
    while index < len(steps):
        item, question = steps[index]
        if item.number != shown:
            _show(sheet, item)
            shown = item.number
        said = _asked(item, question)
        if said == "stop":
            break
        if said == "back":
            index = max(0, index - 1)
            continue
        answers[item.number, question.key] = said
        write_ratings(path, sheet, answers)
        index += 1
        if index == len(steps):  # after a way back, there may be gaps
            index = _first_open(steps, answers)
    print_lines(f"\n{len(answers)} of {len(steps)} questions answered, saved in {path}")
    if len(answers) < len(steps):
        print_lines("the same command takes it up again")


def _earlier(sheet: Sheet, path: Path) -> dict[tuple[int, Key], Answer]:
    if not path.exists():
        return {}
    answers = {}
    for rating in read_ratings(path):
        if rating.sheet != sheet.id:
            message = f"found answers to sheet {rating.sheet!r}, expected {sheet.id!r}"
            raise InputError(Problem(rating.where, f"{message}; move the file away"))
        answers[rating.item, rating.key] = rating.answer
    return answers


def _first_open(
    steps: Sequence[tuple[Item, Question]], answers: dict[tuple[int, Key], Answer]
) -> int:
    places = enumerate((item.number, question.key) for item, question in steps)
    return next((index for index, place in places if place not in answers), len(steps))


def _show(sheet: Sheet, item: Item) -> None:
    print_lines(f"\n{_RULE}\nReply {item.number} of {len(sheet.items)}\n{_RULE}")
    for message in item.reading.history:
        print_lines(f"{_SPEAKERS[message.role]}:\n{_indented(message.content)}\n")
    for message in item.reading.reply:
        mark = "REPLY TO RATE" if message.role == "assistant" else _SPEAKERS[message.role]
        print_lines(f"{mark}:\n{_indented(message.content)}\n")


def _asked(item: Item, question: Question) -> Answer | Step:
    criterion = question.criterion
    print_lines(f"\n{question.rubric_title}: {criterion.id}\n{criterion.question}")
    for level in criterion.levels:
        print_lines(f"  {level.value} {level.label}: {level.description}")
    for number, answer in enumerate(item.said.get(question.key, ())):
        print_lines(f"  {'one rater' if not number else 'another'} said: {_told(answer)}")
    choices = [str(level.value) for level in criterion.levels]
    hint = f"level {'/'.join(choices)}, c cannot tell"
    if criterion.allow_not_applicable:
        hint += ", n does not apply"
    while True:
        given = str(click.prompt(f"{hint}, b, q", prompt_suffix=" > ")).strip().lower()
        if given == "q":
            return "stop"
        if given == "b":
            return "back"
        if given == "c":
            return Answer(None, "cannot_tell")
        if given == "n" and criterion.allow_not_applicable:
            return Answer(None, "not_applicable")
        if given in choices:
            return Answer(int(given), evidence=_quoted(item, question, int(given)))
        print_lines(f"found {given[:20]!r}, expected one of: {', '.join(choices)}, c, b, q")


def _quoted(item: Item, question: Question, level: int) -> tuple[str, ...]:
    """Words of the reply, where the level asks for them; none when the rater has none."""
    wanted_from = question.criterion.evidence_from
    if wanted_from is None or level < wanted_from:
        return ()
    while True:
        prompt = "  words of the reply that show it (Enter: none)"
        words = str(click.prompt(prompt, default="", show_default=False)).strip()
        if not words:
            return ()
        if any(words in text for text in item.reading.quotable):
            return (words,)
        print_lines("  these words do not stand in the reply as they are")


def _told(answer: Answer) -> str:
    what = "does not apply" if answer.unrated == "not_applicable" else "cannot tell"
    if answer.value is not None:
        what = f"{answer.value:g}"
    return " ".join([what, *(f'"{words}"' for words in answer.evidence)])


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))
