"""Heads of their own on the encoder that ships: minutes of work, no torch.

Each head is a logistic regression for every level above the lowest, over the mean of the
encoder's states of the reply and the numbers of the checks. The shipped network is copied,
and what replaces its heads written beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evalkit.graders.local.model import Key, LocalModel
from evalkit.studies.fitting.examples import Example
from evalkit.studies.fitting.stored import StoredNetwork

_PENALTY = 0.05
"""Of squared weights, for each example: a few hundred examples, as many numbers."""


def train_heads(
    model: LocalModel,
    output: Path,
    examples: Sequence[Example],
    levels: Mapping[Key, Sequence[int]],
    say: Callable[[str], None],
) -> None:
    """Fit heads and write network and tokenizer.

    Args:
        model: Whose encoder is used as it is.
        output: Folder to write to.
        examples: What to learn from.
        levels: Criterion to its scale; the order is that of the logits.
        say: Takes lines of progress.

    Raises:
        InputError: The package `onnx` is missing.
    """
    import numpy as np

    stored = StoredNetwork(model.folder)
    states, seen = [], []
    for n, example in enumerate(examples, 1):
        state, numbers = model.states(example.turn)
        states.append(state)
        seen.append(numbers)
        if n % 500 == 0:
            say(f"read {n:,} of {len(examples):,} replies")
    inputs = np.hstack([np.asarray(states), np.asarray(seen)]).astype(np.float64)
    center, spread = inputs.mean(0), inputs.std(0)
    spread[spread < 1e-6] = 1.0
    scaled = (inputs - center) / spread
    slopes, constants = [], []
    for key, scale in levels.items():
        of = [n for n, example in enumerate(examples) if key in example.levels]
        for level in scale[1:]:
            reached = [min(max(examples[n].levels[key] - level + 1, 0.0), 1.0) for n in of]
            slope, constant = _logistic(scaled[of], np.asarray(reached))
            slopes.append(slope / spread)
            constants.append(constant - float((slope * center / spread).sum()))
        say(f"{'.'.join(key)}: fitted on {len(of):,} labels")
    width = len(states[0])
    weights = np.asarray(slopes)
    heads = {
        # With weights of 0 every token of the reply counts the same: the mean.
        stored.matrix("weight"): np.zeros((width, len(slopes))),
        stored.matrix("value"): weights[:, :width].T,
        stored.matrix("seen"): weights[:, width:].T,
        "value.bias": np.asarray(constants),
    }
    stored.write(output, heads)


def _logistic(inputs: Any, reached: Any) -> tuple[Any, float]:
    """Slopes and constant of a penalised logistic regression."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.special import expit

    n_rows, n_columns = inputs.shape

    def loss(parameters: Any) -> tuple[float, Any]:
        slope, constant = parameters[:-1], parameters[-1]
        logits = inputs @ slope + constant
        value = np.logaddexp(0, logits) - reached * logits
        wrong = (expit(logits) - reached) / n_rows
        total = float(value.mean()) + _PENALTY / 2 * float(slope @ slope)
        return total, np.append(inputs.T @ wrong + _PENALTY * slope, wrong.sum())

    found = minimize(loss, np.zeros(n_columns + 1), jac=True, method="L-BFGS-B")
    return found.x[:-1], float(found.x[-1])
