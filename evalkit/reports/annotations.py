"""A verdict as GitHub workflow commands, which become annotations."""

from __future__ import annotations

from evalkit.reports.plain import plain
from evalkit.reports.verdict import Verdict

_LEVELS = {"fail": "error", "inconclusive": "warning"}


def annotations_of(verdict: Verdict) -> list[str]:
    """One command for each deciding rule that did not pass, else a notice.

    Text is escaped as the runner unescapes it, and holds no command of its own.
    """
    commands = []
    for rule in verdict.rules:
        if rule.outcome == "pass" or not rule.decides:
            continue
        properties = {"title": f"evalkit: {rule.name}", "file": verdict.gate_file}
        if rule.source is not None:
            properties["line"] = str(rule.source)
        commands.append(_command(_LEVELS[rule.outcome], properties, rule.line))
    return commands or [_command("notice", {"title": "evalkit gate"}, verdict.summary)]


def _command(level: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    # Two colons side by side begin and end commands; one pair more must not.
    return plain(text).replace("%", "%25").replace("::", ":%3A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
