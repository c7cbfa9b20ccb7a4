"""A text with one clause a line, for wordings that begin or end a clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from evalkit.checks.english import Reading, readings
from evalkit.checks.frames import Match
from evalkit.checks.patterns import Pattern
from evalkit.checks.text import Text

START = "(?m:^)"
"""Where a clause begins, as a slot of a frame."""
END = "(?m:$)"
"""Where a clause ends."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The clauses of a text, one a line."""

    form: str
    starts: tuple[int, ...]
    """Offset of each clause in `form`."""
    places: tuple[tuple[Reading, int], ...]
    """The sentence each clause stands in, and its offset in that sentence's form."""

    def matches(self, pattern: Pattern) -> Iterator[Match]:
        """Where a pattern occurs inside a clause, in the order of the text."""
        for start, end in pattern.spans(self.form):
            index = bisect_right(self.starts, start) - 1
            reading, offset = self.places[index]
            shift = offset - self.starts[index]
            yield Match(reading, start + shift, end + shift)


@lru_cache(maxsize=16)
def clause_lines(text: Text) -> Lines:
    """A text as lines; kept for the checks that come after."""
    lines: list[str] = []
    starts: list[int] = []
    places: list[tuple[Reading, int]] = []
    position = 0
    for reading in readings(text):
        offset = 0
        for line in reading.form.replace(" ;", " ,").split(" ,"):
            clause = line.lstrip()
            starts.append(position)
            places.append((reading, offset + len(line) - len(clause)))
            lines.append(clause)
            position += len(clause) + 1
            offset += len(line) + 2
    return Lines("\n".join(lines), tuple(starts), tuple(places))
