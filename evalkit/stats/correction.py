"""Several questions at once: how much chance of error each may have."""

from __future__ import annotations

from collections.abc import Sequence


def holm_levels(p_values: Sequence[float], alpha: float) -> list[float]:
    """The level at which each hypothesis is tested by Holm's procedure (1979).

    The smallest p-value is tested at alpha / m, the next at alpha / (m - 1) and so on, until
    one is above its level; all after it are held to that last level. A hypothesis is
    rejected when its p-value is at most its level. So a bound computed at that level
    decides just as the procedure does.

    Args:
        p_values: One for each hypothesis, 0-1.
        alpha: Chance of any false rejection, over all of them.

    Returns:
        The levels, in the order of the p-values.
    """
    levels = [alpha] * len(p_values)
    level, stopped = alpha, False
    for rank, index in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        if not stopped:
            level = alpha / (len(p_values) - rank)
            stopped = p_values[index] > level
        levels[index] = level
    return levels


def holm_adjusted(p_values: Sequence[float]) -> list[float]:
    """P-values that can be compared with alpha as they are, after Holm (1979).

    Args:
        p_values: One for each hypothesis, 0-1.

    Returns:
        Adjusted p-values in the same order, at most 1.
    """
    adjusted = [1.0] * len(p_values)
    largest = 0.0
    for rank, index in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        largest = max(largest, min(1.0, p_values[index] * (len(p_values) - rank)))
        adjusted[index] = largest
    return adjusted
