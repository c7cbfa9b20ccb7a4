"""Human labels in evalkit's format, gathered into what was rated and by whom.

A label line may say more in `metadata`: `source` and `dimension` name its row of
the result, `scale` lists the rater's levels, and lines with the same `item` but
another `turn` are the turns of one session that was rated as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import digest_of
from evalkit.inputs.cases import messages_from
from evalkit.types import Message

Label = Mapping[str, Any]
"""One line of the label format. Converted ones whose dimension no criterion measures
have the criterion None; they are counted and never written."""

_MAXIMUM = re.compile(r"max\((.+)\)")


@dataclass(slots=True)
class Rating:
    """What the raters of one item said on one dimension."""

    criteria: tuple[str, ...]
    """`rubric.criterion` to hold it against; of several the highest counts."""
    scale: tuple[float, ...] | None
    """The raters' levels; None when the file does not say."""
    by_rater: dict[str, dict[int, float]] = field(default_factory=dict)
    """Rater to turn to value; of a session rated as a whole all turns have the same."""

    @property
    def mean(self) -> float:
        """The mean over the raters."""
        return fmean(fmean(by_turn.values()) for by_turn in self.by_rater.values())


@dataclass(slots=True)
class Item:
    """What was rated: one reply, or the supporter's turns of a session."""

    source: str
    id: str
    cluster: str
    """The conversation it comes from."""
    replies: dict[int, tuple[tuple[Message, ...], str]] = field(default_factory=dict)
    """Turn to what came before and the reply."""
    ratings: dict[str, Rating] = field(default_factory=dict)
    """Dimension to judgement."""

    @property
    def rubrics(self) -> tuple[str, ...]:
        """Ids of the rubrics it is rated on, each once."""
        criteria = (name for rating in self.ratings.values() for name in rating.criteria)
        return tuple(dict.fromkeys(name.rpartition(".")[0] for name in criteria))


def gather(labels: Iterable[tuple[str, Label]], limit: int | None = None) -> list[Item]:
    """Items with all their ratings, in order of appearance.

    Args:
        labels: Label lines, each with its place `file:line`.
        limit: Items of each source that are taken, the first ones; None takes all.

    Raises:
        InputError: One rater judged one thing twice.
    """
    items: dict[tuple[str, str], Item] = {}
    taken: dict[str, int] = {}
    for where, label in labels:
        named = label.get("metadata") or {}
        source = str(named.get("source") or Path(where.rpartition(":")[0]).stem)
        item_id = str(named.get("item") or _digest(label))
        if (source, item_id) not in items:
            if limit is not None and taken.get(source, 0) >= limit:
                continue
            taken[source] = taken.get(source, 0) + 1
            cluster = label.get("cluster") or item_id
            items[source, item_id] = Item(source, item_id, cluster)
        _put(label, items[source, item_id], where)
    return list(items.values())


def criterion_name(criteria: tuple[str, ...]) -> str | None:
    """`rubric.criterion`, or `max(...)` of several; None of none."""
    if not criteria:
        return None
    return criteria[0] if len(criteria) == 1 else f"max({', '.join(criteria)})"


def criteria_of(label: Label) -> tuple[str, ...]:
    """The criteria a label is held against, as `rubric.criterion`."""
    name = label["criterion"]
    if name is None:
        return ()
    several = _MAXIMUM.fullmatch(name)
    return tuple(several[1].split(", ")) if several else (f"{label['rubric']}.{name}",)


def _put(label: Label, item: Item, where: str) -> None:
    named = label.get("metadata") or {}
    turn = int(named.get("turn") or 0)
    item.replies.setdefault(turn, (messages_from(label["messages"]), label["response"]))
    if label["value"] is None:  # the rater could not say
        return
    criteria = criteria_of(label)
    dimension = str(named.get("dimension") or criterion_name(criteria))
    scale = named.get("scale")
    rating = item.ratings.setdefault(
        dimension, Rating(criteria, None if scale is None else tuple(scale))
    )
    by_turn = rating.by_rater.setdefault(label["rater"], {})
    if turn in by_turn:
        who = f"rater {label['rater']!r} judges {dimension!r} of the same reply once more"
        raise InputError(Problem(where, f"{who}; remove one of the lines, or name raters apart"))
    by_turn[turn] = float(label["value"])


def _digest(label: Label) -> str:
    keys = ("messages", "response", "cluster", "candidate", "repeat")
    return digest_of([label.get(key) for key in keys])
