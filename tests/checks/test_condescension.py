import pytest

from evalkit.checks import Exchange, Text, find_check

FOUND = {
    "explaining": [
        "Let me explain this slowly so that it sinks in.",
        "Shall I use smaller words?",
        "You clearly don't understand how this works.",
        "As I already told you, it's in the letter.",
        "How many times do I have to go over this?",
        "Did you honestly think he'd stay?",
        "You said you wanted honesty, so let me spell it out for you.",
        "Got it?",
    ],
    "simple": [
        "It's really quite simple: you signal, you turn.",
        "It's not rocket science.",
        "A ten-year-old could fill this in.",
        "Well, obviously it has to be in writing.",
        "That's just common sense.",
    ],
    "rank": [
        "You'll understand when you're older.",
        "You're too young to know what you need.",
        "Wait till you have a real job.",
        "I have the training and you don't.",
        "Leave that to the professionals.",
        "You're being a bit dramatic.",
    ],
    "childing": [
        "Good girl!",
        "Now, now, no tears.",
        "Don't you worry your pretty little head about it.",
        "We've been on the internet again, haven't we?",
        "See, that wasn't so hard, was it?",
        "How is your little project going?",
    ],
    "calming": [
        "Okay, first of all you need to calm down.",
        "There is no need to get so worked up.",
        "Stop being so dramatic.",
    ],
    "pet_name": ["Sweetie, listen.", "Honey, that's not how the world works."],
}
NOT_FOUND = [
    # negation and taking the person's side
    "It's not simple at all, not with two kids.",
    "You're not being dramatic.",
    "You know this illness far better than I ever could.",
    # other people's words
    "Being told to calm down must sting.",
    "He kept saying you'd understand when you were older.",
    "'When you're older', as if sixteen doesn't count.",
    "So at 42 you get 'good girl' like a pat on the head.",
    "Your mum thinks you're too sensitive.",
    # the same words in another sense
    "Hours before your body could calm down again.",
    "We can go as slowly as you like.",
    "Your little girl must miss him so much.",
    "You were only nine, you couldn't have known.",
    "Maybe it looks obvious from outside.",
    "Obviously that hurt.",
    "Oh love, you must be gutted.",
    "I'm so sorry, little one.",
    "One day it might feel lighter.",
    "Of course, step by step then.",
]


def marks(reply):
    check = find_check("condescension")
    return check.function(Exchange(Text(reply), Text("")), check.params).marks


@pytest.mark.parametrize(
    ("kind", "reply"), [(kind, reply) for kind, replies in FOUND.items() for reply in replies]
)
def test_talking_down_is_found_and_named(kind, reply):
    assert kind in {mark.kind for mark in marks(reply)}


@pytest.mark.parametrize("reply", NOT_FOUND)
def test_what_does_not_talk_down_is_left_alone(reply):
    assert marks(reply) == ()


def test_a_mark_covers_the_words_that_talk_down():
    reply = "😬 Well\u2026 it\u2019s\u200b not rocket science, is it?"
    text = Text(reply)

    (mark,) = marks(reply)
    start, end = text.original_span(mark.start, mark.end)

    assert reply[start:end] == "it\u2019s\u200b not rocket science"
