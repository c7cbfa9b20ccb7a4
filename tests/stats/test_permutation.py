import random

import pytest

from evalkit.stats.permutation import chance_of_rise


def test_three_of_three_above_in_one_stratum_happens_once_in_twenty_deals() -> None:
    chance = chance_of_rise([[1.0, 2.0, 3.0]], [[0.0, 0.0, 0.0]], draws=19_999)

    assert chance == pytest.approx(1 / 20, abs=0.005)


def test_one_large_value_in_each_of_eight_strata_is_a_toss_of_eight_coins() -> None:
    chance = chance_of_rise([[9.0, 0.0, 0.0]] * 8, [[0.0, 0.0, 0.0]] * 8, draws=19_999)

    assert chance == pytest.approx(1 / 256, abs=0.002)


@pytest.mark.parametrize(
    ("treated", "untreated"),
    [([], []), ([[]], [[]]), ([[1.0]], [[]]), ([[0.5, 0.5]], [[0.5]]), ([[0.0]], [[1.0]])],
)
def test_nothing_to_deal_or_no_rise_is_sure_to_happen(
    treated: list[list[float]], untreated: list[list[float]]
) -> None:
    assert chance_of_rise(treated, untreated) == 1


def test_strata_that_differ_from_each_other_are_no_rise() -> None:
    high, low = [[1.0, 1.0]] * 5, [[0.0, 0.0]] * 5

    assert chance_of_rise(high + low, high + low) == 1


def test_strata_may_differ_in_size() -> None:
    assert chance_of_rise([[5.0], [5.0, 5.0]], [[0.0] * 9, [0.0] * 9]) < 0.01


def test_treatment_that_does_nothing_is_found_no_more_often_than_its_level() -> None:
    draws = random.Random(3)

    def found(seed: int) -> bool:
        values = [[float(draws.random() < 0.2) for _ in range(6)] for _ in range(12)]
        treated, untreated = [v[:3] for v in values], [v[3:] for v in values]
        return chance_of_rise(treated, untreated, draws=199, seed=seed) <= 0.05

    assert sum(found(seed) for seed in range(400)) <= 0.05 * 400 + 9  # two standard errors


def test_same_seed_gives_the_same_chance() -> None:
    treated, untreated = [[0.1, 0.4, 0.2]] * 4, [[0.3, 0.1, 0.0]] * 4

    assert chance_of_rise(treated, untreated) == chance_of_rise(treated, untreated)
