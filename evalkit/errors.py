"""Everything evalkit raises on purpose.

EvalkitError
├── InputError          what the user gave is wrong: exit 2, nothing was spent
│   ├── UnknownName     a name that is not in a list, with the nearest one
│   └── OutputError     the output folder is in use, of another run, or unwritable
├── EndpointRefused     an endpoint says no for good (key, model, quota): exit 4
├── ReplayMiss          --replay met a call that the store does not hold: exit 2
└── RubricMismatch      grades and rubric do not belong together

One call that fails is no exception: it is a `state` on a Response or a Grade.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

MAX_SHOWN = 20
"""Problems of one file that are listed before the rest is only counted."""


class EvalkitError(Exception):
    """Base of all errors that evalkit raises on purpose."""

    exit_code = 1
    """What the command line exits with."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input, and where."""

    where: str
    """File, and line or JSON path where there is one."""
    message: str
    """What was found, what was expected and what to do."""

    def __str__(self) -> str:
        """`where: message`, the form compilers use."""
        return f"{self.where}: {self.message}"


class InputError(EvalkitError):
    """A file, option or name the user gave is wrong. Nothing was spent yet."""

    exit_code = 2

    def __init__(self, *problems: Problem | str) -> None:
        """Keep the problems and show the first of them in the message."""
        self.problems: tuple[Problem | str, ...] = problems
        shown = [str(problem) for problem in problems[:MAX_SHOWN]]
        if len(problems) > MAX_SHOWN:
            shown.append(f"... and {len(problems) - MAX_SHOWN} more problems")
        super().__init__("\n".join(shown))


class UnknownName(InputError):
    """A rubric, check, grader, schema or field of that name does not exist."""

    def __init__(self, noun: str, name: str, known: Iterable[str], see: str | None = None) -> None:
        """Name the nearest known name, and the command that lists them."""
        self.name = name
        super().__init__(unknown_name_message(noun, name, sorted(known), see))


class OutputError(InputError):
    """The output folder cannot be used: held, of another run, or unwritable."""


class EndpointRefused(EvalkitError):
    """An endpoint refuses every further call: wrong key, unknown model, spent quota."""

    exit_code = 4


class ReplayMiss(EvalkitError):
    """`--replay` forbids the network, and the store lacks a call the run needs."""

    exit_code = 2


class RubricMismatch(EvalkitError):
    """A grade names a criterion that its rubric lacks."""


def unknown_name_message(noun: str, name: str, known: Sequence[str], see: str | None = None) -> str:
    """One sentence: the unknown name, the nearest known one, where to look."""
    nearest = get_close_matches(name, known, n=1, cutoff=0.5)
    parts = [f"unknown {noun} {name!r}"]
    if nearest:
        parts.append(f"; did you mean {nearest[0]!r}?")
    elif known:
        parts.append(f"; expected one of: {', '.join(known)}.")
    if see:
        parts.append(f" See: {see}")
    return "".join(parts)
