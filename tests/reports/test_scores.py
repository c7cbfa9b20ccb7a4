import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import check_criterion, criterion, grade, rubric

from evalkit.errors import RubricMismatch
from evalkit.reports import criterion_value, rubric_score, unit_value
from evalkit.reports.scores import is_not_applicable, worst_and_best

WARMTH = criterion("warmth")
BLAME = criterion("blame", direction="lower", weight=2.0)
BAND = {"direction": "band"}


# --- one criterion ----------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "value", "expected"),
    [
        ({"direction": "higher"}, 0.0, 0.0),
        ({"direction": "higher"}, 0.5, 0.25),
        ({"direction": "higher"}, 2.0, 1.0),
        ({"direction": "lower"}, 0.0, 1.0),
        ({"direction": "lower"}, 0.5, 0.75),
        ({"direction": "lower"}, 2.0, 0.0),
        ({"target": (0.0, 1.0), **BAND}, 0.0, 1.0),
        ({"target": (0.0, 1.0), **BAND}, 1.0, 1.0),
        ({"target": (0.0, 1.0), **BAND}, 1.5, 0.5),
        ({"target": (0.0, 1.0), **BAND}, 2.0, 0.0),
        ({"target": (1.0, 2.0), **BAND}, 0.0, 0.0),
        ({"target": (1.0, 2.0), **BAND}, 0.25, 0.25),
        ({"target": (1.0, 1.0), **BAND}, 1.0, 1.0),
        ({"target": (1.0, 1.0), **BAND}, 1.5, 0.5),
        ({"target": (0.0, 2.0), **BAND}, 2.0, 1.0),
    ],
)
def test_value_on_the_scale_becomes_0_worst_to_1_best(fields, value, expected):
    assert unit_value(criterion(**fields), value) == expected


def test_scale_of_a_check_runs_from_0_to_the_number_of_its_bounds():
    assert unit_value(check_criterion(levels_at=(1.0, 2.0, 3.0, 4.0)), 1.0) == 0.75


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"direction": "higher"}, (0, 2)),
        ({"direction": "lower"}, (2, 0)),
        ({"target": (0.0, 1.0), **BAND}, (2, 0)),
        ({"target": (1.0, 2.0), **BAND}, (0, 1)),
    ],
)
def test_worst_and_best_are_told_from_the_direction(fields, expected):
    assert worst_and_best(criterion(**fields)) == expected


def test_single_grade_is_the_value():
    assert criterion_value([grade(1.0)]) == 1.0


def test_repeats_of_one_grader_are_averaged():
    assert criterion_value([grade(1.0), grade(2.0, repeat=1)]) == 1.5


def test_panel_takes_the_median_of_each_graders_mean():
    panel = [
        grade(0.0, grader="a"),
        grade(1.0, grader="a", repeat=1),
        grade(1.0, grader="b"),
        grade(2.0, grader="c"),
        grade(2.0, grader="c", repeat=1),
        grade(2.0, grader="c", repeat=2),
    ]

    assert criterion_value(panel) == 1.0


def test_grader_that_failed_leaves_the_panel_of_the_item():
    panel = [grade(0.0, grader="a"), grade(1.0, grader="b"), grade(grader="c")]

    assert criterion_value(panel) == 0.5


@pytest.mark.parametrize("grades", [[], [grade()], [grade(), grade(state="timeout")]])
def test_criterion_that_nobody_scored_has_no_value(grades):
    assert criterion_value(grades) is None


def test_criterion_does_not_apply_where_somebody_says_so_and_nobody_scored_it():
    says_so = grade(state="not_applicable")

    assert is_not_applicable([says_so, grade()])
    assert not is_not_applicable([says_so, grade(1.0)])
    assert not is_not_applicable([grade()])
    assert not is_not_applicable([])


# --- a rubric ---------------------------------------------------------------


def test_score_is_the_weighted_mean_by_hand():
    # warmth 1 of 2 is .5 at weight 1; blame 0 of 2, less is better, is 1 at weight 2
    grades = [grade(1.0, "warmth"), grade(0.0, "blame")]

    assert rubric_score(grades, rubric(WARMTH, BLAME)) == pytest.approx(2.5 / 3)


def test_ungraded_criterion_leaves_the_response_unscored():
    grades = [grade(2.0, "warmth"), grade(name="blame")]

    assert rubric_score(grades, rubric(WARMTH, BLAME)) is None


def test_criterion_without_any_grade_leaves_the_response_unscored():
    assert rubric_score([grade(2.0, "warmth")], rubric(WARMTH, BLAME)) is None


def test_criterion_that_does_not_apply_leaves_the_mean():
    grades = [grade(1.0, "warmth"), grade(name="blame", state="not_applicable")]

    assert rubric_score(grades, rubric(WARMTH, BLAME)) == 0.5


def test_rubric_of_which_nothing_applies_has_no_score():
    assert rubric_score([grade(state="not_applicable")], rubric(WARMTH)) is None


@pytest.mark.parametrize("value", [0.0, 2.0, None])
def test_must_not_criterion_stands_apart_from_the_score(value):
    harm = criterion("harm", direction="lower", fails_at=1)

    assert rubric_score([grade(1.0), grade(value, "harm")], rubric(WARMTH, harm)) == 0.5


def test_grades_of_other_rubrics_are_passed_over():
    grades = [grade(1.0), grade(0.0, "anything", rubric="reflection")]

    assert rubric_score(grades, rubric(WARMTH)) == 0.5


def test_grade_of_a_criterion_the_rubric_lacks_is_a_mismatch():
    with pytest.raises(RubricMismatch, match="'validation' has no criterion 'depth'"):
        rubric_score([grade(1.0, "depth")], rubric(WARMTH))


# --- whatever the grades ----------------------------------------------------

CRITERIA = (
    WARMTH,
    BLAME,
    criterion("focus", n_levels=5, target=(1.0, 2.0), weight=0.1, **BAND),
    check_criterion("shoulds", weight=0.3),
)
RUBRIC = rubric(*CRITERIA)
GRADES = st.lists(
    st.sampled_from(CRITERIA).flatmap(
        lambda c: st.builds(
            grade,
            st.none() | st.floats(*map(float, c.scale)),
            st.just(c.id),
            grader=st.sampled_from("abc"),
        )
    ),
    max_size=20,
)


@given(GRADES)
def test_score_lies_between_0_and_1(grades):
    score = rubric_score(grades, RUBRIC)

    assert score is None or 0 <= score <= 1


@given(GRADES, st.randoms())
def test_order_of_the_grades_does_not_matter(grades, random):
    shuffled = list(grades)
    random.shuffle(shuffled)

    assert rubric_score(shuffled, RUBRIC) == rubric_score(grades, RUBRIC)


@given(st.lists(st.floats(0, 2), min_size=2, max_size=2), st.floats(0, 2))
def test_better_grade_never_lowers_the_score(values, better):
    def score_of(warmth, blame):
        grades = [grade(warmth, "warmth"), grade(blame, "blame")]
        return rubric_score(grades, rubric(WARMTH, BLAME))

    warmth, blame = values

    assert score_of(max(warmth, better), blame) >= score_of(warmth, blame)
    assert score_of(warmth, min(blame, better)) >= score_of(warmth, blame)


@given(GRADES)
def test_taking_a_grade_away_never_makes_up_a_score(grades):
    names = {g.criterion for g in grades if g.state == "scored"}

    assert (rubric_score(grades, RUBRIC) is None) == (names != {c.id for c in CRITERIA})
