"""Does a quotation stand in the reply? Then where."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

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
    folded, starts = _fold_reply(text)
    folded_wanted, wanted_starts = _fold(wanted)
    at = folded.find(folded_wanted)
    if at < 0:
        return None
    first = folded.count(_END, 0, at)
    return starts[first], starts[first + len(wanted_starts) - 1]


def _fold(text: str) -> tuple[str, list[int]]:
    """The text unit by unit, canonically decomposed, with `_END` around each; and their starts.

    A unit is a letter with its marks or a run of white space. One more start stands
    at the end: that of the text. Decomposed, since two texts are canonically equal
    when they are that; composing would join letters across units.
    """
    pieces = [""]
    starts = []
    index = 0
    while index < len(text):
        starts.append(index)
        end = index + 1
        if text[index].isspace():
            while end < len(text) and text[end].isspace():
                end += 1
            pieces.append(" ")
        else:
            while end - index <= MAX_MARKS and _is_inside_letter(text, end):
                end += 1
            pieces.append(unicodedata.normalize("NFD", text[index:end]))
        index = end
    return _END.join([*pieces, ""]), [*starts, len(text)]


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
