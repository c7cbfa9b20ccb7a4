"""Pattern: a user's own criterion, as expressions to look for in the reply.

Expressions are RE2's, so none can hang a run. They see the reply as it was written,
curly quotes, invisible characters and all, in any language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evalkit.checks.patterns import MAX_PATTERN_LENGTH, Pattern, PatternError
from evalkit.checks.registry import Mark, Outcome, ParamProblem, check
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json

MAX_PATTERNS = 50
"""Expressions in one criterion; more are several criteria."""

# JSON may carry half of a surrogate pair, which RE2, reading UTF-8, cannot.
_LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def pattern_problems(params: Mapping[str, Json]) -> list[ParamProblem]:
    """What is wrong with the parameters of a `pattern` criterion."""
    found: list[ParamProblem] = []
    if not isinstance(params.get("case_sensitive", False), bool):
        found.append((("params", "case_sensitive"), "expected true or false"))
    patterns = params["patterns"]
    if isinstance(patterns, str) or not isinstance(patterns, Sequence):
        return [*found, (("params", "patterns"), "expected a list of expressions")]
    if not 1 <= len(patterns) <= MAX_PATTERNS:
        text = f"expected 1 to {MAX_PATTERNS} expressions, found {len(patterns)}"
        found.append((("params", "patterns"), text))
    for index, expression in enumerate(patterns):
        reason = _refusal(expression)
        if reason is not None:
            found.append((("params", "patterns", index), reason))
    return found


@check(
    "pattern",
    summary="Matches of your own expressions (RE2 syntax) in the reply as written.",
    number="count of matches",
    source="Your rubric.",
    languages=(),
    params={"case_sensitive": False},
    required=("patterns",),
    validate=pattern_problems,
)
def pattern(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each match, named after its expression's place in the list: `pattern 1` ..."""
    found = list(_matches(exchange.reply.original.translate(_LONE_SURROGATES), params))
    marks = (_mark(exchange.reply, start, end, kind) for start, end, kind in found)
    return Outcome(float(len(found)), tuple(sorted(filter(None, marks), key=_place)))


def _matches(text: str, params: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    for index, expression in enumerate(params["patterns"]):
        sought = Pattern(expression, case_sensitive=bool(params["case_sensitive"]))
        for start, end in sought.spans(text):
            yield start, end, f"pattern {index + 1}"


def _mark(text: Text, start: int, end: int, kind: str) -> Mark | None:
    """The match in plain text; None where all its characters are invisible ones."""
    first, last = text.plain_span(start, end)
    return Mark(first, last, kind) if last > first else None


def _place(mark: Mark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.kind


def _refusal(expression: Json) -> str | None:
    if not isinstance(expression, str) or not expression:
        return "expected an expression as text"
    if len(expression) > MAX_PATTERN_LENGTH:
        return f"longer than {MAX_PATTERN_LENGTH} characters"
    try:
        Pattern(expression).prepare()
    except PatternError as error:
        return str(error)
    return None
