"""A trained model in its folder: encoder, tokenizer and card; a turn in, probabilities out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from pathlib import Path
from typing import Any

from evalkit.checks.text import Text, exchange_of
from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, parse_json, read_text
from evalkit.graders.local.adapted import ADAPTED_NAME, read_adapted
from evalkit.graders.local.features import check_results, feature_row, features_of, model_features
from evalkit.graders.local.table import rule_for
from evalkit.graders.local.windows import TurnTokenizer, Window
from evalkit.types import Json, Span, Turn

MODEL_NAME = "model.onnx"
TOKENIZER_NAME = "tokenizer.json"
CARD_NAME = "card.json"
CARD_VERSION = 1


@dataclass(frozen=True, slots=True)
class Head:
    """One criterion a model was trained on."""

    rubric: str
    criterion: str
    levels: tuple[int, ...]
    """The scale it was trained on, lowest first."""
    calibration: tuple[tuple[float, float], ...]
    """Slope and intercept for the logit of reaching each level above the lowest."""
    wording: float = 0.0
    """Share of the wording rules in each probability, 0-1; the rest is the network's."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model says of one criterion of one turn."""

    levels: tuple[int, ...]
    probabilities: tuple[float, ...]
    """Of each level; they add up to 1."""
    span: Span | None
    """The sentence that speaks most for the level; None at the lowest level."""

    @property
    def expected(self) -> float:
        """The mean level under the probabilities."""
        pairs = zip(self.levels, self.probabilities, strict=True)
        return sum(level * probability for level, probability in pairs)

    @property
    def reached(self) -> list[float]:
        """Probability of reaching each level above the lowest."""
        return [sum(self.probabilities[n:]) for n in range(1, len(self.levels))]

    @property
    def likeliest(self) -> int:
        """The level with the highest probability; of equals the lower one."""
        best = max(range(len(self.levels)), key=lambda n: (self.probabilities[n], -n))
        return self.levels[best]

    @property
    def confidence(self) -> float:
        """Probability of the likeliest level, 0-1."""
        return max(self.probabilities)


Key = tuple[str, str]
"""(rubric id, criterion id)."""


