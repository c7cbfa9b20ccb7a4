"""Rubric files into `Rubric` values, by name or by path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evalkit.checks import problems_in_params
from evalkit.errors import InputError, Problem, UnknownName
from evalkit.files import digest_of, shipped_folder
from evalkit.schemas import problems_in
from evalkit.schemas.validation import JsonPath, show_path
from evalkit.strict_yaml import LinePath, load_yaml
from evalkit.types import Criterion, Level, Rubric

DEFAULT_RUBRICS = ("validation", "reflection", "non_judgment")
"""The core set: what `evalkit run` measures when not told otherwise."""

_SUFFIXES = (".yaml", ".yml", ".json")


def shipped_rubric_names() -> list[str]:
    """Ids of the rubrics that come with evalkit, sorted."""
    return sorted(path.stem for path in shipped_folder("rubrics").glob("*.yaml"))


def resolve_rubric(name: str) -> Rubric:
    """A shipped rubric by its id, or any rubric file by its path.

    Raises:
        UnknownName: Neither a shipped id nor an existing file.
        InputError: The file is no valid rubric.
    """
    if name in shipped_rubric_names():
        return load_rubric(shipped_folder("rubrics") / f"{name}.yaml")
    path = Path(name)
    if path.suffix.lower() in _SUFFIXES or path.exists():
        return load_rubric(path)
    raise UnknownName("rubric", name, shipped_rubric_names(), see="evalkit rubric list")


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
                Problem(rubric.path, f"the rubric id {rubric.id!r} is taken by {first}")
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
    problems = [where.problem(at, text) for at, text in problems_in(data, "rubric")]
    if not problems:
        problems = [where.problem(at, text) for at, text in _inconsistencies(data)]
    if problems:
        raise InputError(*problems)
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

    def problem(self, at: JsonPath, text: str) -> Problem:
        known = at
        while known and known not in self.lines:
            known = known[:-1]
        return Problem(f"{self.path}:{self.lines.get(known, 1)}", f"{show_path(at)}: {text}")


def _inconsistencies(data: Mapping[str, Any]) -> list[tuple[JsonPath, str]]:
    """What a schema cannot say: ids, level order, targets, checks and their patterns."""
    found: list[tuple[JsonPath, str]] = []
    ids: dict[str, int] = {}
    for index, item in enumerate(data["criteria"]):
        at: JsonPath = ("criteria", index)
        if item["id"] in ids:
            found.append(((*at, "id"), f"{item['id']!r} is the id of criterion {ids[item['id']]} too"))
        ids.setdefault(item["id"], index)
        if item["kind"] == "graded":
            found += _level_problems(item, at)
        else:
            found += [((*at, *rest), text) for rest, text in problems_in_params(item)]
            if list(item["levels_at"]) != sorted(set(item["levels_at"])):
                found.append(((*at, "levels_at"), "expected rising numbers"))
    return found


def _level_problems(item: Mapping[str, Any], at: JsonPath) -> list[tuple[JsonPath, str]]:
    values = [level["value"] for level in item["levels"]]
    found: list[tuple[JsonPath, str]] = []
    if values != sorted(set(values)):
        found.append(((*at, "levels"), f"expected rising values, found {values}"))
    low, high = min(values), max(values)
    if item["direction"] == "band":
        start, end = item["target"]
        if not low <= start <= end <= high:
            found.append(((*at, "target"), f"expected two values within {low}-{high}, low one first"))
    evidence = (item.get("evidence") or {}).get("required_from")
    if evidence is not None and evidence not in values:
        found.append(((*at, "evidence", "required_from"), f"expected one of the levels {values}"))
    must_not = item.get("must_not")
    if must_not is not None and must_not["fails_at"] not in values:
        found.append(((*at, "must_not", "fails_at"), f"expected one of the levels {values}"))
    return found


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
        evidence_from=(item.get("evidence") or {}).get("required_from"),
        allow_not_applicable=item.get("allow_not_applicable", False),
        fails_at=None if must_not is None else must_not["fails_at"],
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
    return Level(item["value"], item["label"], item["description"].strip(), client.strip(), reply.strip())
