import pytest

from evalkit.checks import Exchange, Text, find_check


def acknowledged(reply, client="I can't sleep since the break-in, I'm so scared."):
    text = Text(reply)
    marks = find_check("acknowledgment").function(Exchange(text, Text(client)), {}).marks
    return [(reply[slice(*text.original_span(m.start, m.end))], m.kind) for m in marks]


SPECIFIC = [
    "Of course you're scared after that night.",
    "It makes sense that you check the locks.",
    "No wonder you can't sleep, with your ears on duty.",
    "Anyone would jump at every noise.",
    "Who wouldn't be scared?",
    "You've every reason to be wary.",
    "I can see why the dark frightens you.",
    "Being scared is a sane response to a stranger in the hall.",
    "You're not overreacting, he was in your house.",
    "I'd be surprised if you weren't on edge.",
    "That would shake anyone.",
    "Fear like that comes from somewhere.",
    "You learned to listen for good reason, and for good reasons.",
    "It'd be strange not to be afraid.",
    "Being broken into hurts.",
    "course ur scared",
]
GENERIC = [
    "Your feelings are valid.",
    "That's completely understandable.",
    "It's okay to feel scared.",
    "That makes sense.",
]
NONE = [
    # a step, an offer, a fact
    "It makes sense to call the police.",
    "Changing the locks makes sense.",
    "Of course you can call us again.",
    "Naturally, fees apply from the second visit.",
    "You're entitled to a crime number.",
    # somebody else's side
    "No wonder he left.",
    "Your mum's anger is understandable.",
    "I can see why she shouted.",
    # conduct
    "I can see why you lied.",
    "Of course you failed.",
    # taken back
    "I understand you're scared, but you need to move on.",
    "It's natural to be scared, but most burglars never return.",
    # lessons, comfort, sympathy, questions
    "Fear is a natural emotion.",
    "There's no reason to be scared.",
    "I'm so sorry.",
    "You're scared.",
    "Nobody would hire you like this.",
    "Would anyone else understand?",
    # quoted or reported
    "He said 'of course you're scared'.",
    "Your sister says it's natural to be scared.",
]


@pytest.mark.parametrize("reply", SPECIFIC)
def test_a_feeling_understandable_here_is_specific(reply):
    assert {kind for _, kind in acknowledged(reply)} == {"specific"}


@pytest.mark.parametrize("reply", GENERIC)
def test_words_for_any_feeling_are_generic(reply):
    assert [kind for _, kind in acknowledged(reply)] == ["generic"]


@pytest.mark.parametrize("reply", NONE)
def test_other_uses_of_the_words_do_not_count(reply):
    assert acknowledged(reply) == []


def test_that_makes_sense_needs_a_feeling_to_be_about():
    assert acknowledged("That makes sense.", "I'll take the early train.") == []


def test_a_rebuke_in_the_next_sentence_undercuts_a_generic_one():
    assert acknowledged("Your feelings are valid. But you have to let it go.") == []


def test_the_number_counts_the_wordings():
    outcome = find_check("acknowledgment").function(
        Exchange(
            Text("Of course you're scared. Anyone would be on edge after that."),
            Text("I'm scared."),
        ),
        {},
    )

    assert outcome.value == 2.0


def test_offsets_lead_back_through_emoji_and_curly_quotes():
    assert acknowledged("😶 Of course you\u2019\u200bre scared.") == [
        ("Of course you\u2019\u200bre", "specific")
    ]
