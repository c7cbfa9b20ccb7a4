import random

from evalkit.stats.alternative import alternative_annotator_test


def ratings(seed, n=120, noise=0.6):
    chance = random.Random(seed)
    truth = [chance.choice((0, 1, 2)) for _ in range(n)]
    items = [{who: t + chance.gauss(0, noise) for who in ("ann", "bo", "cy")} for t in truth]
    return truth, items, chance


def test_grader_nearer_to_the_others_than_each_rater_passes():
    truth, items, _ = ratings(1)

    found = alternative_annotator_test(items, truth)

    assert found.winning_rate == 1
    assert found.passes
    assert found.raters == 3


def test_grader_that_guesses_does_not_pass():
    _, items, chance = ratings(2)

    found = alternative_annotator_test(items, [chance.choice((0, 1, 2)) for _ in items])

    assert found.winning_rate == 0
    assert not found.passes


def test_two_raters_are_too_few():
    _, items, _ = ratings(3)

    assert (
        alternative_annotator_test([{"ann": i["ann"], "bo": i["bo"]} for i in items], [0] * 120)
        is None
    )


def test_few_items_say_nothing():
    truth, items, _ = ratings(4, n=10)

    assert alternative_annotator_test(items, truth) is None


def test_credit_makes_it_easier():
    _, items, chance = ratings(5, n=400)
    as_good = [i["ann"] + chance.gauss(0, 0.25) for i in items]

    strict = alternative_annotator_test(items, as_good, epsilon=0.0)
    lenient = alternative_annotator_test(items, as_good, epsilon=0.5)

    assert lenient.winning_rate >= strict.winning_rate
    assert lenient.winning_rate == 1
