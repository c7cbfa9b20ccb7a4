import math
import random
from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from evalkit.stats import ClusteredMean, Interval, mean_interval, wilson, zero_failure_bound
from evalkit.types import Score

VALUES = st.floats(-2, 2, allow_nan=False)


def direct_interval(values, clusters, confidence=0.95):
    """The formula written out over residuals, as a reader of the paper would."""
    mean = sum(values) / len(values)
    residuals = defaultdict(float)
    for value, cluster in zip(values, clusters, strict=True):
        residuals[cluster] += value - mean
    n_clusters = len(residuals)
    squares = sum(r * r for r in residuals.values())
    error = math.sqrt(n_clusters / (n_clusters - 1) * squares) / len(values)
    half = scipy_stats.t.ppf(0.5 + confidence / 2, n_clusters - 1) * error
    return mean - half, mean + half


def mean_of(values, *, cluster=None):
    mean = ClusteredMean()
    for index, value in enumerate(values):
        mean.add(value, cluster, f"case-{index}")
    return mean


# --- rates ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.2775327998628892),
        (10, 10, 0.7224672001371107, 1.0),
        (81, 263, 0.2552837096313507, 0.3662120529544823),  # Newcombe 1998, table I: .2553-.3662
        (15, 148, 0.0624, 0.1605),  # the same: .0624-.1605
    ],
)
def test_wilson_equals_published_values(successes, n, low, high):
    interval = wilson(successes, n)

    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 3000), st.data(), st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_equals_scipy(n, data, confidence):
    successes = data.draw(st.integers(0, n))

    interval = wilson(successes, n, confidence)

    oracle = scipy_stats.binomtest(successes, n).proportion_ci(confidence, method="wilson")
    assert (interval.low, interval.high) == pytest.approx((oracle.low, oracle.high), abs=1e-9)


def test_wilson_without_trials_knows_nothing():
    assert wilson(0, 0) == Interval(0.0, 1.0)


@pytest.mark.parametrize(("successes", "n"), [(-1, 3), (4, 3), (0, -1)])
def test_wilson_refuses_impossible_counts(successes, n):
    with pytest.raises(ValueError, match="successes"):
        wilson(successes, n)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95])
def test_confidence_outside_0_to_1_is_refused(confidence):
    with pytest.raises(ValueError, match="confidence"):
        wilson(1, 2, confidence)


def test_wilson_holds_its_level_on_average():
    # Exact: the coverage of every possible count, weighted by its chance, over many rates.
    n, rates = 40, [(i + 0.5) / 200 for i in range(200)]
    intervals = [wilson(k, n) for k in range(n + 1)]
    coverage = [
        sum(
            scipy_stats.binom.pmf(k, n, rate)
            for k, interval in enumerate(intervals)
            if interval.low <= rate <= interval.high
        )
        for rate in rates
    ]

    assert 0.93 <= sum(coverage) / len(coverage) <= 0.97


@pytest.mark.parametrize(("n", "bound"), [(20, 0.139), (50, 0.058), (100, 0.030), (300, 0.010)])
def test_zero_failures_leave_open_what_the_exact_test_says(n, bound):
    assert zero_failure_bound(n) == pytest.approx(bound, abs=5e-4)
    assert zero_failure_bound(n) == pytest.approx(scipy_stats.beta.ppf(0.95, 1, n), abs=1e-12)


def test_zero_trials_leave_everything_open():
    assert zero_failure_bound(0) == 1.0


def test_negative_trials_are_refused():
    with pytest.raises(ValueError, match="-1 trials"):
        zero_failure_bound(-1)


# --- clustered means --------------------------------------------------------


def test_hand_worked_clustered_interval():
    # Clusters (1, 3), (4), mean 8/3; residual sums -4/3 and 4/3; variance of the
    # mean 2/1 x (16/9 + 16/9) / 9 = 64/81; t(1 df) = 12.7062.
    interval = mean_interval([1, 3, 4], ["a", "a", "b"])

    assert interval is not None
    assert interval.high - interval.low == pytest.approx(2 * 12.706204736 * 8 / 9)
    assert (interval.low + interval.high) / 2 == pytest.approx(8 / 3)


@given(st.lists(st.tuples(VALUES, st.sampled_from("abcdef")), min_size=2, max_size=60))
def test_interval_equals_direct_computation(rows):
    values, clusters = [v for v, _ in rows], [c for _, c in rows]

    interval = mean_interval(values, clusters)

    if len(set(clusters)) < 2:
        assert interval is None
    else:
        assert interval is not None
        assert (interval.low, interval.high) == pytest.approx(
            direct_interval(values, clusters), abs=1e-9
        )


@given(st.lists(VALUES, min_size=2, max_size=60))
def test_with_one_value_a_cluster_it_is_the_textbook_interval(values):
    mean = mean_of(values)

    interval = mean.interval()

    centre = sum(values) / len(values)
    error = scipy_stats.tstd(values) / math.sqrt(len(values)) if len(set(values)) > 1 else 0.0
    half = scipy_stats.t.ppf(0.975, len(values) - 1) * error
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((centre - half, centre + half), abs=1e-9)


