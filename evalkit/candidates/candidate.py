"""What every candidate is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from evalkit.calls.text import escape_surrogates, shorten
from evalkit.types import Case, Json, Message, Response


class Candidate(Protocol):
    """Answers cases. A failed answer is a Response with a state, never an exception."""

    @property
    def name(self) -> str:
        """How reports call it."""
        ...

    @property
    def repeats(self) -> int:
        """How often it answers each case."""
        ...

    def identity(self) -> Mapping[str, Json]:
        """What makes its answers what they are."""
        ...

    def observations(self) -> Mapping[str, Json]:
        """What the endpoint did that nobody asked for; empty where none is called."""
        ...

    async def respond(self, case: Case, repeat: int) -> Response:
        """Its answer to one case, once."""
        ...


def answered(case: Case, candidate: str, repeat: int, text: str) -> Response:
    """A response of one reply; a blank one is `empty`, which is no answer.

    Half a surrogate pair, which no file can hold, is written out as an escape.
    """
    if not text.strip():
        return Response(case.id, candidate, repeat, (), "empty", "the reply is blank")
    return Response(case.id, candidate, repeat, (Message("assistant", escape_surrogates(text)),))


def complaint_of(text: str) -> str:
    """What somebody's own code said of its failure, as one short line."""
    return shorten(escape_surrogates(text))
