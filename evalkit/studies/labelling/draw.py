"""A random part of a run's replies: stratified by candidate, chances known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from evalkit.errors import InputError, Problem
from evalkit.reports.reading import ReportFile

DEFAULT_SIZE = 60
"""Replies drawn when nobody says how many: a criterion needs 50 labels to count as validated."""
_LEAST = 2
"""Replies of each candidate; of one alone there is no variance."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Which response of a run."""

    candidate: str
    case_id: str
    repeat: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A response that was drawn."""

    place: Place
    probability: float
    """Chance that a draw of this size had to take it, above 0, at most 1."""


def draw(report: ReportFile, size: int | None, seed: int) -> list[Drawn]:
    """Answered responses of a run, drawn at random.

    A simple random draw without replacement within each candidate, equally many (within
    one) of each: candidates are compared, so none may be left to chance. A candidate with
    fewer answers than its part gives them all, and the others the rest.

    Args:
        report: The run.
        size: How many; None: `DEFAULT_SIZE`, or all where there are fewer.
        seed: The same seed draws the same replies of the same run.

    Returns:
        By candidate, in the order of the report.

    Raises:
        InputError: The run holds no texts, or fewer answers than are asked for.
    """
    answered = {name: _answered(report, name) for name in report.candidates}
    answered = {name: places for name, places in answered.items() if places}
    n_answered = sum(map(len, answered.values()))
    if size is None:
        size = min(DEFAULT_SIZE, n_answered)
    least = sum(min(_LEAST, len(places)) for places in answered.values())
    if not answered or not least <= size <= n_answered:
        found = f"found {n_answered:,} answered replies"
        if not answered:
            raise InputError(Problem(str(report.path), f"{found}, expected some to rate"))
        expected = f"--sample {size}: {found} of {len(answered)} candidates; expected"
        if size > n_answered:
            raise InputError(f"{expected} at most that many")
        raise InputError(f"{expected} {least} or more, {_LEAST} of each")
    chance = Random(f"draw {seed}")
    parts = _parts({name: len(places) for name, places in answered.items()}, size, chance)
    return [
        Drawn(place, parts[name] / len(places))
        for name, places in answered.items()
        for place in chance.sample(places, parts[name])
    ]


def _answered(report: ReportFile, candidate: str) -> list[Place]:
    return sorted(
        Place(candidate, line["case_id"], line["repeat"])
        for line in report.lines(candidate)
        if line["state"] == "answered"
    )


def _parts(sizes: Mapping[str, int], total: int, chance: Random) -> dict[str, int]:
    """How many of each candidate: equally many, but never more than there are."""
    parts = dict.fromkeys(sizes, 0)
    left = total
    while left:
        open_ones = [name for name in sizes if parts[name] < sizes[name]]
        if left < len(open_ones):
            open_ones = chance.sample(open_ones, left)
        step = _step(open_ones, sizes, parts, left)
        for name in open_ones:
            parts[name] += step
            left -= step
    return parts


def _step(
    open_ones: Sequence[str], sizes: Mapping[str, int], parts: Mapping[str, int], left: int
) -> int:
    """How many each can be given before one has no more, or all are given."""
    smallest = min(sizes[name] - parts[name] for name in open_ones)
    return max(1, min(smallest, left // len(open_ones)))
