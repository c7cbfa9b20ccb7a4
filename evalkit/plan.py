"""Options into a plan: everything read, validated and resolved before money is spent."""

from __future__ import annotations

import os
import shutil
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
    Price,
    Spend,
    default_prices,
    load_prices,
    open_chat,
)
from evalkit.calls.scrub import Scrubber
from evalkit.candidates import (
    Candidate,
    CommandCandidate,
    FunctionCandidate,
    ModelCandidate,
    RecordedCandidate,
)
from evalkit.errors import InputError, Problem
from evalkit.files import digest_of, read_text
from evalkit.graders import Grader, LLMGrader, LocalGrader, WordingGrader
from evalkit.graders.kinship import family_of
from evalkit.graders.prompt import DEFENCES
from evalkit.inputs import Spool
from evalkit.inputs.cards import load_card
from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.intake import fill
from evalkit.measured import measured_by
from evalkit.options import FOLDER_PREFIX, WORDING, GraderOption, RunOptions
from evalkit.runner import RunPlan
from evalkit.stop import Stop
from evalkit.types import Json, Rubric

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
    prices: Mapping[str, Price]
    agreement: Mapping[str, Mapping[str, Json] | None]
    """Grader to the `criteria` of its agreement card; None where it has none."""
    scrubber: Scrubber
    """Takes the run's keys out of whatever is written: a program may print what it was given."""


@contextmanager
def prepare(
    options: RunOptions, stop: Stop | None = None, *, keeps_answers: bool = True
) -> Iterator[PreparedRun]:
    """Read and check all inputs and open what the run needs.

    Args:
        options: What was asked for.
        stop: What will end the run early.
        keeps_answers: False where nothing will be asked: then no store is opened or made.

    Raises:
        InputError: Anything that is wrong with what the user gave. Nothing was
            asked of any model yet.
    """
    rubrics = resolve_rubrics(list(options.rubrics))
    calls = _Calls(options, keeps_answers)
    _refuse_unusable(options, calls)
    offline = _offline_graders(options, rubrics)
    spool = Spool()
    try:
        notices = fill(spool, options)
        notices += _kinship_notices(options, spool)
        plan = RunPlan(
            spool,
            _candidates(spool, options, calls),
            tuple(
                offline.get(option.name) or _model_grader(option, options, calls)
                for option in options.graders
            ),
            rubrics,
            repeats_grader=options.repeats_grader,
            holds_pairs=options.versus is not None,
            # Enough that a slow answer at the head of the line leaves no connection idle.
            max_in_flight=4 * options.max_connections,
            stop=stop or Stop(),
        )
        measured = measured_by(plan, seed=options.seed, redacted=options.redact_text)
        agreement = _agreement(options, plan)
        run_id = digest_of(measured)[:16]
        yield PreparedRun(
            plan,
            run_id,
            measured,
            notices,
            calls.spend,
            calls.chats,
            calls.prices,
            agreement,
            Scrubber(_secrets(options)),
        )
    finally:
        spool.close()
        calls.close()


def _kinship_notices(options: RunOptions, spool: Spool) -> Iterator[str]:
    """A warning for each grader that is of one family with whom it grades."""
    candidates = [options.model] if options.model is not None else spool.candidates()
    for grader in options.graders:
        family = grader.model and family_of(grader.model)
        for candidate in candidates:
            if family and family_of(candidate) == family:
                yield (
                    f"grader {grader.name} and candidate {candidate} are both of the family "
                    f"{family!r}: models favour their own kind; add a grader of another family"
                )


def _agreement(options: RunOptions, plan: RunPlan) -> dict[str, Mapping[str, Json] | None]:
    """What is known of each grader's agreement with people on the rubrics of the run.

    Raises:
        InputError: The card is of none of the graders.
    """
    asked = {rubric.id for rubric in plan.rubrics}
    known: dict[str, Mapping[str, Json] | None] = {
        grader.name: None
        if (brought := grader.agreement()) is None
        else {name: said for name, said in brought.items() if name.partition(".")[0] in asked}
        for grader in plan.graders
    }
    if options.card is not None:
        card = load_card(options.card)
        if card["grader"] not in known:
            who = f"$.grader: found {card['grader']!r}, expected one of: {', '.join(known)}"
            raise InputError(Problem(str(options.card), who))
        known[card["grader"]] = card["criteria"]
    return known


