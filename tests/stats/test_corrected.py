import random
from statistics import fmean

import pytest

from evalkit.stats.corrected import (
    Stratum,
    ppi_mean,
    rogan_gladen,
    rogan_gladen_interval,
    stratified_ppi_mean,
)


def draw(chance, n, bias=0.5, noise=0.3):
    truth = [chance.choice((0.0, 1.0, 2.0)) for _ in range(n)]
    return truth, [t + bias + chance.gauss(0, noise) for t in truth]


def test_bias_of_the_grader_is_taken_out():
    chance = random.Random(1)
    human, graded = draw(chance, 200)
    _, rest = draw(chance, 2000)

    mean, interval, weight = ppi_mean(human, graded, rest)

    assert interval.low < 1.0 < interval.high
    assert fmean(rest) > 1.4
    assert mean == pytest.approx(1.0, abs=0.15)
    assert weight > 0.5


def test_good_grades_narrow_the_interval_and_useless_ones_do_not_widen_it():
    chance = random.Random(2)
    human, graded = draw(chance, 150)
    _, rest = draw(chance, 3000)
    noise = [chance.gauss(0, 1) for _ in human]
    noise_rest = [chance.gauss(0, 1) for _ in rest]

    def width(own, others):
        _, interval, _ = ppi_mean(human, own, others)
        return interval.high - interval.low

    alone = width([0.0] * len(human), [0.0] * len(rest))
    assert width(graded, rest) < 0.6 * alone
    assert width(noise, noise_rest) < 1.05 * alone


def test_interval_holds_the_truth_as_often_as_it_says():
    held = 0
    for seed in range(2000):
        chance = random.Random(seed)
        human, graded = draw(chance, 60, noise=0.8)
        _, rest = draw(chance, 300, noise=0.8)
        _, interval, _ = ppi_mean(human, graded, rest)
        held += interval.low <= 1.0 <= interval.high

    assert 0.93 <= held / 2000 <= 0.97


def test_without_other_replies_it_is_the_mean_of_the_labels():
    mean, _, weight = ppi_mean([0.0, 1.0, 2.0], [2.0, 2.0, 2.0], [])

    assert mean == 1.0
    assert weight == 0.0


def test_one_stratum_is_the_plain_correction():
    chance = random.Random(3)
    human, graded = draw(chance, 40)
    _, rest = draw(chance, 200)

    mean, interval, _ = ppi_mean(human, graded, rest)

    same, other = stratified_ppi_mean([Stratum(human, graded, rest)])

    assert same == pytest.approx(mean)
    assert (other.low, other.high) == pytest.approx((interval.low, interval.high))


def test_stratum_counts_by_its_size_and_not_by_its_labels():
    # 4 of 100 labelled here, 4 of 4 there: 100/104 of 0 and 4/104 of 2.
    large = Stratum([0.0] * 4, [1.0] * 4, [1.0] * 96)
    small = Stratum([2.0] * 4, [1.0] * 4, [])

    mean, interval = stratified_ppi_mean([large, small])

    assert mean == pytest.approx(8 / 104)
    assert interval.low == interval.high == mean


def test_interval_over_strata_of_different_rates_holds_the_truth_as_often_as_it_says():
    held = 0
    for seed in range(2000):
        chance = random.Random(seed)
        strata = []
        for n, n_rest, shift in ((40, 60, 0.0), (20, 400, 0.5)):
            human, graded = draw(chance, n, noise=0.8)
            _, rest = draw(chance, n_rest, noise=0.8)
            strata.append(Stratum([value + shift for value in human], graded, rest))
        _, interval = stratified_ppi_mean(strata)
        held += interval.low <= 1.0 + 0.5 * 420 / 520 <= interval.high

    assert 0.93 <= held / 2000 <= 0.97


def test_lengths_that_differ_are_refused():
    with pytest.raises(ValueError, match="found 3 ratings and 2 grades"):
        ppi_mean([0, 1, 2], [0, 1], [])


def test_rogan_gladen_gives_the_true_share_back():
    true, sensitivity, specificity = 0.3, 0.8, 0.9
    seen = true * sensitivity + (1 - true) * (1 - specificity)

    assert rogan_gladen(seen, sensitivity, specificity) == pytest.approx(true)


def test_rogan_gladen_is_held_to_shares():
    assert rogan_gladen(0.05, 0.8, 0.9) == 0.0


def test_grader_that_is_too_weak_is_not_corrected():
    assert rogan_gladen(0.5, 0.6, 0.55) is None


def test_interval_of_a_corrected_share_covers_the_true_one():
    chance = random.Random(11)
    sensitivity, specificity, true = 0.8, 0.9, 0.2

    def seen(truth: bool) -> bool:
        return chance.random() < (sensitivity if truth else 1 - specificity)

    covered = 0
    for _ in range(2000):
        found = sum(seen(True) for _ in range(80))
        clean = sum(not seen(False) for _ in range(160))
        share = sum(seen(chance.random() < true) for _ in range(500)) / 500
        interval = rogan_gladen_interval(share, 500, (found, 80), (clean, 160))
        assert interval is not None
        covered += interval.low <= true <= interval.high
    assert 0.93 <= covered / 2000 <= 0.97


@pytest.mark.parametrize(
    ("found", "clean"), [((0, 0), (9, 9)), ((9, 9), (0, 0)), ((5, 10), (6, 10))]
)
def test_share_without_known_error_rates_has_no_interval(found, clean):
    assert rogan_gladen_interval(0.3, 50, found, clean) is None
