"""A sheet as one HTML file that works from a disk, offline, and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from evalkit.files import dump_json
from evalkit.studies.labelling.ratings import Answer
from evalkit.studies.labelling.sheets import Item, Question, Sheet
from evalkit.types import Message

_PLACE = re.compile(r"\{\{(\w+)\}\}")


def render_page(sheet: Sheet) -> str:
    """The page of a sheet.

    What strangers wrote stands in one block of JSON, escaped so that no parser of HTML sees
    markup in it; the script puts it on the page as text. A content security policy names style
    and script by their digests, so that nothing else is loaded, run or sent anywhere.
    """
    style, script = _own("sheet.css"), _own("sheet.js")
    parts = {
        "style": style,
        "style_digest": _digest(style),
        "script": script,
        "script_digest": _digest(script),
        "data": inert_json(sheet_data(sheet)),
    }
    # In one go, so that nothing in the data is ever taken for a place.
    return _PLACE.sub(lambda place: parts[place.group(1)], _own("sheet.html"))


def inert_json(value: Any) -> str:
    """JSON in plain ASCII that can stand in a script block: no `<`, `>` or `&` in it."""
    text = dump_json(value)
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    # Outside of strings JSON knows none of these characters, so an escape is always right.
    if character.isascii() and character not in "<>&\x7f":
        return character
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """What the page knows: never who replied, which case it is, or what a grader said.

    Chances to be drawn stay out of it as well, since they may differ by candidate.
    """
    numbers = {question.key: number for number, question in enumerate(sheet.questions)}
    return {
        "sheet": sheet.id,
        "rater": sheet.rater,
        "seed": sheet.items[0].seed,
        "questions": [_question(question) for question in sheet.questions],
        "items": [_item(item, sheet.asked(item), numbers) for item in sheet.items],
    }


def _question(question: Question) -> dict[str, Any]:
    criterion = question.criterion
    return {
        "rubric": question.rubric,
        "rubric_title": question.rubric_title,
        "criterion": criterion.id,
        "question": criterion.question,
        "may_not_apply": criterion.allow_not_applicable,
        "quote_from": criterion.evidence_from,
        "levels": [
            {
                "value": level.value,
                "label": level.label,
                "description": level.description,
                "client": level.example_client,
                "reply": level.example_reply,
            }
            for level in criterion.levels
        ],
    }


def _item(
    item: Item, asked: Sequence[Question], numbers: Mapping[tuple[str, str], int]
) -> dict[str, Any]:
    return {
        "item": item.number,
        "history": [_message(message) for message in item.reading.history],
        "reply": [_message(message) for message in item.reading.reply],
        "asked": [numbers[question.key] for question in asked],
        "said": [[_said(answer) for answer in item.said.get(q.key, ())] for q in asked],
    }


def _message(message: Message) -> dict[str, str]:
    return {"role": message.role, "content": message.content}


def _said(answer: Answer) -> dict[str, Any]:
    return {
        "value": answer.value,
        "unrated": answer.unrated,
        "evidence": list(answer.evidence),
    }


def _own(name: str) -> str:
    return (resources.files("evalkit.studies.labelling") / "web" / name).read_text("utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
