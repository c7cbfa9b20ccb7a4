"""One question to a model and its answer, as values, and who can answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from evalkit.errors import InputError
from evalkit.types import Json, Message, ResponseState, Usage

# A call ends in the same states as the response that is made of it.
AnswerState = ResponseState

COMPLETE: frozenset[AnswerState] = frozenset({"answered", "empty", "refused", "truncated"})
"""The states in which the model had its say: paid for, and worth keeping."""

OWN_PARAMETERS = frozenset(
    {"messages", "model", "n", "stream", "response_format", "max_tokens", "max_completion_tokens"}
)
"""What evalkit sets itself: a second way to say the same would slip past budget and schema."""


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """Everything that decides what a model is asked, and nothing else."""

    messages: tuple[Message, ...]
    """The conversation, oldest first."""
    model: str
    """The id the endpoint knows the model by."""
    params: Mapping[str, Json] = field(default_factory=dict)
    """Sampling and other parameters, sent as they are."""
    schema: Mapping[str, Json] | None = None
    """JSON Schema the answer must follow (structured output); None: free text."""
    schema_name: str = "answer"
    """What the schema is called on the wire."""
    max_output_tokens: int | None = None
    """Longest answer, hidden reasoning included; None: the endpoint decides."""
    repeat: int = 0
    """Which independent draw of the same question: 0 for the first."""
    attempt: int = 0
    """How often it was asked anew because an answer could not be used."""

    def __post_init__(self) -> None:
        """Refuse parameters that evalkit sets itself.

        Raises:
            InputError: There is one.
        """
        for name in sorted(OWN_PARAMETERS & self.params.keys()):
            raise InputError(
                f"parameter {name!r}: evalkit sets it itself; leave it out, and use "
                "--max-output-tokens for the longest output"
            )


@dataclass(frozen=True, slots=True)
class ChatAnswer:
    """How one call ended. A call that fails is a state, not an exception."""

    state: AnswerState
    text: str = ""
    """What the model said; also kept for `truncated` and `refused`."""
    detail: str | None = None
    """Why, for every state but `answered`."""
    model: str | None = None
    """The model id the server says it used."""
    usage: Usage | None = None
    """Tokens as the endpoint counted them; None where it does not say."""
    cached: bool = False
    """Read from the call store, so nothing was sent or paid."""
    dropped: tuple[str, ...] = ()
    """Parameters the endpoint refused and that were left out."""


class Chat(Protocol):
    """Whoever answers requests: an endpoint, a store in front of it, a fake in tests."""

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        """Ask, and wait for the answer.

        Raises:
            EndpointRefused: The endpoint says no for good; no later call will fare better.
            ReplayMiss: The network is forbidden and the store lacks this call.
            OutputError: The answer came and the store cannot keep it.
        """
        ...

    def mark_unusable(self, request: ChatRequest) -> None:
        """Note that the stored answer to `request` served nobody, say, as it did not parse."""
        ...

    async def close(self) -> None:
        """Close the connections; the store belongs to whoever opened it."""
        ...
