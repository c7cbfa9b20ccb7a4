import pytest

from evalkit.checks import Exchange, Text, find_check


def care(reply, client="I lost my job."):
    text = Text(reply)
    marks = find_check("care").function(Exchange(text, Text(client)), {}).marks
    return [(reply[slice(*text.original_span(m.start, m.end))], m.kind) for m in marks]


STRONG = [
    "I'm so sorry you're carrying this.",
    "I'm really glad you told me.",
    "I care about you.",
    "I'm worried about you tonight.",
    "My heart goes out to you.",
    "I wish I could sit with you.",
    "It hurts to read how alone you were.",
    "So happy for you!",
    "I want you safe.",
    "Sending you the biggest hug.",
]
WEAK = [
    "Sorry to hear that.",
    "I hope tomorrow is kinder.",
    "Hope you sleep tonight.",
    "Good luck on Monday!",
    "Take care of yourself.",
    "Hugs.",
    "You'll be alright.",
    "Hang in there.",
    "Oh sweetheart.",
    "What a shame.",
    "I'm here for you.",
    "fingers crossed for you x",
]
NONE = [
    # somebody else's care
    "Your aunt cares for you in her way.",
    "She is worried about you.",
    "Your sister is happy for you.",
    "Your boss said she was sorry.",
    # formulas
    "Sorry, which one do you mean?",
    "I'm sorry but you lied to him.",
    "Made me laugh, sorry.",
    "I'm afraid the office is shut.",
    "Happy to help with the form.",
    # about something else
    "I hope you kept the receipt.",
    "I'm glad they fixed the app.",
    "Take care of the paperwork first.",
    "The care home rings before noon.",
    # denied, quoted
    "I can't say I'm sorry for you.",
    "He wrote 'I love you' on the mirror.",
    "So there's a deadline now, and it isn't yours.",
]


@pytest.mark.parametrize("reply", STRONG)
def test_explicit_care_for_the_person_is_strong(reply):
    assert [kind for _, kind in care(reply)] == ["strong"]


@pytest.mark.parametrize("reply", WEAK)
def test_care_alluded_to_is_weak(reply):
    assert [kind for _, kind in care(reply)] == ["weak"]


@pytest.mark.parametrize("reply", NONE)
def test_what_is_no_care_of_the_supporter_does_not_count(reply):
    assert care(reply) == []


def test_a_formula_inside_strong_care_is_not_counted_beside_it():
    assert care("I'm so sorry to hear that.") == [("I'm so sorry to hear", "strong")]


def test_the_number_counts_the_expressions():
    outcome = find_check("care").function(
        Exchange(Text("I'm so glad you called. Good luck tomorrow."), Text("Hi.")), {}
    )

    assert outcome.value == 2.0


def test_offsets_lead_back_through_emoji_and_curly_quotes():
    assert care("🫂 I\u2019m so\u200b glad you told me 🫂") == [
        ("I\u2019m so\u200b glad you told", "strong")
    ]