@given(st.lists(st.tuples(VALUES, st.sampled_from("abcd")), min_size=1, max_size=40), st.randoms())
def test_order_of_values_does_not_change_a_bit(rows, shuffler):
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    first, second = ClusteredMean(), ClusteredMean()

    for index, (value, cluster) in enumerate(rows):
        first.add(value, cluster, str(index))
    for index, (value, cluster) in enumerate(shuffled):
        second.add(value, cluster, str(index))

    assert first.score(-2, 2) == second.score(-2, 2)


@given(st.lists(st.tuples(VALUES, st.integers(0, 8)), min_size=1, max_size=40))
def test_streaming_equals_naming_every_cluster(rows):
    rows.sort(key=lambda row: row[1])  # the values of a lone case come in a row
    streamed, named = ClusteredMean(), ClusteredMean()

    for value, case in rows:
        streamed.add(value, "family" if case < 2 else None, f"case-{case}")
        named.add(value, "family" if case < 2 else f"case-{case}", "")

    assert streamed.score(-2, 2) == named.score(-2, 2)


def test_lone_cases_between_shared_clusters_stay_apart():
    mean = ClusteredMean()

    mean.add(1.0, None, "one")
    mean.add(0.0, "family", "two")
    mean.add(1.0, None, "three")
    mean.add(0.5, None, "three")
    mean.add(0.0, "family", "four")

    assert (mean.n, mean.clusters) == (5, 3)
    assert mean.interval() == mean_interval([1, 0, 1, 0.5, 0], list("abccb"))


def test_lone_cases_take_no_memory():
    mean = mean_of([0.25] * 10_000)

    assert mean.clusters == 10_000
    assert len(mean._shared) == 0


@given(st.lists(VALUES, min_size=1, max_size=50))
def test_mean_is_correctly_rounded(values):
    assert mean_of(values).mean == float(sum(map(Fraction, values)) / len(values))


def test_large_offset_does_not_swallow_the_spread():
    values = [1e9 + 0.25 * (i % 5) for i in range(50)]

    interval = mean_of(values).interval()
    plain = mean_of([v - 1e9 for v in values]).interval()

    assert interval is not None
    assert plain is not None
    assert interval.high - interval.low == pytest.approx(plain.high - plain.low, rel=1e-6)


@pytest.mark.parametrize("values", [[], [0.5], [0.5, 0.7]])
def test_fewer_than_two_clusters_have_no_interval(values):
    assert mean_of(values, cluster="only").interval() is None


def test_score_counts_missing_values_and_bounds_what_they_could_be():
    mean = mean_of([2, 1, None, None])

    score = mean.score(0, 2)

    assert (score.mean, score.n, score.clusters, score.missing) == (1.5, 2, 2, 2)
    assert (score.at_floor, score.at_ceiling) == (0.75, 1.75)


def test_floor_is_the_worst_value_also_where_less_is_better():
    score = mean_of([0, 1, None]).score(2, 0)

    assert (score.at_floor, score.at_ceiling) == (1.0, pytest.approx(1 / 3))
    assert (score.low, score.high) == (0, 2)


def test_interval_of_a_score_stays_on_the_scale():
    score = mean_of([0.0, 1.0]).score(0, 1)

    assert (score.low, score.high) == (0, 1)


def test_score_of_nothing_is_none():
    assert mean_of([]).score(0, 1) == Score(None, None, None, 0, 0, 0, None, None)


def test_score_of_nothing_but_missing_values_is_none_with_its_bounds():
    assert mean_of([None, None]).score(0, 1) == Score(None, None, None, 0, 0, 2, 0.0, 1.0)


def test_missing_values_make_no_cluster():
    mean = mean_of([1.0, None, 0.0])

    assert mean.clusters == 2


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_values_that_are_no_numbers_are_refused(value):
    with pytest.raises(ValueError, match="finite"):
        ClusteredMean().add(value, None, "case")


def test_unequal_lengths_are_refused():
    with pytest.raises(ValueError, match="argument"):
        mean_interval([1.0, 2.0], ["a"])


def test_clustered_interval_holds_its_level_where_the_naive_one_does_not():
    draws = random.Random(20261122)
    repeats, clustered, naive = 1500, 0, 0

    for _ in range(repeats):
        values, clusters = [], []
        for cluster in range(30):
            shift = draws.gauss(0, 1)
            for _ in range(draws.choice((2, 5, 8))):
                values.append(shift + draws.gauss(0, 1))
                clusters.append(str(cluster))
        by_cluster = mean_interval(values, clusters)
        by_value = mean_of(values).interval()
        clustered += by_cluster.low <= 0 <= by_cluster.high
        naive += by_value.low <= 0 <= by_value.high

    assert 0.93 <= clustered / repeats <= 0.97
    assert naive / repeats < 0.80
