"""The table that turns what the checks see into levels.

`levels.yaml` holds, for each criterion, rules from the highest claim down; the
first one whose conditions all hold gives the level, and the last one always
holds. So every grade of this grader can be read off: which rule, which findings.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import digest_of
from evalkit.strict_yaml import load_yaml
from evalkit.types import Criterion, Rubric

Features = Mapping[str, float]
"""`check` to its number and `check.kind` to how many findings of that kind."""

_CONDITION = re.compile(r"([a-z_]+(?:\.[a-z_]+)?)\s*(>=|<=|>|<|==)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """`feature operator number`."""

    feature: str
    sign: str
    bound: float

    def holds(self, features: Features) -> bool:
        """Whether the features satisfy it; a kind that was not found counts 0."""
        return _OPERATORS[self.sign](features.get(self.feature, 0.0), self.bound)


@dataclass(frozen=True, slots=True)
class Rule:
    """A level, and what must all be true for it."""

    level: float
    conditions: tuple[Condition, ...]
    reason: str


Table = Mapping[tuple[str, str], tuple[Rule, ...]]
"""(rubric id, criterion id) to its rules, first match wins."""


@cache
def level_table() -> Table:
    """The shipped table."""
    return load_table(Path(str(resources.files("evalkit.graders.local"))) / "levels.yaml")


def rule_for(key: tuple[str, str], features: Features) -> Rule | None:
    """The first rule of a criterion that holds; None for a criterion without rules."""
    rules = level_table().get(key, ())
    return next((rule for rule in rules if all(c.holds(features) for c in rule.conditions)), None)


def checks_behind(rubrics: Iterable[Rubric]) -> frozenset[str]:
    """The checks that tell something about these rubrics.

    Those they name, and those the table reads for their criteria.
    """
    table = level_table()
    return frozenset(
        name
        for rubric in rubrics
        for criterion in rubric.criteria
        for name in _checks_of(criterion, table.get((rubric.id, criterion.id), ()))
    )


def _checks_of(criterion: Criterion, rules: Sequence[Rule]) -> Iterator[str]:
    if criterion.check is not None:
        yield criterion.check
    for rule in rules:
        for condition in rule.conditions:
            yield condition.feature.partition(".")[0]


def load_table(path: Path) -> Table:
    """A table from its file.

    Raises:
        InputError: A condition that cannot be read, or a criterion whose last rule
            does not always hold.
    """
    data, lines = load_yaml(path)
    table: dict[tuple[str, str], tuple[Rule, ...]] = {}
    for rubric, criteria in data["rubrics"].items():
        for criterion, items in criteria.items():
            where = f"{path}:{lines[('rubrics', rubric, criterion)]}"
            rules = tuple(_rule(item, where) for item in items)
            if rules[-1].conditions:
                raise InputError(Problem(where, "the last rule must hold always: no `when`"))
            table[rubric, criterion] = rules
    return table


def table_digest() -> str:
    """SHA-256 of the shipped table: grades of different tables do not compare."""
    return digest_of(
        [
            [*key, [[r.level, [[c.feature, c.sign, c.bound] for c in r.conditions]] for r in rules]]
            for key, rules in sorted(level_table().items())
        ]
    )


def _rule(item: Mapping[str, Any], where: str) -> Rule:
    return Rule(
        float(item["level"]),
        tuple(_condition(text, where) for text in item.get("when", ())),
        item["reason"],
    )


def _condition(text: str, where: str) -> Condition:
    match = _CONDITION.fullmatch(text.strip())
    if match is None:
        raise InputError(Problem(where, f"cannot read the condition {text!r}"))
    feature, sign, bound = match.groups()
    return Condition(feature, sign, float(bound))
