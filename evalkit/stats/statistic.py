"""A statistic of rows that can be computed under any weighting of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Statistic:
    """A number computed from n rows, and its values when rows count several times.

    A bootstrap draws rows with replacement, which is the same as giving each row a
    whole number as its weight: so thousands of resamples are one matrix.
    """

    n: int
    """Rows."""
    under: Callable[[Floats], Floats]
    """Row weights of shape (resamples, n), whole numbers of 0 or more, to one value
    a resample, shape (resamples,); NaN where the resample leaves it undefined."""

    @property
    def value(self) -> float | None:
        """The statistic of the rows as they are; None where it is undefined."""
        import numpy as np

        if self.n == 0:
            return None
        value = float(self.under(np.ones((1, self.n)))[0])
        return None if np.isnan(value) else value
