"""What a run was asked to do, from the command line, a file or Python alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evalkit.errors import InputError, UnknownName
from evalkit.inputs.rubrics import DEFAULT_RUBRICS
from evalkit.types import Case, Json

if TYPE_CHECKING:
    from evalkit.graders.prompt import Defence

LOCAL = "local"
"""Name of the embedded grader."""
WORDING = "wording"
"""Name of the grader that reads wording by rules alone."""
FOLDER_PREFIX = "path:"
"""`--grader path:DIR` is a local grader that was fitted to somebody's own labels."""

DEFAULT_STORE = Path("results/calls.sqlite")
RESERVED_PARAMS = frozenset({"messages", "model", "stream", "n", "response_format"})
"""Parameters of a request that evalkit itself decides."""


@dataclass(frozen=True)
class GraderOption:
    """One grader as a configuration names it."""

    name: str
    model: str | None = None
    """None for a grader that runs here: `local`, `wording` or `path:DIR`."""
    base_url: str | None = None
    api_key_env: str | None = None
    left_out: Defence | None = None
    """A defence of its prompt that is off, to measure what it does; in no run."""


def grader_option(name: str, known: Sequence[GraderOption] = ()) -> GraderOption:
    """A grader as `--grader` names it: `local`, one of a configuration, or a model.

    Raises:
        UnknownName: It is nearly `local`, which no model should be asked for by mistake.
    """
    for option in (*known, GraderOption(LOCAL), GraderOption(WORDING)):
        if option.name == name:
            return option
    if name.startswith(FOLDER_PREFIX):
        return GraderOption(name)
    if get_close_matches(name.lower(), [LOCAL, WORDING], cutoff=0.8):
        raise UnknownName("grader", name, [LOCAL, WORDING], see="evalkit run --help")
    return GraderOption(name, model=name)


