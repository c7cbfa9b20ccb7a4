"""Measure whether replies to a struggling person validate, reflect and do not judge.

    import evalkit
    report = evalkit.run(cases="cases.jsonl", responses="replies.jsonl")
    grades = evalkit.grade("I failed again.", "Again, after all that work.")
    grades.scores["validation"]

Names are loaded on first use, so that importing evalkit (and `evalkit --help`)
stays instant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evalkit.api import Grades, Report, gate, grade, run
    from evalkit.checks import Exchange, Mark, Outcome, check
    from evalkit.errors import (
        EndpointRefused,
        EvalkitError,
        InputError,
        OutputError,
        ReplayMiss,
        RubricMismatch,
        UnknownName,
    )
    from evalkit.inputs import load_rubric
    from evalkit.options import GraderOption
    from evalkit.reports.verdict import RuleVerdict, Verdict
    from evalkit.types import (
        Case,
        Criterion,
        Finding,
        Grade,
        Level,
        Message,
        Response,
        Rubric,
        Score,
        Span,
    )

_HOMES = {
    "evalkit.api": ("Grades", "Report", "gate", "grade", "run"),
    "evalkit.checks": ("Exchange", "Mark", "Outcome", "check"),
    "evalkit.errors": (
        "EndpointRefused",
        "EvalkitError",
        "InputError",
        "OutputError",
        "ReplayMiss",
        "RubricMismatch",
        "UnknownName",
    ),
    "evalkit.inputs": ("load_rubric",),
    "evalkit.options": ("GraderOption",),
    "evalkit.reports.verdict": ("RuleVerdict", "Verdict"),
    "evalkit.types": (
        "Case",
        "Criterion",
        "Finding",
        "Grade",
        "Level",
        "Message",
        "Response",
        "Rubric",
        "Score",
        "Span",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Case",
    "Criterion",
    "EndpointRefused",
    "EvalkitError",
    "Exchange",
    "Finding",
    "Grade",
    "GraderOption",
    "Grades",
    "InputError",
    "Level",
    "Mark",
    "Message",
    "Outcome",
    "OutputError",
    "ReplayMiss",
    "Report",
    "Response",
    "Rubric",
    "RubricMismatch",
    "RuleVerdict",
    "Score",
    "Span",
    "UnknownName",
    "Verdict",
    "check",
    "gate",
    "grade",
    "load_rubric",
    "run",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its home on first use."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'evalkit' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return __all__
