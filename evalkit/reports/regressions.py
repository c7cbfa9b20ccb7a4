"""Cases that got worse from one run to another, with what was cited for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evalkit.reports.reading import ReportFile, find_lines
from evalkit.reports.values import Target, Values, quotes_of

MAX_REGRESSIONS = 10


@dataclass(frozen=True, slots=True)
class Regression:
    """A case that got worse."""

    case_id: str
    rubric: str
    base: float
    head: float
    criterion: str | None
    """The criterion that fell most; None where none did."""
    base_quotes: tuple[str, ...]
    """What was cited for that criterion, verbatim from the base's reply."""
    head_quotes: tuple[str, ...]


Side = tuple[ReportFile, str, Mapping[Target, Values]]
"""A run, whose responses, and their values."""


def find_regressions(base: Side, head: Side) -> list[Regression]:
    """The cases whose score on a rubric fell most, worst first.

    Args:
        base: The run to compare with.
        head: The run in question.
    """
    drops = sorted(
        (
            (after - before, target, name)
            for target, values in head[2].items()
            if target.criterion is None
            for name, new in values.items()
            if (old := base[2][target].get(name)) is not None
            if (after := new.mean) is not None and (before := old.mean) is not None
            if after < before
        ),
        key=lambda drop: (drop[0], drop[2], drop[1].rubric),
    )[:MAX_REGRESSIONS]
    cases = {name for _, _, name in drops}
    lines = [find_lines(report, who, cases) for report, who, _ in (base, head)] if cases else []
    return [_regression(target, name, base, head, lines) for _, target, name in drops]


def _regression(
    target: Target,
    name: str,
    base: Side,
    head: Side,
    lines: Sequence[Mapping[str, Mapping[str, Any]]],
) -> Regression:
    falls = [
        (new.mean - old.mean, other.criterion)
        for other, values in head[2].items()
        if other.rubric == target.rubric
        and other.criterion is not None
        and (new := values.get(name)) is not None
        and (old := base[2][other].get(name)) is not None
        and new.mean is not None
        and old.mean is not None
    ]
    fall, criterion = min(falls, default=(0.0, None))
    worst = criterion if fall < 0 else None
    before, after = (_quotes(found.get(name), target.rubric, worst) for found in lines)
    old_mean, new_mean = base[2][target][name].mean, head[2][target][name].mean
    assert old_mean is not None
    assert new_mean is not None
    return Regression(name, target.rubric, old_mean, new_mean, worst, before, after)


def _quotes(line: Mapping[str, Any] | None, rubric: str, criterion: str | None) -> tuple[str, ...]:
    if line is None:
        return ()
    own = (g for g in line["grades"] if (g["rubric"], g["criterion"]) == (rubric, criterion))
    return tuple(dict.fromkeys(quote for grade in own for quote in quotes_of(line, grade)))
