"""Options into a plan: everything read, validated and resolved before money is spent."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evalkit.calls import (
    Budget,
    CallStore,
    Chat,
    Endpoint,
    Limits,
    Spend,
    default_prices,
    load_prices,
    open_chat,
)
from evalkit.candidates import (
    Candidate,
    CommandCandidate,
    FunctionCandidate,
    ModelCandidate,
    RecordedCandidate,
)
from evalkit.errors import InputError, UnknownName
from evalkit.files import digest_of, read_text
from evalkit.graders import Grader, LLMGrader, LocalGrader
from evalkit.inputs import Row, Spool, parse_case
from evalkit.inputs.cases import CASE_FIELDS
from evalkit.inputs.loading import Filter, add_cases, add_replies
from evalkit.inputs.replies import REPLY_FIELDS
from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.inputs.shipped import CASES_NAME, DEFAULT_DATASET, REPLIES_NAME, shipped_dataset
from evalkit.options import LOCAL, GraderOption, RunOptions
from evalkit.runner import RunPlan, Stop
from evalkit.types import Case, Json, Rubric
from evalkit.version import version

GRADER_KEY_ENV = "EVALKIT_GRADER_API_KEY"
CANDIDATE_KEY_ENV = "OPENAI_API_KEY"


@dataclass(frozen=True)
class PreparedRun:
    """A plan with its name and everything the report says of it."""

    plan: RunPlan
    run_id: str
    """16 hexadecimal digits: digest of what is measured, not of how fast or where."""
    measured: Mapping[str, Any]
    """What the run id is a digest of, in the shape of the report's `run` block."""
    notices: Sequence[str]
    """What a reader of the report should know of the inputs."""
    spend: Spend
    """What calls cost, counted as they are made."""
    chats: Sequence[Chat]


@contextmanager
def prepare(options: RunOptions) -> Iterator[PreparedRun]:
    """Read and check all inputs and open what the run needs.

    Raises:
        InputError: Anything that is wrong with what the user gave. Nothing was
            asked of any model yet.
    """
    rubrics = resolve_rubrics(list(options.rubrics))
    spool = Spool()
    calls = _Calls(options)
    try:
        notices = _fill(spool, options)
        graders = tuple(_grader(option, options, calls) for option in options.graders)
        _refuse_same_names(graders)
        for grader in graders:
            for rubric in rubrics:
                grader.refuse_unknown(rubric)
        candidates = _candidates(spool, options, calls)
        plan = RunPlan(
            spool,
            candidates,
            graders,
            rubrics,
            repeats_grader=options.repeats_grader,
            # Enough that a slow answer at the head of the line leaves no connection idle.
            max_in_flight=4 * options.max_connections,
            stop=Stop(),
        )
        measured = _measured(plan, options)
        run_id = digest_of(measured)[:16]
        yield PreparedRun(plan, run_id, measured, notices, calls.spend, calls.chats)
    finally:
        spool.close()
        calls.close()


@contextmanager
def open_grader(option: GraderOption) -> Iterator[tuple[Grader, Sequence[Chat]]]:
    """One grader for use without a run, and the chats to close in the loop that used them."""
    options = RunOptions(graders=(option,))
    calls = _Calls(options)
    try:
        yield _grader(option, options, calls), calls.chats
    finally:
        calls.close()


