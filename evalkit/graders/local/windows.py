"""A turn as token ids: what the person said last, then the reply, in windows that overlap nothing.

The encoder reads at most `CONTEXT_TOKENS` and `REPLY_TOKENS` at once. What is longer is
read in several windows, cut between sentences where it can be, and nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evalkit.checks.text import Text
from evalkit.types import Turn

CONTEXT_TOKENS = 128
REPLY_TOKENS = 256
CLIENT_TURNS = 2
"""How many of the person's last turns stand for the conversation."""

_CLS, _SEP = "[CLS]", "[SEP]"


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of a turn as the encoder reads it."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    """0 for the person's words, 1 for the reply and its closing mark."""
    starts: tuple[int, ...]
    """For each reply token, where it begins in the reply's plain text."""

    @property
    def reply_at(self) -> int:
        """Index of the first reply token."""
        return len(self.ids) - 1 - len(self.starts)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Ids of a text with the offset each begins at."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]

    def cut(self, start: int, end: int) -> Tokens:
        """Those from one index up to another."""
        return Tokens(self.ids[start:end], self.starts[start:end])


class TurnTokenizer:
    """Turns into windows."""

    def __init__(self, path: Path) -> None:
        """Read a `tokenizer.json`."""
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cls: int = self._id(_CLS)
        self._sep: int = self._id(_SEP)

    def _id(self, mark: str) -> int:
        found: int = self._tokenizer.token_to_id(mark)
        return found

    def windows(self, turn: Turn, reply: Text) -> Iterator[Window]:
        """The windows of a turn: each stretch of the reply beside each of the context.

        Args:
            turn: What was said.
            reply: Its reply, prepared; offsets are those of its plain text.
        """
        context = self._tokens(context_of(turn))
        said = self._tokens(reply.plain)
        ends = [sentence.end for sentence in reply.sentences]
        for before in _stretches(context, CONTEXT_TOKENS, ()):
            for stretch in _stretches(said, REPLY_TOKENS, ends):
                ids = (self._cls, *before.ids, self._sep, *stretch.ids, self._sep)
                n_first = len(before.ids) + 2
                types = (0,) * n_first + (1,) * (len(ids) - n_first)
                yield Window(ids, types, stretch.starts)

    def _tokens(self, text: str) -> Tokens:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return Tokens(tuple(encoding.ids), tuple(start for start, _ in encoding.offsets))


def context_of(turn: Turn) -> str:
    """The person's last turns before the reply, oldest first."""
    said = [message.content for message in turn.history if message.role == "user"]
    return "\n".join(Text(text).plain for text in said[-CLIENT_TURNS:])


def _stretches(tokens: Tokens, limit: int, ends: Sequence[int]) -> Iterator[Tokens]:
    """Tokens in pieces of at most `limit`, ending where a sentence does if one fits."""
    start = 0
    while len(tokens.ids) - start > limit:
        cut = start + limit
        for index in range(cut, start + limit // 2, -1):
            # A token that begins at or after a sentence's end opens the next sentence.
            if any(tokens.starts[index - 1] < end <= tokens.starts[index] for end in ends):
                cut = index
                break
        yield tokens.cut(start, cut)
        start = cut
    yield tokens.cut(start, len(tokens.ids))
