"""Form: how long a reply is, how it is laid out, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from evalkit.checks.patterns import Pattern
from evalkit.checks.registry import Mark, Outcome, check, count
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json

MAX_WORDS = 180
MAX_GRADE = 12
MIN_WORDS_TO_GRADE = 10
"""Below this a readability formula measures chance."""

_BULLETS = (
    "-*+\u2022\u2023\u2013\u2014\u2192\u25aa\u25a0\u25b6\u25c6\u25cf\u25e6\u00b7\u2605\u2713\u2714\u2705"
    "\u27a1\u27a4\u2b50\U0001f449\U0001f538\U0001f539"
)
_ITEM = Pattern(
    r"^\s*(?:[" + _BULLETS + r"]\x{fe0f}?|\(?\d{1,2}(?:[.)]|\x{fe0f}?\x{20e3})|"
    r"\(?[a-zA-Z]\)|[a-hA-H]\.)\s+\S"
)
# The first hit names the line.
_LAYOUT: Mapping[str, Pattern] = {
    "heading": Pattern(r"^\s*(?:#{1,6}\s+\S|(?:\*\*|__)[^*_\s][^*_]*(?:\*\*|__):?\s*$|<h[1-6])"),
    "table": Pattern(r"^\s*\|.*\|\s*$"),
    "rule": Pattern(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$"),
    "bold": Pattern(
        r"\*\*[^*\s](?:[^*\n]*[^*\s])?\*\*|\b__[^_\s](?:[^_\n]*[^_\s])?__\b|<(?:b|"
        r"strong|li)>"
    ),
}


@check(
    "length",
    summary="Length of the reply, with a finding when it is too long",
    number="words",
    source="MindEval (2025): long replies are a fault clinicians name; Lee et al. 2024 on length "
    "bias",
    languages=(),
    params={"max_words": MAX_WORDS},
)
def length(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Words of the reply; the whole of it is marked when there are more than `max_words`."""
    n_words = count_words(exchange.reply)
    too_long = n_words > _number(params, "max_words", MAX_WORDS)
    return Outcome(float(n_words), _whole(exchange.reply, "long") if too_long else ())


def count_words(text: Text) -> int:
    """Words as a word processor counts them: stretches between blanks or long dashes.

    "mother-in-law", "A&E" and "9:00" are one word each, a free-standing dash is none.
    """
    parts = text.plain.replace("\u2014", " ").replace("\u2013", " ").split()
    return sum(any(map(str.isalnum, part)) for part in parts)


