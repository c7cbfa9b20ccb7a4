"""Condescension: talking down, as to a child, a pupil, a layman or a hysteric.

The families: doubting that the person can follow, making light of what they find hard,
pulling rank by age or training, addressing them as a child, telling them to calm down,
and a pet name before a lesson. After TalkDown (Wang & Potts 2019) and the "air of
superiority" that empathy guidelines warn of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from evalkit.checks.condescension_words import (
    EXCEPTIONS,
    FAMILIES,
    HUSHING,
    PET_NAMED,
    QUIZZING,
    SAID_BY_OTHERS,
    SYMPATHY,
)
from evalkit.checks.english import Reading, readings
from evalkit.checks.registry import Mark, Outcome, check, count
from evalkit.checks.text import Exchange
from evalkit.checks.wordlists import MAX_TRIED
from evalkit.types import Json


@check(
    "condescension",
    summary="Talking down: as to a child, a pupil, a layman, or a hysteric",
    number="count of condescending turns",
    source="TalkDown (Wang & Potts 2019, EMNLP); superiority in empathy guidelines",
)
def condescension(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Sentences that talk down, each marked once per family."""
    return count(mark for reading in readings(exchange.reply) for mark in _in_sentence(reading))


def _in_sentence(reading: Reading) -> Iterator[Mark]:
    sentence = reading.sentence
    if (hushing := HUSHING.first(sentence.text)) is not None:
        yield Mark(sentence.start + hushing[0], sentence.start + hushing[1], "childing")
    if reading.is_question and QUIZZING.matches(reading.form):
        yield Mark(sentence.start, sentence.end, "explaining")
    pet_name = PET_NAMED.first(reading.form)
    if pet_name is not None and not reading.is_question and not SYMPATHY.matches(reading.form):
        yield _mark(reading, *pet_name, "pet_name")
    for kind, pattern in FAMILIES.items():
        for start, end in islice(pattern.spans(reading.form), MAX_TRIED):
            if not _is_excepted(reading, start, end):
                yield _mark(reading, start, end, kind)
                break


def _mark(reading: Reading, start: int, end: int, kind: str) -> Mark:
    # The patterns take in the blanks and commas around what they look for.
    stretch = reading.form[start:end]
    start += len(stretch) - len(stretch.lstrip(" ,;"))
    return Mark(*reading.span(start, start + len(stretch.strip(" ,;"))), kind)


def _is_excepted(reading: Reading, start: int, end: int) -> bool:
    if SAID_BY_OTHERS.matches(reading.form[: start + 1].rstrip()):
        return True
    # Both kinds of pattern take in the spaces around them.
    return any(
        first + 1 < end - 1 and start + 1 < last - 1
        for first, last in EXCEPTIONS.spans(reading.form)
    )
