"""What a run measures: the part of a report that its run id is a digest of."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from evalkit.candidates import Candidate, CommandCandidate, FunctionCandidate
from evalkit.graders import Grader, LLMGrader
from evalkit.graders.pairwise import pair_prompt_digest
from evalkit.runner import RunPlan
from evalkit.types import Json, Rubric
from evalkit.version import version

MAX_PINNED_BYTES = 16 * 1024 * 1024
"""Larger files on a command line are weights rather than programs."""


def measured_by(plan: RunPlan, *, seed: int | None, redacted: bool) -> dict[str, Any]:
    """All that decides the result of a plan, in the shape of the report's `run` block."""
    versus: dict[str, Any] = {"versus": True} if plan.holds_pairs else {}
    return {
        "evalkit": version(),
        **versus,
        "seed": seed or 0,
        "repeats_grader": plan.repeats_grader,
        "redacted": redacted,
        "dataset": {
            "cases": plan.spool.n_cases,
            "clusters": plan.spool.n_clusters,
            "digest": plan.spool.digest_of_cases(),
        },
        "rubrics": [_rubric_entry(rubric) for rubric in plan.rubrics],
        "candidates": [_candidate_entry(candidate) for candidate in plan.candidates],
        "graders": [
            _grader_entry(grader, plan.rubrics, plan.holds_pairs) for grader in plan.graders
        ],
    }


def _rubric_entry(rubric: Rubric) -> dict[str, Json]:
    return {
        "id": rubric.id,
        "version": rubric.version,
        "title": rubric.title,
        "digest": rubric.digest,
    }


def _candidate_entry(candidate: Candidate) -> dict[str, Json]:
    entry = {**candidate.identity(), "repeats": candidate.repeats}
    # A program or function that was edited is another candidate: without this the run
    # that the old one finished would be shown as the new one's.
    if isinstance(candidate, CommandCandidate):
        entry["files"] = _digests_of_files(candidate.arguments)
    if isinstance(candidate, FunctionCandidate):
        entry["source"] = _digest_of_source(candidate.function)
    return entry


def _digests_of_files(arguments: Sequence[str]) -> dict[str, Json]:
    """SHA-256 of each argument that is a file; a program found by PATH is not looked at."""
    digests: dict[str, Json] = {}
    for argument in arguments:
        # A whole script as an argument is too long for a name, which is an error too.
        with suppress(OSError):
            path = Path(argument)
            if path.is_file() and path.stat().st_size <= MAX_PINNED_BYTES:
                digests[argument] = hashlib.sha256(path.read_bytes()).hexdigest()
    return digests


def _digest_of_source(function: Callable[..., Any]) -> str | None:
    """SHA-256 of a function's source, where Python knows it."""
    try:
        source = inspect.getsource(function)
    except (OSError, TypeError):
        return None
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


def _grader_entry(grader: Grader, rubrics: Sequence[Rubric], holds_pairs: bool) -> dict[str, Json]:
    entry = dict(grader.identity())
    if isinstance(grader, LLMGrader):
        entry["max_output_tokens"] = grader.max_output_tokens
        entry["prompts"] = {rubric.id: list(grader.prompt_digests(rubric)) for rubric in rubrics}
        if holds_pairs:
            entry["pair_prompts"] = {rubric.id: pair_prompt_digest(rubric) for rubric in rubrics}
    return entry
