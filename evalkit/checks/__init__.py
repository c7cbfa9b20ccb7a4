"""Deterministic checks: text in, findings with character offsets out.

One family a file. Each check is a small function with a stated source and its
own labelled texts (`datasets/checks/`), on which precision and recall are measured.
"""

from evalkit.checks import (  # noqa: F401 - importing a family registers its checks
    acknowledgment,
    advice,
    condescension,
    confidentiality,
    confrontation,
    crisis,
    feelings,
    form,
    human_claims,
    judgment,
    language,
    minimising,
    parroting,
    pattern,
    questions,
    reflection,
    shoulds,
    stock_phrases,
    warmth,
)
from evalkit.checks.patterns import Pattern, PatternError, any_of
from evalkit.checks.registry import (
    Check,
    Mark,
    Outcome,
    all_checks,
    check,
    count,
    find_check,
    problems_in_params,
)
from evalkit.checks.text import Exchange, Sentence, Text

__all__ = [
    "Check",
    "Exchange",
    "Mark",
    "Outcome",
    "Pattern",
    "PatternError",
    "Sentence",
    "Text",
    "all_checks",
    "any_of",
    "check",
    "count",
    "find_check",
    "problems_in_params",
]
