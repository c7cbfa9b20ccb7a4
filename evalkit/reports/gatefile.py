"""The gate file: its rules, read strictly, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from evalkit.errors import InputError, Problem, unknown_name_message
from evalkit.reports.reading import ReportFile
from evalkit.reports.values import Target
from evalkit.reports.verdict import RuleKind
from evalkit.schemas import problems_in
from evalkit.schemas.validation import with_path
from evalkit.strict_yaml import load_yaml

ALPHA = 0.05
MAX_UNGRADED = 0.02
_KINDS: tuple[RuleKind, ...] = ("min", "margin", "must_not")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a gate file."""

    kind: RuleKind
    target: Target
    tag: str | None
    """Only cases with that tag: `value`, `key=value` or `language=xx`."""
    bound: float
    """The minimum or the margin, 0-1; 0 for a must-not rule."""
    primary: bool
    source: int | None
    """Line in the gate file."""

    @property
    def name(self) -> str:
        """The rule in a few words, unique within a gate."""
        words = f"{self.target} must not" if self.kind == "must_not" else f"{self.target} "
        if self.kind != "must_not":
            words += f"{self.kind} {self.bound:g}"
        return words if self.tag is None else f"{words} [{self.tag}]"


@dataclass(frozen=True, slots=True)
class GateFile:
    """Rules, and how sure a decision must be."""

    path: str
    rules: tuple[Rule, ...]
    alpha: float = ALPHA
    """One-sided, over all deciding rules together."""
    max_ungraded: float = MAX_UNGRADED
    """Share, 0-1."""
    on_missing_response: Literal["floor", "exclude"] = "floor"

    def decides(self, rule: Rule) -> bool:
        """Whether a rule has a say: must-not rules always, others unless some are primary."""
        return (
            rule.kind == "must_not"
            or rule.primary
            or not any(other.primary for other in self.rules)
        )

    @property
    def needs_baseline(self) -> bool:
        """Whether a rule compares."""
        return any(rule.kind == "margin" for rule in self.rules)


def load_gate(path: Path) -> GateFile:
    """A gate file.

    Raises:
        InputError: Every problem of the file at once, with its line.
    """
    data, lines = load_yaml(path)
    found = problems_in(data, "gate")
    if not found:
        found = [
            (("rules", index), message)
            for index, item in enumerate(data["rules"])
            for message in _rule_problems(item)
        ]
    if found:
        problems = []
        for at, message in found:
            known = at
            while known and known not in lines:
                known = known[:-1]
            problems.append(Problem(f"{path}:{lines[known]}", with_path(at, message)))
        raise InputError(*problems)
    rules = tuple(_rule(item, lines[("rules", index)]) for index, item in enumerate(data["rules"]))
    settings = {key: value for key, value in data.items() if key not in ("schema_version", "rules")}
    gate = GateFile(str(path), rules, **settings)
    _refuse_doubles(gate)
    return gate


def _rule_problems(item: Mapping[str, Any]) -> list[str]:
    """What the schema cannot say of one rule."""
    found = []
    targets = [key for key in ("rubric", "criterion") if key in item]
    kinds = [key for key in _KINDS if key in item]
    if len(targets) != 1:
        given = " and ".join(targets) or "neither"
        found.append(f"expected one of 'rubric' and 'criterion', found {given}")
    if len(kinds) != 1:
        given = " and ".join(kinds) or "none"
        found.append(f"expected one of 'min', 'margin' and 'must_not', found {given}")
    if kinds == ["must_not"] and targets == ["rubric"]:
        found.append("'must_not' is a rule about a criterion; name it as rubric.criterion")
    if kinds == ["must_not"] and item.get("primary") is not None:
        found.append("a must-not rule always decides; remove 'primary'")
    if item.get("min") == 1:
        found.append(
            "no lower bound ever reaches a minimum of 1, so the rule could never pass; lower it"
        )
    if item.get("min") == 0:
        found.append("a minimum of 0 is met by anything; raise it, or remove the rule")
    return found


def _rule(item: Mapping[str, Any], source: int) -> Rule:
    kind = next(key for key in _KINDS if key in item)
    rubric, _, criterion = item.get("criterion", item.get("rubric", "")).partition(".")
    return Rule(
        kind=kind,
        target=Target(rubric, criterion or None),
        tag=item.get("tag"),
        bound=0.0 if kind == "must_not" else float(item[kind]),
        primary=item.get("primary", False),
        source=source,
    )


def _refuse_doubles(gate: GateFile) -> None:
    first: dict[tuple[str, Target, str | None], Rule] = {}
    problems = []
    for rule in gate.rules:
        key = (rule.kind, rule.target, rule.tag)
        if key in first:
            message = (
                f"a rule of the same kind about {rule.target} stands on line {first[key].source}; "
                "remove one"
            )
            problems.append(Problem(f"{gate.path}:{rule.source}", message))
        first.setdefault(key, rule)
    if problems:
        raise InputError(*problems)


def problems_with_report(
    gate: GateFile, report: ReportFile, *, tags: Collection[str] | None, has_baseline: bool
) -> list[Problem]:
    """Rules that cannot be applied to a report: unknown names, nothing to look at.

    Args:
        gate: The rules.
        report: What they are to be applied to.
        tags: All tags of its cases (see `tags_of`); None to leave tags unchecked.
        has_baseline: Whether margins have something to be compared with.

    Returns:
        The problems in the order of the rules.
    """
    found = []
    for rule in gate.rules:
        message = _target_problem(rule, report)
        if message is None and tags is not None and rule.tag is not None and rule.tag not in tags:
            message = unknown_name_message("tag", rule.tag, sorted(tags))
        if message is None and rule.kind == "margin" and not has_baseline:
            message = "a margin needs a baseline to compare with; give --baseline"
        if message is not None:
            found.append(Problem(f"{gate.path}:{rule.source}", message))
    return found


def _target_problem(rule: Rule, report: ReportFile) -> str | None:
    target = rule.target
    if target.rubric not in report.rubrics:
        return unknown_name_message("rubric of the report", target.rubric, sorted(report.rubrics))
    rubric = report.rubrics[target.rubric]
    if target.criterion is None:
        if all(criterion.fails_at is not None for criterion in rubric.criteria):
            return f"rubric {rubric.id!r} has must-not criteria alone, and so no score to gate on"
        return None
    known = {criterion.id: criterion for criterion in rubric.criteria}
    if target.criterion not in known:
        return unknown_name_message(f"criterion of {rubric.id}", target.criterion, sorted(known))
    if rule.kind != "must_not":
        return None
    if known[target.criterion].fails_at is None:
        return f"{target} is no must-not criterion: its rubric gives it no level to fail at"
    if report.facts(target.rubric) is None:
        return (
            f"the report does not say at which level {target} fails, and no shipped rubric has "
            "its digest; run evalkit again to have it in the report"
        )
    return None
