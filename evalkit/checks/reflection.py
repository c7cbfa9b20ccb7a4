"""Reflections: statements that hand back what the person said, feels or means.

A reflection has no fixed opening, so no list of openings finds it. It is a statement
about the person, mostly with "you" or what the situation is to them as its subject,
that neither advises, praises, agrees, soothes, informs, blames nor speaks of the
supporter. Each sentence gathers cues for and against, and each cue has points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evalkit.checks.advice import advice_in
from evalkit.checks.clauses import Clause, clauses
from evalkit.checks.english import (
    PEOPLE,
    YOU,
    Reading,
    content_stems,
    readings,
    speaks_of_person,
    topic_stems,
    word_set,
)
from evalkit.checks.feelings import families_in, feelings_of_person
from evalkit.checks.frames import passage
from evalkit.checks.imperatives import imperatives
from evalkit.checks.reflection_cues import (
    COMPLEX_AT,
    DEPTH,
    LEAD,
    POINTS,
    REFLECTS_AT,
    REMEDY,
    STEP,
    TAG,
    WORDING,
)
from evalkit.checks.registry import Mark, Outcome, check, count, find_check, outcome_of
from evalkit.checks.stock_phrases import phrases_in
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json

MOSTLY = 0.7
"""Share of topic words the client did not use from which a sentence is in fresh words."""
LONGEST_ECHO = 14
"""Words up to which a fragment may be an echo: "Two years of never being asked."."""


@check(
    "reflective_statements",
    summary="Statements that hand back what the person said, feels or means",
    number="count of statements",
    source="Simple and complex reflection: MITI 4.2.1 (Moyers et al. 2014); wordings our own",
)
def reflective_statements(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each reflecting sentence as `simple` or `complex`."""
    sentences = [reading.sentence for reading in readings(exchange.reply)]
    return count(
        Mark(sentence.start, sentence.end, kind)
        for sentence, cues in zip(sentences, cues_of(exchange), strict=True)
        if (kind := kind_by(cues)) is not None
    )


def kind_by(cues: set[str]) -> str | None:
    """`simple` or `complex` for the cues of a sentence that reflects, None for any other."""
    if sum(POINTS[cue][0] for cue in cues) < REFLECTS_AT:
        return None
    return "complex" if sum(POINTS[cue][1] for cue in cues) >= COMPLEX_AT else "simple"


