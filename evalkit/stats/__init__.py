"""How sure a number is, and how far two raters agree: pure functions, no model, no file.

Everything here is deterministic: the same values (and seed, where there is one)
give the same result. What is undefined is None, never NaN and never 0.
"""

from evalkit.stats.agreement import (
    cohen_kappa,
    gwet_ac2,
    krippendorff_alpha,
    mean_bias,
    quadratic_kappa,
    raw_agreement,
    spearman,
)
from evalkit.stats.bootstrap import bootstrap_interval
from evalkit.stats.intervals import (
    ClusteredMean,
    Interval,
    mean_interval,
    wilson,
    zero_failure_bound,
)
from evalkit.stats.statistic import Statistic

__all__ = [
    "ClusteredMean",
    "Interval",
    "Statistic",
    "bootstrap_interval",
    "cohen_kappa",
    "gwet_ac2",
    "krippendorff_alpha",
    "mean_bias",
    "mean_interval",
    "quadratic_kappa",
    "raw_agreement",
    "spearman",
    "wilson",
    "zero_failure_bound",
]