class LocalModel:
    """An ONNX encoder with one ordinal head for each criterion it knows.

    One turn is read at a time, so no padding and no neighbour in a batch can change a
    digit of the result: the same turn gives the same numbers whatever else is graded.
    """

    def __init__(self, folder: Path) -> None:
        """Read the card; the encoder itself is loaded on first use.

        Raises:
            InputError: The folder holds no model, or one of another version.
        """
        self.folder = folder
        self.card = _read_card(folder)
        self.heads: Mapping[Key, Head] = {
            (item["rubric"], item["criterion"]): Head(
                item["rubric"],
                item["criterion"],
                tuple(item["levels"]),
                tuple((float(a), float(b)) for a, b in item["calibration"]),
                float(item.get("wording", 0.0)),
            )
            for item in self.card["heads"]
        }
        self.languages: tuple[str, ...] = tuple(self.card["languages"])
        self._features: tuple[str, ...] = tuple(self.card["features"])

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all its files: grades of different models do not compare."""
        whole = hashlib.sha256(self._network_digest)
        for name in (ADAPTED_NAME, TOKENIZER_NAME, CARD_NAME):
            path = self.folder / name
            if name != ADAPTED_NAME or path.is_file():
                whole.update(_digest_of_file(path))
        return whole.hexdigest()

    @cached_property
    def _network_digest(self) -> bytes:
        """Of 23 MB, so it is made once."""
        return _digest_of_file(self.folder / MODEL_NAME)

    def load(self) -> None:
        """Load encoder and tokenizer now, from the calling thread."""
        self._session, self._tokenizer  # noqa: B018

    def raw(self, turn: Turn) -> Mapping[Key, tuple[float, ...]]:
        """Logits before calibration, for every criterion: one for each level above the lowest."""
        read = self._read(turn)
        return {
            key: tuple(max(r.logits[c] for r in read) for c in columns)
            for key, columns in self._columns().items()
        }

    def states(self, turn: Turn) -> tuple[list[float], list[float]]:
        """What heads may be fitted on: the mean state of the reply, and the checks' numbers."""
        import numpy as np

        features = feature_row(model_features(turn), self._features)
        reply = exchange_of(turn).reply
        means = []
        for window in self._tokenizer.windows(turn, reply):
            (states,) = self._outputs(("states",), window, [features])
            means.append(states[0][window.reply_at :].mean(0))
        return np.mean(means, axis=0).tolist(), features

    def judge(self, turn: Turn) -> Mapping[Key, Judgement]:
        """What the model says of a turn, for every criterion it knows."""
        read = self._read(turn)
        reply = exchange_of(turn).reply
        features = features_of(check_results(turn))
        found: dict[Key, Judgement] = {}
        for key, columns in self._columns().items():
            head = self.heads[key]
            rule = rule_for(key, features) if head.wording else None
            level = None if rule is None else rule.level
            found[key] = _judgement(head, columns, read, reply, turn.index, level)
        return found

    def _columns(self) -> Mapping[Key, range]:
        """Which logits are whose."""
        at = 0
        columns = {}
        for key, head in self.heads.items():
            columns[key] = range(at, at + len(head.calibration))
            at += len(head.calibration)
        return columns

    def _read(self, turn: Turn) -> list[_Read]:
        features = feature_row(model_features(turn), self._features)
        read = []
        for window in self._tokenizer.windows(turn, exchange_of(turn).reply):
            logits, tokens = self._outputs(("logits", "tokens"), window, [features])
            read.append(_Read(window, logits[0].tolist(), tokens[0]))
        return read

    def _outputs(
        self, names: Sequence[str], window: Window, features: Sequence[Sequence[float]]
    ) -> Sequence[Any]:
        import numpy as np

        outputs: Sequence[Any] = self._session.run(
            list(names),
            {
                "input_ids": np.asarray([window.ids], dtype=np.int64),
                "token_type_ids": np.asarray([window.types], dtype=np.int64),
                "features": np.asarray(features, dtype=np.float32),
            },
        )
        return outputs

    @cached_property
    def _tokenizer(self) -> TurnTokenizer:
        return TurnTokenizer(self.folder / TOKENIZER_NAME)

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # Turns run side by side in threads of the grader, so one is enough for each.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        for name, value in self._adapted.items():
            options.add_initializer(name, value)
        return onnxruntime.InferenceSession(
            str(self.folder / MODEL_NAME), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _adapted(self) -> Mapping[str, Any]:
        """What replaces numbers of the network; a session reads it for as long as it lives."""
        import onnxruntime

        arrays = read_adapted(self.folder)
        if arrays and self.card.get("adapts") != self._network_digest.hex():
            raise InputError(
                Problem(
                    str(self.folder / ADAPTED_NAME),
                    f"made for another {MODEL_NAME} than the one beside it; fit the grader anew",
                )
            )
        return {
            name: onnxruntime.OrtValue.ortvalue_from_numpy(array) for name, array in arrays.items()
        }


@dataclass(frozen=True, slots=True)
class _Read:
    """What the encoder made of one window."""

    window: Window
    logits: Sequence[float]
    """One for each level above the lowest, head by head."""
    tokens: Any
    """Array (tokens, logits): how much each token adds to each logit."""


_RULE_HOLDS = 0.95
"""Probability that a wording rule stands for: it can misfire as well."""


def with_rule(
    reached: Sequence[float], levels: Sequence[int], by_wording: float, share: float
) -> list[float]:
    """Probabilities of reaching each level above the lowest once a wording rule has its say.

    Args:
        reached: What the network gives.
        levels: The scale, lowest first.
        by_wording: The level that the rule gives.
        share: The rule's share in each probability, 0-1.
    """
    return [
        (1 - share) * own + share * (_RULE_HOLDS if by_wording >= level else 1 - _RULE_HOLDS)
        for own, level in zip(reached, levels[1:], strict=True)
    ]


def network_digest(folder: Path) -> str:
    """SHA-256 of a folder's network, without what adapts it."""
    return _digest_of_file(folder / MODEL_NAME).hex()


def _digest_of_file(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _judgement(
    head: Head,
    columns: range,
    read: Sequence[_Read],
    reply: Text,
    message: int,
    by_wording: float | None,
) -> Judgement:
    """Of several windows the one that speaks most for a level counts for that level."""
    best = [max(read, key=lambda r, c=c: r.logits[c]) for c in columns]  # type: ignore[misc]
    reached = [
        _sigmoid(slope * window.logits[c] + intercept)
        for c, window, (slope, intercept) in zip(columns, best, head.calibration, strict=True)
    ]
    if by_wording is not None:
        reached = with_rule(reached, head.levels, by_wording, head.wording)
    # To reach a level is to reach those below it, whatever the single logits say.
    for n in range(1, len(reached)):
        reached[n] = min(reached[n], reached[n - 1])
    steps = [1.0, *reached, 0.0]
    probabilities = tuple(steps[n] - steps[n + 1] for n in range(len(head.levels)))
    judged = Judgement(head.levels, probabilities, None)
    rank = round(judged.expected) - head.levels[0]
    if rank <= 0:
        return judged
    step = min(rank, len(columns)) - 1
    span = _sentence(best[step], columns[step], reply, message)
    return Judgement(head.levels, probabilities, span)


def _sentence(read: _Read, column: int, reply: Text, message: int) -> Span | None:
    """The sentence whose tokens add most to a logit."""
    first = read.window.reply_at
    sentences = reply.sentences
    added = [0.0] * len(sentences)
    at = 0
    for n, start in enumerate(read.window.starts):
        while at + 1 < len(sentences) and start >= sentences[at].end:
            at += 1
        if sentences:
            added[at] += float(read.tokens[first + n, column])
    if not read.window.starts or not sentences:
        return None
    chosen = sentences[max(range(len(sentences)), key=lambda n: added[n])]
    return Span(message, *reply.original_span(chosen.start, chosen.end))


def _sigmoid(x: float) -> float:
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))


def _read_card(folder: Path) -> Mapping[str, Any]:
    path = folder / CARD_NAME
    for name in (CARD_NAME, MODEL_NAME, TOKENIZER_NAME):
        if not (folder / name).is_file():
            raise InputError(
                Problem(
                    str(folder),
                    f"found no {name}, expected a folder that `evalkit grader fit` wrote",
                )
            )
    try:
        card: Json = parse_json(read_text(path))
    except ParseProblem as error:
        raise InputError(Problem(str(path), str(error))) from None
    if not isinstance(card, Mapping) or card.get("schema_version") != CARD_VERSION:
        found = card.get("schema_version") if isinstance(card, Mapping) else type(card).__name__
        raise InputError(
            Problem(
                str(path),
                f"$.schema_version: found {found!r}, expected {CARD_VERSION}; "
                "fit the grader anew with this version",
            )
        )
    return card
