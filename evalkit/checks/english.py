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

from evalkit.checks.patterns import Pattern, any_of
from evalkit.checks.text import Sentence, Text

QUOTE = '"'
"""Stands in a reading for a whole quotation: what others said is never matched."""


def word_set(*words: str) -> frozenset[str]:
    """A set of words out of lines of them, so that a word list reads like one."""
    return frozenset(" ".join(words).split())


_TOKEN = Pattern(r"[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*|[,;:()\x{2014}\x{2013}]|-+")

_SPELLINGS = {
    **{short: f"{short[:-2]} are" for short in ("youre", "theyre")},
    **{short: f"{short[:-2]} have" for short in ("youve", "theyve", "weve", "ive")},
    **{short: f"{short[:-1]} is" for short in ("thats", "theres", "whats", "hes", "shes")},
    **{
        f"{verb}nt": f"{verb} not"
        for verb in word_set("do does did is was are were could would should has have had must")
    },
    "cant": "can not",
    "can't": "can not",
    "cannot": "can not",
    "wont": "will not",
    "won't": "will not",
    "shan't": "shall not",
    "aint": "is not",
    "ain't": "is not",
    "im": "i am",
    "youll": "you will",
    "youd": "you would",
    "u": "you",
    "ya": "you",
    "y'all": "you",
    "ur": "your",
    "yr": "your",
    "r": "are",
    "bc": "because",
    "cuz": "because",
    "cos": "because",
    "coz": "because",
    "w": "with",
    "thru": "through",
    "rn": "right now",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "have to",
    "kinda": "kind of",
    "sorta": "sort of",
    "lemme": "let me",
    "dunno": "do not know",
    "soo": "so",
    "sooo": "so",
}
_ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_S_IS = word_set("it that there this what who where how here he she everything nothing")
_D_IS_HAD = word_set("been already never always just better had gone known done come")
_FILLERS = word_set("um umm uh uhh erm er hmm mm mhm mm-hm mm-hmm ah")
_STUTTERED = word_set("i you he she it we they the a an and but to of in is are my your")
_PARENTHESES = frozenset(
    f", {phrase} ," for phrase in ("you know", "i mean", "like", "i guess", "kind of", "sort of")
)

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
    r"(?:\w+ ){0,3}?(?:sa(?:y|ys|id|ying)|tell|tells|told|telling|texted|wrote|write|writes|called)",
    r"(?:mum|mom|dad|mother|father|wife|husband|sister|brother|friends?|boss|manager|therapist|"
    r"teacher|doctor|family|partner|ex|aunt|aunties|aunty|colleagues?|card|pastor|son|daughter) "
    r"(?:\w+ ){0,2}?(?:sa(?:y|ys|id|ying)|tell|tells|told|telling|texted|wrote|writes)",
    r"(?:you (?:are|were|have been|had been|get|got|keep being|keep getting) |being |been |getting )"
    r"told",
    r"(?:hearing|heard) (?:that|people|them|him|her|everyone)",
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
class Word:
    """One word of a reading."""

    text: str
    """Lower case, in the one spelling; part of a contraction counts as a word."""
    start: int
    """Where the word it comes from stands in the plain text."""
    end: int


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
        return _REPORTING.matches(self.form[:position])


@lru_cache(maxsize=16)
def readings(text: Text) -> tuple[Reading, ...]:
    """The sentences of a text, folded; kept for the checks that come after."""
    quotations = [q for q in text.quotations if not _is_whole(text, q)]
    return tuple(
        reading for sentence in text.sentences if (reading := _read(sentence, quotations)).words
    )


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


def _read(sentence: Sentence, quotations: list[tuple[int, int]]) -> Reading:
    words = _without_fillers(list(_fold(sentence, quotations)))
    words = _without_repeats(_without_parentheses(words))
    while words and words[0].text in ",;":
        words = words[1:]
    form = _form(words)
    starts: list[int] = []
    position = 0
    for word in words:
        starts.append(position)
        position += len(word.text) + 1
    return Reading(sentence, tuple(words), form, tuple(starts))


def _fold(sentence: Sentence, quotations: list[tuple[int, int]]) -> Iterator[Word]:
    tokens = [
        (sentence.text[start:end].lower(), start + sentence.start, end + sentence.start)
        for start, end in _TOKEN.spans(sentence.text)
    ]
    quoted_until = -1
    for index, (token, start, end) in enumerate(tokens):
        inside = next((q for q in quotations if q[0] <= start and end <= q[1]), None)
        if inside is not None:
            if quoted_until != inside[1]:
                quoted_until = inside[1]
                yield Word(QUOTE, start, end)
        elif not token[0].isalnum():
            if token != "-":
                yield Word(";" if token in ";:" else ",", start, end)
        else:
            following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
            for part in _spelled_out(token, following, is_first=index == 0).split():
                yield Word(part, start, end)


def _spelled_out(token: str, following: str, *, is_first: bool) -> str:
    if token == "ur" and following.endswith("ing"):
        return "you are"
    if token in _SPELLINGS:
        return _SPELLINGS[token]
    if token == "course" and is_first:
        return "of course"
    if "'" not in token:
        return token
    base, ending = token[: token.rindex("'")], token[token.rindex("'") :]
    if token.endswith("n't"):
        return f"{token[:-3]} not"
    if ending in _ENDINGS:
        return f"{base} {_ENDINGS[ending]}"
    if ending == "'s" and base in _S_IS:
        return f"{base} is"
    if ending == "'d":
        return f"{base} {'had' if following in _D_IS_HAD else 'would'}"
    return token


def _without_fillers(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for index, word in enumerate(words):
        beside = {w.text for w in words[max(0, index - 1) : index + 2]}
        if word.text in _FILLERS or (word.text == "," and beside & _FILLERS):
            continue
        if kept and kept[-1].text == word.text and word.text in _STUTTERED:
            continue
        kept.append(word)
    return kept


def _without_parentheses(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    index = 0
    while index < len(words):
        size = next((n for n in (4, 3) if _form(words[index : index + n]) in _PARENTHESES), 0)
        if not size:
            kept.append(words[index])
        index += size or 1
    return kept


def _form(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _without_repeats(words: list[Word]) -> list[Word]:
    """Drop a false start: "you, you keep" and "it's, it's" are said once."""
    kept: list[Word] = []
    index = 0
    while index < len(words):
        size = next((n for n in (3, 2, 1) if _starts_again(words, index, n)), 0)
        if size:
            index += size + 1
        else:
            kept.append(words[index])
            index += 1
    return kept


def _starts_again(words: list[Word], index: int, size: int) -> bool:
    first = [word.text for word in words[index : index + size]]
    second = [word.text for word in words[index + size + 1 : index + 2 * size + 1]]
    return (
        first == second
        and "," not in first
        and words[index + size].text == ","
        and first[0] in STOP
    )
