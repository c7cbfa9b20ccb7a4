"""Feelings that a reply names as the person's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evalkit.checks.english import Reading, readings, stem
from evalkit.checks.feeling_holders import (
    is_about_person,
    is_done_by_person,
    is_done_to_person,
    is_persons_noun,
    is_persons_state,
    strikes_person_as,
)
from evalkit.checks.feeling_words import (
    IDIOMS,
    NOUNS,
    ONLY_AFTER_FEEL,
    STATES,
    STIMULI,
    STRIKES,
    VERBS,
)
from evalkit.checks.frames import Match, passage
from evalkit.checks.patterns import any_of
from evalkit.checks.registry import Mark, Outcome, check
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json


@dataclass(frozen=True, slots=True)
class NamedFeeling:
    """A feeling of the person, named in a reading."""

    family: str
    """Its family of near synonyms in `feeling_words`."""
    start: int
    """Where the feeling word stands in the plain text."""
    end: int


@check(
    "named_feelings",
    summary="Feelings named as the person's own, stated before or unspoken so far",
    number="count of distinct feelings",
    source="Reflection of feeling (Ivey, intentional interviewing; MITI 4.2.1 complex reflection). "
    "Word list: our own, along Plutchik (1980) and Willcox (1982).",
)
def named_feelings(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Count the families of feelings named; synonyms of one feeling count once."""
    known = families_in(exchange.client)
    found = [f for in_sentence in feelings_of_person(exchange.reply) for f in in_sentence]
    marks = {Mark(f.start, f.end, "stated" if f.family in known else "unspoken") for f in found}
    ordered = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    return Outcome(float(len({f.family for f in found})), ordered)


@lru_cache(maxsize=16)
def feelings_of_person(reply: Text) -> tuple[tuple[NamedFeeling, ...], ...]:
    """The person's feelings in each sentence of a reply, parallel to `readings(reply)`."""
    idioms: dict[int, list[tuple[str, Match]]] = {}
    for family, match in _idioms(reply):
        idioms.setdefault(match.reading.sentence.start, []).append((family, match))
    about_people = {match.reading.sentence.start for match in passage(reply).matches(_ABOUT_PEOPLE)}
    return tuple(
        ()
        if reading.sentence.start in about_people
        else tuple(_in_sentence(reading, idioms.get(reading.sentence.start, [])))
        for reading in readings(reply)
    )


@lru_cache(maxsize=16)
def families_in(text: Text) -> frozenset[str]:
    """Families of all feeling words in a text, whoever feels them."""
    words = (word.text for reading in readings(text) for word in reading.words)
    found = {family for word in words for family in _BY_STEM.get(stem(word), ())}
    return frozenset(found | {family for family, _ in _idioms(text)})


def names_a_feeling(word: str) -> bool:
    """Whether a word, in any form, can hardly be anything but one for a feeling."""
    return stem(word) in _CLEAR_STEMS


def _in_sentence(reading: Reading, idioms: Sequence[tuple[str, Match]]) -> Iterator[NamedFeeling]:
    """The person's feelings in one sentence."""
    words = [word.text for word in reading.words]
    taken: set[int] = set()
    for family, match in idioms:
        first, last = reading.index_at(match.start), reading.index_at(match.end - 1)
        if is_about_person(words, first) and is_persons_state(words, first, last, is_idiom=True):
            taken.update(range(first, last + 1))
            yield _named(reading, family, first, last)
    for index in range(len(words)):
        family_of_word = None if index in taken else _family(words, index)
        if family_of_word is not None and not _is_in_a_name(reading, index):
            yield _named(reading, family_of_word, index, index)


def _named(reading: Reading, family: str, first: int, last: int) -> NamedFeeling:
    return NamedFeeling(family, reading.words[first].start, reading.words[last].end)


def _family(words: list[str], index: int) -> str | None:
    word = words[index]
    if word in _STATES and is_persons_state(words, index, index):
        return _STATES[word]
    if word in _STIMULI and strikes_person_as(words, index):
        return _STIMULI[word]
    if word in _NOUNS and is_persons_noun(words, index):
        return _NOUNS[word]
    if word in _VERBS and is_done_by_person(words, index):
        return _VERBS[word]
    if word in _STRIKES and is_done_to_person(words, index):
        return _STRIKES[word]
    return None


def _is_in_a_name(reading: Reading, index: int) -> bool:
    """Whether it is capitalised for no reason but a name: "Happy Valley Carers"."""
    word, sentence = reading.words[index], reading.sentence
    said = sentence.text[word.start - sentence.start : word.end - sentence.start]
    return index > 0 and said.istitle() and not sentence.text.istitle()


def _idioms(text: Text) -> Iterator[tuple[str, Match]]:
    for match in passage(text).matches(_ANY_IDIOM):
        family = next((f for f, pattern in _IDIOMS.items() if pattern.matches(match.text)), None)
        if family is not None:
            yield family, match


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: family for family, words in table.items() for word in words.split()}


_STATES = _by_word(STATES)
_STIMULI = _by_word(STIMULI)
_NOUNS = _by_word(NOUNS)
_VERBS = _by_word(VERBS)
_STRIKES = _by_word(STRIKES) | {"sting": "hurt", "smart": "hurt", "hurt": "hurt"}
_IDIOMS = {family: any_of(*phrases) for family, phrases in IDIOMS.items()}
_ANY_IDIOM = any_of(*(phrase for phrases in IDIOMS.values() for phrase in phrases))
_CLEAR_STEMS: set[str] = set()
_BY_STEM: dict[str, set[str]] = {}
for _table in (_STATES, _STIMULI, _NOUNS, _VERBS, _STRIKES):
    for _word, _name in _table.items():
        _BY_STEM.setdefault(stem(_word), set()).add(_name)
        if _word not in ONLY_AFTER_FEEL:
            _CLEAR_STEMS.add(stem(_word))
_ABOUT_PEOPLE = any_of(
    r"(?:many|most|a lot of|lots of|plenty of|some|other|all) (?:of )?"
    r"(?:people|folk|folks|parents|mums|men|women|couples|families|us) "
    r"(?:\w+ )?(?:feel|get|go|experience|struggle|find)"
)
