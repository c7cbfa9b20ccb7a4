"""Minimal pairs and goldens: what a grader must get right on a rubric.

They lie beside the rubric's file, `pairs/<id>.jsonl` and `goldens/<id>.jsonl`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem, unknown_name_message
from evalkit.inputs.cases import messages_from
from evalkit.inputs.records import read_records
from evalkit.types import Case, Rubric


@dataclass(frozen=True, slots=True)
class Pair:
    """Two replies to one case, equal but for one criterion."""

    case: Case
    criterion: str
    contrast: str
    better: str
    worse: str


@dataclass(frozen=True, slots=True)
class Golden:
    """A reply and the levels it stands at."""

    case: Case
    response: str
    levels: Mapping[str, int]


def pairs_of(rubric: Rubric) -> list[Pair]:
    """The minimal pairs of a rubric; none where it has no file of them.

    Raises:
        InputError: A line that is no pair, names an unknown criterion, repeats an id,
            or whose replies are the same.
    """
    pairs = []
    for where, data in _lines(rubric, "pairs", "pair"):
        _refuse_unknown(rubric, data["criterion"], where)
        if data["better"] == data["worse"]:
            raise InputError(Problem(where, "better and worse are the same text"))
        pairs.append(
            Pair(_case(data), data["criterion"], data["contrast"], data["better"], data["worse"])
        )
    return pairs


def goldens_of(rubric: Rubric) -> list[Golden]:
    """The goldens of a rubric; none where it has no file of them.

    Raises:
        InputError: A line that is no golden, names an unknown criterion or a level off
            its scale, or repeats an id.
    """
    goldens = []
    for where, data in _lines(rubric, "goldens", "golden"):
        for criterion, level in data["levels"].items():
            _refuse_unknown(rubric, criterion, where)
            low, high = rubric.criterion(criterion).scale
            if not low <= level <= high:
                message = f"$.levels.{criterion}: found {level}, expected {low} to {high}"
                raise InputError(Problem(where, message))
        goldens.append(Golden(_case(data), data["response"], data["levels"]))
    return goldens


def _lines(rubric: Rubric, folder: str, schema: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    path = Path(rubric.path).parent / folder / f"{rubric.id}.jsonl"
    if not path.is_file():
        return
    seen: dict[str, str] = {}
    for where, data in read_records(path, schema):
        if data["id"] in seen:
            raise InputError(Problem(where, f"$.id: {data['id']!r} stands in {seen[data['id']]}"))
        seen[data["id"]] = where
        yield where, data


def _case(data: Mapping[str, Any]) -> Case:
    return Case(data["id"], messages_from(data["messages"]), cluster=data.get("cluster"))


def _refuse_unknown(rubric: Rubric, criterion: str, where: str) -> None:
    known = [c.id for c in rubric.criteria if c.kind == "graded"]
    if criterion not in known:
        raise InputError(Problem(where, unknown_name_message("criterion", criterion, known)))