@check(
    "formatting",
    summary="Lists, headings, tables and bold type",
    number="count of lines with such layout",
    source="MindEval (2025): lists and headings in replies to a person in distress",
    languages=(),
)
def formatting(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Each line laid out as in a document."""
    return count(_laid_out(exchange.reply))


@check(
    "reading_level",
    summary="How many years of school the reply takes to read",
    number="US school grade (Flesch-Kincaid)",
    source="Kincaid, Fishburne, Rogers & Chissom 1975, Research Branch Report 8-75",
    params={"max_grade": MAX_GRADE},
)
def reading_level(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Flesch-Kincaid grade; the whole reply is marked from `max_grade` on."""
    grade = flesch_kincaid(exchange.reply)
    if grade is None:
        return Outcome(None, detail=f"fewer than {MIN_WORDS_TO_GRADE} words")
    too_hard = grade >= _number(params, "max_grade", MAX_GRADE)
    return Outcome(round(grade, 2), _whole(exchange.reply, "hard") if too_hard else ())


def flesch_kincaid(text: Text) -> float | None:
    """0.39 words per sentence + 11.8 syllables per word - 15.59; None for a short text.

    The formula is ten characters of arithmetic; the libraries that hold it bring
    corpora and dictionaries along, so the syllables are counted here by rule.
    """
    words = [word for word in text.words if word[0].isalpha()]
    if len(words) < MIN_WORDS_TO_GRADE:
        return None
    sentences = sum(any(c.isalpha() for c in sentence.text) for sentence in text.sentences)
    n_syllables = sum(map(syllables, words))
    return 0.39 * len(words) / max(sentences, 1) + 11.8 * n_syllables / len(words) - 15.59


# Common words that the rules below get wrong.
_SYLLABLES = {
    word: number
    for number, words in {
        1: "there where here were tired friend friends priest drawer fired quite mosque",
        2: (
            "people business every being something someone somewhere sometimes evening evenings "
            "maybe therefore poem quiet science lion giant fluent ruin diet client clients create "
            "chaos trial trials cruel fuel riot loving having giving hopeful forehead naive jewel "
            "naked wicked hundred sacred crooked hatred boyfriend girlfriend wednesday centre "
            "basically nineteen marriage colleague colleagues carriage technique judgement ok "
            "boyfriends girlfriends household timeline foreman brilliant junior senior choir "
            "iceberg "
            "entire admired else's boss's"
        ),
        3: (
            "anyone everyone everything area idea ideas another violence beautiful violent family "
            "families usually different cruelty probably camera several memory medicine beloved "
            "easier happier heavier earlier video audio period radio reality created nobody "
            "somebody apologise scientist miscarriage specifically cereal carrying realise "
            "realised "
            "physio linear whoever recipe nuclear entirely reaction employer unemployed"
        ),
        4: (
            "everybody anybody anxiety experience experienced experiences actually ability "
            "especially society variety identity appreciate appreciated february january dementia "
            "insomnia magnesium realistic"
        ),
        5: "creativity immediately opportunity university possibility responsibility",
    }.items()
    for word in words.split()
}
_VOWELS = frozenset("aeiouy")
_CLITIC = Pattern(r"'(?:s|ll|re|ve|d|m)$")
# Neighbouring vowels that are spoken apart: "say-ing", "vide-o", "di-al", "act-u-al".
_SPLIT = Pattern(
    r"[aeiouy]ing|[^ctgsx]ia[^n]|[^ctgsx]ian|[^ctgsx]io[^n]|[^ctgsxln]iou|eo[^unp]|[^qg]ua[^r]|"
    r"uou|"
    r"[^gq]ue[lt]|[dl]ien|creat|[^e]ism$|thm$|[b-df-hj-np-tv-xz]ie(?:r|st)$"
)
# A mute e inside: "hopeful", "carelessness", "lonely".
_MUTE_INSIDE = Pattern(
    r"[aeiouy][b-df-hj-np-tv-z]{1,2}e(?:ful|less|ly|ment|ness|some|body|how|"
    r"where|thing)"
)
# An e that is spoken at the end after all: "wanted", "houses", "settled", "table".
_SPOKEN_ED = Pattern(r"(?:[tdaeiou]|[b-df-hjkmnp-tvxz]l)ed$")
_SPOKEN_ES = Pattern(r"(?:s|z|c|g|ch|sh|x|[bcdfgkpt]l)es$")
_SPOKEN_E = Pattern(r"(?:[aeiouy]|[bcdfgkptsz]l)e$")
_MUTE_E = Pattern(r"[^aeiouy]e[sd]?$")


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Syllables of an English word, by rule: right for 99 in 100 running words."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    word = word.lower()
    if word in _SYLLABLES:
        return _SYLLABLES[word]
    if (clitic := _CLITIC.first(word)) is not None:
        return syllables(word[: clitic[0]]) + (word[clitic[0] :] == "'d" and word[-3] in "tw")
    if word.endswith("n't"):
        return 1 if word in ("don't", "won't", "can't", "aren't", "weren't", "shan't") else 2
    groups = sum(
        letter in _VOWELS and (not index or word[index - 1] not in _VOWELS)
        for index, letter in enumerate(word)
    )
    apart = sum(1 for _ in _SPLIT.spans(word))
    mute = _MUTE_INSIDE.matches(word) + _ends_in_mute_e(word)
    return max(1, groups + apart - mute)


def _ends_in_mute_e(word: str) -> bool:
    if len(word) < 3 or not _MUTE_E.matches(word):
        return False
    return not any(spoken.matches(word) for spoken in (_SPOKEN_ED, _SPOKEN_ES, _SPOKEN_E))


def _laid_out(text: Text) -> Iterator[Mark]:
    items: list[Mark] = []
    start = 0
    for line in text.plain.split("\n"):
        first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        kind = next((kind for kind, pattern in _LAYOUT.items() if pattern.matches(line)), None)
        if kind is not None:
            yield Mark(first, last, kind)
        elif _ITEM.matches(line) and not text.is_quoted(first, last):
            items.append(Mark(first, last, "list"))
        start += len(line) + 1
    # One line alone is no list: "- Mum" under a letter, "2. May".
    if len(items) > 1:
        yield from items


def _whole(text: Text, kind: str) -> tuple[Mark, ...]:
    end = len(text.plain.rstrip())
    start = len(text.plain) - len(text.plain.lstrip())
    return (Mark(start, end, kind),) if start < end else ()


def _number(params: Mapping[str, Json], name: str, default: float) -> float:
    value = params.get(name, default)
    return float(value) if isinstance(value, int | float) else default
