"""Untrusted text made safe for a terminal and for a CI log."""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"
"""Needed to write Persian and to draw many emoji, and harmless."""

_STARTS_COMMAND = re.compile(r"(?:(?<=\s)|^)::|##(?=\[|[a-z]+\[)")
"""GitHub reads `::error ...::` where a line begins with it, spaces or not; GitHub, Azure and
TeamCity read `##[`, `##vso[` and `##teamcity[` anywhere. A table may break a line anywhere."""


def plain(text: str) -> str:
    """The text on one line, with nothing in it that a terminal or CI would obey.

    Control characters (escape sequences among them), line separators, characters
    that turn the direction of writing, invisible ones and the beginnings of CI
    commands are shown as escapes.
    """
    shown = "".join(_shown(character) for character in text)
    if shown.count("::") > 1:  # a command needs two
        shown = shown.replace("::", r":\x3a")
    return _STARTS_COMMAND.sub(_broken, shown)


def printable(text: str) -> str:
    """As `plain`, but line breaks stay."""
    return "\n".join(plain(line) for line in text.split("\n"))


def _shown(character: str) -> str:
    if character.isascii():
        return character if character.isprintable() else f"\\x{ord(character):02x}"
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _JOINERS:
        code = ord(character)
        return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return character


def _broken(match: re.Match[str]) -> str:
    return r":\x3a" if match.group() == "::" else r"#\x23"
