"""`evalkit run --dry-run`: what a run would ask, before it asks anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, permutations
from typing import Any

from evalkit.calls import Price
from evalkit.calls.budget import DEFAULT_OUTPUT_TOKENS
from evalkit.calls.prices import PICO, price_of
from evalkit.candidates import Candidate, ModelCandidate, RecordedCandidate
from evalkit.cli.shared import print_json, print_lines
from evalkit.graders import LLMGrader
from evalkit.graders.grader import graded_criteria
from evalkit.graders.pairwise import build_pair_prompt
from evalkit.graders.prompt import build_prompt
from evalkit.options import RunOptions
from evalkit.plan import PreparedRun, prepare
from evalkit.types import Case, Message, Rubric, Turn, Usage, turns_of

ASSUMED_REPLY = "x" * 1_000
"""Stands for a reply that is not there yet, in what its grading reads."""
ASSUMED_CALL_S = 2.0
"""How long a call takes, for a guess at the time; models differ tenfold."""
BYTES_PER_TOKEN = 4
"""Of English text, roughly; other languages and code take more tokens."""


def print_plan(options: RunOptions, format: str) -> None:
    """Read all inputs, then print what the run would ask; the store is not looked at.

    Raises:
        InputError: What the run itself would raise.
    """
    with prepare(options, keeps_answers=False) as prepared:
        plan = _plan(prepared, _longest_output(options))
        plan["wall_s_about"] = _wall_s(plan["calls"], options)
    if format == "json":
        print_json(plan)
        return
    print_lines(f"run {plan['run_id']}: {plan['cases']} cases, {plan['responses']} responses")
    for item in plan["calls"]:
        print_lines(f"  {_sentence(item)}")
    if plan["calls"]:
        wall = f"about {_duration(plan['wall_s_about'])} at {options.max_connections} connections"
        print_lines(f"  {wall}, if a call takes {ASSUMED_CALL_S:g} s")
        print_lines("  stored answers cost nothing; an unusable answer is asked for once more, and")
        print_lines("  a must-not finding is judged once more")
    else:
        print_lines("  no model is called and nothing is spent")


def _wall_s(calls: Sequence[Mapping[str, Any]], options: RunOptions) -> float:
    """Seconds until all is asked, as the connections and the pace set by the user allow."""
    n_calls: int = sum(item["calls"] for item in calls)
    n_tokens: int = sum(item["input_tokens_about"] for item in calls)
    bounds = [n_calls * ASSUMED_CALL_S / options.max_connections]
    if options.rpm is not None:
        bounds.append(60 * n_calls / options.rpm)
    if options.tpm is not None:
        bounds.append(60 * n_tokens / options.tpm)
    return round(max(bounds), 1)


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


@dataclass
class _Load:
    """What one model is asked in one role."""

    role: str
    model: str
    n_calls: int = 0
    n_bytes: int = 0

    def add(self, messages: Sequence[Message], times: int = 1) -> None:
        self.n_calls += times
        self.n_bytes += times * sum(len(message.content.encode()) for message in messages)

    def as_json(self, price: Price | None, longest_output: int | None) -> dict[str, Any]:
        input_tokens = self.n_bytes // BYTES_PER_TOKEN
        output_tokens = None if longest_output is None else self.n_calls * longest_output
        cost = None
        if price is not None and output_tokens is not None:
            cost = price.pico_usd(Usage(input_tokens, output_tokens)) / PICO
        return {
            "role": self.role,
            "model": self.model,
            "calls": self.n_calls,
            "input_tokens_about": input_tokens,
            "output_tokens_at_most": output_tokens,
            "cost_usd_about": cost,
        }


def _plan(prepared: PreparedRun, longest_output: int | None) -> dict[str, Any]:
    plan = prepared.plan
    answering = {
        c.name: _Load("candidate", c.model)
        for c in plan.candidates
        if isinstance(c, ModelCandidate)
    }
    graders = [g for g in plan.graders if isinstance(g, LLMGrader)]
    grading = [_Load("grader", grader.model) for grader in graders]
    for _, work in groupby(plan.work(), key=lambda one: one[0].id):
        of_case = []
        for case, candidate, repeat in work:
            if isinstance(candidate, ModelCandidate):
                system = Message("system", candidate.system_prompt or "")
                answering[candidate.name].add([system, *case.messages])
            turns = _turns(case, candidate, repeat)
            of_case.append((repeat, turns))
            for turn in turns:
                for grader, load in zip(graders, grading, strict=True):
                    for prompt in _prompts(grader, plan.rubrics, turn):
                        load.add(prompt, plan.repeats_grader)
        if plan.holds_pairs:
            for prompt in _pair_prompts(plan.rubrics, of_case):
                for load in grading:
                    load.add(prompt)
    return {
        "run_id": prepared.run_id,
        "cases": plan.spool.n_cases,
        "responses": plan.n_responses,
        "calls": [
            load.as_json(price_of(load.model, prepared.prices), longest_output)
            for load in (*answering.values(), *grading)
        ],
    }


def _turns(case: Case, candidate: Candidate, repeat: int) -> Sequence[Turn]:
    """What there will be to grade; a reply still to be given is taken to be one turn."""
    if isinstance(candidate, RecordedCandidate):
        recorded = candidate.spool.reply(case.id, candidate.name, repeat)
        return () if recorded is None else turns_of(case, recorded)
    return (Turn(0, case.messages, ASSUMED_REPLY),)


def _prompts(
    grader: LLMGrader, rubrics: Sequence[Rubric], turn: Turn
) -> Iterator[tuple[Message, ...]]:
    for rubric in rubrics:
        criteria = graded_criteria(rubric)
        batches = [(c,) for c in criteria] if grader.isolate_criteria else [criteria]
        for batch in batches:
            if batch:
                yield build_prompt(turn, rubric, batch)


def _pair_prompts(
    rubrics: Sequence[Rubric], of_case: Sequence[tuple[int, Sequence[Turn]]]
) -> Iterator[tuple[Message, ...]]:
    """The prompts that hold the replies to a case against each other, in both orders."""
    for (repeat, one), (other_repeat, other) in permutations(of_case, 2):
        if repeat == other_repeat and len(one) == len(other) == 1:
            for rubric in rubrics:
                yield build_pair_prompt(one[0], other[0].reply, rubric)


def _longest_output(options: RunOptions) -> int | None:
    has_cap = options.max_tokens_total is not None or options.max_cost is not None
    return options.max_output_tokens or (DEFAULT_OUTPUT_TOKENS if has_cap else None)


def _sentence(item: dict[str, Any]) -> str:
    parts = [
        f"{item['role']} {item['model']}: {item['calls']:,} calls",
        f"about {item['input_tokens_about']:,} tokens in",
    ]
    if item["output_tokens_at_most"] is None:
        parts.append("any number out (bound it with --max-output-tokens)")
    else:
        parts.append(f"at most {item['output_tokens_at_most']:,} out")
    if item["cost_usd_about"] is not None:
        parts.append(f"about {item['cost_usd_about']:.2f} USD at most")
    return ", ".join(parts)
