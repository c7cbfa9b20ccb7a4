"""Rubric files into `Rubric` values, by name or by path."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem, UnknownName
from evalkit.files import digest_of, shipped_folder
from evalkit.schemas import problems_in
from evalkit.schemas.validation import JsonPath, with_path
from evalkit.strict_yaml import LinePath, load_yaml
from evalkit.types import Criterion, Level, Rubric

DEFAULT_RUBRICS = ("validation", "reflection", "non_judgment")
"""The core set: what `evalkit run` measures when not told otherwise."""

SCHEMES = "schemes"
"""Folder of the published coding schemes, beside our own rubrics."""
_SUFFIXES = (".yaml", ".yml", ".json")


def shipped_rubric_names() -> list[str]:
    """Ids of the rubrics that come with evalkit, sorted."""
    return sorted(path.stem for path in shipped_folder("rubrics").glob("*.yaml"))


def scheme_names() -> list[str]:
    """Ids of the published coding schemes that come as rubrics, for comparing, sorted."""
    return sorted(path.stem for path in (shipped_folder("rubrics") / SCHEMES).glob("*.yaml"))


def resolve_rubric(name: str) -> Rubric:
    """A shipped rubric or scheme by its id, or any rubric file by its path.

    Raises:
        UnknownName: Neither a shipped id nor an existing file.
        InputError: The file is no valid rubric.
    """
    if name in shipped_rubric_names():
        return load_rubric(shipped_folder("rubrics") / f"{name}.yaml")
    if name in scheme_names():
        return load_rubric(shipped_folder("rubrics") / SCHEMES / f"{name}.yaml")
    path = Path(name)
    # `os.path.exists` says no to what could be no path at all, a name of 300 characters, say.
    if path.suffix.lower() in _SUFFIXES or os.path.exists(name):
        return load_rubric(path)
    known = [*shipped_rubric_names(), *scheme_names()]
    raise UnknownName("rubric", name, known, see="evalkit rubric list")


def resolve_rubrics(names: tuple[str, ...] | list[str]) -> tuple[Rubric, ...]:
    """Several rubrics, in the order given.

    Raises:
        InputError: As `resolve_rubric`, or two of them share an id.
    """
    rubrics = tuple(resolve_rubric(name) for name in names)
    seen: dict[str, Rubric] = {}
    for rubric in rubrics:
        if rubric.id in seen:
            first = seen[rubric.id].path
            raise InputError(
                Problem(
                    rubric.path,
                    f"the rubric id {rubric.id!r} is taken by {first}; give one of them another, "
                    "or leave it out",
                )
            )
        seen[rubric.id] = rubric
    return rubrics


def load_rubric(path: Path) -> Rubric:
    """A rubric from a YAML (or JSON) file.

    Raises:
        InputError: Every problem of the file at once, with its line.
    """
    data, lines = load_yaml(path)
    where = _Where(path, lines)
    found = problems_in(data, "rubric") or _inconsistencies(data)
    if found:
        found = sorted(found, key=lambda item: where.line(item[0]))
        raise InputError(*(where.problem(at, text) for at, text in found))
    return Rubric(
        id=data["id"],
        version=data["version"],
        title=data["title"],
        description=data.get("description", "").strip(),
        sources=tuple(source.strip() for source in data["sources"]),
        criteria=tuple(_criterion(item) for item in data["criteria"]),
        digest=digest_of(data),
        path=str(path),
    )


class _Where:
    """Finds the line of a JSON path, or of its nearest ancestor that has one."""

    def __init__(self, path: Path, lines: Mapping[LinePath, int]) -> None:
        self.path = path
        self.lines = lines

    def line(self, at: JsonPath) -> int:
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines[at]

    def problem(self, at: JsonPath, text: str) -> Problem:
        return Problem(f"{self.path}:{self.line(at)}", with_path(at, text))


Found = list[tuple[JsonPath, str]]


def _inconsistencies(data: Mapping[str, Any]) -> Found:
    """What a schema cannot say: ids, level order, targets, checks and their patterns."""
    found: Found = []
    ids: dict[str, int] = {}
    for index, item in enumerate(data["criteria"]):
        at: JsonPath = ("criteria", index)
        if item["id"] in ids:
            message = f"{item['id']!r} is the id of criterion {ids[item['id']]} too; rename one"
            found.append(((*at, "id"), message))
        ids.setdefault(item["id"], index)
        own = _level_problems(item) if item["kind"] == "graded" else _check_problems(item)
        found += [((*at, *rest), text) for rest, text in own]
    return found


def _level_problems(item: Mapping[str, Any]) -> Found:
    values = [level["value"] for level in item["levels"]]
    found = _unless_rising("levels", values)
    evidence = (item.get("evidence") or {}).get("required_from")
    if evidence is not None and evidence not in values:
        message = f"expected one of the levels {_listed(values)}, found {evidence}"
        found.append((("evidence", "required_from"), message))
    return found + _scale_problems(item, sorted(values))


def _check_problems(item: Mapping[str, Any]) -> Found:
    from evalkit.checks import problems_in_params  # a gate reads no rubric, and need not wait

    found: Found = [(tuple(at), text) for at, text in problems_in_params(item)]
    found += _unless_rising("levels_at", item["levels_at"])
    return found + _scale_problems(item, list(range(len(item["levels_at"]) + 1)))


def _unless_rising(field: str, values: list[float]) -> Found:
    if values == sorted(set(values)):
        return []
    return [((field,), f"expected rising values, found {_listed(values)}; put them in order")]


def _scale_problems(item: Mapping[str, Any], values: list[int]) -> Found:
    """Whether target and must-not lie on a criterion's scale."""
    found: Found = []
    low, high = values[0], values[-1]
    if item["direction"] == "band":
        start, end = item["target"]
        if not low <= start <= end <= high:
            message = f"expected two values from {low} to {high}, low one first; found "
            found.append((("target",), message + _listed([start, end])))
    fails_at = (item.get("must_not") or {}).get("fails_at")
    if fails_at is None:
        return found
    best = {"higher": high, "lower": low}.get(item["direction"])
    if fails_at not in values:
        message = f"expected one of the levels {_listed(values)}, found {fails_at}"
        found.append((("must_not", "fails_at"), message))
    elif fails_at == best:
        message = (
            f"found the best level {fails_at}, so every reply would fail; expected a worse one"
        )
        found.append((("must_not", "fails_at"), message))
    return found