@dataclass(frozen=True)
class RunOptions:
    """Everything `evalkit run` can be told; the defaults grade the shipped replies."""

    cases: str | Sequence[Case | Mapping[str, Any]] | None = None
    """A file, `hf:NAME`, or (from Python) the cases themselves."""
    split: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Field of the formats to the column that holds it."""
    where: Sequence[tuple[str, str]] = ()
    """Only cases that have all of these (tag key, value) pairs."""
    limit: int | None = None
    responses: str | None = None
    model: str | None = None
    versus: str | None = None
    """Replies of others, to be held against those of the candidate by twos."""
    candidate_command: str | None = None
    candidate_function: Callable[..., Any] | None = None
    system_prompt: Path | None = None
    base_url: str | None = None
    repeats: int = 1
    seed: int | None = None
    rubrics: Sequence[str] = DEFAULT_RUBRICS
    graders: Sequence[GraderOption] = (GraderOption(LOCAL),)
    grader_base_url: str | None = None
    repeats_grader: int = 1
    isolate_criteria: bool = False
    min_confidence: float = 0.0
    """A local grader abstains where its likeliest level has less than this probability."""
    card: Path | None = None
    """Agreement card of a grader, for the report."""
    output: Path | None = None
    store: Path = DEFAULT_STORE
    replay: bool = False
    use_cache: bool = True
    retry_ungraded: bool = False
    max_ungraded: float = 0.1
    """Share of ungraded grades above which a run counts as incomplete."""
    max_connections: int = 64
    rpm: int | None = None
    tpm: int | None = None
    deadline: float | None = None
    """Seconds the whole run may take."""
    max_output_tokens: int | None = None
    max_tokens_total: int | None = None
    max_cost: float | None = None
    prices: Path | None = None
    params: Mapping[str, Json] = field(default_factory=dict)
    grader_params: Mapping[str, Json] = field(default_factory=dict)
    redact_text: bool = False

    def __post_init__(self) -> None:
        """Refuse values and combinations that mean nothing.

        Raises:
            InputError: Naming the options and what to do.
        """
        self._refuse_several_candidates()
        self._refuse_what_has_no_use()
        if self.model == "" or any(not grader.name for grader in self.graders):
            raise InputError("found an empty name of a model, expected one such as gpt-4.1-mini")
        for name, minimum in _LEAST.items():
            value = getattr(self, name)
            # The comparison is turned round so that NaN, which no comparison holds for, fails.
            if value is not None and not minimum <= value < math.inf:
                option = name.replace("_", "-")
                raise InputError(f"--{option}: found {value}, expected at least {minimum:g}")
        for option, share in (
            ("--max-ungraded", self.max_ungraded),
            ("--min-confidence", self.min_confidence),
        ):
            if not 0 <= share <= 1:
                raise InputError(f"{option}: found {share}, expected a share of 0-1")
        for option, params in (("--param", self.params), ("--grader-param", self.grader_params)):
            reserved = sorted(RESERVED_PARAMS & set(params))
            if reserved:
                raise InputError(f"{option} {reserved[0]}: evalkit sets this itself; remove it")

    @property
    def asks_anew(self) -> bool:
        """Whether replies are to be got, rather than read from a file."""
        given = (self.model, self.candidate_command, self.candidate_function)
        return any(item is not None for item in given)

    def _refuse_several_candidates(self) -> None:
        given = [
            option
            for option, value in (
                ("--responses", self.responses),
                ("--model", self.model),
                ("--candidate-command", self.candidate_command),
                ("a candidate function", self.candidate_function),
            )
            if value is not None
        ]
        if len(given) > 1:
            raise InputError(f"found {' and '.join(given)}, expected one: who is to answer?")
        if not given and self.cases is not None:
            raise InputError(
                "found cases but nobody to answer them; give recorded replies (--responses FILE), "
                "a model (--model NAME) or a program (--candidate-command CMD)"
            )

    def _refuse_what_has_no_use(self) -> None:
        """An option that would be ignored is a run that is not the one asked for."""
        if not self.rubrics:
            raise InputError("found no rubric, expected at least one. See: evalkit rubric list")
        if not self.graders:
            raise InputError(f"found no grader, expected {LOCAL!r} or the name of a model")
        has_model_grader = any(grader.model is not None for grader in self.graders)
        has_local_grader = any(
            grader.model is None and grader.name != WORDING for grader in self.graders
        )
        for option, is_given, is_of_use, advice in (
            ("--system-prompt", self.system_prompt, self.model, "it goes with --model"),
            ("--param", self.params, self.model, "it goes with --model"),
            ("--seed", self.seed is not None, self.model, "it goes with --model"),
            ("--repeats", self.repeats != 1, self.asks_anew, "recorded replies repeat as recorded"),
            ("--grader-base-url", self.grader_base_url, has_model_grader, _NAME_THE_GRADER),
            ("--grader-param", self.grader_params, has_model_grader, _NAME_THE_GRADER),
            ("--isolate-criteria", self.isolate_criteria, has_model_grader, _NAME_THE_GRADER),
            ("--min-confidence", self.min_confidence, has_local_grader, _LOCAL_ALONE),
            ("--replay", self.replay and not self.use_cache, False, "--no-cache contradicts it"),
            ("--replay", self.replay and self.retry_ungraded, False, _ASKS_ANEW),
        ):
            if is_given and not is_of_use:
                raise InputError(f"{option} has no use here: {advice}")


_LOCAL_ALONE = "only a local grader gives probabilities; use it with --grader local or path:DIR"
_NAME_THE_GRADER = f"the grader is {LOCAL!r}; name a model with --grader"
_ASKS_ANEW = "--retry-ungraded asks anew, and --replay forbids the network"

_LEAST: Mapping[str, float] = {
    "limit": 1,
    "repeats": 1,
    "repeats_grader": 1,
    "max_connections": 1,
    "rpm": 1,
    "tpm": 1,
    "deadline": 0.001,
    "max_output_tokens": 1,
    "max_tokens_total": 1,
    "max_cost": 0,
}
