"""Intervals by resampling whole clusters, for statistics that have no formula."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evalkit.stats.intervals import CONFIDENCE, Interval
from evalkit.stats.statistic import Statistic

if TYPE_CHECKING:
    import numpy as np

    from evalkit.stats.statistic import Floats

RESAMPLES = 2000
"""Enough that the ends of a 95 % interval move by about a twentieth of its width."""
MAX_UNDEFINED_SHARE = 0.05
"""Resamples that may leave the statistic undefined. More, and the interval would
describe only the lucky draws."""
_CELLS_AT_ONCE = 2_000_000
"""Row weights held at a time: 16 MB of floats, whatever the number of resamples."""


def bootstrap_interval(
    statistic: Statistic,
    clusters: Sequence[str],
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
    confidence: float = CONFIDENCE,
) -> Interval | None:
    """The percentile interval of a statistic under resampling of whole clusters.

    Efron & Tibshirani (1993, chapter 13) for the percentiles, Field & Welsh (2007)
    for drawing clusters (conversations, scenarios) with all their rows. With few
    clusters (below about 20) such intervals are too narrow: show their number.

    Args:
        statistic: What to compute.
        clusters: The cluster of each row, in the order of the statistic's rows.
        resamples: How many times to draw.
        seed: Of the draws; equal seeds give equal intervals.
        confidence: Two-sided, between 0 and 1.

    Returns:
        None with fewer than two clusters, or when more than 5 % of the resamples
        leave the statistic undefined.

    Raises:
        ValueError: Not one cluster for each row.
    """
    import numpy as np

    if len(clusters) != statistic.n:
        raise ValueError(f"found {len(clusters)} clusters for {statistic.n} rows")
    number = {name: index for index, name in enumerate(dict.fromkeys(clusters))}
    if len(number) < 2:
        return None
    members = np.array([number[name] for name in clusters])
    draws = np.random.default_rng(seed)
    at_once = max(1, _CELLS_AT_ONCE // statistic.n)
    sizes = [min(at_once, resamples - done) for done in range(0, resamples, at_once)]
    weights = (_cluster_weights(draws, len(number), size)[:, members] for size in sizes)
    values = np.concatenate([statistic.under(part) for part in weights])
    defined = values[~np.isnan(values)]
    if len(defined) < (1 - MAX_UNDEFINED_SHARE) * resamples:
        return None
    low, high = np.quantile(defined, [0.5 - confidence / 2, 0.5 + confidence / 2])
    return Interval(float(low), float(high))


def _cluster_weights(draws: np.random.Generator, n_clusters: int, resamples: int) -> Floats:
    """How often each cluster is drawn, shape (resamples, clusters); rows sum to clusters."""
    import numpy as np

    drawn = draws.integers(n_clusters, size=(resamples, n_clusters))
    drawn += np.arange(resamples)[:, None] * n_clusters
    counts = np.bincount(drawn.ravel(), minlength=resamples * n_clusters)
    return counts.reshape(resamples, n_clusters).astype(float)
