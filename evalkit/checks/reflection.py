"""Reflections: statements that hand back what the person said, feels or means.

A reflection has no fixed opening, so no list of openings finds it. It is a statement
about the person, mostly with "you" or what the situation is to them as its subject,
that neither advises, praises, agrees, soothes, informs, blames nor speaks of the
supporter. Each sentence gathers cues for and against, and each cue has points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from evalkit.checks.advice import advice_in
from evalkit.checks.clauses import Clause, clauses
from evalkit.checks.english import (
    PEOPLE,
    Reading,
    content_stems,
    readings,
    speaks_of_person,
    topic_stems,
    word_set,
)
from evalkit.checks.feelings import families_in, feelings_in
from evalkit.checks.imperatives import imperatives
from evalkit.checks.reflection_cues import (
    COMPLEX_AT,
    DEPTH,
    FRAME,
    POINTS,
    REFLECTS_AT,
    REMEDY,
    STEP,
    TAG,
    WORDING,
)
from evalkit.checks.registry import Mark, Outcome, check, count
from evalkit.checks.stock_phrases import phrases_in
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json


@check(
    "reflective_statements",
    summary="Statements that hand back what the person said, feels or means",
    number="count of statements",
    source="Simple and complex reflection: MITI 4.2.1 (Moyers et al. 2016); wordings our own",
)
def reflective_statements(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each reflecting sentence as `simple` or `complex`."""
    return count(
        Mark(reading.sentence.start, reading.sentence.end, kind)
        for reading in readings(exchange.reply)
        if (kind := kind_of(reading, exchange)) is not None
    )


def kind_of(reading: Reading, exchange: Exchange) -> str | None:
    """`simple` or `complex` for a sentence that reflects, None for any other."""
    cues = set(cues_of(reading, exchange))
    if sum(POINTS[cue][0] for cue in cues) < REFLECTS_AT:
        return None
    return "complex" if sum(POINTS[cue][1] for cue in cues) >= COMPLEX_AT else "simple"


def cues_of(reading: Reading, exchange: Exchange) -> Iterator[str]:
    """Names of the cues, out of `POINTS`, that a sentence shows."""
    framed = FRAME.first(reading.form)
    rest = reading.form if framed is None else reading.form[framed[1] :]
    yield from _of_subject(reading, rest.split(), is_framed=framed is not None)
    yield from _of_wording(reading, rest)
    yield from _of_clients_words(reading, exchange)
    yield from _of_feeling(reading, exchange)
    blaming = _blaming(exchange.reply)
    if any(other is not reading for other in blaming):
        yield "beside blame"
    sentence = reading.sentence
    if "!" in sentence.text:
        yield "exclaims"
    if _advises(reading, rest, exchange, is_framed=framed is not None):
        yield "advises"
    if any(sentence.start <= p.start < sentence.end for p in phrases_in(exchange.reply)):
        yield "stock phrase"
    if any(sentence.start <= start < sentence.end for start in _imperative_starts(exchange.reply)):
        yield "imperative"


def _advises(reading: Reading, rest: str, exchange: Exchange, *, is_framed: bool) -> bool:
    sentence = reading.sentence
    if any(sentence.start <= start < sentence.end for start in _advice_starts(exchange.reply)):
        return True
    if is_framed and STEP.matches(rest):
        return True
    remedy = REMEDY.first(rest)
    return remedy is not None and (remedy[0] == 0 or is_framed)


def _of_subject(reading: Reading, rest: list[str], *, is_framed: bool) -> Iterator[str]:
    """Who the sentence is about, and whether it states or asks."""
    words = [word.text for word in reading.words]
    if is_framed and len(rest) >= 2:
        yield "framed"
    if words[0] in _LINKS:
        yield f"opens with {words[0]}"
    is_asked = reading.is_question and not TAG.matches(reading.form)
    if is_asked and not is_framed and not _is_declarative(words):
        yield "asks"
    parts = list(clauses(reading))
    if any(_has_person_as_subject(clause) for clause in parts):
        yield "you as subject"
    elif any(_has_own_thing_as_subject(clause) for clause in parts):
        yield "yours as subject"
    if not speaks_of_person(rest):
        if not is_framed:
            yield "no you"
        if any(word in _OTHERS or word in PEOPLE for word in rest[:4]):
            yield "only others"
            if is_framed:
                yield "framed others"
    if words[0] in _IMPERSONAL:
        yield "impersonal subject"
    if not is_framed and not _SUPPORTER.isdisjoint(words):
        yield "supporter"
        if not _SUPPORTER.isdisjoint(words[: 1 + (words[0] in _LINKS)]):
            yield "supporter first"