class _Calls:
    """The chats of a run: one store, one budget, one set of limits for each endpoint."""

    def __init__(self, options: RunOptions) -> None:
        self._options = options
        self._store: CallStore | None = None
        self._by_endpoint: dict[Endpoint, Chat] = {}
        self.chats: list[Chat] = []
        prices = default_prices() if options.prices is None else load_prices(options.prices)
        self.spend = Spend(prices)
        self._budget = Budget(options.max_tokens_total, options.max_cost, prices)

    def chat(self, endpoint: Endpoint, model: str) -> Chat:
        """The chat of an endpoint, opened once."""
        options = self._options
        self._budget.refuse_unpriced(model)
        if endpoint not in self._by_endpoint:
            run_until = None
            if options.deadline is not None:
                run_until = time.monotonic() + options.deadline
            chat = open_chat(
                endpoint,
                store=self._opened_store(),
                replay=options.replay,
                use_cache=options.use_cache,
                retry_unusable=options.retry_ungraded,
                limits=Limits(
                    max_connections=options.max_connections,
                    rpm=options.rpm,
                    tpm=options.tpm,
                    run_until=run_until,
                ),
                budget=self._budget,
                spend=self.spend,
            )
            self._by_endpoint[endpoint] = chat
            self.chats.append(chat)
        return self._by_endpoint[endpoint]

    def close(self) -> None:
        """Close the store; connections are closed where the event loop still runs."""
        if self._store is not None:
            self._store.close()

    def _opened_store(self) -> CallStore:
        if self._store is None:
            self._store = CallStore(self._options.store, read_only=self._options.replay)
        return self._store


# --- inputs -----------------------------------------------------------------


def _fill(spool: Spool, options: RunOptions) -> list[str]:
    """Put cases and replies into the spool; what the report should mention."""
    keep = _filter(options.where)
    mapping_cases, mapping_replies = _mappings(options)
    notices: list[str] = []
    responses = options.responses
    lookup = False
    if options.cases is None:
        folder = shipped_dataset(DEFAULT_DATASET)
        if responses is None and not options.asks_anew:
            responses = str(folder / REPLIES_NAME)
        lookup = options.responses is not None
        if not lookup:
            add_cases(spool, str(folder / CASES_NAME), keep=keep)
    elif isinstance(options.cases, str):
        add_cases(spool, options.cases, split=options.split, mapping=mapping_cases, keep=keep)
    else:
        _add_values(spool, options.cases, keep)
    if responses is not None:
        split = options.split if options.cases is None else None
        add_replies(spool, responses, split=split, mapping=mapping_replies, keep=keep)
        if lookup:
            _look_up_shipped(spool, keep)
        spool.refuse_unknown_cases("give its case with --cases, or inline")
    if lookup:
        spool.drop_unanswered_cases()
    if options.limit is not None:
        spool.keep_first(options.limit)
    _refuse_nothing(spool, options)
    return notices


def _look_up_shipped(spool: Spool, keep: Filter) -> None:
    """Replies without a cases file may answer shipped cases."""
    if spool.has_orphans():
        shipped = shipped_dataset(DEFAULT_DATASET) / CASES_NAME
        add_cases(spool, str(shipped), keep=keep)


def _add_values(spool: Spool, cases: Sequence[Case | Mapping[str, Any]], keep: Filter) -> None:
    for number, value in enumerate(cases):
        where = f"cases[{number}]"
        case = value
        if not isinstance(case, Case):
            case = parse_case(Row(where, dict(case), number, typed=True))
        spool.add_case(case, where, kept=keep(case))


def _filter(where: Sequence[tuple[str, str]]) -> Filter:
    def keep(case: Case) -> bool:
        fields = {("id", case.id), ("cluster", case.family), ("language", case.language or "")}
        tags = {(key or "tag", value) for key, value in case.tags}
        return all(pair in fields | tags for pair in where)

    return keep


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


def _refuse_nothing(spool: Spool, options: RunOptions) -> None:
    if spool.n_cases:
        return
    filters = [f"--where {key}={value}" for key, value in options.where]
    found = f"no case is left after {' '.join(filters)}" if filters else "there is no case"
    raise InputError(f"{found}; expected at least one. See: evalkit dataset show {DEFAULT_DATASET}")


# --- candidates and graders -------------------------------------------------


def _candidates(spool: Spool, options: RunOptions, calls: _Calls) -> tuple[Candidate, ...]:
    if options.model is not None:
        return (_model_candidate(options.model, options, calls),)
    if options.candidate_command is not None:
        return (_command_candidate(options.candidate_command, options),)
    if options.candidate_function is not None:
        function = options.candidate_function
        return (FunctionCandidate(function.__name__, function, options.repeats),)
    digest = spool.digest_of_replies()
    return tuple(
        RecordedCandidate(name, spool.repeats_of(name), spool, digest)
        for name in spool.candidates()
    )


