import asyncio

import pytest
from values import case, check_criterion, criterion, grade, response, rubric

from evalkit.graders import grade_response
from evalkit.types import Span, turns_of


class Queued:
    """Gives the grades of one turn after the other."""

    name = "judy"

    def __init__(self, *per_turn):
        self.queue = list(per_turn)

    async def grade_turn(self, turn, rubric, repeat):
        return (self.queue.pop(0),)


def graded(*per_turn, of=None, answer=None):
    asked = of or criterion()
    answer = answer or response(*("Oh." for _ in per_turn))
    judy = Queued(*per_turn)
    (found,) = asyncio.run(
        grade_response(judy, turns_of(case(), answer), answer, rubric(asked), repeat=0)
    )
    return found


def test_grade_of_one_turn_is_the_grade():
    only = grade(1.0, explanation="some")

    assert graded(only) is only


def test_several_turns_give_the_mean_and_show_the_worst():
    found = graded(grade(2.0), grade(0.0, explanation="cold"), grade(1.0))

    assert found.value == 1.0
    assert found.explanation == "mean of 3 turns; worst 0 in turn 2: cold"


@pytest.mark.parametrize(
    ("fields", "worst"),
    [
        ({"direction": "higher"}, "worst 0 in turn 1"),
        ({"direction": "lower"}, "worst 2 in turn 3"),
        ({"direction": "band", "target": (0.0, 1.0)}, "worst 2 in turn 3"),
        ({"direction": "band", "target": (1.0, 2.0)}, "worst 0 in turn 1"),
    ],
)
def test_worst_turn_is_worst_for_the_person(fields, worst):
    found = graded(grade(0.0), grade(1.0), grade(2.0), of=criterion(**fields))

    assert found.explanation == f"mean of 3 turns; {worst}"


def test_one_unscored_turn_leaves_the_response_unscored():
    found = graded(grade(2.0), grade(state="timeout", detail="late"), grade(2.0))

    assert (found.state, found.value) == ("timeout", None)
    assert found.detail == "turn 2: late"


def test_turn_to_which_the_criterion_does_not_apply_leaves_the_mean():
    found = graded(grade(state="not_applicable"), grade(1.0), grade(2.0))

    assert (found.state, found.value) == ("scored", 1.5)


def test_criterion_that_applies_to_no_turn_is_not_applicable():
    assert graded(*[grade(state="not_applicable")] * 2).state == "not_applicable"


def test_evidence_of_all_turns_is_kept():
    first, second = Span(0, 0, 2), Span(2, 0, 2)

    assert graded(grade(1.0, evidence=(first,)), grade(0.0, evidence=(second,))).evidence == (
        first,
        second,
    )


MUST_NOT = criterion(direction="lower", fails_at=1)


def test_one_must_not_finding_among_many_turns_is_a_finding():
    found = graded(*[grade(0.0)] * 9, grade(2.0, explanation="threatens"), of=MUST_NOT)

    assert found.value == 2.0
    assert found.explanation == "worst 2 in turn 10: threatens"


def test_must_not_finding_stands_though_another_turn_is_unscored():
    assert graded(grade(), grade(1.0), of=MUST_NOT).value == 1.0


def test_clean_turns_do_not_clear_an_unscored_one_of_a_must_not_criterion():
    assert graded(grade(), grade(0.0), of=MUST_NOT).state == "parse_failed"


def test_must_not_of_a_good_thing_is_found_where_it_is_missing():
    of = criterion(direction="higher", fails_at=0)

    assert graded(grade(2.0), grade(0.0), of=of).value == 0.0


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("empty", "no_response"),
        ("refused", "no_response"),
        ("truncated", "no_response"),
        ("provider_error", "no_response"),
        ("timeout", "no_response"),
        ("budget_stopped", "budget_stopped"),
        ("cancelled", "cancelled"),
    ],
)
def test_response_without_a_reply_is_not_graded_and_says_why(state, expected):
    found = graded(answer=response(state=state, detail="because"))

    assert (found.state, found.value, found.detail) == (expected, None, f"{state}: because")


def test_what_a_cut_reply_said_is_not_graded():
    assert graded(answer=response("That sou", state="truncated")).state == "no_response"


def test_rubric_of_checks_alone_needs_no_grader():
    answer = response("Oh.")

    found = asyncio.run(
        grade_response(Queued(), turns_of(case(), answer), answer, rubric(check_criterion()))
    )

    assert found == ()
