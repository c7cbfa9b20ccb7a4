import math
import random

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats
from sklearn.metrics import cohen_kappa_score

from evalkit.stats import (
    cohen_kappa,
    gwet_ac2,
    krippendorff_alpha,
    mean_bias,
    quadratic_kappa,
    raw_agreement,
    spearman,
)

LEVELS = (0, 1, 2)
PAIRS = st.lists(st.tuples(st.sampled_from(LEVELS), st.sampled_from(LEVELS)), min_size=1)
SCORES = st.lists(
    st.tuples(st.sampled_from(LEVELS), st.sampled_from([0, 0.25, 1, 1.5, 2])), min_size=2
)


def columns(pairs):
    return [a for a, _ in pairs], [b for _, b in pairs]


def table(rows):
    """Two columns of ratings from a table of counts, human down, graded across."""
    pairs = [
        (a, b) for a, row in enumerate(rows) for b, count in enumerate(row) for _ in range(count)
    ]
    return columns(pairs)


def direct_ac2(human, graded, levels):
    """Gwet's formula written out with loops."""
    n, q = len(human), len(levels)
    width = max(levels) - min(levels)
    credit = {(a, b): 1 - ((a - b) / width) ** 2 for a in levels for b in levels}
    observed = sum(credit[pair] for pair in zip(human, graded, strict=True)) / n
    share = {c: (human.count(c) + graded.count(c)) / (2 * n) for c in levels}
    expected = sum(credit.values()) / (q * (q - 1)) * sum(p * (1 - p) for p in share.values())
    return (observed - expected) / (1 - expected)


# --- kappa ------------------------------------------------------------------


@given(PAIRS)
def test_quadratic_kappa_equals_scikit_learn(pairs):
    human, graded = columns(pairs)

    value = quadratic_kappa(human, graded, LEVELS).value

    if len({*human, *graded}) == 1:
        assert value is None
    else:
        oracle = cohen_kappa_score(human, graded, labels=list(LEVELS), weights="quadratic")
        assert value == pytest.approx(oracle, abs=1e-9)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_cohen_kappa_equals_scikit_learn(pairs):
    human, graded = columns(pairs)

    value = cohen_kappa(human, graded).value

    if len({*human, *graded}) == 1:
        assert value is None
    else:
        assert value == pytest.approx(cohen_kappa_score(human, graded), abs=1e-9)


def test_cohen_kappa_of_a_hand_worked_table():
    human, graded = table([[20, 5], [10, 15]])  # agreement .70, by chance .50

    assert cohen_kappa(human, graded).value == pytest.approx(0.4)


def test_quadratic_kappa_charges_far_misses_more():
    near = quadratic_kappa([0, 1, 2, 0], [0, 1, 2, 1], LEVELS).value
    far = quadratic_kappa([0, 1, 2, 0], [0, 1, 2, 2], LEVELS).value

    assert near is not None
    assert far is not None
    assert near > far


def test_a_grader_that_always_says_the_same_has_kappa_0():
    assert quadratic_kappa([0, 1, 2, 1], [1, 1, 1, 1], LEVELS).value == 0
    assert cohen_kappa([True, False], [False, False]).value == 0


def test_kappa_of_one_and_the_same_rating_is_undefined():
    assert quadratic_kappa([1, 1], [1, 1], LEVELS).value is None
    assert cohen_kappa([True], [True]).value is None


def test_ratings_off_the_levels_are_refused():
    with pytest.raises(ValueError, match=r"rating 1\.5"):
        quadratic_kappa([0, 1], [0, 1.5], LEVELS)


def test_one_level_is_no_scale():
    with pytest.raises(ValueError, match="at least two"):
        gwet_ac2([0], [0], [0])


# --- Gwet -------------------------------------------------------------------


def test_ac1_of_gwets_own_example():
    # Gwet (2002), "Kappa statistic is not satisfactory ...": kappa -.023, AC1 .941.
    human, graded = table([[118, 5], [2, 0]])

    assert gwet_ac2(human, graded, (0, 1)).value == pytest.approx(0.9408, abs=5e-5)
    assert cohen_kappa(human, graded).value == pytest.approx(-0.0234, abs=5e-5)


