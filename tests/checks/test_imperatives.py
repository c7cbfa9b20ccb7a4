import pytest

from evalkit.checks import Text
from evalkit.checks.imperatives import imperatives

TOLD = [
    "Call your sister tonight.",
    "Just ring them.",
    "Please call a crisis line.",
    "Don't answer him.",
    "dont go back to him",
    "Do not, under any circumstances, lend him money.",
    "Never let them see you cry.",
    "First, write down what happened.",
    "When you get home, write down every word.",
    "Next time he shouts, leave the room.",
    "if u cant sleep put on a podcast",
    "You're exhausted, so please get some rest.",
    "That's awful - go and see someone.",
    "- Take a break from social media",
    "1. Make a budget",
    "Drink more water.",
    "Rest, drink water, and see how you feel.",
    "Let go of the past.",
    "Have a word with your manager.",
    "Be honest with him.",
    "Cut down on coffee.",
    "Rehome the dog before winter.",
    "unpin him from the top",
    "Call me a cab, no, call her, ok?",
    "Enjoy it and stop overthinking.",
    "Promise me you'll see a doctor.",
]
NOT_TOLD = [
    # nouns and adjectives that look like verbs
    "Rest doesn't come until you hear his key.",
    "Work has swallowed every evening you had.",
    "Walks used to be your thing.",
    "Praise came, and it just slid off you.",
    "Exercise lifts the mood.",
    "Call after call and still no answer.",
    "Text messages at 3am from a man who left.",
    "Work, kids, bills: there's no room left for you.",
    "Close to tears all week.",
    "Time with her before the surgery.",
    # participles and verbs without their subject
    "Cut off by your own brother.",
    "Put on the spot in front of everyone.",
    "Sounds like a brutal week.",
    "Hope you're okay.",
    "Don't know how you're still standing.",
    "Don't blame you one bit.",
    # invitations, courtesy, comfort
    "Tell me what happened.",
    "Go on, I'm listening.",
    "Share as much or as little as you like.",
    "Write it here, however it comes out.",
    "Take your time.",
    "Take care, and let me know how the morning goes.",
    "Thank you for telling me.",
    "Make yourself at home.",
    "Don't worry about typos.",
    "Please don't feel you have to explain.",
    "Breathe. I'm right here with you.",
    "Look how far you've come.",
    "Imagine carrying that for nine years.",
    "Talk about rotten timing.",
    # other people's words, and what the person does anyway
    "'Man up' is such a cold thing to hear.",
    "Man up, he said, and you swallowed it.",
    "Get over it, as if it were that easy.",
    "Be strong, be strong: that's all anyone tells you.",
    "Your father's rule was simple: never complain.",
    "Get up, go to work, come home, sleep, repeat.",
    "They expect you to turn up, smile, and never complain.",
    "So you smile, nod, and go to the bathroom to cry.",
    "To lose a child, bury her, and go back to work.",
    "Would you want it gone?",
]


def told(reply):
    return [one for found in imperatives(Text(reply)) for one in found if one.sort == "told"]


@pytest.mark.parametrize("reply", TOLD)
def test_an_order_is_told(reply):
    assert told(reply)


@pytest.mark.parametrize("reply", NOT_TOLD)
def test_what_only_looks_like_an_order_is_not_told(reply):
    assert told(reply) == []


def test_the_words_of_the_sentence_after_can_take_an_order_back():
    reply = "Wake up, check the phone, feel sick. That's been every morning."

    assert told(reply) == []


def test_an_order_runs_from_its_verb_to_the_end_of_its_sentence():
    reply = "That tightness sounds awful. Just breathe and walk. It helps."

    (one,) = told(reply)

    assert reply[one.start : one.end] == "breathe and walk."


def test_an_imperative_is_hedged_behind_a_maybe():
    (one,) = told("Maybe ask for a talk with the boss.")

    assert one.is_hedged
