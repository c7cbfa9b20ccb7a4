import pytest

from evalkit.checks import Exchange, Text, find_check


def parroting(client, reply, **params):
    check = find_check("parroting")
    return check.function(Exchange(Text(reply), Text(client)), {**check.params, **params})


PARROTED = [
    ("My landlord wants us out by Friday.", "Your landlord wants you out by Friday."),
    ("I feel like a fraud at work.", "So what I'm hearing is that you feel like a fraud at work."),
    ("i cant stop eating at night", "you can't stop eating at night?"),
    ("He left after the baby came.", "Okay. He left, um, he left after the baby came."),
]
FRESH = [
    ("My landlord wants us out by Friday.", "Four days to take a whole home apart."),
    ("I feel like a fraud at work.", "You keep waiting for somebody to find you out."),
    ("I've been alone for four years.", "Four years."),
    ("I can't look at his photo.", "What do you see when you look at his photo?"),
    ("He called me dramatic.", "'Dramatic.' What did that word do to you?"),
]


@pytest.mark.parametrize(("client", "reply"), PARROTED)
def test_words_handed_back_in_order_are_parroted(client, reply):
    outcome = parroting(client, reply)

    assert outcome.value >= 0.5
    assert [mark.kind for mark in outcome.marks] == ["parroting"]


@pytest.mark.parametrize(("client", "reply"), FRESH)
def test_fresh_words_and_single_echoes_are_not(client, reply):
    outcome = parroting(client, reply)

    assert outcome.value < 0.5
    assert outcome.marks == ()


def test_the_number_is_that_of_the_most_repetitive_sentence():
    client = "My son won't come home for Christmas."

    mixed = parroting(client, "That hurts. Your son won't come home for Christmas.")
    alone = parroting(client, "Your son won't come home for Christmas.")

    assert mixed.value == alone.value == 1.0


def test_short_sentences_are_left_out():
    client = "He left. He just left me there."

    assert parroting(client, "He just left you there.", min_words=9).value == 0.0


def test_the_order_of_words_matters():
    client = "The dog barks and the baby cries every single night."

    assert parroting(client, "Night, baby, single, dog: cries and barks, every one.").value < 0.5


def test_the_mark_covers_the_sentence_in_the_original():
    reply = "Mm 😶. You\u2019re scared of the new\u200b boss. Why?"
    text = Text(reply)
    check = find_check("parroting")

    (mark,) = check.function(
        Exchange(text, Text("I'm scared of the new boss.")), check.params
    ).marks

    assert reply[slice(*text.original_span(mark.start, mark.end))] == (
        "You\u2019re scared of the new\u200b boss."
    )
