"""Asks an endpoint until it answers, within every limit that was set."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from time import monotonic

from evalkit.calls.answers import parse_answer
from evalkit.calls.budget import Budget
from evalkit.calls.chat import ChatAnswer, ChatRequest
from evalkit.calls.dialect import Dialect, refused_parameter
from evalkit.calls.endpoint import Endpoint
from evalkit.calls.faults import Fault, read_fault
from evalkit.calls.limits import Limits
from evalkit.calls.refusals import endpoint_refused
from evalkit.calls.spend import Spend
from evalkit.calls.throttle import Throttle
from evalkit.calls.wire import Reply, Wire
from evalkit.errors import EndpointRefused
from evalkit.files import dump_json
from evalkit.types import Usage

MAX_MALFORMED = 3
"""How often a request is sent whose replies make no sense: each may be charged for. With
one malformed reply in fifty, twice would lose one call in 2,500, three times one in 125,000."""
LONGEST_PAUSE = 16
"""The longest pause between two attempts, counted in first pauses."""
GUESSED_OUTPUT_TOKENS = 256
"""For pacing by tokens a minute, where a request names no longest output."""


class LiveChat:
    """A chat with one endpoint over the network."""

    def __init__(self, endpoint: Endpoint, limits: Limits, budget: Budget, spend: Spend) -> None:
        """Make ready to send.

        Raises:
            InputError: The endpoint's key is missing.
        """
        self._endpoint = endpoint
        self._limits = limits
        self._budget = budget
        self._spend = spend
        self._wire = Wire(endpoint)
        self._throttle = Throttle(limits)
        self._dialects: dict[str, Dialect] = {}
        self._was_reached = False
        self._refused: EndpointRefused | None = None

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        """Send the request until it is answered, or until going on is of no use."""
        self._wire.open()
        request = self._budget.bounded(request)
        tries = _Tries()
        try:
            async with asyncio.timeout_at(self._limits.run_until) as clock:
                return await self._ask(request, tries, clock)
        except TimeoutError:
            if not clock.expired():
                raise
            return ChatAnswer("timeout", detail=self._why_late(tries))

    def mark_unusable(self, request: ChatRequest) -> None:
        """Nothing is kept here, so nothing is marked."""

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.close()

    async def _ask(self, request: ChatRequest, tries: _Tries, clock: asyncio.Timeout) -> ChatAnswer:
        while True:
            outcome = await self._attempt(request, tries, clock)
            if isinstance(outcome, ChatAnswer):
                return outcome
            if outcome.kind == "dialect":
                continue
            tries.note(outcome)
            are_over = tries.are_over(self._limits)
            if self._is_final(outcome, are_over):
                self._refused = endpoint_refused(outcome, self._endpoint, request.model)
                raise self._refused
            if are_over:
                detail = f"{outcome.detail} ({tries.n_faults} attempts)"
                return ChatAnswer("provider_error", detail=detail)
            await self._pause(outcome, tries.n_faults)

    async def _attempt(
        self, request: ChatRequest, tries: _Tries, clock: asyncio.Timeout
    ) -> ChatAnswer | Fault:
        """Send the request once, as soon as budget and throttle allow."""
        worst = self._worst_case(request)
        denied = await self._budget.reserve(request.model, worst)
        if denied is not None:
            return ChatAnswer("budget_stopped", detail=denied)
        used: Usage | None = Usage()
        n_sent_before = tries.n_sent
        try:
            async with self._throttle.slot(_likely_tokens(worst)):
                self._start(tries, clock)
                used = None  # cut off from here on, it may have been charged
                outcome = await self._exchange(request)
                used = _tokens_used(outcome)
                self._heed(outcome, worst)
            return outcome
        finally:
            self._budget.settle(request.model, worst, used)
            if tries.n_sent > n_sent_before:
                self._spend.count_sent(request.model, used, is_retry=n_sent_before > 0)

    def _start(self, tries: _Tries, clock: asyncio.Timeout) -> None:
        """Set the call's own deadline when it is first sent: waiting in line is not its fault."""
        if self._refused is not None:  # while this one waited
            raise EndpointRefused(str(self._refused))
        if tries.n_sent == 0:
            ends_at = monotonic() + self._limits.deadline_s
            clock.reschedule(min(ends_at, self._limits.run_until or ends_at))
        tries.n_sent += 1

    async def _exchange(self, request: ChatRequest) -> ChatAnswer | Fault:
        """Send what the model is known to take, and remember what it turns out not to."""
        dialect = self._dialects.setdefault(request.model, Dialect())
        reply = await self._wire.send(dialect.body(request))
        outcome = _read(reply, dialect.function_name(request))
        if isinstance(outcome, ChatAnswer):
            left_out = dialect.left_out(request)
            return replace(outcome, dropped=left_out) if left_out else outcome
        refused = refused_parameter(dialect, request, outcome)
        if refused is None:
            return outcome
        # Others may have learned something meanwhile: add to what is known by now.
        self._dialects[request.model] = self._dialects[request.model].without(refused)
        return replace(outcome, kind="dialect")

    def _heed(self, outcome: ChatAnswer | Fault, worst: Usage) -> None:
        """Let the others who wait in line profit from how it went."""
        if isinstance(outcome, ChatAnswer):
            self._was_reached = True
            self._throttle.note_answer()
            if outcome.usage is not None:
                self._throttle.correct_tokens(_likely_tokens(worst) - _sum(outcome.usage))
            return
        self._was_reached |= not outcome.never_sent
        if outcome.kind == "overload":
            self._throttle.note_overload()
        if outcome.retry_after_s is not None and not self._asks_too_much(outcome):
            self._throttle.pause(outcome.retry_after_s)

    def _is_final(self, fault: Fault, are_over: bool) -> bool:
        """Whether the endpoint is beyond help, and not just this call."""
        never_reached = are_over and fault.never_sent and not self._was_reached
        return fault.kind == "error" or never_reached or self._asks_too_much(fault)

    def _asks_too_much(self, fault: Fault) -> bool:
        return (fault.retry_after_s or 0) > self._limits.max_retry_after_s

    async def _pause(self, fault: Fault, n_tries: int) -> None:
        if fault.retry_after_s is not None:
            return  # the throttle holds everybody back
        longest = min(2 ** (n_tries - 1), LONGEST_PAUSE) * self._limits.first_pause_s
        await asyncio.sleep(longest * random.uniform(0.5, 1))

    def _worst_case(self, request: ChatRequest) -> Usage:
        """Most tokens the request can take, where anybody wants to know."""
        if not self._budget.has_cap and self._limits.tpm is None:
            return Usage()
        # No tokenizer makes two tokens of a byte, and the JSON around a message is
        # longer than what any chat template puts there.
        dialect = self._dialects.get(request.model, Dialect())
        n_bytes = len(dump_json(dialect.body(request)).encode())
        return Usage(n_bytes, request.max_output_tokens or 0)

    def _why_late(self, tries: _Tries) -> str:
        if self._limits.run_until is not None and monotonic() >= self._limits.run_until:
            return "the time for the whole run is over"
        last = f"; last: {tries.last.detail}" if tries.last else ""
        return f"no answer within {self._limits.deadline_s:g} s{last}"