def _is_declarative(words: list[str]) -> bool:
    return words[0] in _LINKS and len(words) > 2 and words[1] in _SUBJECTS


def _has_person_as_subject(clause: Clause) -> bool:
    """Whether "you" is the subject of a verb: "... you went somewhere far away"."""
    words = clause.body
    if words[:1] and words[0] in _CONDITIONS:
        return False
    return any(
        word == "you"
        and words[index + 1] not in _NO_VERB
        and (index == 0 or words[index - 1] not in _BEFORE_OBJECT)
        for index, word in enumerate(words[:-1])
    )


def _has_own_thing_as_subject(clause: Clause) -> bool:
    """Whether a clause starts with something of theirs: "your body ...", "part of you"."""
    words = clause.body[:4]
    return "your" in words[:2] and not _is_relation(words) and len(clause.body) > 3


def _is_relation(words: Sequence[str]) -> bool:
    return not PEOPLE.isdisjoint(words)


def _of_wording(reading: Reading, rest: str) -> Iterator[str]:
    for cue, pattern in WORDING.items():
        if pattern.matches(reading.form):
            yield cue
    depth = len(list(DEPTH.spans(rest)))
    if depth:
        yield "depth"
    if depth > 1:
        yield "more depth"


def _of_clients_words(reading: Reading, exchange: Exchange) -> Iterator[str]:
    """How much of it the person said before."""
    stems = list(content_stems(reading.words))
    shared = sum(stem in topic_stems(exchange.client) for stem in stems)
    if not stems:
        yield "no topic"
    yield from ("shared word", "two shared words", "three shared words")[:shared]
    if len(stems) - shared > 0.7 * len(stems):
        yield "fresh words"
    if shared and len(reading.words) <= 14 and _NO_ECHO.isdisjoint(w.text for w in reading.words):
        yield "echo"


def _of_feeling(reading: Reading, exchange: Exchange) -> Iterator[str]:
    known = families_in(exchange.client)
    for feeling in feelings_in(reading):
        yield "stated feeling" if feeling.family in known else "unspoken feeling"


@lru_cache(maxsize=16)
def _blaming(reply: Text) -> tuple[Reading, ...]:
    """The sentences that blame; what stands beside them is held against the person."""
    return tuple(r for r in readings(reply) if WORDING["blames"].matches(r.form))


@lru_cache(maxsize=16)
def _advice_starts(reply: Text) -> tuple[int, ...]:
    return tuple(advice.start for advice in advice_in(reply))


@lru_cache(maxsize=16)
def _imperative_starts(reply: Text) -> tuple[int, ...]:
    return tuple(one.start for found in imperatives(reply) for one in found)


_YOU = word_set("you your yours yourself")
_SUPPORTER = word_set("i me my mine we us our myself")
_OTHERS = word_set("he she they his their him them her")
_IMPERSONAL = word_set("it that this there")
_LINKS = word_set("so and but")
_SUBJECTS = _YOU | _OTHERS | _IMPERSONAL | word_set("the a")
_CONDITIONS = word_set("if when whenever unless once")
_NO_VERB = word_set(
    ", ; and or but to for with at in on of from by about into as if the a an so too then there "
    "here both all guys because when while now today tonight again more most alone either please "
    "than that this through"
)
_BEFORE_OBJECT = word_set(
    "to for with at of from by about thank tell give let than like on in around between behind "
    "wish help make made want wants want love hope see"
)
_NO_ECHO = (
    _YOU
    | _SUPPORTER
    | word_set(
        "is are was were be been being am do does did has have had will would can could should may "
        "might must get gets got go goes went come comes came say says said make makes made take "
        "takes took give gives gave keep keeps kept know knows knew feel feels felt want wants need "
        "needs tell tells told leave leaves left let lets hurts sounds seems looks"
    )
)
"""Words that a mere echo ("Two years. In her chair.") does not have."""
