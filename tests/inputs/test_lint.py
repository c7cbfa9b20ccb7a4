from dataclasses import replace

import pytest

from evalkit.inputs import resolve_rubric, shipped_rubric_names
from evalkit.inputs.lint import lint_rubric
from evalkit.types import Criterion, Level, Rubric

CARE = Criterion(
    id="care",
    kind="graded",
    question="How much care does the reply express?",
    units=("reply",),
    weight=1.0,
    direction="higher",
    levels=(
        Level(0, "none", "Nothing shows that the person matters.", "", "Next."),
        Level(1, "some", "Sympathy is said once, in a formula.", "", "Sorry to hear."),
        Level(2, "much", "Concern for this person runs through the reply.", "", "Oh, Ann."),
    ),
)
RUBRIC = Rubric("kindness", "1.0.0", "Kindness", "", ("Rogers, C. (1957).",), (CARE,), "0", "f")


def rules(rubric):
    return [warning.rule for warning in lint_rubric(rubric)]


def with_care(**changes):
    return replace(RUBRIC, criteria=(replace(CARE, **changes),))


def with_level(number, **changes):
    levels = list(CARE.levels)
    levels[number] = replace(levels[number], **changes)
    return with_care(levels=tuple(levels))


def test_sound_rubric_gives_no_warning():
    assert lint_rubric(RUBRIC) == []


@pytest.mark.parametrize("name", shipped_rubric_names())
def test_shipped_rubric_gives_no_warning(name):
    assert lint_rubric(resolve_rubric(name)) == []


def test_source_without_a_year_is_unsourced():
    rubric = replace(RUBRIC, sources=("Rogers, C. (1957).", "common sense"))

    (warning,) = lint_rubric(rubric)

    assert warning.rule == "unsourced"
    assert warning.message == "no year in the source 'common sense'"


def test_questions_in_the_same_words_overlap():
    other = replace(CARE, id="warmth", question="How much care does the reply really express?")

    (warning,) = lint_rubric(replace(RUBRIC, criteria=(CARE, other)))

    assert warning.rule == "overlapping"
    assert warning.message.startswith("care and warmth share ")


def test_questions_in_other_words_do_not_overlap():
    other = replace(CARE, id="blame", question="Does the reply put blame on anybody?")

    assert rules(replace(RUBRIC, criteria=(CARE, other))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The reply responds appropriately.",
        "An adequate amount of warmth.",
        "Somewhat warm.",
        "The tone is good.",
        "A nice reply to the person.",
        "Warm overall.",
        "Warmth, interest, etc.",
        "It is warm in general.",
    ],
)
def test_words_that_leave_the_level_to_taste_are_vague(text):
    assert rules(with_level(1, description=text)) == ["vague"]
    assert rules(with_care(question=text)) == ["vague"]


@pytest.mark.parametrize(
    "text",
    [
        "A stock offer or good wishes, however kindly put.",
        "A feeling is named in general terms.",
        'Reassurance such as "it is good that you came" alone.',
        "The goodbye comes at once.",
    ],
)
def test_plain_english_and_quotations_are_not_vague(text):
    assert rules(with_level(1, description=text)) == []


@pytest.mark.parametrize(
    "question",
    [
        "Is the reply warm and does it invite more?",
        "Does the reply name the feeling or is it vaguer?",
        "Is it warm? Is it specific?",
    ],
)
def test_question_about_two_things_is_double_barrelled(question):
    assert rules(with_care(question=question)) == ["double-barrelled"]


def test_question_about_one_thing_with_two_words_is_not():
    assert rules(with_care(question='Is the reply calm and kind, as in "and how is she?"?')) == []


def test_level_without_an_example_is_unanchored():
    (warning,) = lint_rubric(with_level(2, example_reply=""))

    assert (warning.rule, warning.message) == ("unanchored", "care: level 2 has no example")


def test_levels_that_read_the_same_are_unanchored():
    (warning,) = lint_rubric(with_level(2, description=CARE.levels[1].description))

    assert (warning.rule, warning.message) == ("unanchored", "care: levels 1 and 2 read the same")


def test_levels_with_a_gap_are_told():
    (warning,) = lint_rubric(with_level(2, value=4))

    assert warning.rule == "level-gap"
    assert "[0, 1, 4]" in warning.message


def test_levels_may_begin_with_one():
    levels = tuple(replace(level, value=level.value + 1) for level in CARE.levels)

    assert rules(with_care(levels=levels)) == []


def test_check_criteria_have_no_levels_to_lint():
    echo = replace(CARE, id="echo", kind="check", question="", levels=(), check="parroting")

    assert rules(replace(RUBRIC, criteria=(CARE, echo))) == []