def cues_of(exchange: Exchange) -> list[set[str]]:
    """The cues, named in `POINTS`, that each sentence of a reply shows."""
    sentences = _said(exchange.reply)
    found = [{*_of_subject(said), *_of_clients_words(said.reading, exchange)} for said in sentences]
    _add_wording(found, sentences, exchange)
    _add_feelings(found, exchange)
    _add_acts(found, sentences, exchange)
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, and where in its form a lead-in such as "it sounds as if" ends."""

    reading: Reading
    lead: int
    """0 where there is none."""

    @property
    def rest(self) -> str:
        return self.reading.form[self.lead :]


def _said(reply: Text) -> list[_Said]:
    leads = {_place(match.reading): match.end for match in passage(reply).matches(LEAD)}
    return [_Said(reading, leads.get(_place(reading), 0)) for reading in readings(reply)]


def _place(reading: Reading) -> int:
    return reading.sentence.start


# --- who it is about --------------------------------------------------------------


def _of_subject(said: _Said) -> Iterator[str]:
    """Who the sentence is about, and whether it states or asks."""
    words = [word.text for word in said.reading.words]
    if said.lead and len(said.rest.split()) >= 2:
        yield "framed"
    if words[0] in _LINKS:
        yield f"opens with {words[0]}"
    if words[0] in _IMPERSONAL:
        yield "impersonal subject"
    if "!" in said.reading.sentence.text:
        yield "exclaims"
    if _asks(said, words):
        yield "asks"
    yield from _of_person(said, words)
    if not said.lead and not _SUPPORTER.isdisjoint(words):
        yield "supporter"
        if not _SUPPORTER.isdisjoint(words[: 1 + (words[0] in _LINKS)]):
            yield "supporter first"


def _of_person(said: _Said, words: Sequence[str]) -> Iterator[str]:
    parts = list(clauses(said.reading))
    if any(_has_person_as_subject(clause) for clause in parts):
        yield "you as subject"
    elif any(_has_own_thing_as_subject(clause) for clause in parts):
        yield "yours as subject"
    rest = said.rest.split() if said.lead else words
    if speaks_of_person(rest):
        return
    if not said.lead:
        yield "no you"
    if any(word in _OTHERS or word in PEOPLE for word in rest[:4]):
        yield "only others"
        if said.lead:
            yield "framed others"


def _asks(said: _Said, words: Sequence[str]) -> bool:
    """Whether it really asks: not "so you stayed?", nor "it hurts, doesn't it?"."""
    if not said.reading.is_question or said.lead or TAG.matches(said.reading.form):
        return False
    return not (words[0] in _LINKS and len(words) > 2 and words[1] in _SUBJECTS)


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
    """Whether a clause starts with something of theirs: "your body ..."."""
    words = clause.body
    return "your" in words[:2] and len(words) > 3 and PEOPLE.isdisjoint(words[:4])


# --- what it says -----------------------------------------------------------------


def _of_clients_words(reading: Reading, exchange: Exchange) -> Iterator[str]:
    """How much of it the person said before."""
    stems = list(content_stems(reading.words))
    known = topic_stems(exchange.client)
    shared = sum(stem in known for stem in stems)
    if not stems:
        yield "no topic"
    yield from ("shared word", "two shared words", "three shared words")[:shared]
    if len(stems) - shared > MOSTLY * len(stems):
        yield "fresh words"
    words = [word.text for word in reading.words]
    if shared and len(words) <= LONGEST_ECHO and _NO_ECHO.isdisjoint(words):
        yield "echo"


def _add_wording(found: list[set[str]], sentences: list[_Said], exchange: Exchange) -> None:
    whole = passage(exchange.reply)
    index_of = {_place(reading): index for index, reading in enumerate(whole.readings)}
    for cue, pattern in WORDING.items():
        for match in whole.matches(pattern):
            found[index_of[_place(match.reading)]].add(cue)
    for match in whole.matches(DEPTH):
        index = index_of[_place(match.reading)]
        if match.start >= sentences[index].lead:
            found[index].add("more depth" if "depth" in found[index] else "depth")
    for match in whole.matches(REMEDY):
        lead = sentences[index_of[_place(match.reading)]].lead
        if match.start == lead or 0 < lead < match.start:
            found[index_of[_place(match.reading)]].add("advises")
    for match in whole.matches(STEP):
        if 0 < sentences[index_of[_place(match.reading)]].lead <= match.start:
            found[index_of[_place(match.reading)]].add("advises")
    for index, said in enumerate(sentences):
        sentence = said.reading.sentence
        if any(sentence.start <= start < sentence.end for start in _starts(exchange, _JUDGING)):
            found[index].add("blames")
    blaming = [index for index, cues in enumerate(found) if "blames" in cues]
    for index, cues in enumerate(found):
        if any(other != index for other in blaming):
            cues.add("beside blame")


def _starts(exchange: Exchange, names: Sequence[str]) -> list[int]:
    """Where the marks of some checks begin."""
    return [mark.start for name in names for mark in outcome_of(find_check(name), exchange).marks]


def _add_feelings(found: list[set[str]], exchange: Exchange) -> None:
    known = families_in(exchange.client)
    for cues, feelings in zip(found, feelings_of_person(exchange.reply), strict=True):
        for feeling in feelings:
            cues.add("stated feeling" if feeling.family in known else "unspoken feeling")


def _add_acts(found: list[set[str]], sentences: list[_Said], exchange: Exchange) -> None:
    """What other checks see in the sentences: advice, orders, stock phrases."""
    advised = [advice.start for advice in advice_in(exchange.reply)]
    stock = [phrase.start for phrase in phrases_in(exchange.reply)]
    orders = imperatives(exchange.reply)
    for cues, said, ordered in zip(found, sentences, orders, strict=True):
        sentence = said.reading.sentence
        if any(sentence.start <= start < sentence.end for start in advised):
            cues.add("advises")
        if any(sentence.start <= start < sentence.end for start in stock):
            cues.add("stock phrase")
        if ordered:
            cues.add("imperative")


_JUDGING = ("judgment", "confrontation", "condescension", "minimising", "shoulds")
"""Checks whose marks speak against a reflection, there and beside."""
_SUPPORTER = word_set("i me my mine we us our myself")
_OTHERS = word_set("he she they his their him them her")
_IMPERSONAL = word_set("it that this there")
_LINKS = word_set("so and but")
_SUBJECTS = YOU | _OTHERS | _IMPERSONAL | word_set("the a")
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
    YOU
    | _SUPPORTER
    | word_set(
        "is are was were be been being am do does did has have had will would can could should "
        "may might must get gets got go goes went come comes came say says said make makes made "
        "take takes took give gives gave keep keeps kept know knows knew feel feels felt want "
        "wants need needs tell tells told leave leaves left let lets hurts sounds seems looks"
    )
)
"""Words that a mere echo ("Two years. In her chair.") does not have."""
