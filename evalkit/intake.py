"""Cases and replies of a run, read whole, checked and filtered, into the spool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from evalkit.errors import InputError, Problem, UnknownName
from evalkit.inputs import Row, Spool, parse_case
from evalkit.inputs.cases import CASE_FIELDS
from evalkit.inputs.loading import add_cases, add_replies
from evalkit.inputs.replies import REPLY_FIELDS
from evalkit.inputs.shipped import CASES_NAME, DEFAULT_DATASET, REPLIES_NAME, shipped_dataset
from evalkit.options import RunOptions
from evalkit.types import Case

MAX_VALUES_NOTED = 1000
"""Values of one key of `--where` that are remembered for the message when none matches."""


def fill(spool: Spool, options: RunOptions) -> list[str]:
    """Put the run's cases and replies into the spool.

    Returns:
        What a reader of the report should know of them.

    Raises:
        InputError: A file that is not as it should be, replies to cases nobody gave, or
            no case left to work on.
    """
    where = _Where(options.where)
    if options.cases is None and options.responses is not None:
        notices = _add_answered_cases(spool, options, where)
    else:
        notices = []
        _add_given(spool, options, where)
    if options.versus is not None:
        _add_others(spool, options.versus, where)
    if options.limit is not None:
        spool.keep_first(options.limit)
    if not spool.n_cases:
        raise InputError(where.why_nothing_is_left())
    return notices


class _Where:
    """Which cases `--where` keeps, and what it met, for the message when it keeps none."""

    def __init__(self, wanted: Sequence[tuple[str, str]]) -> None:
        self.wanted = wanted
        self._met: dict[str, set[str]] = {key: set() for key, _ in wanted}

    def keeps(self, case: Case) -> bool:
        """Whether a case has every pair: a tag, or its id, cluster or language."""
        pairs = {("id", case.id), ("cluster", case.family), ("language", case.language or "")}
        pairs |= {(key or "tag", value) for key, value in case.tags}
        for key, value in pairs:
            if key in self._met and len(self._met[key]) < MAX_VALUES_NOTED:
                self._met[key].add(value)
        return all(pair in pairs for pair in self.wanted)

    def why_nothing_is_left(self) -> str:
        """One sentence on which filter left no case, with the nearest value there is."""
        if not self.wanted:
            return "there is no case to work on; expected at least one"
        asked = " ".join(f"--where {key}={value}" for key, value in self.wanted)
        hints = [hint for key, value in self.wanted if (hint := self._hint(key, value))]
        return f"no case is left after {asked}; {' '.join(hints) or 'no case has all of these'}"

    def _hint(self, key: str, value: str) -> str | None:
        met = sorted(self._met[key])
        if value in met:
            return None
        if not met:
            return f"no case has a tag {key!r} (id, cluster and language can be asked for too)."
        nearest = get_close_matches(value, met, n=1, cutoff=0.5)
        if nearest:
            return f"did you mean {key}={nearest[0]}?"
        return f"{key} is one of: {', '.join(met[:10])}{', ...' * (len(met) > 10)}."


def _add_given(spool: Spool, options: RunOptions, where: _Where) -> None:
    """The cases named (or the shipped ones), and the replies to them, if any."""
    own, of_replies = _mappings(options)
    responses = options.responses
    if options.cases is None:
        folder = shipped_dataset(DEFAULT_DATASET)
        add_cases(spool, str(folder / CASES_NAME), keep=where.keeps)
        responses = None if options.asks_anew else str(folder / REPLIES_NAME)
    elif isinstance(options.cases, str):
        add_cases(spool, options.cases, split=options.split, mapping=own, keep=where.keeps)
    else:
        _add_values(spool, options.cases, where)
    if responses is not None:
        add_replies(spool, responses, mapping=of_replies, keep=where.keeps)
        spool.refuse_unknown_cases("give its case with --cases, or inline")
        if options.cases is None:
            # The recorded assistants that show a newcomer what a report is answered a part.
            spool.drop_unanswered_cases()


def _add_others(spool: Spool, path: str, where: _Where) -> None:
    """The replies to be held against those of the run; they answer its cases."""
    known = set(spool.candidates())
    add_replies(spool, path, keep=where.keeps)
    spool.refuse_unknown_cases("--versus answers the cases of the run, and no others")
    if set(spool.candidates()) == known:
        raise InputError(
            Problem(path, "found no reply of a candidate of its own, to hold against the others")
        )


def _add_answered_cases(spool: Spool, options: RunOptions, where: _Where) -> list[str]:
    """Replies without a file of cases bring their own, or answer shipped ones."""
    _, mapping = _mappings(options)
    replies = str(options.responses)
    add_replies(spool, replies, split=options.split, mapping=mapping, keep=where.keeps)
    if spool.has_orphans():
        shipped = shipped_dataset(DEFAULT_DATASET) / CASES_NAME
        add_cases(spool, str(shipped), keep=where.keeps)
    spool.refuse_unknown_cases("give its case with --cases, or inline")
    n_dropped = spool.drop_unanswered_cases()
    if not n_dropped:
        return []
    return [f"{n_dropped} shipped cases have no recorded reply and are no part of this run"]


def _add_values(spool: Spool, cases: Sequence[Case | Mapping[str, Any]], where: _Where) -> None:
    problems: list[Problem | str] = []
    for number, value in enumerate(cases):
        origin = f"cases[{number}]"
        try:
            case = case_of(value, origin)
            spool.add_case(case, origin, kept=where.keeps(case))
        except InputError as error:
            problems += error.problems
        except (TypeError, ValueError) as error:  # a set, a NaN, half a surrogate pair
            problems.append(Problem(origin, f"holds what JSON cannot hold: {error}"))
    if problems:
        raise InputError(*problems)


def case_of(value: Case | Mapping[str, Any], where: str) -> Case:
    """A case from Python: a `Case`, or a mapping of the cases format.

    Raises:
        InputError: It is neither, or does not follow the format.
    """
    if isinstance(value, Case):
        return value
    if not isinstance(value, Mapping):
        kind = type(value).__name__
        raise InputError(Problem(where, f"found {kind}, expected a Case or a dict of its fields"))
    return parse_case(Row(where, dict(value), 0, typed=True))


def _mappings(options: RunOptions) -> tuple[dict[str, str], dict[str, str]]:
    """The column mapping of the cases and that of the replies."""
    known = set(CASE_FIELDS) | set(REPLY_FIELDS)
    for name in options.mapping:
        if name not in known:
            raise UnknownName("field in --map", name, known)
    if options.cases is None:
        return {}, dict(options.mapping)
    own = {f: c for f, c in options.mapping.items() if f in CASE_FIELDS}
    return own, {f: c for f, c in options.mapping.items() if f not in own}
