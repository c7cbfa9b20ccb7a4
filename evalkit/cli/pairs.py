"""`NAME=VALUE` options."""

from __future__ import annotations

from collections.abc import Sequence

from evalkit.errors import InputError
from evalkit.files import ParseProblem, parse_json
from evalkit.types import Json


def parse_pairs(items: Sequence[str], option: str) -> list[tuple[str, str]]:
    """Split each item at its first `=`.

    Raises:
        InputError: An item without a name or without `=`.
    """
    pairs = []
    for item in items:
        name, sign, value = item.partition("=")
        if not sign or not name:
            raise InputError(f"{option}: found {item!r}, expected NAME=VALUE")
        pairs.append((name, value))
    return pairs


def parse_params(items: Sequence[str], option: str) -> dict[str, Json]:
    """Parameters of a request: JSON where a value reads as JSON, else text.

    Raises:
        InputError: An item that is no pair, or a name given twice.
    """
    params: dict[str, Json] = {}
    for name, text in parse_pairs(items, option):
        if name in params:
            raise InputError(f"{option} {name}: given twice, expected once")
        try:
            params[name] = parse_json(text)
        except ParseProblem:
            params[name] = text
    return params
