"""Clauses: the stretches of a sentence between commas, dashes and stronger marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from evalkit.checks.english import Reading
from evalkit.checks.patterns import any_of
from evalkit.checks.wordlists import phrase_set, word_set

# Said before the words proper, in any order and number.
_OPENERS = word_set(
    "ok okay k so and but then also now please pls plz just kindly firstly secondly thirdly "
    "fourthly finally lastly next honestly seriously alright yes yeah yep yup nah oh "
    "well ohh aw aww awww hey hi hiya ugh urgh eh hmm wow whoa omg omfg god gosh jeez lol "
    "haha ha "
    "oof ouch wah eish arre arrey aiyo ah tbh ngl imo imho fr anyway still instead always "
    "only "
    "simply gently slowly definitely really actually literally immediately quickly straight "
    "straightaway calmly politely carefully firmly quietly plus or either tonight today "
    "tomorrow meanwhile afterwards afterward later maybe perhaps possibly probably sometimes "
    "basically obviously first second third fourth again mainly mostly personally "
    "ideally otherwise therefore hence moreover additionally furthermore ultimately yo bro "
    "bruh "
    "dude mate hun hunny babe babes beta habibi habibti yaar bhai didi sis fam boo"
)
# Openers only where a mark follows: "look, call her", but not "look at that".
_OPENERS_ALONE = word_set(
    "no look listen right man girl love dear see say child son friend darling honey sweetie "
    "sweetheart wait enough sorry brother sister pet duck queen king guys folks"
)
_OPENING_TIME = any_of(
    r"(?:tomorrow|today|this|every|each|next|on|by|before|after|once|twice|first|from|for|in|at|"
    r"until|till|over|during|within|right|as of) (?:(?:a|an|the|this|next|your|each|every|this|"
    r"few|"
    r"two|three|same|coming) )*(?:morning|afternoon|evening|night|nights|day|days|time|week|weeks|"
    r"weekend|month|months|year|years|bed|bedtime|now|on|that|then|thing|chance|moment|meantime|"
    r"minutes?|hours?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"future|lunch|dinner|breakfast|work|noon|all|instance|example|starters|opportunity)"
    r"(?: (?:on|night|morning|evening|thing))?",
    r"first (?:off|of all|up|things first)",
    r"step (?:one|two|three|four|five|\d+)",
    r"number (?:one|two|three|\d+)",
    r"\d+",
)
_TIME_STARTS = word_set(
    "tomorrow today this every each next on by before after once twice first from for in at until "
    "till over during within right as step number"
)
_HEDGES = word_set("maybe perhaps possibly probably")
_MARKS = frozenset(",;")
_ADVERBIAL = word_set(
    "when whenever if once before after until till while as since because although though "
    "even "
    "unless instead rather in on at by for with without from during besides despite given "
    "where wherever of next every each this last some tonight to into beyond apart aside "
    "alongside "
    "whatever however whoever between against under over through throughout about regarding "
    "like than following"
)
_ADVERBIAL_PAIRS = frozenset(
    tuple(pair.split())
    for pair in phrase_set(
        "next time|every time|each time|any time|the next|the moment|the minute|the second|"
        "by the|as soon|as long|as for|even if|even when|every day|the day|the night|the morning|"
        "no matter|"
        "starting today|starting tomorrow|starting now|starting tonight|going forward|moving "
        "forward"
    )
)


@dataclass(frozen=True)
class Clause:
    """A stretch of a reading's words without a mark inside."""

    reading: Reading
    first: int
    """Index of its first word in the reading."""
    last: int
    """One past its last word."""
    after: str
    """The mark before it: `,` or `;` (any mark stronger than a comma), or nothing."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, in the reading's one spelling."""
        return tuple(word.text for word in self.reading.words[self.first : self.last])

    @cached_property
    def opened(self) -> int:
        """How many words at its start are mere openers: "okay so please just ..."."""
        words = self.words
        index = 0
        while index < len(words):
            if size := _opening_time(words, index):
                index += size
            elif words[index] in _OPENERS:
                index += 1
            else:
                break
        if index == len(words) - 1 and words[index] in _OPENERS_ALONE:
            index += 1
        return index

    @property
    def body(self) -> tuple[str, ...]:
        """Its words after the openers."""
        return self.words[self.opened :]

    @property
    def is_hedged(self) -> bool:
        """Whether it opens with a "maybe"."""
        return not _HEDGES.isdisjoint(self.words[: self.opened])

    @property
    def is_adverbial(self) -> bool:
        """Whether it only sets the scene for what follows: "when you get home, ..."."""
        return (
            not self.body
            or self.body[0] in _ADVERBIAL
            or self.words[:2] in _ADVERBIAL_PAIRS
            or self.words[1:3] in _ADVERBIAL_PAIRS
        )

    def start(self, index: int) -> int:
        """Offset in the plain text of the word at an index of `words`."""
        return self.reading.words[self.first + index].start

    def end(self) -> int:
        """Offset in the plain text of the clause's end."""
        return self.reading.words[self.last - 1].end


def clauses(reading: Reading) -> Iterator[Clause]:
    """The clauses of a sentence, in order; none is empty."""
    first = 0
    mark = ""
    words = reading.words
    for index, word in enumerate(words):
        broken = index > first and _is_broken(reading, index)
        if word.text in _MARKS or broken:
            if index > first:
                yield Clause(reading, first, index, mark)
                mark = ";" if broken else word.text
            elif word.text == ";":
                mark = ";"
            first = index if broken and word.text not in _MARKS else index + 1
    if first < len(words):
        yield Clause(reading, first, len(words), mark)


def _is_broken(reading: Reading, index: int) -> bool:
    # A lone hyphen, dots, a slash or an emoji part clauses without being words.
    before, after = reading.words[index - 1], reading.words[index]
    if after.start - before.end < 2:
        return False
    offset = reading.sentence.start
    gap = reading.sentence.text[before.end - offset : after.start - offset]
    return any(not (c.isalnum() or c.isspace() or c in "'\"*_(),;:") for c in gap)


def _opening_time(words: tuple[str, ...], index: int) -> int:
    """Number of words that name a time or a step at that place, 0 when none do."""
    if words[index] not in _TIME_STARTS and not words[index][0].isdigit():
        return 0
    found = _OPENING_TIME.first(" ".join(words[index : index + 6]))
    if found is None or found[0] != 0:
        return 0
    return len(" ".join(words[index : index + 6])[: found[1]].split())
