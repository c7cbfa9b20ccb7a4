"""A model behind any OpenAI-compatible endpoint as a grader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from evalkit.calls import Chat, ChatAnswer, ChatRequest, Observed
from evalkit.files import ParseProblem
from evalkit.graders.answer import (
    STATE_OF_ANSWER,
    Judgement,
    failed_grades,
    parse_answer,
    verified_grade,
)
from evalkit.graders.grader import graded_criteria
from evalkit.graders.prompt import (
    DEFENCES,
    PROMPT_VERSION,
    Defence,
    answer_schema,
    build_prompt,
    prompt_digest,
)
from evalkit.types import Criterion, Grade, Json, Rubric, Turn

MAX_ATTEMPTS = 2
"""The first answer and one re-ask with the error named."""


@dataclass(frozen=True)
class LLMGrader:
    """Asks a model for evidence, explanation and level of each criterion."""

    name: str
    """How reports call it; the model's name unless a configuration gives another."""
    model: str
    chat: Chat
    endpoint: str
    """Address shown in reports, without anything secret."""
    params: Mapping[str, Json] = field(default_factory=dict)
    """Sent as they are. None is sent unless asked: new models refuse `temperature`."""
    max_output_tokens: int | None = None
    isolate_criteria: bool = False
    """One call for each criterion rather than one for the whole rubric."""
    defences: tuple[Defence, ...] = DEFENCES
    """All but where what one of them does to honest replies is measured."""
    may_differ: ClassVar[bool] = True
    _observed: Observed = field(default_factory=Observed, init=False, repr=False, compare=False)

    def identity(self) -> Mapping[str, Json]:
        """Model, endpoint, parameters and prompt version."""
        return {
            "kind": "llm",
            "name": self.name,
            "model": self.model,
            "endpoint": self.endpoint,
            "params": dict(self.params),
            "max_output_tokens": self.max_output_tokens,
            "isolate_criteria": self.isolate_criteria,
            "prompt_version": PROMPT_VERSION,
        }

    def observations(self) -> Mapping[str, Json]:
        """Model ids returned and parameters dropped so far."""
        return self._observed.as_json()

    def agreement(self) -> Mapping[str, Json] | None:
        """Nothing: it is measured by whoever uses it."""
        return None

    def refuse_unknown(self, rubric: Rubric) -> None:
        """A model takes any rubric."""

    def prompt_digests(self, rubric: Rubric) -> list[str]:
        """Digest of each prompt frame used for a rubric, for the report."""
        return [prompt_digest(rubric, criteria) for criteria in self._batches(rubric)]

    async def grade_turn(self, turn: Turn, rubric: Rubric, repeat: int) -> tuple[Grade, ...]:
        """One grade for each graded criterion, in the rubric's order."""
        grades: list[Grade] = []
        for criteria in self._batches(rubric):
            grades += await self._grade_batch(turn, rubric, criteria, repeat)
        return tuple(grades)

    async def ask(self, request: ChatRequest) -> ChatAnswer:
        """One call; what the endpoint did that nobody asked for is noted."""
        answer = await self.chat.complete(request)
        self._observed.note(answer)
        return answer

    def _batches(self, rubric: Rubric) -> list[tuple[Criterion, ...]]:
        criteria = graded_criteria(rubric)
        if self.isolate_criteria:
            return [(criterion,) for criterion in criteria]
        return [criteria] if criteria else []

    async def _grade_batch(
        self, turn: Turn, rubric: Rubric, criteria: Sequence[Criterion], repeat: int
    ) -> tuple[Grade, ...]:
        complaint: str | None = None
        for attempt in range(MAX_ATTEMPTS):
            request = self._request(turn, rubric, criteria, repeat, attempt, complaint)
            answer = await self.ask(request)
            if answer.state in STATE_OF_ANSWER:
                return self._failed(criteria, rubric, answer, repeat)
            try:
                judgements = parse_answer(answer.text, criteria, turn.reply)
            except ParseProblem as problem:
                complaint = str(problem)
                self.chat.mark_unusable(request)
                continue
            grades = tuple(self._grade(judgements[c.id], c, rubric, turn, repeat) for c in criteria)
            if any(grade.state == "evidence_unverified" for grade in grades):
                self.chat.mark_unusable(request)
            return grades
        detail = f"no usable answer in {MAX_ATTEMPTS} attempts; of the last one: {complaint}"
        return failed_grades(criteria, rubric.id, self.name, "parse_failed", detail, repeat)

    def _grade(
        self, judgement: Judgement, criterion: Criterion, rubric: Rubric, turn: Turn, repeat: int
    ) -> Grade:
        if "verification" not in self.defences:  # the level alone, with nothing to look up
            judgement = replace(judgement, quotations=())
            criterion = replace(criterion, evidence_from=None)
        return verified_grade(judgement, criterion, rubric.id, self.name, turn, repeat)

    def _request(
        self,
        turn: Turn,
        rubric: Rubric,
        criteria: Sequence[Criterion],
        repeat: int,
        attempt: int,
        complaint: str | None,
    ) -> ChatRequest:
        return ChatRequest(
            messages=build_prompt(turn, rubric, criteria, complaint, self.defences),
            model=self.model,
            params=self.params,
            schema=answer_schema(criteria),
            schema_name=f"{rubric.id}_grades",
            max_output_tokens=self.max_output_tokens,
            repeat=repeat,
            attempt=attempt,
        )

    def _failed(
        self, criteria: Sequence[Criterion], rubric: Rubric, answer: ChatAnswer, repeat: int
    ) -> tuple[Grade, ...]:
        state = STATE_OF_ANSWER[answer.state]
        return failed_grades(criteria, rubric.id, self.name, state, answer.detail, repeat)
