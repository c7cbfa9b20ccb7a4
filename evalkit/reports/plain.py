"""Untrusted text made safe for a terminal and for a CI log."""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


def plain(text: str) -> str:
    """The text on one line, with nothing in it that a terminal or CI would obey.

    Control characters (escape sequences among them), line separators and
    characters that turn the direction of writing are shown as escapes.
    """
    return "".join(_shown(character) for character in text)


def printable(text: str) -> str:
    """As `plain`, but line breaks stay, and no line begins like a CI command."""
    lines = [plain(line) for line in text.split("\n")]
    return "\n".join(_not_a_command(line) for line in lines)


def _shown(character: str) -> str:
    if character.isascii():
        return character if character.isprintable() else f"\\x{ord(character):02x}"
    if character in _BIDI or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return f"\\u{ord(character):04x}"
    return character


def _not_a_command(line: str) -> str:
    # GitHub reads `::set-env ...` and Azure `##vso[...]` from any line of a log.
    return f" {line}" if line.lstrip().startswith(("::", "##[", "##vso")) else line
