"""The vocabulary: the frozen values that flow from cases to a report.

``Case -> Response -> Grade -> Score -> Report``. Every stage takes the values
of the one before and returns new ones; nothing here changes once it is made,
and nothing here reads a file or calls a model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

# A text, since it names itself and `type` statements need Python 3.12.
Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

Role = Literal["system", "user", "assistant"]
Unit = Literal["reply", "conversation"]
Direction = Literal["higher", "lower", "band"]

ResponseState = Literal[
    "answered",
    "empty",
    "refused",
    "truncated",
    "provider_error",
    "timeout",
    "budget_stopped",
    "cancelled",
]
GradeState = Literal[
    "scored",
    "not_applicable",
    "no_response",
    "grader_refused",
    "grader_truncated",
    "parse_failed",
    "evidence_unverified",
    "abstained",
    "provider_error",
    "timeout",
    "budget_stopped",
    "cancelled",
]
RunStatus = Literal["complete", "partial", "failed"]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    role: Role
    """Who speaks: the person is `user`, the one who answers is `assistant`."""
    content: str
    """What was said, verbatim."""


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation to answer; its last message is the person's."""

    id: str
    """Unique within a run."""
    messages: tuple[Message, ...]
    """The conversation so far, oldest first; never empty."""
    cluster: str | None = None
    """Scenario family. Variants of one scenario are not independent evidence,
    so intervals are computed over clusters. None: a family of its own."""
    tags: tuple[tuple[str, str], ...] = ()
    """Sorted (key, value) pairs; a plain label has an empty key."""
    language: str | None = None
    """ISO 639-1 code, or None when the file does not say."""
    reference: str | None = None
    """A reply somebody holds up as good; shown, never graded against."""
    metadata: Mapping[str, Json] = field(default_factory=dict)
    """Anything else the file carries; kept, never read."""

    @property
    def family(self) -> str:
        """The cluster, or the case's own id where it has none."""
        return self.id if self.cluster is None else self.cluster


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one answer as the endpoint counted them."""

    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: Usage) -> Usage:
        """Sum of both."""
        return Usage(
            self.input_tokens + other.input_tokens, self.output_tokens + other.output_tokens
        )


@dataclass(frozen=True, slots=True)
class Response:
    """What a candidate answered to one case, once."""

    case_id: str
    candidate: str
    repeat: int
    """0 for the first answer, 1 for the second ..."""
    messages: tuple[Message, ...]
    """The new messages: one reply, or the rest of a whole conversation. Only those
    of an `answered` response are graded; others show what came before it failed."""
    state: ResponseState = "answered"
    detail: str | None = None
    """Why, for every state but `answered`."""
    model: str | None = None
    """The model id the endpoint says it used."""
    usage: Usage | None = None

    @property
    def reply(self) -> str:
        """Text of the assistant's last new message; empty when there is none."""
        return next((m.content for m in reversed(self.messages) if m.role == "assistant"), "")


@dataclass(frozen=True, slots=True)
class Turn:
    """One assistant turn of a response, with everything said before it."""

    index: int
    """Where it stands in `Response.messages`."""
    history: tuple[Message, ...]
    """The conversation up to the turn, oldest message first."""
    reply: str
    """The assistant's words; never blank."""


def turns_of(case: Case, response: Response) -> tuple[Turn, ...]:
    """The assistant turns to grade, in order: none unless the response is `answered`."""
    if response.state != "answered":
        return ()
    said = list(case.messages)
    turns = []
    for index, message in enumerate(response.messages):
        if message.role == "assistant" and message.content.strip():
            turns.append(Turn(index, tuple(said), message.content))
        said.append(message)
    return tuple(turns)