@given(PAIRS)
def test_ac2_equals_the_formula_written_out(pairs):
    human, graded = columns(pairs)

    assert gwet_ac2(human, graded, LEVELS).value == pytest.approx(
        direct_ac2(human, graded, LEVELS), abs=1e-9
    )


def test_ac2_of_constant_agreement_is_1():
    assert gwet_ac2([2, 2], [2, 2], LEVELS).value == 1


# --- ranks, bias, agreement -------------------------------------------------


@given(SCORES)
def test_spearman_equals_scipy(pairs):
    human, graded = columns(pairs)

    value = spearman(human, graded).value

    if len(set(human)) == 1 or len(set(graded)) == 1:
        assert value is None
    else:
        assert value == pytest.approx(scipy_stats.spearmanr(human, graded).statistic, abs=1e-9)


@given(SCORES)
def test_ranks_do_not_depend_on_the_scale(pairs):
    human, graded = columns(pairs)

    assert spearman(human, graded).value == spearman(human, [math.exp(b) for b in graded]).value


def test_mean_bias_is_positive_where_the_grader_rates_higher():
    assert mean_bias([0, 1, 2], [1, 1, 2.5]).value == pytest.approx(0.5)


def test_raw_agreement_is_the_share_of_equal_ratings():
    assert raw_agreement([0, 1, 2, 2], [0, 1, 2, 1]).value == pytest.approx(0.75)


@pytest.mark.parametrize(
    "statistic",
    [
        quadratic_kappa([], [], LEVELS),
        cohen_kappa([], []),
        gwet_ac2([], [], LEVELS),
        spearman([], []),
        mean_bias([], []),
        raw_agreement([], []),
    ],
)
def test_statistics_of_nothing_are_undefined(statistic):
    assert statistic.value is None


@pytest.mark.parametrize("function", [cohen_kappa, spearman, mean_bias, raw_agreement])
def test_unequal_lengths_are_refused(function):
    with pytest.raises(ValueError, match=r"ratings|argument"):
        function([1, 0], [1])


# --- under weights ----------------------------------------------------------


@given(st.lists(st.integers(0, 3), min_size=6, max_size=6).filter(any), st.integers(0, 10_000))
def test_a_weight_is_the_same_as_repeating_the_row(weights, seed):
    import numpy as np

    draws = random.Random(seed)
    human = [draws.choice(LEVELS) for _ in weights]
    graded = [draws.choice(LEVELS) for _ in weights]
    repeated_human = [a for a, w in zip(human, weights, strict=True) for _ in range(w)]
    repeated_graded = [b for b, w in zip(graded, weights, strict=True) for _ in range(w)]

    for make in (
        lambda a, b: quadratic_kappa(a, b, LEVELS),
        lambda a, b: cohen_kappa([x > 0 for x in a], [x > 0 for x in b]),
        lambda a, b: gwet_ac2(a, b, LEVELS),
        spearman,
        mean_bias,
        raw_agreement,
    ):
        weighted = float(make(human, graded).under(np.array([weights], dtype=float))[0])
        repeated = make(repeated_human, repeated_graded).value
        assert weighted == pytest.approx(math.nan if repeated is None else repeated, nan_ok=True)


# --- alpha ------------------------------------------------------------------


@given(PAIRS.filter(lambda pairs: len({value for pair in pairs for value in pair}) > 1))
def test_alpha_equals_that_of_the_krippendorff_package(pairs):
    human, graded = columns(pairs)

    value = krippendorff_alpha(human, graded, LEVELS).value

    known = krippendorff.alpha(
        [human, graded], value_domain=list(LEVELS), level_of_measurement="ordinal"
    )
    assert value == pytest.approx(known, abs=1e-9)


def test_alpha_of_one_level_alone_is_undefined():
    assert krippendorff_alpha([1, 1], [1, 1], LEVELS).value is None
