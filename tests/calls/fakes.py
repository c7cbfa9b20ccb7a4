"""A chat that answers from a queue, for tests of whatever asks one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from evalkit.calls import ChatAnswer, ChatRequest


class FakeChat:
    """Gives queued answers in order; a text stands for an answer, an exception is raised."""

    def __init__(self, answers: Iterable[ChatAnswer | str | Exception] = ()) -> None:
        self.queue = list(answers)
        self.requests: list[ChatRequest] = []
        self.unusable: list[ChatRequest] = []
        self.is_closed = False

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        self.requests.append(request)
        if not self.queue:
            raise AssertionError(f"no answer is queued for {request}")
        answer = self.queue.pop(0)
        await asyncio.sleep(0)  # as on a real wire, others get their turn meanwhile
        if isinstance(answer, Exception):
            raise answer
        return ChatAnswer("answered", answer) if isinstance(answer, str) else answer

    def mark_unusable(self, request: ChatRequest) -> None:
        self.unusable.append(request)

    async def close(self) -> None:
        self.is_closed = True
