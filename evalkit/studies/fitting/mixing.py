"""How much say the wording rules have beside a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evalkit.graders.local.features import check_results, features_of
from evalkit.graders.local.model import LocalModel, with_rule
from evalkit.graders.local.table import rule_for
from evalkit.stats import quadratic_kappa
from evalkit.studies.fitting.examples import Example

_SHARES = tuple(n / 100 for n in range(51))
"""In steps this fine, since a rule overrules the network all at once near a half."""
_COST = 0.035
"""Part of the kappa on own text that the steadiness of rules may cost."""


def choose_shares(
    heads: Sequence[dict[str, Any]], model: LocalModel, examples: Sequence[Example]
) -> None:
    """Give the wording rules as much say as own text allows.

    Rules read what other people's texts have in common with ours, so they hold where a
    network trained on our texts strays. They get the largest share that costs at most
    `_COST` of the best kappa.

    Args:
        heads: Those of the model's card; each that rules exist for gets its `wording`.
        model: The calibrated network, whose rules have no share yet.
        examples: Set aside for calibrating: the network never saw them.
    """
    judged = [model.judge(example.turn) for example in examples]
    features = [features_of(check_results(example.turn)) for example in examples]
    for head in heads:
        key = (head["rubric"], head["criterion"])
        levels = head["levels"]
        of = [n for n, example in enumerate(examples) if key in example.levels]
        rules = [rule for n in of if (rule := rule_for(key, features[n])) is not None]
        if not of or len(rules) < len(of):
            continue
        human = [round(examples[n].levels[key]) for n in of]
        reached = [judged[n][key].reached for n in of]
        kappas = {}
        for share in _SHARES:
            values = [
                levels[0] + sum(with_rule(own, levels, rule.level, share))
                for own, rule in zip(reached, rules, strict=True)
            ]
            nearest = [min(max(round(v), levels[0]), levels[-1]) for v in values]
            kappas[share] = quadratic_kappa(human, nearest, levels).value or 0.0
        best = max(kappas.values())
        head["wording"] = max(s for s, kappa in kappas.items() if kappa >= best * (1 - _COST))
