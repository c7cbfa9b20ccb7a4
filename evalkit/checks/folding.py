"""Folding: a sentence in one spelling, without fillers, false starts and contractions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

QUOTE = '"'
"""Stands for a whole quotation: what others said is never matched."""

# Not RE2, which is slow where almost everything matches. This one cannot backtrack.
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[,;:()\u2014\u2013]|-+")


class Word(NamedTuple):
    """One word of a folded sentence."""

    text: str
    """Lower case, in the one spelling; part of a contraction counts as a word."""
    start: int
    """Where the word it comes from stands in the plain text."""
    end: int


def word_set(*words: str) -> frozenset[str]:
    """A set of words out of lines of them, so that a word list reads like one."""
    return frozenset(" ".join(words).split())


def form_of(words: Iterable[Word]) -> str:
    """The words joined by single spaces."""
    return " ".join([word.text for word in words])


def fold(text: str, offset: int, quotations: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """The words of a sentence that stands at an offset of the plain text.

    A comma, bracket or dash is a word of its own, `,`; a semicolon or colon is `;`;
    a quotation is one word, `QUOTE`.
    """
    words = _without_fillers(list(_spelled(text, offset, quotations)))
    words = _without_false_starts(_without_parentheses(words))
    return tuple(dropwhile(lambda word: word.text in ",;", words))


def _spelled(text: str, offset: int, quotations: Sequence[tuple[int, int]]) -> Iterator[Word]:
    tokens = [
        (match.group().lower(), match.start() + offset, match.end() + offset)
        for match in _TOKEN.finditer(text)
    ]
    quoted_until = -1
    for index, (token, start, end) in enumerate(tokens):
        if not quotations and token.isalpha() and token not in _SHORT:
            yield Word(token, start, end)
            continue
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
            for part in _parts(token, following, is_first=index == 0):
                yield Word(part, start, end)


def _parts(token: str, following: str, *, is_first: bool) -> Sequence[str]:
    """The words that a token is short for."""
    if token == "ur" and following.endswith("ing"):
        return ("you", "are")
    if token == "course" and is_first:
        return ("of", "course")
    if token in _SPELLINGS:
        return _SPELLINGS[token]
    if "'" not in token:
        return (token,)
    base, _, ending = token.rpartition("'")
    if token.endswith("n't"):
        return (token[:-3], "not")
    if ending in _ENDINGS:
        return (base, _ENDINGS[ending])
    if ending == "s" and base in _S_IS:
        return (base, "is")
    if ending == "d":
        return (base, "had" if following in _D_IS_HAD else "would")
    return (token,)


def _without_fillers(words: list[Word]) -> list[Word]:
    """Drop "um" with its commas, and a word that is stuttered."""
    texts = [word.text for word in words]
    if not _FILLERS.isdisjoint(texts):
        words = [
            word
            for index, word in enumerate(words)
            if word.text not in _FILLERS
            and not (word.text == "," and _FILLERS & set(texts[max(0, index - 1) : index + 2]))
        ]
    return [
        word
        for index, word in enumerate(words)
        if not (index and word.text == words[index - 1].text and word.text in _STUTTERED)
    ]


def _without_parentheses(words: list[Word]) -> list[Word]:
    """Drop a parenthesis that says nothing: ", you know ,"."""
    form = form_of(words)
    if not any(parenthesis in form for parenthesis in _PARENTHESES):
        return words
    kept: list[Word] = []
    index = 0
    while index < len(words):
        sizes = (4, 3)
        size = next((n for n in sizes if form_of(words[index : index + n]) in _PARENTHESES), 0)
        if not size:
            kept.append(words[index])
        index += size or 1
    return kept


def _without_false_starts(words: list[Word]) -> list[Word]:
    """Drop a false start: "you, you keep" and "it's, it's" are said once."""
    kept: list[Word] = []
    for index, word in enumerate(words):
        size = _size_of_repeat(kept, words[index + 1 : index + 4]) if word.text == "," else 0
        if size:
            del kept[-size:]
        else:
            kept.append(word)
    return kept


def _size_of_repeat(before: Sequence[Word], after: Sequence[Word]) -> int:
    """How many words after a comma, three at most, say again those before it."""
    for size in (3, 2, 1):
        first = [word.text for word in before[-size:]]
        if first == [word.text for word in after[:size]] and len(first) == size:
            return size if first[0] in _MAY_START and "," not in first else 0
    return 0


_SHORT = {
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
    "course": "course",
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
_SPELLINGS = {short: tuple(full.split()) for short, full in _SHORT.items()}
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "m": "am"}
_S_IS = word_set("it that there this what who where how here he she everything nothing")
_D_IS_HAD = word_set("been already never always just better had gone known done come")
_FILLERS = word_set("um umm uh uhh erm er hmm mm mhm mm-hm mm-hmm ah")
_STUTTERED = word_set("i you he she it we they the a an and but to of in is are my your")
_PARENTHESES = frozenset(
    f", {phrase} ," for phrase in ("you know", "i mean", "like", "i guess", "kind of", "sort of")
)
_MAY_START = word_set(
    "i you he she it we they the a an and but to of in is are was were my your so that there this "
    "what when if or not can will would have had do did because as with for on at from"
)
