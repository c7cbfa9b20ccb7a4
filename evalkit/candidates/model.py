"""A model behind any OpenAI-compatible endpoint as a candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evalkit.calls import Chat, ChatRequest, Observed
from evalkit.types import Case, Json, Message, Response


@dataclass(frozen=True)
class ModelCandidate:
    """Answers by asking a model for the next turn of the conversation."""

    name: str
    model: str
    chat: Chat
    endpoint: str
    """Address shown in reports, without anything secret."""
    repeats: int = 1
    system_prompt: str | None = None
    """Goes before the case's messages."""
    params: Mapping[str, Json] = field(default_factory=dict)
    """Sent as they are."""
    max_output_tokens: int | None = None
    seed: int | None = None
    """Sent as `seed` plus the repeat's number, when given."""
    _observed: Observed = field(default_factory=Observed, init=False, repr=False, compare=False)

    def identity(self) -> Mapping[str, Json]:
        """Model, endpoint, system prompt and everything sent with it."""
        return {
            "kind": "model",
            "name": self.name,
            "model": self.model,
            "endpoint": self.endpoint,
            "system_prompt": self.system_prompt,
            "params": dict(self.params),
            "max_output_tokens": self.max_output_tokens,
            "seed": self.seed,
        }

    def observations(self) -> Mapping[str, Json]:
        """Model ids returned and parameters dropped so far."""
        return self._observed.as_json()

    async def respond(self, case: Case, repeat: int) -> Response:
        """The model's answer; faults and refusals are states of it."""
        setting = (Message("system", self.system_prompt),) if self.system_prompt else ()
        request = ChatRequest(
            messages=setting + case.messages,
            model=self.model,
            params=self._params(repeat),
            max_output_tokens=self.max_output_tokens,
            repeat=repeat,
        )
        answer = await self.chat.complete(request)
        self._observed.note(answer)
        # What a cut or refusing answer said is kept for the reader, and never graded.
        said = (Message("assistant", answer.text),) if answer.text.strip() else ()
        return Response(
            case.id,
            self.name,
            repeat,
            said,
            answer.state,
            answer.detail,
            answer.model,
            answer.usage,
        )

    def _params(self, repeat: int) -> Mapping[str, Json]:
        if self.seed is None:
            return self.params
        return {**self.params, "seed": self.seed + repeat}
