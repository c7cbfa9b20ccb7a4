"""Statistics of constructs, beside examples worked by hand."""

import random

import pytest

from evalkit.stats.constructs import auc, cronbach_alpha, heterotrait_monotrait


def test_alpha_of_two_items_is_that_of_spearman_and_brown_for_equal_variances():
    # r = .5 and equal variances: 2r / (1 + r) = 2 / 3.
    one = [1.0, 2.0, 3.0]
    other = [1.0, 3.0, 2.0]

    assert cronbach_alpha([one, other]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("items", [[[1.0, 2.0]], [[1.0], [2.0]], [[1.0, 1.0], [2.0, 2.0]]])
def test_alpha_of_too_little_is_none(items):
    assert cronbach_alpha(items) is None


def noisy(trait, noise, draw):
    return [value + draw.gauss(0, noise) for value in trait]


def test_htmt_tells_one_trait_from_two():
    draw = random.Random(5)
    care, skill = ([draw.gauss(0, 1) for _ in range(800)] for _ in range(2))
    scale = [noisy(care, 0.7, draw) for _ in range(3)]

    same = heterotrait_monotrait(scale, [noisy(care, 0.7, draw) for _ in range(3)])
    apart = heterotrait_monotrait(scale, [noisy(skill, 0.7, draw) for _ in range(3)])

    assert same == pytest.approx(1, abs=0.07)
    assert apart is not None
    assert apart < 0.15


def test_htmt_does_not_mind_how_a_scale_is_turned():
    one, other = [[1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 4.0, 3.0]], [[4.0, 3.0, 1.0, 2.0]] * 2

    turned = [[-value for value in item] for item in other]

    assert heterotrait_monotrait(one, other) == heterotrait_monotrait(one, turned)


def test_htmt_of_a_single_item_is_none():
    assert heterotrait_monotrait([[1.0, 2.0]], [[1.0, 2.0], [2.0, 1.0]]) is None


def test_auc_counts_ties_half():
    assert auc([1.0, 2.0], [1.0, 0.0]) == pytest.approx(3.5 / 4)
    assert auc([], [1.0]) is None