class _Tries:
    """What became of one call so far."""

    def __init__(self) -> None:
        self.n_sent = 0
        self.n_faults = 0
        self.n_malformed = 0
        self.last: Fault | None = None

    def note(self, fault: Fault) -> None:
        self.n_faults += 1
        self.n_malformed += fault.kind == "malformed"
        self.last = fault

    def are_over(self, limits: Limits) -> bool:
        return self.n_faults >= limits.max_attempts or self.n_malformed >= MAX_MALFORMED


def _read(reply: Reply | Fault, function: str | None) -> ChatAnswer | Fault:
    if isinstance(reply, Fault):
        return reply
    if 200 <= reply.status < 300:
        return parse_answer(reply.content, function)
    return read_fault(reply.status, reply.headers, reply.content)


def _tokens_used(outcome: ChatAnswer | Fault) -> Usage | None:
    """What was charged; None when only the provider knows."""
    if isinstance(outcome, ChatAnswer):
        return outcome.usage
    return None if outcome.charged else Usage()


def _likely_tokens(worst: Usage) -> int:
    """A guess for pacing: about four bytes make a token."""
    return worst.input_tokens // 4 + (worst.output_tokens or GUESSED_OUTPUT_TOKENS)


def _sum(usage: Usage) -> int:
    return usage.input_tokens + usage.output_tokens
