"""Krippendorff's alpha: how far several raters agree, whoever rated what."""

from __future__ import annotations

from collections.abc import Mapping


def ordinal_alpha(units: Mapping[tuple[int, ...], int]) -> float | None:
    """Agreement of any number of raters on an ordinal scale, 1 perfect, 0 as by chance.

    Krippendorff (2019), *Content Analysis*, 4th ed., ch. 12, by the `krippendorff` package.

    Args:
        units: How often each pattern of ratings occurs. A pattern says how many raters gave
            each level, lowest level first; those of fewer than two ratings say nothing.

    Returns:
        None with fewer than two units rated twice, or where all ratings are the same.
    """
    told = {pattern: n for pattern, n in units.items() if sum(pattern) > 1}
    used = [any(pattern[level] for pattern in told) for level in range(_width(told))]
    if sum(told.values()) < 2 or sum(used) < 2:
        return None
    import krippendorff
    import numpy as np

    counts = np.repeat(np.array(list(told)), list(told.values()), axis=0)
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="ordinal"))


def _width(units: Mapping[tuple[int, ...], int]) -> int:
    return len(next(iter(units), ()))
