import random
import time

import numpy as np
import pytest

from evalkit.stats import (
    bootstrap_interval,
    cohen_kappa,
    mean_bias,
    mean_interval,
    quadratic_kappa,
    spearman,
)

LEVELS = (0, 1, 2)


def ratings(n, seed=0):
    draws = random.Random(seed)
    human = [draws.choice(LEVELS) for _ in range(n)]
    graded = [a if draws.random() < 0.7 else draws.choice(LEVELS) for a in human]
    return human, graded


def test_equal_seeds_give_equal_intervals():
    human, graded = ratings(60)
    clusters = [str(i // 3) for i in range(60)]
    kappa = quadratic_kappa(human, graded, LEVELS)

    first = bootstrap_interval(kappa, clusters, resamples=200, seed=7)
    again = bootstrap_interval(kappa, clusters, resamples=200, seed=7)
    other = bootstrap_interval(kappa, clusters, resamples=200, seed=8)

    assert first == again
    assert first != other


def test_interval_equals_resampling_rows_one_by_one():
    human, graded = ratings(30, seed=3)
    clusters = [str(i // 3) for i in range(30)]
    draws = np.random.default_rng(5)
    values = []
    for _ in range(200):
        rows = [3 * c + i for c in draws.integers(10, size=10) for i in range(3)]
        values.append(
            quadratic_kappa([human[r] for r in rows], [graded[r] for r in rows], LEVELS).value
        )

    interval = bootstrap_interval(
        quadratic_kappa(human, graded, LEVELS), clusters, resamples=200, seed=5
    )

    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx(np.quantile(values, [0.025, 0.975]))


def test_memory_limit_does_not_change_the_interval(monkeypatch):
    human, graded = ratings(50)
    clusters = [str(i) for i in range(50)]
    at_once = bootstrap_interval(mean_bias(human, graded), clusters, resamples=300, seed=1)
    monkeypatch.setattr("evalkit.stats.bootstrap._CELLS_AT_ONCE", 1000)

    in_parts = bootstrap_interval(mean_bias(human, graded), clusters, resamples=300, seed=1)

    assert in_parts == at_once


def test_one_cluster_has_no_interval():
    human, graded = ratings(10)

    assert bootstrap_interval(mean_bias(human, graded), ["only"] * 10) is None


def test_nothing_has_no_interval():
    assert bootstrap_interval(mean_bias([], []), []) is None


def test_mostly_undefined_resamples_have_no_interval():
    # One row of ten differs: a third of the resamples miss it, and kappa is 0/0 there.
    human = [True] + [False] * 9

    assert bootstrap_interval(cohen_kappa(human, human), [str(i) for i in range(10)]) is None


def test_rows_and_clusters_must_match():
    with pytest.raises(ValueError, match="2 clusters for 3 rows"):
        bootstrap_interval(mean_bias([1, 2, 3], [1, 2, 3]), ["a", "b"])


def test_for_a_mean_it_agrees_with_the_formula():
    draws = random.Random(11)
    clusters = [str(i // 4) for i in range(400)]
    shifts = {c: draws.gauss(0, 1) for c in dict.fromkeys(clusters)}
    values = [shifts[c] + draws.gauss(0, 1) for c in clusters]

    interval = bootstrap_interval(mean_bias([0.0] * 400, values), clusters)
    formula = mean_interval(values, clusters)

    assert interval is not None
    assert formula is not None
    width, expected = interval.high - interval.low, formula.high - formula.low
    assert width == pytest.approx(expected, rel=0.07)


def test_interval_of_kappa_holds_its_level():
    # The truth is the kappa of a population far larger than any draw from it.
    def population(n_clusters, draws):
        human, graded, clusters = [], [], []
        for cluster in range(n_clusters):
            ease = draws.choice((0.4, 0.7, 0.95))
            for _ in range(draws.choice((2, 4, 6))):
                a = draws.choice((0, 0, 0, 1, 1, 2))
                human.append(a)
                graded.append(a if draws.random() < ease else draws.choice(LEVELS))
                clusters.append(str(cluster))
        return human, graded, clusters

    draws = random.Random(20261122)
    human, graded, _ = population(40_000, draws)
    truth = quadratic_kappa(human, graded, LEVELS).value
    held, repeats = 0, 600

    for seed in range(repeats):
        human, graded, clusters = population(80, draws)
        interval = bootstrap_interval(
            quadratic_kappa(human, graded, LEVELS), clusters, resamples=500, seed=seed
        )
        held += interval.low <= truth <= interval.high

    assert 0.93 <= held / repeats <= 0.97


@pytest.mark.parametrize("name", ["kappa", "spearman"])
def test_two_thousand_resamples_of_two_thousand_rows_take_seconds(name):
    human, graded = ratings(2000)
    statistic = {
        "kappa": quadratic_kappa(human, graded, LEVELS),
        "spearman": spearman(human, [b + i / 5000 for i, b in enumerate(graded)]),
    }[name]
    started = time.process_time()

    bootstrap_interval(statistic, [str(i) for i in range(2000)], resamples=2000)

    assert time.process_time() - started < 5
