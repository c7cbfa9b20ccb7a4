"""Lets as many requests through to one endpoint as it can take."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

from evalkit.calls.limits import Limits

FIRST_CONNECTIONS = 32
"""Under way at the start; doubled with every round of answers until the endpoint pushes back."""
REGROWTH_ANSWERS = 10
"""Answers that win back a connection once the endpoint has pushed back. A refusal costs
one, so the number settles where at most one request in eleven is refused."""


class Throttle:
    """The line in front of one endpoint, shared by all workers that ask it."""

    def __init__(self, limits: Limits) -> None:
        """Start with an empty line."""
        self._most = limits.max_connections
        self._size = min(limits.max_connections, FIRST_CONNECTIONS)
        self._slots = asyncio.Semaphore(self._size)
        self._owed = 0  # slots to withhold as they come back, after the size shrank
        self._growth_answers = 1
        self._n_answers = 0
        self._resumes_at = 0.0
        self._requests = _Pace(limits.rpm)
        self._tokens = _Pace(limits.tpm)

    @asynccontextmanager
    async def slot(self, tokens: int) -> AsyncIterator[None]:
        """Wait for a turn to send a request of about so many tokens, and hold it."""
        await self._slots.acquire()
        try:
            await self._await_turn(tokens)
            yield
        finally:
            self._give_back()

    async def _await_turn(self, tokens: int) -> None:
        starts_at = max(self._requests.take(1), self._tokens.take(tokens))
        while (wait := max(starts_at, self._resumes_at) - monotonic()) > 0:
            await asyncio.sleep(wait)

    def _give_back(self) -> None:
        if self._owed:
            self._owed -= 1
        else:
            self._slots.release()

    def note_answer(self) -> None:
        """Things go well: let one more through, now and then."""
        if self._size >= self._most:
            return
        self._n_answers += 1
        if self._n_answers >= self._growth_answers:
            self._n_answers = 0
            self._size += 1
            self._give_back()

    def note_overload(self) -> None:
        """The endpoint had too much: let one less through, but never none."""
        self._growth_answers = REGROWTH_ANSWERS
        if self._size > 1:
            self._size -= 1
            self._owed += 1

    def pause(self, seconds: float) -> None:
        """Send nothing at all for a while, whoever asks."""
        self._resumes_at = max(self._resumes_at, monotonic() + seconds)

    def correct_tokens(self, excess: int) -> None:
        """Count so many tokens less (or more, if negative) than a request announced."""
        self._tokens.give_back(excess)


class _Pace:
    """Hands out moments so far apart that no minute holds more than its share."""

    def __init__(self, per_minute: int | None) -> None:
        self._each_s = 60 / per_minute if per_minute else 0.0
        self._free_at = 0.0

    def take(self, n: int) -> float:
        """When `n` more may go, in `time.monotonic()`."""
        starts_at = max(monotonic(), self._free_at)
        self._free_at = starts_at + n * self._each_s
        return starts_at

    def give_back(self, n: int) -> None:
        self._free_at -= n * self._each_s
