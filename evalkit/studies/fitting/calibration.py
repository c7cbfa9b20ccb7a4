"""Logits into probabilities that mean what they say, on examples the network never saw."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

_STEPS = 50
_PRIOR = 2.0
"""How strongly the slope is held at 1 and the intercept at 0, in examples: a level that
few examples reach is not stretched to fit them."""


def platt(logits: Sequence[float], reached: Sequence[float]) -> tuple[float, float]:
    """Slope and intercept that make a logit's probabilities fit what was reached.

    Platt, J. (1999), with a weak pull towards leaving the logits as they are.

    Args:
        logits: One for each example.
        reached: How far each reached the level, 0-1.

    Returns:
        Slope (never below 0.1, so that the order stays) and intercept.
    """
    slope, intercept = 1.0, 0.0
    for _ in range(_STEPS):
        gradient_s, gradient_i = _PRIOR * (slope - 1), _PRIOR * intercept
        h_ss, h_si, h_ii = _PRIOR, 0.0, _PRIOR
        for x, y in zip(logits, reached, strict=True):
            p = _sigmoid(slope * x + intercept)
            w = p * (1 - p)
            gradient_s += (p - y) * x
            gradient_i += p - y
            h_ss, h_si, h_ii = h_ss + w * x * x, h_si + w * x, h_ii + w
        determinant = h_ss * h_ii - h_si * h_si
        step_s = (h_ii * gradient_s - h_si * gradient_i) / determinant
        step_i = (h_ss * gradient_i - h_si * gradient_s) / determinant
        slope, intercept = slope - step_s, intercept - step_i
        if abs(step_s) + abs(step_i) < 1e-9:
            break
    return (slope, intercept) if slope >= 0.1 else (0.1, _intercept_for(logits, reached))


def _intercept_for(logits: Sequence[float], reached: Sequence[float]) -> float:
    """The intercept that keeps the share where the logits say nothing."""
    share = min(max(sum(reached) / len(reached), 0.01), 0.99)
    return log(share / (1 - share)) - 0.1 * sum(logits) / len(logits)


def _sigmoid(x: float) -> float:
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
