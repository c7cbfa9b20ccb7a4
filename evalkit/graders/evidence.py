"""Does a quotation stand in the reply? Then where."""

from __future__ import annotations

import unicodedata


def find_quotation(quotation: str, text: str) -> tuple[int, int] | None:
    """Offsets of a quotation in a text, or None when it does not stand there.

    White space and canonically equal characters (NFC) count as the same; every
    other difference makes it somebody else's words.

    Returns:
        (start, end) in code points of the original text.
    """
    folded, starts, ends = _fold(text)
    wanted, _, _ = _fold(quotation)
    wanted = wanted.strip()
    if not wanted:
        return None
    at = folded.find(wanted)
    if at < 0:
        return None
    return starts[at], ends[at + len(wanted) - 1]


def _fold(text: str) -> tuple[str, list[int], list[int]]:
    """NFC with single spaces; and for each of its characters, its stretch in the text."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    index = 0
    while index < len(text):
        end = index + 1
        if text[index].isspace():
            while end < len(text) and text[end].isspace():
                end += 1
            piece = " "
        else:
            # A base character with its marks is the unit that NFC composes; Hangul
            # syllables are built of several base characters.
            while end < len(text) and _continues(text[end]):
                end += 1
            piece = unicodedata.normalize("NFC", text[index:end])
        for character in piece:
            folded.append(character)
            starts.append(index)
            ends.append(end)
        index = end
    return "".join(folded), starts, ends


def _continues(character: str) -> bool:
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"
