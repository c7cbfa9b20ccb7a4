from __future__ import annotations

import math
import random

import numpy as np
import pytest
from scipy import stats

from evalkit.stats.correction import holm_adjusted, holm_levels
from evalkit.stats.paired import (
    cluster_mean,
    equivalence_p,
    length_adjusted,
    mcnemar_exact,
    variance_split,
)
from evalkit.stats.power import clusters_needed, detectable_effect, more_clusters, more_repeats


def noise(n: int, seed: int = 1) -> list[float]:
    draws = random.Random(seed)
    return [draws.gauss(0.1, 0.2) for _ in range(n)]


def test_lone_cases_give_the_textbook_t_test():
    values = noise(30)

    estimate = cluster_mean(values, [str(i) for i in range(30)])

    oracle = stats.ttest_1samp(values, -0.05, alternative="greater")
    assert estimate is not None
    assert estimate.p_above(-0.05) == pytest.approx(oracle.pvalue, rel=1e-9)
    assert estimate.lower(0.05) == pytest.approx(oracle.confidence_interval(0.95).low, rel=1e-9)
    assert estimate.p_below(-0.05) == pytest.approx(1 - oracle.pvalue, rel=1e-9)


def test_equal_clusters_give_the_t_test_of_their_means():
    values = noise(60)
    clusters = [str(i // 3) for i in range(60)]

    estimate = cluster_mean(values, clusters)

    means = np.array(values).reshape(20, 3).mean(axis=1)
    assert estimate is not None
    assert estimate.se == pytest.approx(means.std(ddof=1) / math.sqrt(20), rel=1e-9)
    assert (estimate.n, estimate.clusters) == (60, 20)


def test_equal_values_have_no_spread_whatever_the_rounding():
    estimate = cluster_mean([0.1] * 7, list("abcdefg"))

    assert estimate is not None
    assert estimate.se == 0
    assert (estimate.p_above(0.05), estimate.p_above(0.2)) == (0.0, 1.0)


def test_one_cluster_says_nothing_of_the_spread():
    estimate = cluster_mean([0.1, 0.2], ["a", "a"])

    assert estimate is not None
    assert estimate.lower(0.05) is None
    assert estimate.p_above(0) is None
    assert cluster_mean([], []) is None


@pytest.mark.parametrize(("gained", "lost"), [(0, 0), (3, 9), (9, 3), (5, 5), (40, 60)])
def test_mcnemar_is_the_exact_binomial_test(gained: int, lost: int):
    oracle = stats.binomtest(gained, gained + lost).pvalue if gained + lost else 1.0

    assert mcnemar_exact(gained, lost) == pytest.approx(oracle, rel=1e-9)


def test_equivalence_needs_both_ends_inside_the_margin():
    near = cluster_mean([-0.01, 0.01] * 50, [str(i) for i in range(100)])
    off = cluster_mean([0.09, 0.11] * 50, [str(i) for i in range(100)])

    assert near is not None
    assert off is not None
    assert (equivalence_p(near, 0.05) or 0) < 0.001
    assert (equivalence_p(off, 0.05) or 0) > 0.999


def test_length_adjustment_takes_out_what_length_explains():
    draws = random.Random(3)
    lengths = [draws.uniform(-50, 250) for _ in range(80)]
    differences = [0.04 + 0.001 * length + draws.gauss(0, 0.01) for length in lengths]

    adjusted = length_adjusted(differences, lengths, [str(i) for i in range(80)])

    line = stats.linregress(lengths, differences)
    assert adjusted is not None
    assert adjusted.mean == pytest.approx(line.intercept, rel=1e-9)
    assert adjusted.mean == pytest.approx(0.04, abs=0.01)
    assert adjusted.se == pytest.approx(line.intercept_stderr, rel=0.3)


def test_interval_at_equal_length_holds_the_truth_as_often_as_it_says():
    draws = random.Random(12)
    held = 0
    for _ in range(1000):
        differences, lengths, clusters = [], [], []
        for cluster in range(60):
            shared = draws.gauss(0, 0.1)
            for _ in range(2):
                lengths.append(draws.gauss(10, 20))
                differences.append(0.05 + 0.002 * lengths[-1] + shared + draws.gauss(0, 0.1))
                clusters.append(str(cluster))
        estimate = length_adjusted(differences, lengths, clusters)
        assert estimate is not None
        interval = estimate.interval(0.95)
        assert interval is not None
        held += interval.low <= 0.05 <= interval.high

    assert 0.93 <= held / 1000 <= 0.97


def test_length_adjustment_is_silent_where_lengths_do_not_differ():
    assert length_adjusted([0.1, 0.2, 0.3], [5, 5, 5], list("abc")) is None


def test_variance_split_finds_planted_variances():
    draws = random.Random(5)
    values, families = {}, {}
    for family in range(400):
        scenario = draws.gauss(0, 0.3)
        for case in range(3):
            name = f"{family}-{case}"
            centre = scenario + draws.gauss(0, 0.2)
            values[name] = [centre + draws.gauss(0, 0.1) for _ in range(4)]
            families[name] = str(family)

    split = variance_split(values, families)

    assert split is not None
    assert split.scenario == pytest.approx(0.09, rel=0.15)
    assert split.case == pytest.approx(0.04, rel=0.1)
    assert split.repeat == pytest.approx(0.01, rel=0.1)
    assert variance_split({"a": [1.0], "b": [0.0]}, {"a": "x", "b": "y"}) is None


def test_variance_split_tells_graders_from_repeats():
    draws = random.Random(6)
    values, families, gradings = {}, {}, {}
    for family in range(600):
        scenario = draws.gauss(0, 0.3)
        for case in range(2):
            name = f"{family}-{case}"
            centre = scenario + draws.gauss(0, 0.2)
            responses = [centre + draws.gauss(0, 0.1) for _ in range(3)]
            gradings[name] = [[r + draws.gauss(0, 0.15) for _ in range(2)] for r in responses]
            values[name] = [sum(said) / 2 for said in gradings[name]]
            families[name] = str(family)

    split = variance_split(values, families, gradings)
    blind = variance_split(values, families)

    assert split is not None
    assert blind is not None
    assert split.scenario == pytest.approx(0.09, rel=0.15)
    assert split.case == pytest.approx(0.04, rel=0.15)
    assert split.repeat == pytest.approx(0.01, rel=0.15)
    assert split.grader == pytest.approx(0.0225, rel=0.1)
    assert blind.repeat == pytest.approx(0.01 + 0.0225 / 2, rel=0.1)
    assert blind.grader is None


def test_variance_split_of_panels_without_repeats_leaves_the_repeat_unknown():
    values = {"a": [0.5], "b": [0.9], "c": [0.1]}
    gradings = {"a": [[0.4, 0.6]], "b": [[0.9, 0.9]], "c": [[0.1, 0.1]]}

    split = variance_split(values, {name: name for name in values}, gradings)

    assert split is not None
    assert split.repeat is None
    assert split.grader == pytest.approx(0.02 / 3)


def test_holm_agrees_with_its_definition():
    p = [0.012, 0.2, 0.001, 0.03]

    adjusted = holm_adjusted(p)
    levels = holm_levels(p, 0.05)

    assert adjusted == pytest.approx([0.036, 0.2, 0.004, 0.06])
    assert levels == pytest.approx([0.05 / 3, 0.025, 0.0125, 0.025])
    assert [a <= 0.05 for a in adjusted] == [x <= y for x, y in zip(p, levels, strict=True)]


def test_holm_levels_decide_as_adjusted_p_values_do():
    draws = random.Random(7)
    for _ in range(300):
        p = [draws.random() ** 4 for _ in range(draws.randint(1, 8))]
        by_level = [x <= y for x, y in zip(p, holm_levels(p, 0.05), strict=True)]

        assert by_level == [a <= 0.05 for a in holm_adjusted(p)]


def test_power_of_the_planned_size_is_the_power_asked_for():
    n = clusters_needed(0.2, 0.05, 0.05, 0.8)

    assert n is not None
    reached = stats.nct.sf(stats.t.ppf(0.95, n - 1), n - 1, 0.05 / (0.2 / math.sqrt(n)))
    assert reached == pytest.approx(0.8, abs=0.01)
    assert clusters_needed(0.2, 0, 0.05) is None
    assert clusters_needed(1, 1e-6, 0.05) is None


def test_more_scenarios_make_an_effect_detectable():
    values = noise(40)
    estimate = cluster_mean(values, [str(i) for i in range(40)])
    assert estimate is not None
    assert estimate.se is not None

    more = more_clusters(estimate, 0.03, 0.05)

    assert more is not None
    total = cluster_mean(values, [str(i) for i in range(40)])
    shrunk = estimate.se * math.sqrt(40 / (40 + more))
    assert total is not None
    assert shrunk * 2.5 <= 0.031
    assert (detectable_effect(estimate, 0.05) or 0) > 0.03


def test_repeats_help_only_with_what_repeats_make():
    values = noise(40)
    estimate = cluster_mean(values, [str(i) for i in range(40)])
    assert estimate is not None
    assert estimate.se is not None
    spread = estimate.se**2 * 40

    all_noise = more_repeats(estimate, 0.05, 0.05, repeat_variance=spread, repeats=1)
    none = more_repeats(estimate, 0.01, 0.05, repeat_variance=spread / 10, repeats=1)

    assert all_noise is not None
    assert all_noise >= 1
    assert none is None
