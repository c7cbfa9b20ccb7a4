"""Work is spread evenly, whatever the seed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import pytest

from evalkit.studies.labelling.assigning import assign
from evalkit.studies.labelling.draw import Drawn, Place

RATERS = ("ann", "bo", "cy", "di")


def drawn(*sizes: int) -> list[Drawn]:
    return [
        Drawn(Place(f"m{number}", f"c{n:03d}", 0), 0.5)
        for number, size in enumerate(sizes)
        for n in range(size)
    ]


@pytest.mark.parametrize("overlap", [1, 2, 3, 4])
@pytest.mark.parametrize("sizes", [(5, 5, 5), (7, 2), (1,), (13, 14, 13, 1)])
def test_every_reply_has_its_raters_and_every_rater_the_same_work(overlap, sizes):
    for seed in range(60):
        replies = drawn(*sizes)

        given = assign(replies, RATERS, overlap, seed)

        assert Counter(one for own in given.values() for one in own) == dict.fromkeys(
            replies, overlap
        )
        assert all(len(set(own)) == len(own) for own in given.values())
        loads = [len(own) for own in given.values()]
        assert max(loads) - min(loads) <= 1


def test_no_rater_gets_one_candidate_more_than_others_do():
    for seed in range(200):
        given = assign(drawn(10, 10, 10), RATERS, 2, seed)

        for name in ("m0", "m1", "m2"):
            own = [sum(one.place.candidate == name for one in part) for part in given.values()]
            assert max(own) - min(own) <= 2


def test_every_two_raters_meet():
    given = assign(drawn(20, 20), RATERS, 2, 3)

    shared = [len(set(given[a]) & set(given[b])) for a, b in combinations(RATERS, 2)]

    assert min(shared) > 0


def test_candidates_take_turns():
    for seed in range(100):
        for own in assign(drawn(12, 12, 12), ("ann", "bo"), 1, seed).values():
            names = [one.place.candidate for one in own]
            runs = [a == b == c for (a, b), (_, c) in pairwise(pairwise(names))]
            assert not any(runs)


def test_order_differs_by_rater_and_by_seed_and_is_the_same_again():
    replies = drawn(10, 10)
    first = assign(replies, ("ann", "bo"), 2, 1)

    assert first == assign(replies, ("ann", "bo"), 2, 1)
    assert first["ann"] != first["bo"]
    assert first != assign(replies, ("ann", "bo"), 2, 2)


def test_place_on_a_sheet_tells_no_candidate():
    firsts = Counter(
        assign(drawn(5, 5), ("ann",), 1, seed)["ann"][0].place.candidate for seed in range(400)
    )

    assert 140 < firsts["m0"] < 260
