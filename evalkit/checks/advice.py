"""Advice: what a reply tells or suggests the person to do, and how soon.

Giving advice without permission is a fault in motivational interviewing (MITI 4.2.1:
"persuade" against "persuade with permission"), and solving before reflecting is
what language models do more than good therapists (BOLT, Chiu et al. 2024).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from evalkit.checks import advice_words as words_of
from evalkit.checks.advice_words import Kind
from evalkit.checks.asking import asks_for_advice
from evalkit.checks.english import Reading, readings
from evalkit.checks.imperatives import Imperative, imperatives
from evalkit.checks.modals import advised_by_modal
from evalkit.checks.registry import Mark, Outcome, check, count, find_check, outcome_of
from evalkit.checks.text import Exchange, Text
from evalkit.checks.wordlists import MAX_TRIED
from evalkit.types import Json

_EARLY_KINDS: Mapping[Kind, str] = {
    "directive": "directive",
    "plain": "tip",
    "tentative": "suggestion",
}
_ACKNOWLEDGING = ("reflective_statements", "acknowledgment", "care")
"""Checks whose marks count as having met the feeling before any advice."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence of advice."""

    start: int
    """Where in the plain text the advising part begins."""
    end: int
    kind: Kind


@check(
    "directives",
    summary="Imperative sentences that tell the person what to do",
    number="share of sentences that are directives, 0-1",
    source="Giving orders: the 'direct' and 'persuade' behaviours of MISC 2.5 and MITI 4.2.1",
)
def directives(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Share of the reply's sentences that are orders to the person."""
    told = [
        Mark(orders[0].start, orders[0].end, "directive")
        for found in imperatives(exchange.reply)
        if (orders := [one for one in found if _is_order(exchange.reply, one)])
    ]
    sentences = len(readings(exchange.reply))
    return Outcome(len(told) / sentences if sentences else 0.0, tuple(told))


@check(
    "advice",
    summary="Advice, suggestions and orders that the person did not ask for",
    number="count of sentences that advise",
    source="MITI 4.2.1: persuade; EPITOME counts advice apart from empathy",
)
def advice(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Every sentence that advises, wherever it stands; none when advice was asked for."""
    if asks_for_advice(exchange.client):
        return Outcome(0.0, detail="the person asked for advice")
    return count(Mark(a.start, a.end, a.kind) for a in advice_in(exchange.reply))


@check(
    "early_advice",
    summary="Advice before anything the person said was reflected or acknowledged",
    number="count of sentences that advise before any reflection or acknowledgment",
    source="BOLT (Chiu et al. 2024, arXiv 2401.00820): problem-solving before reflection",
)
def early_advice(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Sentences that advise before the reply has met the feeling."""
    if asks_for_advice(exchange.client):
        return Outcome(0.0, detail="the person asked for advice")
    found = advice_in(exchange.reply)
    if not found:
        return Outcome(0.0)
    met = _first_acknowledgment(exchange)
    return count(
        Mark(a.start, a.end, _EARLY_KINDS[a.kind]) for a in found if met is None or a.start <= met
    )


@lru_cache(maxsize=16)
def advice_in(reply: Text) -> tuple[Advice, ...]:
    """The sentences of a reply that advise, in order."""
    found: list[Advice] = []
    for reading, orders in zip(readings(reply), imperatives(reply), strict=True):
        one = _advice_of(reply, reading, orders)
        if one is not None and not reply.is_quoted(one.start, one.end):
            found.append(one)
    return tuple(found)


def _first_acknowledgment(exchange: Exchange) -> int | None:
    starts = [
        mark.start
        for name in _ACKNOWLEDGING
        for mark in outcome_of(find_check(name), exchange).marks
    ]
    return min(starts, default=None)


def _is_order(reply: Text, one: Imperative) -> bool:
    return one.sort == "told" and not one.is_hedged and not reply.is_quoted(one.start, one.end)


def _advice_of(reply: Text, reading: Reading, orders: tuple[Imperative, ...]) -> Advice | None:
    found = [(one.start, _kind_of(one)) for one in orders if one.sort == "told"] + [
        (reading.words[index].start, kind) for index, kind in _worded(reading)
    ]
    if not found:
        return None
    start, kind = min(found)
    return Advice(start, reading.sentence.end, kind)


def _kind_of(one: Imperative) -> Kind:
    return "tentative" if one.is_hedged else "directive"


def _worded(reading: Reading) -> Iterator[tuple[int, Kind]]:
    """Index of the word where each piece of advice in other than imperatives begins."""
    yield from advised_by_modal(reading)
    patterns = [*words_of.PHRASES.items(), ("directive", words_of.BETTER)]
    if reading.is_question:
        patterns.append(("plain", words_of.ASKING))
    for kind, pattern in patterns:
        for start, end in islice(pattern.spans(reading.form), MAX_TRIED):
            if not _is_excepted(reading, start, end):
                yield reading.index_at(start), kind
                break


def _is_excepted(reading: Reading, start: int, end: int) -> bool:
    if reading.is_reported(start):
        return True
    # An exception reads a little further than the wording it takes back.
    return any(
        first < end + 30 and start < last for first, last in words_of.EXCEPTIONS.spans(reading.form)
    )
