"""The network of a local grader: a BERT encoder and one attentive ordinal head a criterion.

Each head has, for every level above the lowest, a weight over the reply's tokens (how
much each counts) and a value of each token (what it says); their products are what a
token adds to the logit of reaching the level. So the sentence that carries a level can
be read off the forward pass, without gradients and without leaving anything out.

Everything here needs torch, which only training does (`evalkit[train]`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from evalkit.errors import InputError, Problem
from evalkit.files import parse_json, read_text
from evalkit.graders.local.windows import Window

_DROPOUT = 0.1
_FEATURE_DROPOUT = 0.3
"""Rules misfire; a head that leans on one of them alone must learn to do without."""
_MASKED = -1e9


@dataclass(frozen=True)
class EncoderShape:
    """Sizes of a BERT encoder, from its `config.json`."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int

    @classmethod
    def read(cls, folder: Path) -> EncoderShape:
        """The sizes a folder names.

        Raises:
            InputError: It holds no BERT.
        """
        path = folder / "config.json"
        config: Any = parse_json(read_text(path))
        if config.get("model_type") != "bert":
            found = config.get("model_type")
            raise InputError(Problem(str(path), f"$.model_type: found {found!r}, expected 'bert'"))
        return cls(
            config["hidden_size"],
            config["num_hidden_layers"],
            config["num_attention_heads"],
            config["intermediate_size"],
            config["vocab_size"],
            config["max_position_embeddings"],
        )


class _Layer(nn.Module):  # type: ignore[misc]
    """One transformer layer, normalised after each of its two parts, as BERT is."""

    def __init__(self, shape: EncoderShape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.attended = nn.LayerNorm(width, eps=1e-12)
        self.inner, self.outer = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.done = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, x: Any, bias: Any) -> Any:
        n, length, width = x.shape
        split = (n, length, self.heads, width // self.heads)
        query, key, value = (
            part(x).view(split).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(2, 3) / (width // self.heads) ** 0.5
        if bias is not None:
            scores = scores + bias
        attention = self.dropout(scores.softmax(-1))
        x = self.attended(
            x + self.dropout(self.out((attention @ value).transpose(1, 2).reshape(x.shape)))
        )
        inner = nn.functional.gelu(self.inner(x))
        return self.done(x + self.dropout(self.outer(inner)))


class Network(nn.Module):  # type: ignore[misc]
    """Encoder and heads; logits of reaching each level above the lowest, head by head."""

    def __init__(self, shape: EncoderShape, n_logits: int, n_features: int) -> None:
        """Make one with fresh heads; `load_base` fills the encoder.

        Args:
            shape: Sizes of the encoder.
            n_logits: Levels above the lowest, summed over the criteria.
            n_features: Numbers of the checks that each head sees as well.
        """
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.types = nn.Embedding(2, shape.width)
        self.embedded = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(_Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(_DROPOUT)
        self.weight = nn.Linear(shape.width, n_logits, bias=False)
        self.value = nn.Linear(shape.width, n_logits)
        self.seen = nn.Linear(n_features, n_logits, bias=False)
        self.feature_dropout = nn.Dropout(_FEATURE_DROPOUT)
        nn.init.zeros_(self.weight.weight)
        nn.init.zeros_(self.seen.weight)
        nn.init.normal_(self.value.weight, std=0.02)

    def forward(self, ids: Any, types: Any, features: Any, present: Any = None) -> Any:
        """Logits, what each token adds to each, and what the encoder says of each token.

        Args:
            ids: Token ids, (batch, length).
            types: 0 for the person's words, 1 for the reply, (batch, length).
            features: Numbers of the checks, (batch, features).
            present: False where a row is padded, (batch, length); None: nowhere.

        Returns:
            Logits (batch, logits), additions (batch, length, logits) and states
            (batch, length, width).
        """
        x = self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.types(types)
        x = self.dropout(self.embedded(x))
        of_reply = types == 1
        bias = None
        if present is not None:
            of_reply = of_reply & present
            bias = torch.where(present, 0.0, _MASKED)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        x = self.dropout(x)
        weights = (self.weight(x) + torch.where(of_reply, 0.0, _MASKED)[..., None]).softmax(1)
        added = weights * self.value(x)
        return added.sum(1) + self.seen(self.feature_dropout(features)), added, x

    def encoder_parameters(self) -> list[Any]:
        """Those that the base model brought along."""
        own = {id(p) for p in (*self.head_parameters(), *self.feature_parameters())}
        return [p for p in self.parameters() if id(p) not in own]

    def head_parameters(self) -> list[Any]:
        """Those that are learned from nothing."""
        return [*self.weight.parameters(), *self.value.parameters()]

    def feature_parameters(self) -> list[Any]:
        """What the checks' numbers count."""
        return list(self.seen.parameters())

    def load_base(self, folder: Path) -> None:
        """Fill the encoder from a folder with `model.safetensors`."""
        from safetensors.torch import load_file

        base = load_file(str(folder / "model.safetensors"))
        own = self.state_dict()
        own.update({name: base[source] for name, source in _base_names(len(self.layers)).items()})
        self.load_state_dict(own)


def _base_names(n_layers: int) -> Mapping[str, str]:
    """Our parameter names to BERT's."""
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "types.weight": "embeddings.token_type_embeddings.weight",
        "embedded.weight": "embeddings.LayerNorm.weight",
        "embedded.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "attended": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "done": "output.LayerNorm",
    }
    for n in range(n_layers):
        for own, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{n}.{own}.{kind}"] = f"encoder.layer.{n}.{theirs}.{kind}"
    return names


def padded(windows: Sequence[Window]) -> tuple[Any, Any, Any]:
    """Windows as tensors of one length: ids, types, and where there is anything."""
    length = max(len(window.ids) for window in windows)
    ids = torch.zeros(len(windows), length, dtype=torch.long)
    types = torch.zeros_like(ids)
    present = torch.zeros(len(windows), length, dtype=torch.bool)
    for row, window in enumerate(windows):
        n = len(window.ids)
        ids[row, :n] = torch.tensor(window.ids)
        types[row, :n] = torch.tensor(window.types)
        present[row, :n] = True
    return ids, types, present