@contextmanager
def open_grader(option: GraderOption) -> Iterator[tuple[Grader, Sequence[Chat]]]:
    """One grader for use without a run, and the chats to close in the loop that used them.

    Nothing it answers is stored: a single grading leaves no file behind.
    """
    options = RunOptions(graders=(option,))
    calls = _Calls(options, keeps_answers=False)
    offline = _offline_graders(options, ())
    yield offline.get(option.name) or _model_grader(option, options, calls), calls.chats


def _refuse_unusable(options: RunOptions, calls: _Calls) -> None:
    """Stop at what no file needs to be read for, or made."""
    _refuse_same_names(options.graders)
    for option in options.graders:
        if option.model is not None:
            calls.refuse_unusable(_grader_endpoint(option, options), option.model)
    if options.model is not None:
        calls.refuse_unusable(_candidate_endpoint(options), options.model)
    if options.candidate_command is not None:
        _split_command(options.candidate_command)


class _Calls:
    """The chats of a run: one store, one budget, one set of limits for each endpoint."""

    def __init__(self, options: RunOptions, keeps_answers: bool) -> None:
        self._options = options
        self._keeps_answers = keeps_answers or options.replay
        self._store: CallStore | None = None
        self._by_endpoint: dict[Endpoint, Chat] = {}
        self.chats: list[Chat] = []
        self.prices = default_prices() if options.prices is None else load_prices(options.prices)
        self.spend = Spend(self.prices)
        self._budget = Budget(options.max_tokens_total, options.max_cost, self.prices)

    def refuse_unusable(self, endpoint: Endpoint, model: str) -> None:
        """Stop where a call could never be made, or never be paid within the caps.

        Raises:
            InputError: The key or the price is missing, or the address is none.
        """
        self._budget.refuse_unpriced(model)
        if not self._options.replay:
            endpoint.read_key()

    def chat(self, endpoint: Endpoint) -> Chat:
        """The chat of an endpoint, opened once."""
        if endpoint not in self._by_endpoint:
            chat = self._open(endpoint)
            self._by_endpoint[endpoint] = chat
            self.chats.append(chat)
        return self._by_endpoint[endpoint]

    def close(self) -> None:
        """Close the store; connections are closed where the event loop still runs."""
        if self._store is not None:
            self._store.close()

    def _open(self, endpoint: Endpoint) -> Chat:
        options = self._options
        return open_chat(
            endpoint,
            store=self._opened_store(),
            replay=options.replay,
            use_cache=options.use_cache,
            retry_unusable=options.retry_ungraded,
            limits=Limits(
                max_connections=options.max_connections, rpm=options.rpm, tpm=options.tpm
            ),
            budget=self._budget,
            spend=self.spend,
        )

    def _opened_store(self) -> CallStore | None:
        if self._store is None and self._keeps_answers:
            self._store = CallStore(self._options.store, read_only=self._options.replay)
        return self._store


# --- candidates and graders -------------------------------------------------


def _candidates(spool: Spool, options: RunOptions, calls: _Calls) -> tuple[Candidate, ...]:
    digest = spool.digest_of_replies()
    recorded = tuple(
        RecordedCandidate(name, spool.repeats_of(name), spool, digest)
        for name in spool.candidates()
    )
    asked = _asked_candidate(options, calls)
    if asked is None:
        return recorded
    if any(candidate.name == asked.name for candidate in recorded):
        raise InputError(
            f"--versus: holds replies of {asked.name!r}, which is asked for replies too; give "
            "them another 'candidate'"
        )
    return (asked, *recorded)


def _asked_candidate(options: RunOptions, calls: _Calls) -> Candidate | None:
    """Who is asked for replies now; None where all of them are recorded."""
    if options.model is not None:
        return _model_candidate(options.model, options, calls)
    if options.candidate_command is not None:
        return _command_candidate(options.candidate_command, options)
    if options.candidate_function is not None:
        function = options.candidate_function
        name = getattr(function, "__name__", type(function).__name__)
        return FunctionCandidate(name, function, options.repeats)
    return None


