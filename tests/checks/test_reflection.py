import pytest

from evalkit.checks import Exchange, Text, find_check


def kinds(reply, client="I don't know what to do any more."):
    check = find_check("reflective_statements")
    return [mark.kind for mark in check.function(Exchange(Text(reply), Text(client)), {}).marks]


SIMPLE = [
    ("My shift was cut again on Monday.", "So your shift was cut again on Monday."),
    ("I keep checking the door at night.", "You keep checking the door at night."),
]
COMPLEX = [
    ("I cleared his wardrobe today.", "It sounds as if part of you was saying goodbye again."),
    ("I want to leave but the kids.", "You're torn between your own life and theirs."),
    ("She got the job I trained her for.", "Underneath the congratulations there's a lot of hurt."),
    ("He forgot my birthday.", "What stings most is that you always remember his."),
    ("I clean all night.", "I wonder if the scrubbing keeps the fear away."),
    ("they laughed at my coat", "u felt so ashamed, like you wanted to vanish"),
    ("I won and I cried.", "Um, so there's, there's relief, and right behind it you feel lost."),
]
NONE = [
    # questions
    "What happened then?",
    "Is there someone you can ask?",
    # advice, also dressed up
    "You should ring the bank in the morning.",
    "It sounds like you need a written agreement.",
    "Try walking before you answer her.",
    # praise, agreement, compliments
    "You were so brave to say that.",
    "That's a good plan.",
    "You look lovely in that.",
    # sympathy and comfort
    "I'm so sorry you're going through this.",
    "You'll be fine.",
    "You are not alone.",
    # the supporter, other people, facts
    "When my own dad died I ate toast for a month.",
    "My sister had the same thing last year.",
    "He might be tired from work.",
    "Panic attacks usually fade within ten minutes.",
    # leave, blame
    "It's up to you how fast we go.",
    "You brought this on yourself.",
]


@pytest.mark.parametrize(("client", "reply"), SIMPLE)
def test_a_restatement_is_a_simple_reflection(client, reply):
    assert kinds(reply, client) == ["simple"]


@pytest.mark.parametrize(("client", "reply"), COMPLEX)
def test_what_was_not_said_makes_a_complex_reflection(client, reply):
    assert kinds(reply, client) == ["complex"]


@pytest.mark.parametrize("reply", NONE)
def test_what_does_not_hand_back_is_no_reflection(reply):
    assert kinds(reply) == []


def test_a_statement_with_a_tag_is_no_question():
    assert kinds("You miss her most on Sundays, don't you?", "She died in May.") == ["complex"]


def test_a_quotation_of_the_client_is_no_reflection():
    assert kinds("'You feel like a burden.' Who said that to you?") == []


def test_blame_beside_it_turns_a_restatement_into_an_accusation():
    client = "I ring her when I can."

    assert kinds("You went quiet after that.", client) == ["simple"]
    assert kinds("You went quiet after that. It's your own fault she left.", client) == []


def test_marks_cover_the_sentence_in_the_original():
    reply = "Oh 😢. You\u2019re torn\u200b between two homes. What now?"
    text = Text(reply)

    marks = (
        find_check("reflective_statements")
        .function(Exchange(text, Text("I have to choose.")), {})
        .marks
    )

    assert [reply[slice(*text.original_span(m.start, m.end))] for m in marks] == [
        "You\u2019re torn\u200b between two homes."
    ]


def test_the_number_counts_the_statements():
    outcome = find_check("reflective_statements").function(
        Exchange(Text("You miss her. And you feel guilty for laughing."), Text("I laughed.")), {}
    )

    assert outcome.value == 2.0
