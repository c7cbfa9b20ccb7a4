"""Labelled replies as what a grader learns from, split by conversation."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from evalkit.studies.labelled import Key, Rated
from evalkit.types import Case, Turn, turns_of

Split = Literal["train", "dev", "test"]
SPLIT_TAG = "split"
"""A case that carries this tag says itself which split it belongs to."""

_ENDS: Sequence[tuple[Split, float]] = (("test", 0.15), ("dev", 0.30), ("train", 1.0))
"""Upper ends of the splits on the scale of a family's hash."""


@dataclass(frozen=True)
class Example:
    """One reply with what the raters said of it."""

    turn: Turn
    family: str
    """Conversation or scenario; the examples of one family never part."""
    split: Split
    levels: Mapping[Key, float] = field(default_factory=dict)
    """Criterion to the mean of its raters."""


def examples_of(rated: Sequence[Rated]) -> list[Example]:
    """The last assistant turn of every rated reply, in their order."""
    examples = []
    for item in rated:
        turns = turns_of(item.case, item.response)
        if turns:
            levels = {key: mean for key in item.ratings if (mean := item.mean(key)) is not None}
            split = _split_of_case(item.case)
            examples.append(Example(turns[-1], item.case.family, split, levels))
    return examples


def split_of(family: str) -> Split:
    """Where a family belongs: always the same, whatever else there is."""
    digest = hashlib.sha256(family.encode("utf-8", "surrogatepass")).digest()
    place = int.from_bytes(digest[:8], "big") / 2**64
    return next(split for split, end in _ENDS if place < end)


def _split_of_case(case: Case) -> Split:
    tag = dict(case.tags).get(SPLIT_TAG)
    return next((s for s in get_args(Split) if s == tag), None) or split_of(case.family)
