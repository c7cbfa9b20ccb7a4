"""Whether a run is to end early, and what of it may be cut off."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Literal

StopState = Literal["cancelled", "timeout", "provider_error"]


class Stop:
    """Whether the run is to end early, and why. The first reason stays."""

    def __init__(self) -> None:
        self.state: StopState | None = None
        self.reason = ""
        self._asking: set[asyncio.Task[Any]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def set(self, state: StopState, reason: str) -> None:
        """Ask nothing more; what is under way may come home."""
        if self.state is None:
            self.state, self.reason = state, reason

    def end(self, state: StopState, reason: str) -> None:
        """Ask nothing more, and give up what is under way; from any thread."""
        self.set(state, reason)
        if self._loop is not None:
            with suppress(RuntimeError):  # closed: the run has ended by itself
                self._loop.call_soon_threadsafe(self._give_up)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """The one stretch of a response's work that `end` may cut off.

        Cutting off a task anywhere else would lose its line: one that has not begun
        cannot say how it ended.
        """
        task = asyncio.current_task()
        assert task is not None  # a coroutine stands in this block
        self._loop = task.get_loop()
        self._asking.add(task)
        try:
            yield
        finally:
            self._asking.discard(task)

    @property
    def n_asking(self) -> int:
        """Answers and gradings under way, those that wait for their turn included."""
        return len(self._asking)

    def _give_up(self) -> None:
        for task in self._asking:
            if not task.cancelling():  # else it is cleaning up already
                task.cancel()
