"""A reply prepared for checking: plain characters, sentences, quotations.

Checks match on `plain` and report offsets of the original; `Text.original_span`
leads back. Nothing is ever shown or graded in its plain form.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import itemgetter

from evalkit.types import Turn

_STRAIGHT = {
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\uff07": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}
_INVISIBLE = {"Cf", "Cs", "Co"}
"""Categories dropped before matching: zero-width and tag characters cannot hide a word."""

_ENDINGS = ".!?\u2026\u3002\uff01\uff1f"
_CLOSERS = "\"')]*_\u201d\u2019"
_ABBREVIATIONS = frozenset(
    {"dr", "mr", "mrs", "ms", "st", "vs", "etc", "e.g", "i.e", "a.m", "p.m", "approx"}
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the plain text."""

    text: str
    start: int
    end: int

    @property
    def is_question(self) -> bool:
        """Whether it ends in a question mark."""
        return self.text.rstrip(_CLOSERS + "!. \n").endswith("?")


class Text:
    """One message in the form that checks read."""

    def __init__(self, original: str) -> None:
        """Prepare it; everything else is computed on first use."""
        self.original = original
        characters: list[str] = []
        origins: list[int] = []
        for index, character in enumerate(original):
            if ord(character) > 127:
                if unicodedata.category(character) in _INVISIBLE:
                    continue
                character = _STRAIGHT.get(character, character)
            characters.append(character)
            origins.append(index)
        self.plain = "".join(characters)
        self._origins = origins

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a non-empty stretch of `plain`."""
        return self._origins[start], self._origins[end - 1] + 1

    def plain_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in `plain` of a stretch of the original; empty if none of it is left."""
        return bisect_left(self._origins, start), bisect_left(self._origins, end)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in order; line breaks end one too."""
        return tuple(_split(self.plain))

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Stretches of `plain` inside quotation marks, the marks included."""
        return tuple(_quotations(self.plain))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Lower-case words; contractions and hyphenated compounds are one word."""
        return tuple(word for word, _, _ in words_with_spans(self.plain))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch of `plain` lies inside a quotation."""
        index = bisect_right(self.quotations, start, key=itemgetter(0)) - 1
        return index >= 0 and end <= self.quotations[index][1]

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds a position of `plain`."""
        for sentence in self.sentences:
            if position < sentence.end:
                return sentence
        return self.sentences[-1]


@dataclass(frozen=True)
class Exchange:
    """What a check sees: a reply and what the person said before it."""

    reply: Text
    client: Text
    """The person's turns since the assistant last spoke."""
    earlier: str = ""
    """Everything said before that, one turn a line."""

    outcomes: dict[str, object] = field(default_factory=dict, repr=False, compare=False)
    """What checks found already: several rubrics and graders ask the same of one reply."""


@lru_cache(maxsize=256)
def exchange_of(turn: Turn) -> Exchange:
    """The exchange that a turn ends; the same one whenever the same turn is asked about."""
    before = list(turn.history)
    client: list[str] = []
    while before and before[-1].role == "user":
        client.insert(0, before.pop().content)
    earlier = "\n".join(message.content for message in before)
    return Exchange(Text(turn.reply), Text("\n".join(client)), earlier)


def words_with_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Lower-case words of a text with their offsets."""
    start = None
    for index, character in enumerate(text):
        inside = character.isalnum() or (
            character in "'-"
            and start is not None
            and index + 1 < len(text)
            and text[index + 1].isalnum()
        )
        if inside and start is None:
            start = index
        elif not inside and start is not None:
            yield text[start:index].lower(), start, index
            start = None
    if start is not None:
        yield text[start:].lower(), start, len(text)


def _split(text: str) -> Iterator[Sentence]:
    start = index = 0
    while index < len(text):
        character = text[index]
        if character == "\n" or (character in _ENDINGS and _ends_sentence(text, start, index)):
            index += 1
            while index < len(text) and text[index] in _ENDINGS + _CLOSERS and text[index] != "\n":
                index += 1
            yield from _trimmed(text, start, index)
            start = index
        else:
            index += 1
    yield from _trimmed(text, start, len(text))


def _ends_sentence(text: str, start: int, index: int) -> bool:
    after = text[index + 1 : index + 2]
    if text[index] == "." and after and not after.isspace() and after not in _ENDINGS + _CLOSERS:
        return False
    if text[index] != ".":
        return True
    # Only the last word is looked at: splitting the whole sentence at each full stop
    # takes quadratic time on a text of nothing but abbreviations.
    first = index
    while first > start and not text[first - 1].isspace():
        first -= 1
    word = text[first:index].lower().lstrip("(\"'")
    if word.isdigit() and _begins_line(text, first):
        return False  # the number of a list item
    if word == "no":
        return not text[index + 1 : index + 3].strip().isdigit()  # "no. 7", but "Oh no."
    return word not in _ABBREVIATIONS


def _begins_line(text: str, position: int) -> bool:
    while position and text[position - 1] == " ":
        position -= 1
    return position == 0 or text[position - 1] == "\n"


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Sentence(text[start:end], start, end)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    mark = ""
    for index, character in enumerate(text):
        if character not in "\"'":
            continue
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        opens = (before.isspace() or before in "([-\u2014\u2013,:") and not after.isspace()
        if opened is None:
            # An apostrophe opens a quotation only at the start of a word.
            if opens:
                opened, mark = index, character
        elif character == mark and (character == '"' or not after.isalnum()):
            yield opened, index + 1
            opened = None
