"""The report of a run, assembled from its parts."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from typing import Any

from evalkit.reports.summary import Summary
from evalkit.reports.versus import Versus
from evalkit.types import Json, RunStatus

SCHEMA_VERSION = 1

_ASKED_AGAIN = frozenset({"provider_error", "timeout", "budget_stopped", "cancelled"})
"""States that no store keeps: the same command, run again, asks for them anew."""


def build_report(
    description: Mapping[str, Json],
    summary: Summary,
    *,
    versus: Versus | None = None,
    stopped: Mapping[str, Json] | None,
    agreement: Mapping[str, Mapping[str, Json] | None],
    usage: Mapping[str, Json],
    timing: Mapping[str, Json],
) -> dict[str, Any]:
    """The whole of `report.json`.

    Args:
        description: The `run` block but for how it ended.
        summary: All responses, counted.
        versus: Candidates held against each other, where the run did that.
        stopped: State and reason where the run ended early.
        agreement: Grader to what its card says of each criterion; None without a card.
        usage: Calls, tokens and cost.
        timing: Start and length.
    """
    block = summary.as_json()
    if versus is not None:
        block["versus"] = versus.as_json()
    return {
        "schema_version": SCHEMA_VERSION,
        "status": _status(summary, block, stopped),
        "run": {**description, "stopped": stopped},
        "summary": block,
        "graders": graders_block(agreement),
        "usage": dict(usage),
        "timing": dict(timing),
        "environment": {
            "python": platform.python_version(),
            "platform": f"{platform.system()} {platform.machine()}",
            "implementation": sys.implementation.name,
        },
    }


def graders_block(agreement: Mapping[str, Mapping[str, Json] | None]) -> list[Json]:
    """The `graders` block: each with what its agreement card says."""
    return [{"name": name, "agreement": card} for name, card in agreement.items()]


def _status(
    summary: Summary, block: Mapping[str, Any], stopped: Mapping[str, Json] | None
) -> RunStatus:
    # Whoever stops a run can take it up again, however early it was.
    if stopped is not None and stopped["state"] == "cancelled":
        return "partial"
    if not summary.scored and not summary.not_applicable:
        return "failed"
    states = {
        state
        for candidate in block["candidates"]
        for counts in (
            candidate["responses"]["states"],
            *(c["states"] for rubric in candidate["rubrics"] for c in rubric["criteria"]),
        )
        for state in counts
    }
    return "partial" if stopped is not None or states & _ASKED_AGAIN else "complete"