def _model_candidate(model: str, options: RunOptions, calls: _Calls) -> ModelCandidate:
    endpoint = _candidate_endpoint(options)
    prompt = None if options.system_prompt is None else read_text(options.system_prompt)
    return ModelCandidate(
        name=model,
        model=model,
        chat=calls.chat(endpoint),
        endpoint=endpoint.shown_url,
        repeats=options.repeats,
        system_prompt=prompt,
        params=options.params,
        max_output_tokens=options.max_output_tokens,
        seed=options.seed,
    )


def _command_candidate(command: str, options: RunOptions) -> CommandCandidate:
    arguments = _split_command(command)
    return CommandCandidate(
        name=Path(arguments[0]).stem,
        arguments=arguments,
        repeats=options.repeats,
        max_at_once=min(options.max_connections, 8),
    )


def _split_command(command: str) -> tuple[str, ...]:
    """The words of a command line whose program is there."""
    try:
        arguments = CommandCandidate.split(command)
    except ValueError as error:
        raise InputError(f"--candidate-command: cannot read {command!r}: {error}") from None
    if not arguments or shutil.which(arguments[0]) is None:
        found = arguments[0] if arguments else ""
        raise InputError(
            f"--candidate-command: found no program {found!r}; give its path, and make the "
            "file executable"
        )
    return arguments


def _candidate_endpoint(options: RunOptions) -> Endpoint:
    return Endpoint(options.base_url, CANDIDATE_KEY_ENV)


def _offline_graders(options: RunOptions, rubrics: Sequence[Rubric]) -> dict[str, Grader]:
    """The graders that run here, by name; refused where they know nothing of a rubric."""
    found: dict[str, Grader] = {}
    for option in options.graders:
        if option.model is None:
            grader = found[option.name] = _offline_grader(option, options)
            for rubric in rubrics:
                grader.refuse_unknown(rubric)
    return found


def _model_grader(option: GraderOption, options: RunOptions, calls: _Calls) -> Grader:
    assert option.model is not None
    endpoint = _grader_endpoint(option, options)
    return LLMGrader(
        name=option.name,
        model=option.model,
        chat=calls.chat(endpoint),
        endpoint=endpoint.shown_url,
        params=options.grader_params,
        max_output_tokens=options.max_output_tokens,
        isolate_criteria=options.isolate_criteria,
        defences=tuple(d for d in DEFENCES if d != option.left_out),
    )


def _offline_grader(option: GraderOption, options: RunOptions) -> LocalGrader | WordingGrader:
    """A grader that runs here and calls nobody."""
    if option.name == WORDING:
        return WordingGrader()
    folder = None
    if option.name.startswith(FOLDER_PREFIX):
        folder = Path(option.name.removeprefix(FOLDER_PREFIX))
    return LocalGrader(folder, name=option.name, min_confidence=options.min_confidence)


def _grader_endpoint(option: GraderOption, options: RunOptions) -> Endpoint:
    """Where a grader is, and the variable that holds its key.

    The candidate's key goes to the candidate's endpoint alone: a grader at an
    address of its own needs a key of its own.
    """
    own_url = option.base_url or options.grader_base_url
    key_env = option.api_key_env
    if key_env is None:
        has_own_key = own_url is not None or os.environ.get(GRADER_KEY_ENV)
        key_env = GRADER_KEY_ENV if has_own_key else CANDIDATE_KEY_ENV
    return Endpoint(own_url or options.base_url, key_env)


def _secrets(options: RunOptions) -> Iterator[str]:
    """The keys of this run, and those that a program it starts can see."""
    named = {option.api_key_env for option in options.graders if option.api_key_env}
    for name in sorted(named | {CANDIDATE_KEY_ENV, GRADER_KEY_ENV}):
        yield os.environ.get(name, "").strip()


def _refuse_same_names(graders: Sequence[GraderOption]) -> None:
    names = [grader.name for grader in graders]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(
            f"the grader {twice[0]!r} is given twice; use --repeats-grader to repeat it"
        )
