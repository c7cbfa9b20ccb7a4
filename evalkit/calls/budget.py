"""Bounds what a run may spend, before it is spent."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

from evalkit.calls.chat import ChatRequest
from evalkit.calls.prices import PICO, Price, price_of
from evalkit.errors import InputError
from evalkit.types import Usage

DEFAULT_OUTPUT_TOKENS = 1024
"""Longest output where a cap is set and the request names none: without one the worst
case has no bound. Several times the length of a long reply or grading."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """Tokens, and what they cost in whole picodollars.

    Whole numbers, so that what was held gives exactly zero once all of it is let go.
    """

    tokens: int = 0
    pico_usd: int = 0

    def __add__(self, other: _Amount) -> _Amount:
        return _Amount(self.tokens + other.tokens, self.pico_usd + other.pico_usd)

    def __sub__(self, other: _Amount) -> _Amount:
        return _Amount(self.tokens - other.tokens, self.pico_usd - other.pico_usd)


class Budget:
    """One run's caps, shared by all its chats.

    Each request first sets aside what it could take at most, and afterwards gives back
    what it did not take. So however many are under way, the caps hold.
    """

    def __init__(
        self,
        max_tokens: int | None = None,
        max_cost_usd: float | None = None,
        prices: Mapping[str, Price] | None = None,
    ) -> None:
        """Start with nothing used.

        Args:
            max_tokens: Most tokens, input and output together; None: no cap.
            max_cost_usd: Most money; None: no cap.
            prices: Price of each model; only a cost cap needs them.
        """
        self._max_tokens = max_tokens
        self._max_pico_usd = None if max_cost_usd is None else round(max_cost_usd * PICO)
        self._prices = prices or {}
        self._used = _Amount()
        self._held = _Amount()
        self._settled = asyncio.Event()

    @property
    def has_cap(self) -> bool:
        """Whether anything is bounded at all."""
        return self._max_tokens is not None or self._max_pico_usd is not None

    def bounded(self, request: ChatRequest) -> ChatRequest:
        """The request, with a longest output where a cap needs one."""
        if self.has_cap and request.max_output_tokens is None:
            return replace(request, max_output_tokens=DEFAULT_OUTPUT_TOKENS)
        return request

    def refuse_unpriced(self, model: str) -> None:
        """Make sure, best before the first call of a run, that a cost cap can be kept.

        Raises:
            InputError: There is a cost cap, and the model has no price.
        """
        if self._max_pico_usd is not None and price_of(model, self._prices) is None:
            raise InputError(
                f"no price is known for model {model!r}, so the cost cap cannot be kept; add it "
                "to a price file (--prices), or cap the tokens instead (--max-tokens-total)"
            )

    async def reserve(self, model: str, worst: Usage) -> str | None:
        """Set aside what a request can take at most, waiting for others to settle if need be.

        Returns:
            None when it was set aside, to be settled later; else why it must not be sent.

        Raises:
            InputError: As `refuse_unpriced`.
        """
        if not self.has_cap:
            return None
        self.refuse_unpriced(model)
        need = self._amount(model, worst)
        while not self._fits(self._used + self._held + need):
            if not self._fits(self._used + need):
                return self._exhausted(need)
            await self._settled.wait()
        self._held += need
        return None

    def settle(self, model: str, worst: Usage, used: Usage | None) -> None:
        """Book what a request took instead of what was set aside; None: take the worst."""
        if not self.has_cap:
            return
        self._held -= self._amount(model, worst)
        self._used += self._amount(model, worst if used is None else used)
        settled, self._settled = self._settled, asyncio.Event()
        settled.set()

    def _amount(self, model: str, usage: Usage) -> _Amount:
        price = price_of(model, self._prices)
        tokens = usage.input_tokens + usage.output_tokens
        return _Amount(tokens, 0 if price is None else price.pico_usd(usage))

    def _fits(self, amount: _Amount) -> bool:
        return (self._max_tokens is None or amount.tokens <= self._max_tokens) and (
            self._max_pico_usd is None or amount.pico_usd <= self._max_pico_usd
        )

    def _exhausted(self, need: _Amount) -> str:
        if self._max_tokens is not None and self._used.tokens + need.tokens > self._max_tokens:
            return (
                f"{self._used.tokens:,} of at most {self._max_tokens:,} tokens are used, and this "
                f"call may take {need.tokens:,}"
            )
        return (
            f"{self._used.pico_usd / PICO:.4f} of at most {(self._max_pico_usd or 0) / PICO:.2f} "
            f"USD are used, and this call may take {need.pico_usd / PICO:.4f}"
        )
