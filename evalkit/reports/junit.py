"""A verdict as JUnit XML, which every CI server reads."""

from __future__ import annotations

from xml.etree import ElementTree

from evalkit.reports.plain import plain
from evalkit.reports.verdict import MustNotFinding, RuleVerdict, Verdict


def junit_of(verdict: Verdict) -> str:
    """One test case a rule: a fail is a failure, an inconclusive one an error.

    A rule that does not decide, since others are primary, is skipped when it does not
    pass. Characters that XML forbids are shown as escapes.
    """
    suite = ElementTree.Element("testsuite", {"name": _safe(f"evalkit gate {verdict.gate_file}")})
    counts = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for rule in verdict.rules:
        counts["tests"] += 1
        case = ElementTree.SubElement(
            suite,
            "testcase",
            {"classname": _safe(f"evalkit.{verdict.report.candidate}"), "name": _safe(rule.name)},
        )
        kind = _kind(rule)
        if kind is not None:
            counts[{"failure": "failures", "error": "errors", "skipped": "skipped"}[kind]] += 1
            problem = ElementTree.SubElement(case, kind, {"message": _safe(rule.line)})
            if kind != "skipped":
                problem.set("type", rule.outcome)
                problem.text = "\n".join([_safe(rule.reason), *map(_told, rule.findings)])
        out = ElementTree.SubElement(case, "system-out")
        out.text = _safe(rule.line)
    for name, number in counts.items():
        suite.set(name, str(number))
    properties = ElementTree.Element("properties")
    for name, value in (
        ("outcome", verdict.outcome),
        ("summary", verdict.summary),
        ("report", verdict.report.path),
        ("run", verdict.report.run_id),
        ("baseline", "" if verdict.baseline is None else verdict.baseline.path),
    ):
        ElementTree.SubElement(properties, "property", {"name": name, "value": _safe(value)})
    suite.insert(0, properties)
    root = ElementTree.Element("testsuites", {"name": "evalkit", **_without_skipped(counts)})
    root.append(suite)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _kind(rule: RuleVerdict) -> str | None:
    if rule.outcome == "pass":
        return None
    if not rule.decides:
        return "skipped"
    return "failure" if rule.outcome == "fail" else "error"


def _told(finding: MustNotFinding) -> str:
    held = "held" if finding.held else "did not hold"
    quotes = " / ".join(finding.quotes) or finding.explanation or "nothing quoted"
    return _safe(f"{finding.case_id}, repeat {finding.repeat} ({held}): {quotes}")


def _without_skipped(counts: dict[str, int]) -> dict[str, str]:
    return {name: str(number) for name, number in counts.items() if name != "skipped"}


def _safe(text: str) -> str:
    """Text on one line that XML can hold and no reader obeys."""
    return "".join(
        f"\\u{ord(character):04x}" if character in "\ufffe\uffff" else character
        for character in plain(text)
    )
