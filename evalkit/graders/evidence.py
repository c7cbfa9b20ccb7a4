"""Does a quotation stand in the reply? Then where."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

MAX_MARKS = 30
"""Marks on one letter that are put in order together, as in stream-safe text (UAX #15).
Ordering takes quadratic time, and a hostile reply is a letter with a million marks."""

_END = "\n"
"""Ends each unit of folded text; no unit holds it, since white space is folded to a space."""


def find_quotation(quotation: str, text: str) -> tuple[int, int] | None:
    """Offsets of a quotation in a text, or None when it does not stand there.

    White space and canonically equal characters (NFC) count as the same; every
    other difference makes it somebody else's words. A letter without its accent
    is such a difference, however the accent is encoded.

    Returns:
        (start, end) in code points of the original text.
    """
    wanted = quotation.strip()
    if not wanted:
        return None
    start = text.find(wanted)
    end = start + len(wanted)
    if start >= 0 and not (_is_inside_letter(text, start) or _is_inside_letter(text, end)):
        return start, end
    return _find_folded(wanted, text)


def _find_folded(wanted: str, text: str) -> tuple[int, int] | None:
    folded, places = _fold_reply(text)
    folded_wanted, units = _fold(wanted)
    at = folded.find(folded_wanted)
    if at < 0:
        return None
    first = folded.count(_END, 0, at)
    return places[first][0], places[first + len(units) - 1][1]


def _fold(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text in units, with `_END` around each; and the place of each unit.

    A unit is a letter with its marks, canonically decomposed, or a run of white
    space. Decomposed, since two texts are canonically equal when they are that.
    """
    units: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + 1
        if text[start].isspace():
            while end < len(text) and text[end].isspace():
                end += 1
            parts = [" "]
        else:
            while end - start <= MAX_MARKS and _is_inside_letter(text, end):
                end += 1
            parts = _letters(unicodedata.normalize("NFD", text[start:end]))
        units += parts
        places += [(start, end)] * len(parts)
        start = end
    return _END.join(["", *units, ""]), places


def _letters(decomposed: str) -> list[str]:
    """Nearly always one; some Indic vowels decompose into two."""
    if len(decomposed) == 1:
        return [decomposed]
    starts = [i for i in range(len(decomposed)) if i == 0 or not _is_inside_letter(decomposed, i)]
    return [decomposed[i:j] for i, j in pairwise([*starts, len(decomposed)])]


_fold_reply = lru_cache(maxsize=1)(_fold)
"""All quotations of an answer are looked up in the same reply."""


def _is_inside_letter(text: str, index: int) -> bool:
    """Whether the character there belongs to the one before it."""
    character = text[index : index + 1]
    if character < "\u0300":
        return False
    # Hangul syllables are built of a consonant and the vowels and consonants after it.
    if "\u1160" <= character <= "\u11ff":
        return True
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) != 0
