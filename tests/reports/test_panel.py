"""What a summary says of several graders and of repeats."""

import random
from collections import Counter

import krippendorff
import pytest
from values import case, criterion, grade, graded, rubric

from evalkit.reports import Summary
from evalkit.stats.alpha import ordinal_alpha

WARMTH = criterion("warmth")
DEPTH = criterion("depth")


def block_of(*lines):
    """The rubric's block; a line is grader to its levels of `warmth`, repeat by repeat."""
    summary = Summary((rubric(WARMTH),), ("fern",))
    for number, line in enumerate(lines):
        name = f"c{number}"
        grades = [
            grade(value, grader=grader, repeat=repeat)
            for grader, values in line.items()
            for repeat, value in enumerate(values)
        ]
        summary.add(graded(*grades, case_=case(name)))
    return summary.as_json()["candidates"][0]["rubrics"][0]


def test_one_grader_asked_once_is_no_panel():
    block = block_of({"ann": [1]}, {"ann": [2]})

    assert "panel" not in block["criteria"][0]
    assert "without_grader" not in block


def test_flip_rate_is_the_share_of_responses_whose_levels_differ():
    block = block_of({"ann": [1, 1]}, {"ann": [2, 0]}, {"ann": [0, 0]}, {"ann": [1, None]})

    assert block["criteria"][0]["panel"] == {
        "n": 0,
        "alpha": None,
        "flips": [{"grader": "ann", "n": 3, "share": pytest.approx(1 / 3)}],
    }


def test_leaving_a_grader_out_shifts_the_mean_by_hand():
    # With all, the medians are 1 and 1. Without Ann they are 1.5 and 1, without Bob 1 and 0.5,
    # without Cy 0.5 and 1.5; a level is half of the score.
    block = block_of({"ann": [0], "bob": [1], "cy": [2]}, {"ann": [1], "bob": [2], "cy": [0]})

    shifts = {left["grader"]: left["shift"] for left in block["without_grader"]}
    assert shifts == pytest.approx({"ann": 0.125, "bob": -0.125, "cy": 0.0})
    assert {left["n"] for left in block["without_grader"]} == {2}


def test_failed_grader_leaves_the_panel_of_that_response_alone():
    block = block_of({"ann": [0], "bob": [None]}, {"ann": [1], "bob": [2]})

    assert block["criteria"][0]["panel"]["n"] == 1
    assert block["score"]["n"] == 2
    assert block["criteria"][0]["states"] == {"parse_failed": 1, "scored": 3}


def test_alpha_is_that_of_the_ratings_one_by_one():
    draw = random.Random(3)
    ratings = [[draw.choice((0, 1, 2)) for _ in range(3)] for _ in range(40)]

    patterns = Counter(tuple(map(unit.count, (0, 1, 2))) for unit in ratings)

    expected = krippendorff.alpha(
        reliability_data=list(zip(*ratings, strict=True)), level_of_measurement="ordinal"
    )
    assert ordinal_alpha(patterns) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("patterns", [{}, {(1, 0, 0): 9}, {(2, 0, 0): 9}, {(1, 1, 0): 1}])
def test_alpha_of_too_little_is_none(patterns):
    assert ordinal_alpha(patterns) is None
