"""What a check is, and the list of those there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from evalkit.checks.text import Exchange
from evalkit.errors import UnknownName
from evalkit.types import Json


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the reply's plain text that a check points at."""

    start: int
    end: int
    kind: str
    """What sort of finding, for example `blame`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check function returns."""

    value: float | None
    """The check's number; None where it does not apply, with the reason in `detail`."""
    marks: tuple[Mark, ...] = ()
    detail: str | None = None


ParamProblem = tuple[tuple[str | int, ...], str]
"""Where in a criterion a parameter is wrong, as path from the criterion, and why."""
CheckFunction = Callable[[Exchange, Mapping[str, Json]], Outcome]


@dataclass(frozen=True, slots=True)
class Check:
    """A deterministic check: text in, a number and marked stretches out."""

    name: str
    summary: str
    """One line: what it looks for."""
    number: str
    """What its value is, with range: `count of ...`, `share of ..., 0-1`."""
    source: str
    """Where the construct or the formula comes from."""
    function: CheckFunction
    languages: tuple[str, ...] = ("en",)
    """ISO 639-1 codes it can read; empty: any."""
    params: Mapping[str, Json] = field(default_factory=dict)
    """Parameters it takes, with their defaults."""
    required: tuple[str, ...] = ()
    """Parameters that have no default."""
    validate: Callable[[Mapping[str, Json]], list[ParamProblem]] | None = None
    """Finds what is wrong with the values of known parameters; its paths begin with
    `params`. None: any value will do."""


_REGISTRY: dict[str, Check] = {}


def check(
    name: str,
    *,
    summary: str,
    number: str,
    source: str,
    languages: tuple[str, ...] = ("en",),
    params: Mapping[str, Json] | None = None,
    required: tuple[str, ...] = (),
    validate: Callable[[Mapping[str, Json]], list[ParamProblem]] | None = None,
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a function as a check, so that rubrics can name it.

    Args:
        name: What rubric files call it. Registering a name again replaces it,
            so that a notebook cell can be run twice.
        summary: One line for `evalkit checks list`.
        number: What its value counts, with range.
        source: Where the construct comes from.
        languages: ISO 639-1 codes it can read; empty for any.
        params: Parameters with their defaults.
        required: Parameters that must be given.
        validate: Finds what is wrong with the values of the parameters.
    """

    def register(function: CheckFunction) -> CheckFunction:
        _REGISTRY[name] = Check(
            name,
            summary,
            number,
            source,
            function,
            languages,
            dict(params or {}),
            required,
            validate,
        )
        return function

    return register


def count(marks: Iterable[Mark]) -> Outcome:
    """The outcome of a check whose number is how many marks it made."""
    found = tuple(sorted(set(marks), key=lambda mark: (mark.start, mark.end, mark.kind)))
    return Outcome(float(len(found)), found)


def find_check(name: str) -> Check:
    """The check of that name.

    Raises:
        UnknownName: There is none.
    """
    try:
        return _REGISTRY[name]
    except KeyError:
        raise UnknownName("check", name, _REGISTRY, see="evalkit checks list") from None


def outcome_of(
    check: Check, exchange: Exchange, params: Mapping[str, Json] | None = None
) -> Outcome:
    """What a check finds in an exchange; found once when it runs with its defaults."""
    if params:
        return check.function(exchange, {**check.params, **params})
    known = exchange.outcomes.get(check.name)
    if not isinstance(known, Outcome):
        known = exchange.outcomes[check.name] = check.function(exchange, check.params)
    return known


def all_checks() -> list[Check]:
    """Every registered check, by name."""
    return [_REGISTRY[name] for name in sorted(_REGISTRY)]


def problems_in_params(item: Mapping[str, Any]) -> list[ParamProblem]:
    """What is wrong with the `check` and `params` of a criterion, as (path, message)."""
    try:
        known = find_check(item["check"])
    except UnknownName as error:
        return [(("check",), str(error))]
    given = item.get("params", {})
    found: list[ParamProblem] = []
    for name in given:
        if name not in known.params and name not in known.required:
            expected = [*known.required, *known.params]
            found.append((("params", name), str(UnknownName("parameter", name, expected))))
    for name in known.required:
        if name not in given:
            found.append((("params",), f"the check {known.name!r} needs the parameter {name!r}"))
    if known.validate is not None and not found:
        found += known.validate(given)
    return found
