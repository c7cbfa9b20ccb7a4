"""Grades by the embedded model: levels with probabilities, and the sentence behind each."""

from __future__ import annotations

import asyncio
import os
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

from evalkit.errors import InputError, Problem
from evalkit.graders.grader import graded_criteria
from evalkit.graders.local.features import check_results, features_of
from evalkit.graders.local.languages import unread_language
from evalkit.graders.local.model import Judgement, Key, LocalModel
from evalkit.graders.local.table import table_digest
from evalkit.types import Criterion, Grade, Json, Rubric, Turn

_REMEMBERED = 512
"""Turns whose judgements are kept: several rubrics ask about the same one in a row."""


def shipped_weights() -> Path:
    """Folder of the model that comes with evalkit."""
    return Path(str(resources.files("evalkit.graders.local"))) / "weights"


class LocalGrader:
    """The embedded grader: runs anywhere, offline, at no cost.

    A small encoder reads the person's last words and the reply, and sees what the
    deterministic checks found. What it agrees on with human raters stands in its card.
    """

    may_differ = False

    def __init__(
        self, folder: Path | None = None, *, name: str = "local", min_confidence: float = 0.0
    ) -> None:
        """Open a model.

        Args:
            folder: Where it is; None for the one that comes with evalkit.
            name: How reports call the grader.
            min_confidence: Below this probability of its likeliest level it abstains, 0-1.

        Raises:
            InputError: The folder holds no model.
        """
        self.name = name
        self.model = LocalModel(folder or shipped_weights())
        self._min_confidence = min_confidence
        self._pool = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="local-grader")
        self._judged: OrderedDict[Turn, asyncio.Future[Mapping[Key, Judgement]]] = OrderedDict()
        self._loop: asyncio.AbstractEventLoop | None = None

    def identity(self) -> Mapping[str, Json]:
        """Kind, digest of the weights, and what makes it abstain."""
        return {
            "kind": "local",
            "name": self.name,
            "model": self.model.card["name"],
            "version": self.model.card["version"],
            "digest": self.model.digest,
            "table": table_digest(),
            "min_confidence": self._min_confidence,
        }

    def observations(self) -> Mapping[str, Json]:
        """Nothing: no endpoint is called."""
        return {}

    def agreement(self) -> Mapping[str, Json] | None:
        """What its card says of each criterion beside human labels."""
        human: Mapping[str, Json] | None = self.model.card.get("human")
        return human

    def refuse_unknown(self, rubric: Rubric) -> None:
        """Stop before a run in which a criterion could never be graded.

        Raises:
            InputError: The model has no head for a criterion of the rubric, or one that
                was trained on another scale.
        """
        for criterion in graded_criteria(rubric):
            head = self.model.heads.get((rubric.id, criterion.id))
            if head is None:
                raise InputError(
                    Problem(
                        rubric.path,
                        f"the {self.name} grader was not trained on {rubric.id}.{criterion.id}; "
                        "grade this rubric with a model (--grader MODEL), or train a grader on "
                        "labels of your own: evalkit grader fit LABELS --rubric "
                        f"{rubric.id}",
                    )
                )
            levels = tuple(level.value for level in criterion.levels)
            if head.levels != levels:
                raise InputError(
                    Problem(
                        rubric.path,
                        f"{rubric.id}.{criterion.id} has the levels {levels}, but the "
                        f"{self.name} grader was trained on {head.levels}; fit it anew",
                    )
                )

    async def grade_turn(self, turn: Turn, rubric: Rubric, repeat: int) -> tuple[Grade, ...]:
        """One grade for each graded criterion, in the rubric's order."""
        criteria = graded_criteria(rubric)
        unread = unread_language(turn, self.name, self.model.languages)
        if unread is not None:
            return tuple(
                Grade(rubric.id, c.id, "abstained", self.name, detail=unread, repeat=repeat)
                for c in criteria
            )
        judged = await self._judge(turn)
        seen = _seen(turn)
        return tuple(
            self._grade(rubric, criterion, judged[rubric.id, criterion.id], seen, repeat)
            for criterion in criteria
        )

    async def _judge(self, turn: Turn) -> Mapping[Key, Judgement]:
        """Judge a turn once, however many rubrics ask and however many of them wait."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            # A future belongs to the loop it was made in; another run has another one.
            self._loop = loop
            self._judged.clear()
            self.model.load()
        future = self._judged.get(turn)
        if future is None:
            check_results(turn)  # in this thread, where what the run marks is computed as well
            future = loop.run_in_executor(self._pool, self.model.judge, turn)
            self._judged[turn] = future
            if len(self._judged) > _REMEMBERED:
                self._judged.popitem(last=False)
        # A rubric that is cancelled must not take the judgement from the others.
        return await asyncio.shield(future)

    def _grade(
        self, rubric: Rubric, criterion: Criterion, judged: Judgement, seen: str, repeat: int
    ) -> Grade:
        listed = ", ".join(
            f"{level}: {probability:.2f}"
            for level, probability in zip(judged.levels, judged.probabilities, strict=True)
        )
        if judged.confidence < self._min_confidence:
            detail = (
                f"unsure: the likeliest level has less than {self._min_confidence:g} ({listed})"
            )
            return Grade(
                rubric.id,
                criterion.id,
                "abstained",
                self.name,
                detail=detail,
                repeat=repeat,
                probabilities=judged.probabilities,
            )
        value = round(level_of(criterion, judged), 4)
        return Grade(
            rubric.id,
            criterion.id,
            "scored",
            self.name,
            value=value,
            evidence=() if judged.span is None else (judged.span,),
            explanation=f"level probabilities {listed}{f'; checks: {seen}' if seen else ''}",
            repeat=repeat,
            probabilities=tuple(round(p, 4) for p in judged.probabilities),
        )


_JUST_SHORT = 0.01
"""What a must-not value stays off its finding when the finding is less likely than not."""


def level_of(criterion: Criterion, judged: Judgement) -> float:
    """The expected level; of a must-not criterion on the side of its finding that is likelier."""
    bound = criterion.fails_at
    if bound is None:
        return judged.expected
    is_low_good = criterion.direction == "lower"
    found = sum(
        probability
        for level, probability in zip(judged.levels, judged.probabilities, strict=True)
        if (level >= bound if is_low_good else level <= bound)
    )
    if is_low_good:
        return (
            max(judged.expected, bound)
            if found >= 0.5
            else min(judged.expected, bound - _JUST_SHORT)
        )
    return (
        min(judged.expected, bound) if found >= 0.5 else max(judged.expected, bound + _JUST_SHORT)
    )


def _seen(turn: Turn) -> str:
    """What the checks marked, by kind."""
    features = features_of(check_results(turn))
    kinds = sorted((name, n) for name, n in features.items() if "." in name and n > 0)
    return ", ".join(f"{name} {n:g}" for name, n in kinds)
