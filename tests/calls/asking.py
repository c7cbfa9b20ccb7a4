"""Short ways to ask in tests."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from evalkit.calls import Chat, ChatAnswer, ChatRequest, Endpoint, Limits, open_chat
from evalkit.types import Message

KEY = "sk-SENTINEL/0123+456789abcdefghij"
KEY_ENV = "TEST_API_KEY"
FAST = Limits(first_pause_s=0.005, deadline_s=20.0)
"""Pauses too short to notice; a deadline that only a hanging test meets."""


def question(text: str = "I feel low.", **fields: Any) -> ChatRequest:
    fields.setdefault("model", "m")
    return ChatRequest((Message("user", text),), **fields)


def questions(n: int, **fields: Any) -> list[ChatRequest]:
    return [question(f"I feel low, {i}.", **fields) for i in range(n)]


def ask_all(chat: Chat, requests: Sequence[ChatRequest]) -> list[ChatAnswer]:
    """All answers in order; asked at the same time, and the chat closed after them."""

    async def run() -> list[ChatAnswer]:
        try:
            return list(await asyncio.gather(*map(chat.complete, requests)))
        finally:
            await chat.close()

    return asyncio.run(run())


def ask(url: str, request: ChatRequest | None = None, **options: Any) -> ChatAnswer:
    """One answer of the server at `url`, through a chat of its own."""
    options.setdefault("limits", FAST)
    chat = open_chat(Endpoint(url, KEY_ENV), **options)
    return ask_all(chat, [request or question()])[0]
