"""The draw is random, of known chances, and spread over candidates."""

from __future__ import annotations

from collections import Counter

import pytest
from rating_material import CANDIDATES, rated_run

from evalkit.errors import InputError
from evalkit.reports.reading import load_report
from evalkit.studies.labelling.draw import DEFAULT_SIZE, draw


@pytest.fixture
def report(tmp_path):
    return load_report(rated_run(tmp_path / "run"))


@pytest.mark.parametrize("size", [6, 7, 8, 20, 35, 36])
def test_each_candidate_gives_equally_many_within_one(report, size):
    for seed in range(30):
        drawn = draw(report, size, seed)

        counts = Counter(one.place.candidate for one in drawn)
        assert len({one.place for one in drawn}) == len(drawn) == size
        assert max(counts.values()) - min(counts.values()) <= 1
        assert {one.probability for one in drawn} == {n / 12 for n in counts.values()}


def test_same_seed_draws_the_same_and_another_seed_others(report):
    assert draw(report, 9, 1) == draw(report, 9, 1)
    assert draw(report, 9, 1) != draw(report, 9, 2)


def test_every_reply_is_drawn_as_often_as_its_chance_says(report):
    counts = Counter(one.place for seed in range(500) for one in draw(report, 9, seed))

    assert len(counts) == 36
    assert all(0.16 < n / 500 < 0.34 for n in counts.values())  # 3 of 12


def test_candidate_with_few_answers_gives_them_all_and_others_the_rest(tmp_path):
    silent = [("moss", n) for n in range(2, 12)]
    report = load_report(rated_run(tmp_path / "run", silent=silent))

    drawn = draw(report, 12, 0)

    assert Counter(one.place.candidate for one in drawn) == {"fern": 5, "moss": 2, "reed": 5}
    assert {one.probability for one in drawn if one.place.candidate == "moss"} == {1.0}


def test_only_answers_are_drawn(tmp_path):
    silent = [(name, n) for name in CANDIDATES for n in range(8)]
    report = load_report(rated_run(tmp_path / "run", silent=silent))

    drawn = draw(report, None, 0)

    assert {one.place.case_id for one in drawn} == {"c008", "c009", "c010", "c011"}


def test_without_a_size_it_is_the_default_or_all(tmp_path):
    small = load_report(rated_run(tmp_path / "small", n_cases=3))
    large = load_report(rated_run(tmp_path / "large", n_cases=30))

    assert (len(draw(small, None, 0)), len(draw(large, None, 0))) == (9, DEFAULT_SIZE)


@pytest.mark.parametrize(
    ("size", "message"), [(37, "found 36 answered replies.*at most"), (5, "6 or more, 2 of each")]
)
def test_size_that_cannot_be_had_is_refused(report, size, message):
    with pytest.raises(InputError, match=message):
        draw(report, size, 0)


def test_run_without_answers_is_refused(tmp_path):
    silent = [(name, n) for name in CANDIDATES for n in range(3)]
    report = load_report(rated_run(tmp_path / "run", n_cases=3, silent=silent))

    with pytest.raises(InputError, match="found 0 answered replies, expected some"):
        draw(report, None, 0)
