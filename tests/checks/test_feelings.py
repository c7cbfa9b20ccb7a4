import pytest

from evalkit.checks import Exchange, Text, find_check


def named(reply, client="It happened on Monday."):
    text = Text(reply)
    marks = find_check("named_feelings").function(Exchange(text, Text(client)), {}).marks
    return [(reply[slice(*text.original_span(m.start, m.end))], m.kind) for m in marks]


PERSONS = [
    ("You're furious with him.", "furious"),
    ("It sounds lonely, that flat.", "lonely"),
    ("There's so much shame in how you tell it.", "shame"),
    ("What stings most is the silence.", "stings"),
    ("How humiliating for you.", "humiliating"),
    ("I can hear how guilty you feel.", "guilty"),
    ("You miss her.", "miss"),
    ("No wonder you're not happy about it, you feel trapped.", "trapped"),
    ("Who wouldn't be scared?", "scared"),
    ("You're on edge all day.", "on edge"),
    ("You're not just tired, you feel empty.", "empty"),
    ("He left you devastated.", "devastated"),
    ("Part of you is relieved.", "relieved"),
    ("um, you're, you're ashamed, i think", "ashamed"),
]
NOBODYS = [
    # the supporter's, and courtesy
    "I'm glad you wrote.",
    "Happy to help.",
    "I feel sad reading this.",
    "Sorry to hear that.",
    # somebody else's
    "Your mum may be frightened.",
    "He sounds angry.",
    "A nervous dog needs time.",
    "Did she seem upset?",
    "Your wife's grief is her own.",
    # lessons, names and things
    "Anger is a natural emotion.",
    "Many people feel lonely at Christmas.",
    "We watched a sad film.",
    "The Happy Valley group meets on Friday.",
    "A doctor treats panic attacks.",
    # denied, wished, ordered, supposed
    "You're not angry.",
    "Don't be scared.",
    "You shouldn't feel guilty.",
    "You'll feel relieved when it's over.",
    "If you feel unsafe, ring us.",
    # idiom
    "Feel free to send it in pieces.",
    "You were alone in the kitchen.",
    # quoted
    "You wrote 'I am worthless'.",
]


@pytest.mark.parametrize(("reply", "word"), PERSONS)
def test_a_feeling_of_the_person_is_named(reply, word):
    assert word in [found for found, _ in named(reply)]


@pytest.mark.parametrize("reply", NOBODYS)
def test_other_feelings_do_not_count(reply):
    assert named(reply) == []


def test_a_synonym_of_what_the_client_said_was_stated():
    assert named("You sound terrified.", "I'm so scared of Thursday.") == [("terrified", "stated")]


def test_a_feeling_the_client_did_not_name_was_unspoken():
    assert named("You sound ashamed.", "I'm so scared of Thursday.") == [("ashamed", "unspoken")]


def test_synonyms_count_once():
    outcome = find_check("named_feelings").function(
        Exchange(Text("You're scared, even terrified, and ashamed."), Text("Hi.")), {}
    )

    assert outcome.value == 2.0
    assert len(outcome.marks) == 3


def test_offsets_lead_back_through_emoji_and_invisible_characters():
    assert named("😢😢 You\u2019re he\u200bart\u200bbroken.") == [
        ("he\u200bart\u200bbroken", "unspoken")
    ]
