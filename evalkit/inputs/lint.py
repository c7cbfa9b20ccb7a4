"""What makes a valid rubric hard to grade by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from evalkit.types import Criterion, Rubric

_VAGUE = re.compile(
    r"\b(appropriate(?:ly)?|adequate(?:ly)?|proper(?:ly)?|sufficient(?:ly)?|somewhat|"
    r"reasonabl[ey]|effective(?:ly)?|suitabl[ey]|overall|as needed|etc|"
    r"in general(?! (?:terms|words))|"
    # "However good" and "good wishes" are plain English; "is good" is a level left open.
    r"(?:is|are|be|very|fairly|quite) (?:good|nice)|"
    r"(?:good|nice) (?:reply|response|answer|quality|tone|level|use|job|understanding))\b",
    re.IGNORECASE,
)
"""Words that leave the level to the grader's taste."""
_QUOTED = re.compile(r'"[^"]*"')
"""What a description cites from replies is not its own wording."""

_TWO_QUESTIONS = re.compile(r"\b(and|or)\s+(?:also\s+)?(?:does|is|are|do|has|how|whether)\b", re.I)
_YEAR = re.compile(r"\b(1[89]|20)[0-9]{2}\b")
_WORD = re.compile(r"[a-z]{4,}")

OVERLAP_FROM = 0.6
"""Shared share of content words from which two questions ask the same."""


@dataclass(frozen=True, slots=True)
class LintWarning:
    """One thing to look at again."""

    rule: str
    message: str


def lint_rubric(rubric: Rubric) -> list[LintWarning]:
    """Warnings for a rubric that has loaded, in the order of its criteria."""
    found = list(_about_the_rubric(rubric))
    for criterion in rubric.criteria:
        found += [LintWarning(rule, f"{criterion.id}: {text}") for rule, text in _about(criterion)]
    return found


def _about_the_rubric(rubric: Rubric) -> Iterator[LintWarning]:
    for source in rubric.sources:
        if not _YEAR.search(source):
            yield LintWarning("unsourced", f"no year in the source {source[:60]!r}")
    for first, second in combinations(rubric.criteria, 2):
        shared = _overlap(first.question, second.question)
        if shared >= OVERLAP_FROM:
            yield LintWarning(
                "overlapping",
                f"{first.id} and {second.id} share {shared:.0%} of the words of their questions",
            )


def _about(criterion: Criterion) -> Iterator[tuple[str, str]]:
    if criterion.kind == "check":
        return
    for text in (criterion.question, *(level.description for level in criterion.levels)):
        vague = _VAGUE.search(_QUOTED.sub("", text))
        if vague:
            yield "vague", f"{vague.group()!r} in {text[:60]!r} leaves the level to taste"
    question = _QUOTED.sub("", criterion.question)
    if _TWO_QUESTIONS.search(question) or question.count("?") > 1:
        yield "double-barrelled", f"the question asks two things: {criterion.question[:80]!r}"
    for level in criterion.levels:
        if not level.example_reply:
            yield "unanchored", f"level {level.value} has no example"
    values = [level.value for level in criterion.levels]
    if values != list(range(values[0], values[0] + len(values))):
        yield "level-gap", f"the levels are {values}; a gap makes distances between them unequal"
    descriptions = [level.description for level in criterion.levels]
    for first, second in combinations(range(len(descriptions)), 2):
        if _overlap(descriptions[first], descriptions[second]) >= 0.9:
            yield "unanchored", f"levels {values[first]} and {values[second]} read the same"


def _overlap(first: str, second: str) -> float:
    one, other = (set(_WORD.findall(text.lower())) for text in (first, second))
    return len(one & other) / len(one | other) if one | other else 0.0
