"""Whole files of cases and replies into a spool."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from evalkit.errors import MAX_SHOWN, InputError, Problem, nearest_name, unknown_name_message
from evalkit.inputs.cases import CASE_FIELDS, parse_case
from evalkit.inputs.replies import REPLY_FIELDS, parse_reply
from evalkit.inputs.rows import HUB_PREFIX, Row, read_rows
from evalkit.inputs.spool import Spool
from evalkit.types import Case

Filter = Callable[[Case], bool]
"""Whether a case belongs to the run."""

_CASE_NEEDS = (("messages",),)
_REPLY_NEEDS = (("case_id", "text"), ("case_id", "messages"), ("messages", "response"))
"""Sets of columns, one of which a table must have."""


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
    foreign = _is_foreign(source, mapping)

    def take(row: Row) -> None:
        if row.number == 0 and not row.typed:
            _check_columns(source, row.columns, CASE_FIELDS, _CASE_NEEDS, foreign)
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
    foreign = _is_foreign(source, mapping)

    def take(row: Row) -> None:
        if row.number == 0 and not row.typed:
            _check_columns(source, row.columns, REPLY_FIELDS, _REPLY_NEEDS, foreign)
        reply = parse_reply(row, candidate, ignore_unknown=foreign)
        if reply.case is not None:
            spool.add_case(reply.case, row.where, once=False, kept=keep(reply.case))
        spool.add_reply(reply.response, row.where)

    n_replies = _each(source, split, mapping, take)
    spool.refuse_gaps_in_repeats(source)
    return n_replies


def _is_foreign(source: str, mapping: Mapping[str, str] | None) -> bool:
    """Whether columns may stand in it that are none of ours."""
    return bool(mapping) or source.startswith(HUB_PREFIX)


class _WrongColumns(InputError):
    """A table whose every row would have the same fault."""


class _Enough(Exception):
    """More problems than anyone reads."""


def _check_columns(
    source: str,
    columns: tuple[str, ...],
    fields: tuple[str, ...],
    needs: Iterable[tuple[str, ...]],
    foreign: bool,
) -> None:
    """Refuse a table without the columns it needs, or with such as nobody knows.

    Raises:
        _WrongColumns: It says which it has, and how to name another.
    """
    lacking = not any(set(need) <= set(columns) for need in needs)
    problems = [
        Problem(source, unknown_name_message("column", name, fields))
        for name in columns
        # A table with quite other names gets one message, not one for each of them.
        if name not in fields
        and not foreign
        and not (lacking and nearest_name(name, fields) is None)
    ]
    if lacking:
        expected = ", or ".join(" and ".join(repr(name) for name in need) for need in needs)
        found = ", ".join(repr(name) for name in columns)[:300]
        problems.append(
            Problem(
                source,
                f"found the columns {found}; expected {expected}. "
                "Say which column holds a field: --map FIELD=COLUMN",
            )
        )
    if problems:
        raise _WrongColumns(*problems)


def _each(
    source: str,
    split: str | None,
    mapping: Mapping[str, str] | None,
    take: Callable[[Row], None],
) -> int:
    # A file is read to its end (or to more problems than anyone reads), so that
    # they are mended in one go.
    problems: list[Problem | str] = []

    def note(*found: Problem | str) -> None:
        problems.extend(found)
        if len(problems) >= MAX_SHOWN:
            raise _Enough

    n_rows = 0
    try:
        for row in read_rows(source, split=split, mapping=mapping, on_problem=note):
            n_rows += 1
            try:
                take(row)
            except _WrongColumns:
                raise
            except InputError as error:
                note(*error.problems)
    except InputError as error:
        problems += error.problems
    except _Enough:
        problems[MAX_SHOWN - 1 :] = [f"{source}: stopped reading here; mend these problems first"]
    if problems:
        raise InputError(*problems)
    if not n_rows:
        raise InputError(Problem(source, "found no row, expected at least one"))
    return n_rows
