"""How several graders, or repeats of one, agree: the `panel` of a criterion and a rubric.

Nothing of a response is kept but counts, as everywhere in a summary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import floor
from statistics import fmean

from evalkit.reports.scores import rubric_score, values_by_grader
from evalkit.stats.alpha import ordinal_alpha
from evalkit.types import Criterion, Grade, Json, Rubric


def nearest_level(value: float) -> int:
    """The level a value stands for: half up, so that no tie depends on which level is even."""
    return floor(value + 0.5)


class CriterionPanel:
    """Agreement between graders on one criterion, and of each with itself."""

    def __init__(self, criterion: Criterion) -> None:
        """Begin with nothing."""
        self._low, self._high = criterion.scale
        self._patterns: Counter[tuple[int, ...]] = Counter()
        self._repeated: Counter[str] = Counter()
        self._flipped: Counter[str] = Counter()

    def add(self, grades: Sequence[Grade]) -> None:
        """Take in what was said of one response."""
        if len(grades) < 2:
            return
        by_grader = values_by_grader(grades)
        levels = [nearest_level(fmean(values)) for values in by_grader.values()]
        if len(levels) > 1:
            self._patterns[tuple(map(levels.count, range(self._low, self._high + 1)))] += 1
        for grader, values in by_grader.items():
            if len(values) > 1:
                self._repeated[grader] += 1
                self._flipped[grader] += len(set(map(nearest_level, values))) > 1

    def as_json(self) -> dict[str, Json] | None:
        """The block; None where nobody was asked twice."""
        if not self._patterns and not self._repeated:
            return None
        return {
            "n": self._patterns.total(),
            "alpha": ordinal_alpha(self._patterns),
            "flips": [
                {"grader": grader, "n": n, "share": self._flipped[grader] / n}
                for grader, n in sorted(self._repeated.items())
            ],
        }


class RubricPanel:
    """How a rubric's mean score moves when one grader is left out."""

    def __init__(self, rubric: Rubric) -> None:
        """Begin with nothing."""
        self._rubric = rubric
        self._shifts: dict[str, _Mean] = {}

    def add(self, grades: Sequence[Grade], score: float | None) -> None:
        """Take in one response with its score."""
        own = [grade for grade in grades if grade.rubric == self._rubric.id]
        graded = {c.id for c in self._rubric.criteria if c.kind == "graded"}
        panel = dict.fromkeys(grade.grader for grade in own if grade.criterion in graded)
        if len(panel) < 2 or score is None:
            return
        for left_out in panel:
            rest = rubric_score([g for g in own if g.grader != left_out], self._rubric)
            if rest is not None:
                self._shifts.setdefault(left_out, _Mean()).add(rest - score)

    def as_json(self) -> list[Json]:
        """One entry for each grader of a panel of two and more; else nothing."""
        return [
            {"grader": grader, "n": shift.n, "shift": shift.value}
            for grader, shift in sorted(self._shifts.items())
        ]


class _Mean:
    def __init__(self) -> None:
        self.n = 0
        self._sum = 0.0

    def add(self, value: float) -> None:
        self.n += 1
        self._sum += value

    @property
    def value(self) -> float:
        return self._sum / self.n
