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
        f"{safe_markdown(verdict.summary)}, candidate {safe_markdown(verdict.report.candidate)}, "
        f"run {safe_markdown(verdict.report.run_id)}",
        "",
        "| rule | outcome | what was found |",
        "|---|---|---|",
        *(_row(rule) for rule in verdict.rules),
    ]
    for rule in verdict.rules:
        if rule.findings:
            lines += ["", f"### {safe_markdown(rule.name)}", ""]
            lines += [_told(finding) for finding in rule.findings[:MAX_FINDINGS]]
            left = len(rule.findings) - MAX_FINDINGS
            if left > 0:
                lines.append(f"- and {left} more")
    notes = [*verdict.differences, *verdict.notices]
    if notes:
        lines += ["", *(f"- {safe_markdown(note)}" for note in notes)]
    return "\n".join(lines) + "\n"


def _row(rule: RuleVerdict) -> str:
    outcome = _SIGNS[rule.outcome] if rule.decides else f"{rule.outcome} (not primary)"
    return f"| {safe_markdown(rule.name)} | {outcome} | {safe_markdown(rule.line)} |"


def _told(finding: MustNotFinding) -> str:
    held = "held" if finding.held else "did not hold"
    quotes = " / ".join(finding.quotes) or finding.explanation or "nothing quoted"
    where = f"{safe_markdown(finding.case_id)}, repeat {finding.repeat}"
    return f"- {where} ({held}): {safe_markdown(quotes)}"


def safe_markdown(text: str) -> str:
    """Text with every character that Markdown reads as markup written as an entity."""
    shown = "".join(f"&#{ord(c)};" if c in _MARKS else c for c in plain(text))
    # Bare addresses become links of themselves.
    return shown.replace("://", "&#58;//").replace("www.", "www&#46;")
