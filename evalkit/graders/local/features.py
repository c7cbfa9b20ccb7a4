"""What the deterministic checks see in a reply, as numbers for a model or a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log1p

from evalkit.checks.running import run_checks
from evalkit.checks.text import exchange_of
from evalkit.types import CheckResult, Turn

# How long, how formatted or in which language a reply is must not buy a level.
NEVER_FEATURES = frozenset({"length", "reading_level", "language", "formatting"})

_LONG = 4
_STEM = 5
"""Letters by which two words are taken for forms of one."""
_COMMON_WORDS = (
    "about after again also always another because been before being both could does doing "
    "don't even ever every everyone everything feel feeling feels from going have having here "
    "into it's just know like made make maybe more most much never nothing only other over "
    "really said same should since some someone something still than thank that that's their "
    "them then there these they thing things think this those time told very want wanted was "
    "well were what when where which while will with without would your you're"
)
_COMMON = frozenset(word[:_STEM] for word in _COMMON_WORDS.split())


@lru_cache(maxsize=256)
def check_results(turn: Turn) -> tuple[CheckResult, ...]:
    """What every check without a required parameter says of a turn."""
    return run_checks(exchange_of(turn), turn.index)


def features_of(results: Sequence[CheckResult]) -> dict[str, float]:
    """`check` to its number and `check.kind` to how many findings of that kind."""
    features: dict[str, float] = {}
    for result in results:
        if result.value is not None:
            features[result.check] = result.value
        kinds = Counter(finding.kind for finding in result.findings)
        features.update({f"{result.check}.{kind}": float(n) for kind, n in kinds.items()})
    return features


def model_features(turn: Turn) -> dict[str, float]:
    """What a model sees beside the words: the checks, and how much the reply takes up.

    `shared_words` counts the longer words that the reply has in common with what the
    person said last: a reply to somebody else has few.
    """
    exchange = exchange_of(turn)
    said, replied = (
        {word for word in text.words if len(word) >= _LONG}
        for text in (exchange.client, exchange.reply)
    )
    shared = {word[:_STEM] for word in said} & {word[:_STEM] for word in replied}
    return {**features_of(check_results(turn)), "shared_words": float(len(shared - _COMMON))}


def feature_row(features: Mapping[str, float], names: Sequence[str]) -> list[float]:
    """The features of those names in that order, log(1 + x): the tenth finding adds little."""
    return [log1p(max(features.get(name, 0.0), 0.0)) for name in names]


def is_feature(name: str) -> bool:
    """Whether a model may see it."""
    return name.partition(".")[0] not in NEVER_FEATURES
