"""Regular expressions that cannot be made to hang.

RE2 matches in time linear in the text, whatever the pattern: `(a+)+$` on a long
line is no problem. The price is that look-around and back-references do not
exist; where a rule needs "not after ...", it says so in code.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from evalkit.errors import EvalkitError

if TYPE_CHECKING:
    import re2

MAX_PATTERN_LENGTH = 2_000
"""Characters of a user's pattern; longer ones are lists in disguise."""

_MAX_MEMORY = 4 << 20
"""Bytes of an expression and what RE2 remembers of the texts it has seen. Hundreds of them
stand side by side: half of RE2's own bound saves a tenth of the memory and costs no time,
a quarter costs a third of the time."""


class PatternError(EvalkitError):
    """A pattern that RE2 refuses; the message says why."""


class Pattern:
    """An expression; it ignores case unless told otherwise.

    It is compiled when it is first needed: a run that asks about warmth has no use for
    the hundreds of expressions about judgment, which take a third of a second.
    """

    def __init__(self, expression: str, *, case_sensitive: bool = False) -> None:
        """Keep it; see `prepare`."""
        self.expression = expression
        self._case_sensitive = case_sensitive

    def prepare(self) -> None:
        """Compile it now.

        Raises:
            PatternError: Not valid for RE2, or far too long.
        """
        _ = self._compiled

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each match that is not empty, left to right."""
        encoded = text.encode()
        for match in self._compiled.finditer(encoded):
            start, end = match.span()
            if end > start:
                yield _characters(text, encoded, start, end)

    def matches(self, text: str) -> bool:
        """Whether it occurs anywhere in the text."""
        return self._compiled.search(text.encode()) is not None

    def first(self, text: str) -> tuple[int, int] | None:
        """Start and end of the first match, or None."""
        encoded = text.encode()
        match = self._compiled.search(encoded)
        return None if match is None else _characters(text, encoded, *match.span())

    @cached_property
    def _compiled(self) -> re2._Regexp[bytes]:
        return _compile(self.expression, self._case_sensitive)


def any_of(*alternatives: str) -> Pattern:
    """One pattern out of several expressions, each begun and ended at a word edge.

    An edge is one of ASCII words, which is what the English lists need.
    """
    return Pattern(r"\b(?:" + "|".join(f"(?:{a})" for a in alternatives) + r")\b")


def _characters(text: str, encoded: bytes, start: int, end: int) -> tuple[int, int]:
    """Offsets of bytes as offsets of characters."""
    if len(encoded) == len(text):
        return start, end
    first = len(encoded[:start].decode())
    return first, first + len(encoded[start:end].decode())


@cache
def _compile(expression: str, case_sensitive: bool) -> re2._Regexp[bytes]:
    import re2

    options = re2.Options()
    options.case_sensitive = case_sensitive
    options.log_errors = False
    options.max_mem = _MAX_MEMORY
    try:
        # Over bytes: for text the package counts characters anew with every search.
        return re2.compile(expression.encode(), options)
    except UnicodeEncodeError:
        raise PatternError("not a valid expression: half of a surrogate pair") from None
    except re2.error as error:
        reason = error.args[0] if error.args else "refused"
        if isinstance(reason, bytes):
            reason = reason.decode("utf-8", "replace")
        raise PatternError(
            f"not a valid expression: {reason}. RE2 has no look-around and no back-references"
        ) from None
