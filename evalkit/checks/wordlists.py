"""Tables of words and phrases, written as running text."""

from __future__ import annotations

from evalkit.checks.patterns import Pattern

MAX_TRIED = 20
"""Places in one sentence that are looked at closely; no sentence that people write has more,
and one made of nothing else must not take quadratic time."""


def word_set(table: str) -> frozenset[str]:
    """The words of a table, parted by blanks."""
    return frozenset(table.split())


def phrase_set(table: str) -> frozenset[str]:
    """The phrases of a table, parted by bars."""
    return frozenset(" ".join(phrase.split()) for phrase in table.split("|"))


def at_start(*alternatives: str) -> Pattern:
    """A pattern that one of several expressions begins the text, up to a word's end."""
    return Pattern(r"^(?:" + "|".join(alternatives) + r")(?:\b|$)")
