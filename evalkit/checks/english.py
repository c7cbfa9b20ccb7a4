"""English the way the wording checks read it: folded sentences and word classes.

People write "youre", "u r" and "you, um, you're" for the same words. A `Reading`
is one sentence in a single spelling, without fillers, contractions or quotations,
so that a pattern is written once; every position leads back to the plain text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evalkit.checks.folding import QUOTE as QUOTE
from evalkit.checks.folding import Word as Word
from evalkit.checks.folding import fold, form_of
from evalkit.checks.folding import word_set as word_set
from evalkit.checks.patterns import any_of
from evalkit.checks.text import Sentence, Text

REACH = 300
"""Characters of a sentence, to either side, that can bear on a wording in it."""

STOP = word_set(
    "a an the and or but so because if as than then that this these those there here it its "
    "i me my mine myself you your yours yourself we us our ours he him his she her hers they "
    "them their theirs who whom which what when where how why of to in on at by for from with "
    "about into onto over under up down out off through is are was were be been being am do "
    "does did done doing have has had having will would can could shall should may might must "
    "not no yes also just very really too still even all some any each every one ones thing "
    "things something anything everything nothing someone anyone everyone like kind sort lot "
    "bit quite rather much many more most such only own same other another get got gets going "
    "go goes went now yet again ever never always while after before since until though "
    "although both either neither whether well okay ok oh right sound sounds seem seems feel "
    "feels felt feeling maybe perhaps"
)
"""Words that carry no topic of their own."""

YOU = word_set("you your yours yourself")
"""The person who is spoken to."""

PEOPLE = word_set(
    "mum mom mam mama mummy mommy mother mothers dad daddy papa father fathers parent parents "
    "ma pa amma appa baba ammi abba nan nana nanna gran granny grandma grandmother grandpa "
    "grandad granddad grandfather aunt auntie aunty uncle cousin cousins brother brothers "
    "sister sisters sibling siblings son sons daughter daughters kid kids child children baby "
    "boy boys girl girls lad lads toddler toddlers teenager teen twin twins husband wife "
    "partner spouse fiance fiancee ex boyfriend girlfriend bf gf friend friends mate mates "
    "pal bestie roommate flatmate housemate neighbour neighbours neighbor neighbors landlord "
    "landlady boss bosses manager managers supervisor colleague colleagues coworker coworkers "
    "co-worker team teacher teachers tutor professor coach doctor doctors gp nurse nurses "
    "consultant surgeon therapist counsellor counselor psychiatrist psychologist midwife "
    "in-laws mother-in-law father-in-law sister-in-law brother-in-law stepmother stepmum "
    "stepdad stepfather stepson stepdaughter family families relatives folks man men woman "
    "women guy guys bloke people person classmate classmates client clients customer customers "
    "patient patients student students priest pastor imam rabbi judge lawyer officer police "
    "dog dogs cat cats puppy horse rabbit animal animals pet pets community company employer "
    "others somebody someone everyone everybody most many few"
)
"""Nouns for somebody other than the person; a feeling beside one is that one's."""

_REPORTING = any_of(
    r"(?:he|she|they|people|everyone|everybody|somebody|someone|others|folk|folks|world) "
    r"(?:\w+ ){0,3}?(?:sa(?:y|ys|id|ying)|tell|tells|told|telling|texted|wrote|write|writes|"
    r"called)",
    r"(?:mum|mom|dad|mother|father|wife|husband|sister|brother|friends?|boss|manager|therapist|"
    r"teacher|doctor|family|partner|ex|aunt|aunties|aunty|colleagues?|card|pastor|son|daughter) "
    r"(?:\w+ ){0,2}?(?:sa(?:y|ys|id|ying)|tell|tells|told|telling|texted|wrote|writes)",
    r"(?:you (?:are|were|have been|had been|get|got|keep being|keep getting) |being |been |"
    r"getting )told",
    r"(?:hearing|heard) (?:\w+ ){1,3}?(?:say|saying|tell|telling|that)",
    r"(?:phrases?|lines?|words?|cliches?|platitudes?) like",
    r"no (?:one|body) (?:gets to|should|can) (?:say|tell)",
    r"(?:do not want|not want|without|instead of|not going to|will not|would not|rather than) "
    r"(?:me |anyone |someone |another |a |to )*"
    r"(?:say|saying|tell you|telling|hear|hearing|throw|offer|give you)",
    r"i (?:could|can) (?:say|tell you)",
    r"you (?:say|said|told|keep saying|wrote|write|mention|mentioned)",
    r"in (?:his|her|their) (?:book|view|eyes|mind|world)",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as the checks read it."""

    sentence: Sentence
    words: tuple[Word, ...]
    form: str
    """The words joined by single spaces; a comma or dash is a word of its own."""
    starts: tuple[int, ...]
    """Offset of each word in `form`."""

    @property
    def is_question(self) -> bool:
        """Whether the sentence ends in a question mark."""
        return self.sentence.is_question

    def index_at(self, position: int) -> int:
        """Index of the word that stands at a position of `form`."""
        return max(0, bisect_right(self.starts, position) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Stretch of the plain text behind a stretch of `form`."""
        return self.words[self.index_at(start)].start, self.words[self.index_at(end - 1)].end

    def is_reported(self, position: int) -> bool:
        """Whether what stands at a position of `form` is given as somebody's saying."""
        return _REPORTING.matches(self.form[max(0, position - REACH) : position])


@lru_cache(maxsize=16)
def readings(text: Text) -> tuple[Reading, ...]:
    """The sentences of a text, folded; kept for the checks that come after."""
    quotations = [q for q in text.quotations if not _is_whole(text, q)]
    return tuple(
        reading for sentence in text.sentences if (reading := _read(sentence, quotations)).words
    )


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its commonest endings, so that forms of one word compare equal."""
    word = word.removesuffix("'s")
    for ending in ("ings", "ing", "edly", "ed", "ly", "ies", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


@lru_cache(maxsize=16)
def topic_stems(text: Text) -> frozenset[str]:
    """Stems of all words of a text that carry a topic."""
    return frozenset(content_stems(w for r in readings(text) for w in r.words))


def content_stems(words: Iterable[Word]) -> Iterator[str]:
    """Stems of the words that carry a topic, in order."""
    for word in words:
        if word.text not in STOP and word.text[0].isalnum():
            yield stem(word.text)


def speaks_of_person(words: Sequence[str]) -> bool:
    """Whether "you" or "your" occurs, but for "your brother" and the like."""
    return any(
        word in YOU and not (word == "your" and _is_relation(words[index + 1 : index + 3]))
        for index, word in enumerate(words)
    )


def _is_relation(words: Sequence[str]) -> bool:
    return any(word.removesuffix("'s") in PEOPLE for word in words)


def _is_whole(text: Text, quotation: tuple[int, int]) -> bool:
    # Some exports put each reply into quotation marks; that is no quotation.
    return quotation[1] - quotation[0] >= len(text.plain.strip())


def _read(sentence: Sentence, quotations: Sequence[tuple[int, int]]) -> Reading:
    words = fold(sentence.text, sentence.start, quotations)
    starts: list[int] = []
    position = 0
    for word in words:
        starts.append(position)
        position += len(word.text) + 1
    return Reading(sentence, words, form_of(words), tuple(starts))
