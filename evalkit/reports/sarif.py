"""Findings as SARIF 2.1.0, which code scanning reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from evalkit.reports.plain import plain
from evalkit.reports.verdict import Verdict
from evalkit.version import version

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_NO_ID = re.compile(r"[^A-Za-z0-9_.\-/]+")


@dataclass(frozen=True, slots=True)
class SarifResult:
    """One finding."""

    rule: str
    """Id of what was broken."""
    level: Literal["error", "warning", "note"]
    message: str
    path: str
    """File it stands in."""
    line: int | None = None


def sarif_of(results: Sequence[SarifResult]) -> dict[str, Any]:
    """The document, with each rule listed once."""
    rules = list(dict.fromkeys(_rule_id(result.rule) for result in results))
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "evalkit",
                        "version": version(),
                        "rules": [{"id": rule} for rule in rules],
                    }
                },
                "results": [_result(result) for result in results],
            }
        ],
    }


def sarif_results_of(verdict: Verdict) -> list[SarifResult]:
    """Rules of a gate that did not pass, and what must-not rules found.

    A finding stands in the run's results file, and a rule at its line of the gate file.
    """
    found: list[SarifResult] = []
    results_file = str(Path(verdict.report.path) / "results.jsonl")
    if verdict.report.path.endswith("report.json"):
        results_file = str(Path(verdict.report.path).parent / "results.jsonl")
    for rule in verdict.rules:
        if rule.outcome != "pass":
            level: Literal["error", "warning"] = "error" if rule.outcome == "fail" else "warning"
            found.append(
                SarifResult(
                    f"gate/{rule.name}",
                    level if rule.decides else "warning",
                    rule.line,
                    verdict.gate_file,
                    rule.source,
                )
            )
        found += [
            SarifResult(
                f"finding/{rule.rubric}.{rule.criterion}",
                "error" if finding.held else "warning",
                f"{finding.case_id}: {' / '.join(finding.quotes) or finding.explanation or ''}",
                results_file,
            )
            for finding in rule.findings
        ]
    return found


def lint_results(problems: Iterable[tuple[str, str, str]]) -> list[SarifResult]:
    """Warnings of the rubric linter: (path, rule, message)."""
    return [SarifResult(f"lint/{rule}", "warning", text, path) for path, rule, text in problems]


def _result(result: SarifResult) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(result.path)}}
    if result.line is not None:
        place["region"] = {"startLine": result.line}
    return {
        "ruleId": _rule_id(result.rule),
        "level": result.level,
        "message": {"text": plain(result.message)},
        "locations": [{"physicalLocation": place}],
    }


def _rule_id(text: str) -> str:
    return _NO_ID.sub("-", text).strip("-")


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(Path(path).as_posix(), errors="replace")
