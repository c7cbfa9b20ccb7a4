import pytest

from evalkit.checks import Exchange, Text, find_check


def shoulds(reply: str) -> list[tuple[str, str]]:
    text = Text(reply)
    marks = find_check("shoulds").function(Exchange(text, Text("I'm tired.")), {}).marks
    return [(mark.kind, text.plain[mark.start : mark.end]) for mark in marks]


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        ("should", "You should be grateful for what you have."),
        ("should", "Maybe you ought to tell him first."),
        ("should", "You shouldn't feel that way about your sister."),
        ("should", "You should have told her that evening."),
        ("should", "Don't you think you should apologise?"),
        ("must", "You must be strong for the children now."),
        ("must", "As a wife you must adjust a little."),
        ("have_to", "You have to let him go."),
        ("have_to", "u gotta block her"),
        ("need_to", "You need to stop dwelling on it."),
        ("need_to", "What you need to do is set a boundary."),
        ("had_better", "You'd better call before she hears of it."),
        ("supposed_to", "You're supposed to feel something at a funeral."),
    ],
)
def test_obligations_are_found(kind, reply):
    assert kind in {found for found, _ in shoulds(reply)}


@pytest.mark.parametrize(
    "reply",
    [
        # wrongs done to the person
        "You should not have had to carry that alone.",
        "You should have been told before the operation.",
        "No one should be treated like that.",
        # guesses
        "That must have been awful.",
        "You must be exhausted.",
        "You must miss her so much.",
        # forecasts
        "You should get the letter by Friday.",
        "That should ease within a few days.",
        # releases
        "You don't have to decide tonight.",
        "You needn't explain it to me.",
        "You're not supposed to have all the answers.",
        "If you need to cry, cry.",
        # burdens described
        "And then you have to walk past his desk every morning.",
        "You have to pretend in front of the children.",
        # the person's own, and others'
        "You feel you should be over it by now.",
        "They say you must forgive him.",
        "That voice saying you should be over it sounds relentless.",
        "I won't tell you how you ought to feel.",
        # asked, and idiom
        "What do you think you should do?",
        "Should you wish to talk again, the line is open.",
        "What do you need to feel safe?",
        "You need rest and nobody gives it to you.",
        "You had better days before the move.",
    ],
)
def test_other_uses_of_the_modals_are_left_alone(reply):
    assert shoulds(reply) == []


def test_a_duty_of_people_at_large_that_takes_the_persons_side_is_none():
    assert shoulds("A father should protect his daughter.") == []
    assert shoulds("A daughter should respect her father.")


def test_the_number_is_the_count():
    outcome = find_check("shoulds").function(
        Exchange(Text("You should rest. You must forgive. You need to eat."), Text("")), {}
    )

    assert outcome.value == 3.0
