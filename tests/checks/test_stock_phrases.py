import pytest

from evalkit.checks import Exchange, Text, find_check


def phrases(reply, client="He died."):
    text = Text(reply)
    marks = find_check("stock_phrases").function(Exchange(text, Text(client)), {}).marks
    return [(reply[slice(*text.original_span(m.start, m.end))], m.kind) for m in marks]


@pytest.mark.parametrize(
    ("reply", "phrase", "kind"),
    [
        ("I'm so sorry for your loss.", "sorry for your loss", "sympathy"),
        ("omg so sorry ur going thru this", "sorry ur going thru this", "sympathy"),
        ("That must be really hard for you.", "That must be really hard for you", "sympathy"),
        ("Thank you for sharing this.", "Thank you for sharing", "thanks"),
        ("Your feelings are completely valid.", "Your feelings are completely valid", "validation"),
        ("It's okay to not be okay.", "It's okay to not be okay", "validation"),
        ("You are not alone.", "You are not alone", "presence"),
        ("I hear you. Go on.", "I hear you", "presence"),
        ("Hang in there!", "Hang in there", "encouragement"),
        ("Just take it one day at a time.", "take it one day at a time", "encouragement"),
        ("This too shall pass.", "This too shall pass", "platitude"),
        ("Everything happens for a reason.", "Everything happens for a reason", "platitude"),
        ("Healing isn't linear.", "Healing isn't linear", "platitude"),
    ],
)
def test_a_template_is_found_and_sorted(reply, phrase, kind):
    assert (phrase, kind) in phrases(reply)


@pytest.mark.parametrize(
    "reply",
    [
        # quoted, reported, turned down
        "They wrote 'time heals' on eleven cards.",
        "People keep telling you it gets better.",
        "I won't tell you it gets better.",
        "Time heals is a cruel thing to say to you.",
        # literal
        "I hear the washing machine behind you.",
        "Your passport is valid until June.",
        "You were alone in that kitchen with him.",
        "She is strong, your mother.",
        "The bus will pass in a minute.",
        # specific
        "Two buses in the rain for a man who wasn't home.",
        "I wish somebody had brought the two of you a blanket.",
    ],
)
def test_words_of_ones_own_are_no_template(reply):
    assert phrases(reply) == []


def test_overlapping_phrases_count_once():
    assert len(phrases("Just take it one day at a time.")) == 1


def test_the_number_counts_the_phrases():
    outcome = find_check("stock_phrases").function(
        Exchange(Text("Stay strong. Time heals all wounds."), Text("Hi.")), {}
    )

    assert outcome.value == 2.0


def test_offsets_lead_back_through_emoji_and_curly_quotes():
    assert phrases("💔 I\u2019m here for\u200b you 💔") == [
        ("I\u2019m here for\u200b you", "presence")
    ]
