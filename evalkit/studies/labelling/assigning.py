"""Who rates what, and in which order: balanced, and shuffled for each rater."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from random import Random

from evalkit.studies.labelling.draw import Drawn


def assign(
    drawn: Sequence[Drawn], raters: Sequence[str], overlap: int, seed: int
) -> dict[str, list[Drawn]]:
    """The replies of each rater, in the order to rate them.

    Each reply goes to `overlap` raters. Raters have equally many within one, and of each
    candidate equally many within two. On a sheet the candidates take turns, in an
    order that changes from round to round.

    Args:
        drawn: Replies, those of one candidate in a row.
        raters: Names, each once.
        overlap: Raters for each reply, from 1 to as many as there are.
        seed: Decides who gets what, and each order.
    """
    chance = Random(f"assign {seed}")
    load: Counter[str] = Counter()
    given: dict[str, list[Drawn]] = {rater: [] for rater in raters}
    # Whoever has least comes first. One candidate after the other, so that each candidate's
    # replies are spread as evenly as all of them are.
    for one in drawn:
        turn = chance.sample(raters, len(raters))
        for rater in sorted(turn, key=load.__getitem__)[:overlap]:
            load[rater] += 1
            given[rater].append(one)
    return {
        rater: _interleaved(own, Random(f"order {seed} {rater}")) for rater, own in given.items()
    }


def _interleaved(own: Sequence[Drawn], chance: Random) -> list[Drawn]:
    rounds = zip_longest(*_shuffled(own, chance).values())
    order: list[Drawn] = []
    for one_round in rounds:
        present = [one for one in one_round if one is not None]
        order += chance.sample(present, len(present))
    return order


def _shuffled(own: Sequence[Drawn], chance: Random) -> Mapping[str, list[Drawn]]:
    by_candidate: dict[str, list[Drawn]] = {}
    for one in own:
        by_candidate.setdefault(one.place.candidate, []).append(one)
    return {name: chance.sample(part, len(part)) for name, part in by_candidate.items()}
