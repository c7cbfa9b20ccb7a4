"""`evalkit run --dry-run`: what a run would ask, before it asks anything."""

from __future__ import annotations

from typing import Any

import click

from evalkit.candidates import ModelCandidate
from evalkit.cli.shared import print_json
from evalkit.graders import LLMGrader
from evalkit.graders.grader import graded_criteria
from evalkit.graders.prompt import build_prompt
from evalkit.options import RunOptions
from evalkit.plan import PreparedRun, prepare
from evalkit.types import Message, Rubric, Turn

ASSUMED_REPLY_BYTES = 2_000
"""Length of a reply that is not there yet, for the bound on what its grading reads."""


def print_plan(options: RunOptions, output_format: str) -> None:
    """Read all inputs, then print how many calls the run would make at most.

    Raises:
        InputError: What the run itself would raise.
    """
    with prepare(options) as prepared:
        plan = _plan(prepared)
    if output_format == "json":
        print_json(plan)
        return
    click.echo(f"run {plan['run_id']}: {plan['cases']} cases, {plan['responses']} responses")
    for item in plan["calls"]:
        click.echo(
            f"  {item['role']} {item['model']}: at most {item['calls']} calls reading "
            f"{item['input_bytes']:,} bytes (a token is 1 byte or more)"
        )
    if not plan["calls"]:
        click.echo("  no model is called and nothing is spent")


def _plan(prepared: PreparedRun) -> dict[str, Any]:
    plan = prepared.plan
    asked = [c for c in plan.candidates if isinstance(c, ModelCandidate)]
    graders = [g for g in plan.graders if isinstance(g, LLMGrader)]
    totals: dict[tuple[str, str], list[int]] = {}
    for case in plan.spool.cases():
        for candidate in asked:
            system = (Message("system", candidate.system_prompt or ""),)
            _count(
                totals, ("candidate", candidate.model), system + case.messages, candidate.repeats
            )
        for grader in graders:
            times = plan.repeats_grader * sum(c.repeats for c in plan.candidates)
            turn = Turn(0, case.messages, "x" * ASSUMED_REPLY_BYTES)
            for rubric in plan.rubrics:
                for prompt in _prompts(grader, rubric, turn):
                    _count(totals, ("grader", grader.model), prompt, times)
    return {
        "run_id": prepared.run_id,
        "cases": plan.spool.n_cases,
        "responses": plan.n_responses,
        "calls": [
            {"role": role, "model": model, "calls": calls, "input_bytes": size}
            for (role, model), (calls, size) in totals.items()
        ],
    }


def _prompts(grader: LLMGrader, rubric: Rubric, turn: Turn) -> list[tuple[Message, ...]]:
    criteria = graded_criteria(rubric)
    batches = [(c,) for c in criteria] if grader.isolate_criteria else [criteria]
    return [build_prompt(turn, rubric, batch) for batch in batches if batch]


def _count(
    totals: dict[tuple[str, str], list[int]],
    key: tuple[str, str],
    messages: tuple[Message, ...],
    times: int,
) -> None:
    total = totals.setdefault(key, [0, 0])
    total[0] += times
    total[1] += times * sum(len(message.content.encode("utf-8")) for message in messages)
