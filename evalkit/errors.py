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
MAX_NAMES = 16
"""Known names that a message lists; of more it names the nearest alone."""
MAX_NAME_LENGTH = 60
"""Characters of an unknown name that a message repeats."""


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
        n_more = len(problems) - MAX_SHOWN
        if n_more > 0:
            shown.append(f"... and {n_more:,} more problem{'s' * (n_more > 1)}")
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
    shown = name if len(name) <= MAX_NAME_LENGTH else f"{name[:MAX_NAME_LENGTH]}..."
    message = f"unknown {noun} {shown!r}"
    nearest = nearest_name(name, known)
    if nearest is not None:
        message += f"; did you mean {nearest!r}?"
    elif 0 < len(known) <= MAX_NAMES:
        message += f"; expected one of: {', '.join(known)}."
    return f"{message} See: {see}" if see else message


def nearest_name(name: str, known: Sequence[str]) -> str | None:
    """The known name that was most likely meant, whatever its case; None when none is near."""
    by_lower = {item.lower(): item for item in known}
    nearest = get_close_matches(name.lower(), by_lower, n=1, cutoff=0.5)
    return by_lower[nearest[0]] if nearest else None
