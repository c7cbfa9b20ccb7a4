"""Parroting: the person's own words handed back with only the pronouns swapped."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from functools import lru_cache

from evalkit.checks.english import Reading, Word, readings, stem, word_set
from evalkit.checks.registry import Mark, Outcome, check
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json

PARROTED_AT = 0.5
"""Share of taken-over words from which a sentence is marked."""
MIN_WORDS = 3
"""Telling words from which a sentence is measured."""
_FEW = 5


@check(
    "parroting",
    summary="The person's words repeated back in their order, with only pronouns swapped",
    number="share of the most repetitive sentence's words taken over, 0-1",
    source="Repeating against rephrasing and paraphrasing (Miller & Rollnick 2013); overlap of "
    "word pairs with one gap (skip-bigrams as in ROUGE-S, Lin 2004)",
    params={"min_words": MIN_WORDS},
)
def parroting(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """The largest share, and every sentence that reaches `PARROTED_AT`.

    Sentences with fewer than `min_words` telling words are left out: "Two years."
    picks a word up, it does not parrot.
    """
    given = params["min_words"]
    least = given if isinstance(given, int | float) else MIN_WORDS
    shares = [
        (reading, share_taken(reading, exchange.client))
        for reading in readings(exchange.reply)
        if len(_telling(reading.words)) >= least and not _is_real_question(reading)
    ]
    marks = tuple(
        Mark(reading.sentence.start, reading.sentence.end, "parroting")
        for reading, share in shares
        if share >= PARROTED_AT
    )
    return Outcome(max((share for _, share in shares), default=0.0), marks)


def share_taken(reading: Reading, client: Text) -> float:
    """Share of a sentence's telling words that stand beside each other as in the client's.

    A word taken up alone is no repetition, so words count in pairs; and three words
    of three are less of one than five of five, so the share is of at least five.
    """
    words = _telling(reading.words)
    pairs = _neighbours(client)
    taken: set[int] = set()
    for index, pair in enumerate(itertools.pairwise(words)):
        if pair in pairs:
            taken |= {index, index + 1}
    return len(taken) / max(len(words), _FEW)


def _is_real_question(reading: Reading) -> bool:
    # "You moved here for him and he left?" is a statement with a question mark.
    return reading.is_question and reading.words[0].text in _QUESTION_WORDS


def _telling(words: Sequence[Word]) -> list[str]:
    return [stem(w.text) for w in words if w.text not in _GLUE and w.text[0].isalnum()]


@lru_cache(maxsize=16)
def _neighbours(client: Text) -> frozenset[tuple[str, str]]:
    """Pairs of telling words that follow each other in a sentence, at most one between."""
    sentences = [_telling(reading.words) for reading in readings(client)]
    return frozenset(
        (words[index], words[index + gap])
        for words in sentences
        for gap in (1, 2)
        for index in range(len(words) - gap)
    )


_QUESTION_WORDS = word_set(
    "what when where why how who which whose is are was were do does did have has had can could "
    "would will should may might am"
)
_GLUE = word_set(
    # Whoever swaps the pronouns swaps these with them.
    "i me my mine myself you your yours yourself we us our ours he him his she her hers they them "
    "their it its this that these those there here the a an",
    "is are was were be been being am do does did have has had will would can could shall should",
    "and so but or to of in on at for with as by from then than if because just really very like",
    # What leads into a repetition: "so what you're saying is that ...".
    "hear hearing say saying tell telling mention mentioned share shared understand understood "
    "understanding check sounds sound seems seem see okay ok yes yeah right well wow oh mean "
    "thank thanks sorry",
    # A length of time is picked up rather than parroted: "Four years."
    "minute minutes hour hours day days night nights week weeks month months year years time times",
)