def _listed(values: list[Any]) -> str:
    return ", ".join(f"{value:g}" for value in values)


def _criterion(item: Mapping[str, Any]) -> Criterion:
    must_not = item.get("must_not")
    target = item.get("target")
    return Criterion(
        id=item["id"],
        kind=item["kind"],
        question=item.get("question", "").strip(),
        units=tuple(item.get("units", ["reply"])),
        weight=float(item["weight"]),
        direction=item["direction"],
        levels=tuple(_level(level) for level in item.get("levels", ())),
        target=None if target is None else (float(target[0]), float(target[1])),
        evidence_from=_whole((item.get("evidence") or {}).get("required_from")),
        allow_not_applicable=item.get("allow_not_applicable", False),
        fails_at=None if must_not is None else _whole(must_not["fails_at"]),
        check=item.get("check"),
        params=item.get("params", {}),
        levels_at=tuple(float(bound) for bound in item.get("levels_at", ())),
    )


def _level(item: Mapping[str, Any]) -> Level:
    example = item.get("example", "")
    if isinstance(example, str):
        client, reply = "", example
    else:
        client, reply = example.get("client", ""), example["reply"]
    return Level(
        int(item["value"]),
        item["label"],
        item["description"].strip(),
        client.strip(),
        reply.strip(),
    )


def _whole(value: float | None) -> int | None:
    # A schema takes 1.0 for a whole number, as JSON does.
    return None if value is None else int(value)