@dataclass(frozen=True, slots=True)
class Level:
    """One anchored step of a criterion's scale."""

    value: int
    label: str
    description: str
    example_client: str
    example_reply: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of a rubric."""

    id: str
    kind: Literal["graded", "check"]
    """`graded` needs a grader; `check` is computed from the text."""
    question: str
    units: tuple[Unit, ...]
    weight: float
    """Share in the rubric's score relative to its neighbours; always positive."""
    direction: Direction
    """Which end of the scale is good."""
    levels: tuple[Level, ...] = ()
    """Anchors of a graded criterion, lowest first; empty for a check."""
    target: tuple[float, float] | None = None
    """For `band`: the values that are good, both ends included."""
    evidence_from: int | None = None
    """From this level on a quotation is required; None: never."""
    allow_not_applicable: bool = False
    fails_at: int | None = None
    """Must-not criterion: this level or worse is a finding. None: not one."""
    check: str | None = None
    """Name of the deterministic check of a `check` criterion."""
    params: Mapping[str, Json] = field(default_factory=dict)
    """Parameters handed to the check."""
    levels_at: tuple[float, ...] = ()
    """The check's number reaches level 1 at the first of these, 2 at the second ..."""

    @property
    def scale(self) -> tuple[int, int]:
        """Lowest and highest level."""
        if self.kind == "check":
            return 0, len(self.levels_at)
        return self.levels[0].value, self.levels[-1].value

    def is_finding(self, value: float | None) -> bool:
        """Whether a value lies at the must-not level or is worse; never without one."""
        if self.fails_at is None or value is None:
            return False
        return value <= self.fails_at if self.direction == "higher" else value >= self.fails_at


@dataclass(frozen=True, slots=True)
class Rubric:
    """A versioned file of criteria that together measure one thing."""

    id: str
    version: str
    title: str
    description: str
    sources: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    digest: str
    """SHA-256 of the file's content, so that reports of different rubrics never mix."""
    path: str
    """Where it was read, for messages."""

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion of that id.

        Raises:
            KeyError: The rubric has no such criterion.
        """
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one new message of a response."""

    message: int
    """Index into `Response.messages`."""
    start: int
    """First character, in Unicode code points of the original text."""
    end: int
    """One past the last character."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check saw, and where."""

    check: str
    span: Span
    kind: str
    """What sort of finding, in the check's own words, for example `blame`."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check says of one reply."""

    check: str
    value: float | None
    """The check's number (a count or a share); None where it does not apply."""
    findings: tuple[Finding, ...] = ()
    detail: str | None = None
    """Why `value` is None, or a remark such as the language found."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One criterion's outcome for one response by one grader."""

    rubric: str
    criterion: str
    state: GradeState
    grader: str
    """Name of the grader, or `checks` for a deterministic criterion."""
    value: float | None = None
    """On the criterion's scale, possibly between levels; None unless `scored`."""
    evidence: tuple[Span, ...] = ()
    explanation: str | None = None
    detail: str | None = None
    """Why, for every state but `scored`."""
    repeat: int = 0
    """Which judgement of the same grader: 0 for the first."""
    probabilities: tuple[float, ...] = ()
    """Of each level of the criterion, lowest first, where the grader gives them."""


@dataclass(frozen=True, slots=True)
class Score:
    """A number computed from grades; it never stands without its n."""

    mean: float | None
    """None when nothing was scored."""
    low: float | None
    """95 % interval, cluster-robust; None with fewer than two clusters."""
    high: float | None
    n: int
    """Values in the mean."""
    clusters: int
    """Independent scenario families among them."""
    missing: int
    """Planned values that could not be scored."""
    at_floor: float | None
    """The mean if every missing value were the worst possible."""
    at_ceiling: float | None
    """The mean if every missing value were the best possible."""


@dataclass(frozen=True, slots=True)
class Preference:
    """Which of two replies to one case a grader prefers, asked in both orders."""

    case_id: str
    rubric: str
    grader: str
    first: str
    """One candidate."""
    second: str
    """The other one."""
    repeat: int
    """Of both responses."""
    state: GradeState
    """`scored` where both orders brought a choice."""
    preferred: str | None = None
    """A candidate; None for a tie, or where nothing was chosen."""
    is_consistent: bool | None = None
    """Whether both orders chose the same; None where only one was needed or came to anything."""
    explanation: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class GradedResponse:
    """One line of `results.jsonl`: a response with all that was said of it."""

    case: Case
    response: Response
    grades: tuple[Grade, ...]
    scores: Mapping[str, float | None]
    """Rubric id to score 0 (worst) - 1 (best); None when a criterion is ungraded."""
    findings: tuple[Finding, ...]
    """What the checks marked in the text, whether or not a criterion uses it."""