def _model_candidate(model: str, options: RunOptions, calls: _Calls) -> ModelCandidate:
    endpoint = Endpoint(options.base_url, CANDIDATE_KEY_ENV)
    prompt = None if options.system_prompt is None else read_text(options.system_prompt)
    return ModelCandidate(
        name=model,
        model=model,
        chat=calls.chat(endpoint, model),
        endpoint=endpoint.shown_url,
        repeats=options.repeats,
        system_prompt=prompt,
        params=options.params,
        max_output_tokens=options.max_output_tokens,
        seed=options.seed,
    )


def _command_candidate(command: str, options: RunOptions) -> CommandCandidate:
    arguments = CommandCandidate.split(command)
    if not arguments or shutil.which(arguments[0]) is None:
        found = arguments[0] if arguments else ""
        raise InputError(f"--candidate-command: found no program {found!r}; check the path")
    return CommandCandidate(
        name=Path(arguments[0]).stem,
        arguments=arguments,
        repeats=options.repeats,
        max_at_once=min(options.max_connections, 8),
    )


def _grader(option: GraderOption, options: RunOptions, calls: _Calls) -> Grader:
    if option.model is None:
        return LocalGrader()
    base_url = option.base_url or options.grader_base_url
    endpoint = Endpoint(base_url or options.base_url, _grader_key(option, base_url))
    return LLMGrader(
        name=option.name,
        model=option.model,
        chat=calls.chat(endpoint, option.model),
        endpoint=endpoint.shown_url,
        params=options.grader_params,
        max_output_tokens=options.max_output_tokens,
        isolate_criteria=options.isolate_criteria,
    )


def _grader_key(option: GraderOption, base_url: str | None) -> str:
    """The variable that holds the grader's key.

    The candidate's key goes to the candidate's endpoint alone: a grader at an
    address of its own needs a key of its own.
    """
    if option.api_key_env is not None:
        return option.api_key_env
    if base_url is not None or os.environ.get(GRADER_KEY_ENV):
        return GRADER_KEY_ENV
    return CANDIDATE_KEY_ENV


def _refuse_same_names(graders: Sequence[Grader]) -> None:
    names = [grader.name for grader in graders]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(
            f"the grader {twice[0]!r} is given twice; use --repeats-grader to repeat it"
        )


# --- what the report says ---------------------------------------------------


def _measured(plan: RunPlan, options: RunOptions) -> dict[str, Any]:
    """All that decides the result, in the shape of the report's `run` block."""
    return {
        "evalkit": version(),
        "seed": options.seed or 0,
        "repeats_grader": plan.repeats_grader,
        "redacted": options.redact_text,
        "dataset": {
            "cases": plan.spool.n_cases,
            "clusters": plan.spool.n_clusters,
            "digest": plan.spool.digest_of_cases(),
        },
        "rubrics": [_rubric_entry(rubric) for rubric in plan.rubrics],
        "candidates": [
            {**candidate.identity(), "repeats": candidate.repeats} for candidate in plan.candidates
        ],
        "graders": [_grader_entry(grader, plan.rubrics) for grader in plan.graders],
    }


def _rubric_entry(rubric: Rubric) -> dict[str, Json]:
    return {
        "id": rubric.id,
        "version": rubric.version,
        "title": rubric.title,
        "digest": rubric.digest,
    }


def _grader_entry(grader: Grader, rubrics: Sequence[Rubric]) -> dict[str, Json]:
    entry = dict(grader.identity())
    if isinstance(grader, LLMGrader):
        entry["prompts"] = {rubric.id: list(grader.prompt_digests(rubric)) for rubric in rubrics}
    return entry


def grader_option(name: str) -> GraderOption:
    """A grader as `--grader` names it: `local`, or the name of a model."""
    return GraderOption(name) if name == LOCAL else GraderOption(name, model=name)
