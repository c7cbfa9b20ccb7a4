"""How far two ratings of the same things agree.

Each function returns a `Statistic`: its `.value` is the number (None where it is
undefined), and `bootstrap_interval` takes it as it is. "Undefined" is 0/0 alone:
a grader that always says the same has a kappa of 0 against people who do not,
and None only against people who always say that same thing, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evalkit.stats.statistic import Statistic

if TYPE_CHECKING:
    from evalkit.stats.statistic import Floats


def quadratic_kappa(
    human: Sequence[float], graded: Sequence[float], levels: Sequence[float]
) -> Statistic:
    """Agreement on ordered levels beyond chance, far misses counting more.

    Cohen's weighted kappa (1968) with squared distances: 1 - observed / expected
    disagreement. 1 is perfect, 0 chance, below 0 worse than chance.

    Args:
        human: One rating a row, each one of the levels.
        graded: The other rating, in the same order.
        levels: All levels of the scale, also those nobody used; at least two.

    Returns:
        Undefined when all ratings of both are one and the same level.

    Raises:
        ValueError: The lengths differ or a rating is not one of the levels.
    """
    squares = [[(a - b) ** 2 for b in levels] for a in levels]
    return _kappa(human, graded, levels, squares)


def cohen_kappa(human: Sequence[bool], graded: Sequence[bool]) -> Statistic:
    """Agreement on two classes beyond chance.

    Cohen (1960): (observed - expected) / (1 - expected) agreement.

    Args:
        human: One verdict a row.
        graded: The other verdict, in the same order.

    Returns:
        Undefined when all verdicts of both are the same.

    Raises:
        ValueError: The lengths differ.
    """
    return _kappa(human, graded, (False, True), [[0, 1], [1, 0]])


def gwet_ac2(human: Sequence[float], graded: Sequence[float], levels: Sequence[float]) -> Statistic:
    """Agreement on ordered levels beyond chance that stays steady under skew.

    Gwet's AC2 with quadratic weights (Handbook of Inter-Rater Reliability, 4th
    ed. 2014, chapter 4; for two levels it is AC1, Gwet 2008). Where nearly all
    ratings are one level, kappa falls to 0 whatever the agreement; AC2 does not.
    Show it beside kappa and the prevalence, never alone.

    Args:
        human: One rating a row, each one of the levels.
        graded: The other rating, in the same order.
        levels: All levels of the scale, at least two.

    Returns:
        Undefined without rows.

    Raises:
        ValueError: The lengths differ or a rating is not one of the levels.
    """
    cells = _cells(human, graded, levels)

    def under(weights: Floats) -> Floats:
        import numpy as np

        table = _tables(weights, cells, len(levels))
        n = table.sum(axis=(1, 2))
        values = np.asarray(levels, dtype=float)
        credit = 1 - ((values[:, None] - values) / (values.max() - values.min())) ** 2
        share = (table.sum(axis=1) + table.sum(axis=2)) / (2 * n[:, None])
        pairs = len(levels) * (len(levels) - 1)
        expected = credit.sum() / pairs * (share * (1 - share)).sum(axis=1)
        observed = (table * credit).sum(axis=(1, 2)) / n
        result: Floats = (observed - expected) / (1 - expected)
        return result

    return Statistic(len(human), under)


def krippendorff_alpha(
    human: Sequence[float], graded: Sequence[float], levels: Sequence[float]
) -> Statistic:
    """Krippendorff's alpha of two ratings on ordered levels: 1 perfect, 0 as by chance.

    Krippendorff (2019), *Content Analysis*, 4th ed., ch. 12, with the ordinal distance. The
    `krippendorff` package, which `ordinal_alpha` calls, knows no weighted rows, as resampling
    needs them; on plain rows both give the same.

    Args:
        human: One rating a row, each one of the levels.
        graded: The other rating, in the same order.
        levels: All levels of the scale, in their order; at least two.

    Returns:
        Undefined when all ratings of both are one and the same level.

    Raises:
        ValueError: The lengths differ or a rating is not one of the levels.
    """
    cells = _cells(human, graded, levels)

    def under(weights: Floats) -> Floats:
        import numpy as np

        table = _tables(weights, cells, len(levels))
        pairs = table + table.transpose(0, 2, 1)
        share = pairs.sum(axis=2)
        n = share.sum(axis=1)
        # From the middle of one level to the middle of another, counted in ratings.
        middle = np.cumsum(share, axis=1) - share / 2
        distance = (middle[:, :, None] - middle[:, None, :]) ** 2
        observed = (pairs * distance).sum(axis=(1, 2)) / n
        expected = (share[:, :, None] * share[:, None, :] * distance).sum(axis=(1, 2))
        with np.errstate(divide="ignore", invalid="ignore"):
            result: Floats = 1 - observed / (expected / (n * (n - 1)))
        return result

    return Statistic(len(human), under)


def raw_agreement(human: Sequence[float], graded: Sequence[float]) -> Statistic:
    """Share of rows, 0-1, on which both say exactly the same.

    Args:
        human: One rating a row.
        graded: The other rating, in the same order.

    Returns:
        Undefined without rows.

    Raises:
        ValueError: The lengths differ.
    """
    return _mean([float(a == b) for a, b in zip(human, graded, strict=True)])


def mean_bias(human: Sequence[float], graded: Sequence[float]) -> Statistic:
    """By how much the grader lies above the human on average, in units of the scale.

    Args:
        human: One rating a row.
        graded: The grader's value on the same scale, in the same order.

    Returns:
        Positive where the grader rates higher; undefined without rows.

    Raises:
        ValueError: The lengths differ.
    """
    return _mean([b - a for a, b in zip(human, graded, strict=True)])


def spearman(human: Sequence[float], graded: Sequence[float]) -> Statistic:
    """Rank correlation, -1 to 1; tied values share the mean of their ranks.

    Spearman (1904), computed as Pearson's correlation of the ranks, which is right
    with ties. The scales need have nothing in common but their direction.

    Args:
        human: One rating a row.
        graded: The other rating, in the same order.

    Returns:
        Undefined when either side is constant.

    Raises:
        ValueError: The lengths differ.
    """
    _check_lengths(human, graded)

    def under(weights: Floats) -> Floats:
        import numpy as np

        first, second = _centred_ranks(human, weights), _centred_ranks(graded, weights)
        covariance = (weights * first * second).sum(axis=1)
        spread = (weights * first**2).sum(axis=1) * (weights * second**2).sum(axis=1)
        with np.errstate(invalid="ignore"):  # 0/0 is NaN: undefined, as promised
            result: Floats = covariance / np.sqrt(spread)
        return np.clip(result, -1.0, 1.0)

    return Statistic(len(human), under)


def _kappa(
    human: Sequence[float],
    graded: Sequence[float],
    levels: Sequence[float],
    disagreement: Sequence[Sequence[float]],
) -> Statistic:
    cells = _cells(human, graded, levels)

    def under(weights: Floats) -> Floats:
        import numpy as np

        table = _tables(weights, cells, len(levels))
        cost = np.asarray(disagreement, dtype=float)
        # Counts, not shares: sums of whole numbers are exact, so 0/0 is seen as such.
        n = table.sum(axis=(1, 2))
        observed = n * (table * cost).sum(axis=(1, 2))
        expected = np.einsum("rk,kl,rl->r", table.sum(axis=2), cost, table.sum(axis=1))
        with np.errstate(invalid="ignore"):
            result: Floats = 1 - observed / expected
        return result

    return Statistic(len(human), under)


def _mean(values: Sequence[float]) -> Statistic:
    def under(weights: Floats) -> Floats:
        import numpy as np

        result: Floats = weights @ np.asarray(values, dtype=float) / weights.sum(axis=1)
        return result

    return Statistic(len(values), under)


def _cells(
    human: Sequence[float], graded: Sequence[float], levels: Sequence[float]
) -> Sequence[int]:
    """Row by row, the cell of the levels x levels table that it falls into."""
    _check_lengths(human, graded)
    if len(set(levels)) < 2:
        raise ValueError(f"found the levels {list(levels)}, expected at least two")
    place = {level: index for index, level in enumerate(levels)}
    for value in (*human, *graded):
        if value not in place:
            raise ValueError(f"found the rating {value}, expected one of {list(levels)}")
    return [place[a] * len(levels) + place[b] for a, b in zip(human, graded, strict=True)]


def _tables(weights: Floats, cells: Sequence[int], n_levels: int) -> Floats:
    """Confusion tables, shape (resamples, levels, levels): human down, graded across."""
    import numpy as np

    indicator = np.zeros((len(cells), n_levels * n_levels))
    indicator[np.arange(len(cells)), cells] = 1
    return (weights @ indicator).reshape(-1, n_levels, n_levels)


def _centred_ranks(values: Sequence[float], weights: Floats) -> Floats:
    """Mid-ranks minus their mean, per resample, in the order of the values.

    A row of weight w stands for w equal rows: a group of equal values that
    begins after `before` rows and holds `size` of them has the ranks before + 1
    to before + size, and all ranks have the mean (n + 1) / 2.
    """
    import numpy as np

    _, group = np.unique(np.asarray(values, dtype=float), return_inverse=True)
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(group.max() + 1))
    size = np.add.reduceat(weights[:, order], starts, axis=1)
    before = np.cumsum(size, axis=1) - size
    ranks = before + (size + 1) / 2 - (weights.sum(axis=1, keepdims=True) + 1) / 2
    centred: Floats = ranks[:, group]
    return centred


def _check_lengths(human: Sequence[float], graded: Sequence[float]) -> None:
    if len(human) != len(graded):
        raise ValueError(f"found {len(human)} and {len(graded)} ratings, expected equal counts")
