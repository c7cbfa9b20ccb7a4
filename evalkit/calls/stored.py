"""A chat that reads what it was once told from the call store, and asks for the rest."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary

from evalkit.calls.budget import Budget
from evalkit.calls.chat import COMPLETE, Chat, ChatAnswer, ChatRequest
from evalkit.calls.endpoint import Endpoint
from evalkit.calls.entries import StoredAnswer, call_key
from evalkit.calls.spend import Spend
from evalkit.calls.store import CallStore
from evalkit.errors import ReplayMiss


class StoredChat:
    """A read-through cache in front of a chat."""

    def __init__(
        self,
        store: CallStore,
        endpoint: Endpoint,
        live: Chat | None,
        budget: Budget,
        spend: Spend,
        *,
        use_cache: bool = True,
        retry_unusable: bool = False,
    ) -> None:
        """Put the store in front.

        Args:
            store: Where answers are read and committed.
            endpoint: Whose answers they are.
            live: Whom to ask for the rest; None: nobody (replay).
            budget: Sets the longest output, which is part of the key.
            spend: Counts what was read here instead of asked.
            use_cache: Read answers of earlier runs. Answers are kept in any case.
            retry_unusable: Ask again for those of earlier runs that served nobody.
        """
        self._store = store
        self._shown_url = endpoint.shown_url
        self._live = live
        self._budget = budget
        self._spend = spend
        self._use_cache = use_cache
        self._retry_unusable = retry_unusable
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        """The stored answer, or a new one that is committed before it is returned."""
        request = self._budget.bounded(request)
        key = call_key(self._shown_url, request)
        # Two equal requests at a time: one asks, the other reads. Otherwise both would be
        # paid for, and a second run, which finds one answer, could not repeat the first.
        async with self._locks.setdefault(key, asyncio.Lock()):
            stored = self._store.get(key)
            if stored is not None and self._serves(stored):
                self._spend.count_cached(request.model)
                return stored.answer
            if self._live is None:
                raise self._miss(request)
            answer = await self._live.complete(request)
            if answer.state in COMPLETE:
                self._store.put(key, request.model, answer)
            return answer

    def mark_unusable(self, request: ChatRequest) -> None:
        """Note that the stored answer to `request` served nobody."""
        self._store.mark_unusable(call_key(self._shown_url, self._budget.bounded(request)))

    async def close(self) -> None:
        """Close the connections, if there are any."""
        if self._live is not None:
            await self._live.close()

    def _serves(self, stored: StoredAnswer) -> bool:
        """Whether a stored answer is good enough; one of this very run always is."""
        if stored.is_new or self._live is None:
            return True
        return self._use_cache and not (self._retry_unusable and stored.unusable)

    def _miss(self, request: ChatRequest) -> ReplayMiss:
        return ReplayMiss(
            f"replay: {self._store.path} holds no answer of model {request.model!r} at "
            f"{self._shown_url} to one of the requests (repeat {request.repeat}, attempt "
            f"{request.attempt}); a changed case, rubric, prompt or parameter asks anew, so run "
            "the same command once without --replay to record it"
        )
