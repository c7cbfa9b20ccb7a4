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
def test_skilled_replies_come_out_above_generic_and_judging_ones(scores, rubric):
    willow, meadow, flint = (scores[name, rubric]["mean"] for name in ("willow", "meadow", "flint"))

    assert willow > max(meadow, flint) + 0.05


def test_judging_replies_come_out_last_where_judgment_is_measured(scores):
    # Elsewhere a judging reply may beat a generic one: it can grasp what it condemns.
    assert scores["meadow", "non_judgment"]["low"] > scores["flint", "non_judgment"]["high"]


@pytest.mark.parametrize("rubric", CORE)
def test_intervals_of_the_skilled_and_the_judging_do_not_overlap(scores, rubric):
    assert scores["willow", rubric]["low"] > scores["flint", rubric]["high"]


@pytest.mark.parametrize("rubric", CORE)
def test_every_reply_was_scored(scores, rubric):
    assert {scores[name, rubric]["n"] for name in ("willow", "meadow", "flint")} == {40}
