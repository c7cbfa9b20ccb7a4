"""Teaching a trained grader more by moving a few of its numbers.

What moves are the shifts and norms of every layer (as in BitFit: Ben Zaken, Goldberg and
Ravfogel 2022), the scale of every output of a matrix (as in (IA)3: Liu et al. 2022) and
the heads. The matrices, nearly all of the network, stay what they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
from torch import nn

from evalkit.graders.local.model import Key, LocalModel
from evalkit.studies.fitting.network import EncoderShape, Network
from evalkit.studies.fitting.stored import EMBEDDINGS, HEADS, StoredNetwork

_MATRICES = ("query", "key", "value", "out", "inner", "outer")


class _Scaled(nn.Module):  # type: ignore[misc]
    """A matrix that stays, with a scale and a shift of each output that may move."""

    def __init__(self, linear: Any) -> None:
        super().__init__()
        self.register_buffer("weight", linear.weight.detach())
        self.bias = linear.bias
        self.change = nn.Parameter(torch.zeros(linear.out_features))

    def forward(self, x: Any) -> Any:
        return nn.functional.linear(x, self.weight) * (1 + self.change) + self.bias


@dataclass(frozen=True)
class FromGrader:
    """A trained grader: its heads, shifts, norms and scales move."""

    model: LocalModel
    levels: Mapping[Key, Sequence[int]]
    """What the new one is to know; what both know starts from where it is."""
    rate: float = 1e-3
    feature_factor: float = 5.0
    """The checks' numbers rarely differ from 0: slower weights would stay as they are."""

    @cached_property
    def stored(self) -> StoredNetwork:
        """What the grader's files hold; every seed starts from it."""
        return StoredNetwork(self.model.folder)

    def network(self, n_features: int, share: Any) -> Network:
        """The grader's network, ready to be adapted."""
        stored = self.stored
        network = Network(EncoderShape(*stored.sizes()), len(share), n_features)
        state = network.state_dict()
        for name in state:
            part = name.partition(".")[0]
            if part not in HEADS:
                state[name] = torch.tensor(stored.of(name))
        with torch.no_grad():
            state["value.bias"].copy_(torch.logit(share))
            for new, old in self._shared():
                for part in HEADS:
                    state[f"{part}.weight"][new] = torch.tensor(stored.of(f"{part}.weight")[old])
                state["value.bias"][new] = torch.tensor(stored.of("value.bias")[old])
        network.load_state_dict(state)
        for part in EMBEDDINGS:
            getattr(network, part).weight.requires_grad_(False)
        for layer in network.layers:
            for part in _MATRICES:
                setattr(layer, part, _Scaled(getattr(layer, part)))
        return network

    def groups(self, network: Network) -> list[dict[str, Any]]:
        """Shifts, norms, scales and heads at one rate, what the checks count at a higher one."""
        moving = [p for p in network.encoder_parameters() if p.requires_grad]
        return [
            {"params": [*moving, *network.head_parameters()], "lr": self.rate},
            {"params": network.feature_parameters(), "lr": self.rate * self.feature_factor},
        ]

    def write(self, network: Network, output: Path) -> None:
        """Write the grader's network beside what replaces its numbers.

        Args:
            network: What `network` gave, trained.
            output: Folder to write to.
        """
        arrays = {}
        for name, parameter in network.named_parameters():
            if not parameter.requires_grad:
                continue
            values = parameter.detach().numpy()
            if name.endswith(".change"):
                scale, old = self.stored.scale(name.removesuffix(".change"))
                arrays[scale] = old * (1 + values)
            elif name.partition(".")[0] in HEADS and name.endswith(".weight"):
                arrays[self.stored.matrix(name.removesuffix(".weight"))] = values.T
            else:
                arrays[name] = values
        self.stored.write(output, arrays)

    def _shared(self) -> list[tuple[int, int]]:
        """Logits of the new network with those of the grader that mean the same."""
        old: dict[tuple[Key, int], int] = {}
        for head in self.model.heads.values():
            for level in head.levels[1:]:
                old[(head.rubric, head.criterion), level] = len(old)
        new = [(key, level) for key, scale in self.levels.items() for level in scale[1:]]
        return [(n, old[place]) for n, place in enumerate(new) if place in old]
