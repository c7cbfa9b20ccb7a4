"""What tokens cost, from a price file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, TypeGuard

from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, parse_json, read_text
from evalkit.types import Usage

PICO = 10**12
"""Picodollars in a dollar: a token of every known model costs a whole number of them."""

_DATED = re.compile(r"-\d{4}-?\d{2}-?\d{2}$")


@dataclass(frozen=True, slots=True)
class Price:
    """Price of one model."""

    input_usd: float
    """US dollars for a million input tokens."""
    output_usd: float
    """US dollars for a million output tokens, hidden reasoning included."""

    def pico_usd(self, usage: Usage) -> int:
        """Cost of some tokens in picodollars."""
        return usage.input_tokens * _pico_per_token(
            self.input_usd
        ) + usage.output_tokens * _pico_per_token(self.output_usd)


def price_of(model: str, prices: Mapping[str, Price]) -> Price | None:
    """The price of a model; a dated id such as ``NAME-2026-04-23`` costs what NAME does."""
    return prices.get(model) or prices.get(_DATED.sub("", model))


def default_prices() -> dict[str, Price]:
    """Prices of well-known models that ship with evalkit; the file says from which day."""
    return load_prices(Path(str(resources.files("evalkit.calls"))) / "prices.json")


def load_prices(path: Path) -> dict[str, Price]:
    """Prices by model id from a file.

    The file is JSON: ``{"usd_per_million_tokens": {MODEL: {"input": 2.5, "output": 10}}}``,
    with any other keys beside it, such as `as_of` and `note`.

    Raises:
        InputError: The file cannot be read or holds something else.
    """
    try:
        table = parse_json(read_text(path))
    except ParseProblem as error:
        raise InputError(Problem(str(path), str(error))) from None
    models = table.get("usd_per_million_tokens") if isinstance(table, dict) else None
    if not isinstance(models, dict):
        raise InputError(
            Problem(str(path), "$.usd_per_million_tokens: expected an object of model prices")
        )
    return {model: _parse_price(path, model, entry) for model, entry in models.items()}


def _parse_price(path: Path, model: str, entry: Any) -> Price:
    if isinstance(entry, dict):
        sent, answered = entry.get("input"), entry.get("output")
        if _is_amount(sent) and _is_amount(answered):
            return Price(sent, answered)
    raise InputError(
        Problem(
            str(path),
            f"$.usd_per_million_tokens[{model!r}]: found {entry!r}, expected "
            '{"input": 2.5, "output": 10} in US dollars',
        )
    )


def _is_amount(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _pico_per_token(usd_per_million: float) -> int:
    return round(usd_per_million * (PICO // 10**6))
