"""Counts what a run asks of models and what that costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from evalkit.calls.prices import PICO, Price, price_of
from evalkit.types import Json, Usage


@dataclass(frozen=True, slots=True)
class Totals:
    """What was asked of one model, or of all of them."""

    calls: int = 0
    """Requests sent, retries included."""
    retries: int = 0
    """Those of them that repeat a request which brought no answer."""
    cached: int = 0
    """Answers read from the store, which cost nothing."""
    unmetered: int = 0
    """Requests that may have been charged although nobody said how much: cut off, timed
    out, or answered without usage. Their tokens are in no total."""
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0
    """None where a model that was called has no price."""

    def __add__(self, other: Totals) -> Totals:
        """Sum of both; the cost is unknown as soon as one is."""
        costs = (self.cost_usd, other.cost_usd)
        return Totals(
            self.calls + other.calls,
            self.retries + other.retries,
            self.cached + other.cached,
            self.unmetered + other.unmetered,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            None if costs[0] is None or costs[1] is None else costs[0] + costs[1],
        )


class Spend:
    """One run's running totals, shared by all its chats."""

    def __init__(self, prices: Mapping[str, Price] | None = None) -> None:
        """Start at nothing. Without the price of a model its cost stays unknown."""
        self._prices = prices or {}
        self._by_model: dict[str, Totals] = {}

    @property
    def by_model(self) -> dict[str, Totals]:
        """What was asked so far of each model, by the id asked for."""
        return dict(sorted(self._by_model.items()))

    @property
    def total(self) -> Totals:
        """What was asked so far of all models."""
        # A copy: a progress bar asks from a thread of its own.
        return sum(list(self._by_model.values()), Totals())

    def as_json(self) -> dict[str, Json]:
        """The totals, and those of each model under `by_model`."""
        by_model = {model: asdict(totals) for model, totals in self.by_model.items()}
        return {**asdict(self.total), "by_model": by_model}

    def count_sent(self, model: str, used: Usage | None, *, is_retry: bool) -> None:
        """Add a request that was sent; `used` None: nobody knows what was charged."""
        price = price_of(model, self._prices)
        tokens = used or Usage()
        self._add(
            model,
            Totals(
                calls=1,
                retries=int(is_retry),
                unmetered=int(used is None),
                input_tokens=tokens.input_tokens,
                output_tokens=tokens.output_tokens,
                cost_usd=None if price is None else price.pico_usd(tokens) / PICO,
            ),
        )

    def count_cached(self, model: str) -> None:
        """Add an answer that was read from the store."""
        self._add(model, Totals(cached=1))

    def _add(self, model: str, totals: Totals) -> None:
        self._by_model[model] = self._by_model.get(model, Totals()) + totals
