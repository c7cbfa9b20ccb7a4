"""A verdict as Markdown: a step summary, or a comment on a pull request."""

from __future__ import annotations

from evalkit.reports.plain import plain
from evalkit.reports.verdict import MustNotFinding, RuleVerdict, Verdict

MAX_FINDINGS = 20
"""Findings shown of each rule; the rest are counted."""
_MARKS = frozenset("\\`*_{}[]<>#|~!@&$^")
_SIGNS = {"pass": "passed", "fail": "**failed**", "inconclusive": "**inconclusive**"}


def markdown_of(verdict: Verdict) -> str:
    """A heading, a table of rules, their findings and notes.

    Whatever comes from files or models is written so that nothing in it is markup, a
    link or a mention.
    """
    lines = [
        f"## evalkit gate: {verdict.outcome}",
        "",
        f"{_safe(verdict.summary)}, candidate {_safe(verdict.report.candidate)}, "
        f"run {_safe(verdict.report.run_id)}",
        "",
        "| rule | outcome | what was found |",
        "|---|---|---|",
        *(_row(rule) for rule in verdict.rules),
    ]
    for rule in verdict.rules:
        if rule.findings:
            lines += ["", f"### {_safe(rule.name)}", ""]
            lines += [_told(finding) for finding in rule.findings[:MAX_FINDINGS]]
            left = len(rule.findings) - MAX_FINDINGS
            if left > 0:
                lines.append(f"- and {left} more")
    notes = [*verdict.differences, *verdict.notices]
    if notes:
        lines += ["", *(f"- {_safe(note)}" for note in notes)]
    return "\n".join(lines) + "\n"


def _row(rule: RuleVerdict) -> str:
    outcome = _SIGNS[rule.outcome] if rule.decides else f"{rule.outcome} (not primary)"
    return f"| {_safe(rule.name)} | {outcome} | {_safe(rule.line)} |"


def _told(finding: MustNotFinding) -> str:
    held = "held" if finding.held else "did not hold"
    quotes = " / ".join(finding.quotes) or finding.explanation or "nothing quoted"
    return f"- {_safe(finding.case_id)}, repeat {finding.repeat} ({held}): {_safe(quotes)}"


def _safe(text: str) -> str:
    """Text with every character that Markdown reads as markup written as an entity."""
    shown = "".join(f"&#{ord(c)};" if c in _MARKS else c for c in plain(text))
    # Bare addresses become links of themselves.
    return shown.replace("://", "&#58;//").replace("www.", "www&#46;")
