"""What two reports differ in that must be the same for their numbers to compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import dump_json
from evalkit.reports.reading import ReportFile

_BY_RUBRIC = frozenset({"prompts"})
"""Fields of a grader's entry that matter for the rubrics in question alone."""


def differences(base: ReportFile, head: ReportFile, rubrics: Iterable[str]) -> list[str]:
    """Differences in dataset, rubrics, graders and prompts, one sentence each.

    Args:
        base: One report.
        head: The other.
        rubrics: Ids of the rubrics whose numbers are to be compared.
    """
    wanted = sorted(set(rubrics))
    found = []
    data, other = base.run["dataset"], head.run["dataset"]
    if data["digest"] != other["digest"]:
        found.append(
            f"dataset: {data['cases']:,} cases with digest {data['digest'][:12]}, and "
            f"{other['cases']:,} with {other['digest'][:12]}"
        )
    for name in wanted:
        one, two = (_entry(report, name) for report in (base, head))
        if one is None or two is None:
            missing = base if one is None else head
            found.append(f"rubric {name}: not in {missing.path}")
        elif one["digest"] != two["digest"]:
            found.append(
                f"rubric {name}: {one['version']} with digest {one['digest'][:12]}, and "
                f"{two['version']} with {two['digest'][:12]}"
            )
    return found + _grader_differences(base, head, wanted)


def refuse_differences(base: ReportFile, found: list[str]) -> None:
    """Stop where there are any.

    Raises:
        InputError: Naming all of them.
    """
    if found:
        message = (
            "cannot be compared, since the two differ in more than the candidate; "
            "--allow-different compares what both have:\n  " + "\n  ".join(found)
        )
        raise InputError(Problem(str(base.path), message))


def _entry(report: ReportFile, rubric: str) -> Mapping[str, Any] | None:
    return next((entry for entry in report.run["rubrics"] if entry["id"] == rubric), None)


def _grader_differences(base: ReportFile, head: ReportFile, rubrics: list[str]) -> list[str]:
    ours = {grader["name"]: grader for grader in base.run["graders"]}
    theirs = {grader["name"]: grader for grader in head.run["graders"]}
    found = []
    if set(ours) != set(theirs):
        found.append(f"graders: {', '.join(ours)}, and {', '.join(theirs)}")
    for name in ours.keys() & theirs.keys():
        one, two = ours[name], theirs[name]
        for key in sorted((one.keys() | two.keys()) - _BY_RUBRIC):
            if one.get(key) != two.get(key):
                found.append(f"grader {name}: {key} {_shown(one, key)}, and {_shown(two, key)}")
        for rubric in rubrics:
            if (one.get("prompts") or {}).get(rubric) != (two.get("prompts") or {}).get(rubric):
                found.append(f"grader {name}: its prompt for {rubric}")
    return sorted(found)


def _shown(entry: Mapping[str, Any], key: str) -> str:
    text = dump_json(entry.get(key))
    return text if len(text) <= 60 else f"{text[:57]}..."
