"""What a grader's word on a criterion is worth: validated, provisional or advisory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from evalkit.stats import wilson
from evalkit.strict_yaml import load_yaml
from evalkit.types import Criterion

Status = Literal["validated", "provisional", "advisory"]


@cache
def floors() -> Mapping[str, Any]:
    """The floors that graders and rubrics are held to, from `floors.yaml`."""
    data, _ = load_yaml(Path(str(resources.files("evalkit.studies"))) / "floors.yaml")
    found: Mapping[str, Any] = data
    return found


def status_of(
    figures: Mapping[str, Any],
    criterion: Criterion,
    pairs: tuple[int, int] | None = None,
    controls_at_floor: bool = False,
) -> Status:
    """The status of a criterion for a grader.

    Args:
        figures: Agreement with human labels as `calibrate` finds it: `n`, and
            `quadratic_kappa`, `ac2`, `human_human` where there is any.
        criterion: What was graded; a must-not criterion is held to the precision and
            recall of its own finding.
        pairs: Minimal pairs of the criterion in the right order, and how many there are.
        controls_at_floor: Whether replies that deserve nothing got nothing.
    """
    floor = floors()["status"]
    if figures.get("n", 0) >= floor["min_labels"] and _agrees(figures, criterion):
        return "validated"
    if figures.get("n", 0) < floor["provisional_below"] and pairs is not None:
        right, n = pairs
        ordered = n >= floor["provisional_pairs"]
        if ordered and wilson(right, n).low >= floor["provisional_order"] and controls_at_floor:
            return "provisional"
    return "advisory"


def _agrees(figures: Mapping[str, Any], criterion: Criterion) -> bool:
    if criterion.fails_at is not None:
        return _finds(figures["confusion"], criterion)
    floor = floors()["status"]
    lows = [figures[name]["low"] for name in ("quadratic_kappa", "ac2")]
    if any(low is not None and low >= floor["kappa"] for low in lows):
        return True
    people = figures.get("human_human")
    kappa = figures["quadratic_kappa"]["value"]
    if people is None or kappa is None:
        return False
    return bool(kappa >= people["quadratic_kappa"] - floor["under_human"])


def _finds(confusion: list[list[int]], criterion: Criterion) -> bool:
    """Whether precision and recall of the finding both have lower bounds above the floors."""
    assert criterion.fails_at is not None
    low, _ = criterion.scale
    cut = criterion.fails_at - low
    lower_is_good = criterion.direction == "lower"

    def is_finding(index: int) -> bool:
        return index >= cut if lower_is_good else index <= cut

    both = seen = true = 0
    for human, row in enumerate(confusion):
        for graded, n in enumerate(row):
            true += n * is_finding(human)
            seen += n * is_finding(graded)
            both += n * (is_finding(human) and is_finding(graded))
    floor = floors()["must_not"]
    if not true or not seen:
        return False
    is_precise: bool = wilson(both, seen).low >= floor["precision"]
    is_complete: bool = wilson(both, true).low >= floor["recall"]
    return is_precise and is_complete
