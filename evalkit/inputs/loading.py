"""Whole files of cases and replies into a spool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from evalkit.errors import MAX_SHOWN, InputError, Problem
from evalkit.inputs.cases import parse_case
from evalkit.inputs.replies import parse_reply
from evalkit.inputs.rows import HUB_PREFIX, Row, read_rows
from evalkit.inputs.spool import Spool
from evalkit.types import Case

Filter = Callable[[Case], bool]
"""Whether a case belongs to the run."""


def add_cases(
    spool: Spool,
    source: str,
    *,
    split: str | None = None,
    mapping: Mapping[str, str] | None = None,
    keep: Filter = lambda case: True,
) -> None:
    """Read all cases of a source.

    Raises:
        InputError: Every problem of the source, up to as many as a message shows.
    """
    foreign = bool(mapping) or source.startswith(HUB_PREFIX)

    def take(row: Row) -> None:
        case = parse_case(row, ignore_unknown=foreign)
        spool.add_case(case, row.where, kept=keep(case))

    _each(source, split, mapping, take)


def add_replies(
    spool: Spool,
    source: str,
    *,
    split: str | None = None,
    mapping: Mapping[str, str] | None = None,
    keep: Filter = lambda case: True,
) -> int:
    """Read all replies of a source, with the cases that stand in its lines.

    Returns:
        How many replies there were.

    Raises:
        InputError: Every problem of the source, up to as many as a message shows.
    """
    candidate = Path(source.removeprefix(HUB_PREFIX)).stem or "recorded"
    foreign = bool(mapping) or source.startswith(HUB_PREFIX)

    def take(row: Row) -> None:
        reply = parse_reply(row, candidate, ignore_unknown=foreign)
        if reply.case is not None:
            spool.add_case(reply.case, row.where, once=False, kept=keep(reply.case))
        spool.add_reply(reply.response, row.where)

    return _each(source, split, mapping, take)


def _each(
    source: str,
    split: str | None,
    mapping: Mapping[str, str] | None,
    take: Callable[[Row], None],
) -> int:
    # A file is read to its end (or to more problems than anyone reads), so that
    # they are mended in one go.
    problems: list[Problem | str] = []
    n_rows = 0
    rows = read_rows(source, split=split, mapping=mapping)
    while True:
        try:
            row = next(rows, None)
        except InputError as error:
            problems += error.problems
            break
        if row is None:
            break
        n_rows += 1
        try:
            take(row)
        except InputError as error:
            problems += error.problems
            if len(problems) > MAX_SHOWN:
                break
    if problems:
        raise InputError(*problems)
    return n_rows
