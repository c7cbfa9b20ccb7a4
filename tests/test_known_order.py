"""The shipped assistants: skilled, generic and judging come out in that order."""

import pytest

import evalkit

CORE = ("validation", "reflection", "non_judgment")


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    folder = tmp_path_factory.mktemp("known-order")
    report = evalkit.run(output=folder / "run", store=folder / "calls.sqlite")
    return {
        (block["candidate"], rubric["rubric"]): rubric["score"]
        for block in report["summary"]["candidates"]
        for rubric in block["rubrics"]
    }


@pytest.mark.parametrize("rubric", CORE)
def test_means_come_out_in_order(scores, rubric):
    means = [scores[name, rubric]["mean"] for name in ("willow", "meadow", "flint")]

    assert means == sorted(means, reverse=True)


@pytest.mark.parametrize("rubric", CORE)
def test_intervals_of_the_skilled_and_the_judging_do_not_overlap(scores, rubric):
    assert scores["willow", rubric]["low"] > scores["flint", rubric]["high"]


@pytest.mark.parametrize("rubric", CORE)
def test_every_reply_was_scored(scores, rubric):
    assert {scores[name, rubric]["n"] for name in ("willow", "meadow", "flint")} == {40}
