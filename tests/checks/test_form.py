import pytest

from evalkit.checks import Exchange, Text, find_check
from evalkit.checks.form import count_words, flesch_kincaid, syllables

# Counts as the CMU Pronouncing Dictionary has them.
KNOWN_SYLLABLES = {
    1: "I the one are use age hope hoped asked friend there you've don't tired breathe strength",
    2: "wanted table little feeling being saying people lonely couldn't it'd settled houses maybe "
    "hopeful careful something evening anxious crying quiet marriage moment mother-ish",
    3: "beautiful family anyone idea another violence easier created everyone area carrying",
    4: "anxiety experience everybody emotional society february",
    5: "university opportunity responsibility immediately",
}
LISTS = [
    "First:\n- one\n- two",
    "1) Choose a calm hour\n2) Say what you need",
    "* 6 am: maths\n\n* 10 am: rest",
    "\u2022 lighting a candle\n\u2022 going to the sea",
]
OTHER_LAYOUT = {
    "heading": ["# Autumn blues\nMany dip.", "**Triggers**\nlonely evenings"],
    "bold": ["The **most important thing** is that you noticed."],
    "table": ["| Who | What |\n"],
    "rule": ["One.\n---\nTwo."],
}
PLAIN = [
    "You said fine - and then drove past your street.",
    '"Don\'t forget to eat.\n- Mum"\nTwo lines.',
    "It's (1) stay or (2) leave, as you tell it.",
    "1944. That's the year she lives in now.",
    "The date is\n2. May\nand you count.",
    "what a f***ing coward",
    "Your sister gets the A*, you get the sigh.",
    "You look at it every hour:\n-40, still -40.",
    "hashtag #MeToo, and your #1 fan",
]


def outcome(name, reply, **params):
    check = find_check(name)
    return check.function(Exchange(Text(reply), Text("")), {**check.params, **params})


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, ""),
        (0, " - \u2014 ... \n"),
        (4, "A&E is open 24/7"),
        (3, "my mother-in-law's flat"),
        (4, "nothing\u2014I'd guess \u2014 now"),
        (2, "\u200b9:00 lecture"),
    ],
)
def test_words_are_stretches_between_blanks_and_long_dashes(n, text):
    assert count_words(Text(text)) == n


def test_length_marks_the_whole_reply_only_when_it_is_over():
    reply = " one two three "

    assert outcome("length", reply, max_words=3).marks == ()
    (mark,) = outcome("length", reply, max_words=2).marks
    assert reply[mark.start : mark.end] == "one two three"


@pytest.mark.parametrize("reply", LISTS)
def test_a_list_is_marked_line_by_line(reply):
    found = outcome("formatting", reply)

    assert found.value == 2
    assert {mark.kind for mark in found.marks} == {"list"}


@pytest.mark.parametrize(
    ("kind", "reply"), [(kind, reply) for kind, texts in OTHER_LAYOUT.items() for reply in texts]
)
def test_other_layout_is_named(kind, reply):
    assert [mark.kind for mark in outcome("formatting", reply).marks] == [kind]


@pytest.mark.parametrize("reply", PLAIN)
def test_prose_with_dashes_numbers_and_stars_is_no_layout(reply):
    assert outcome("formatting", reply).value == 0


@pytest.mark.parametrize(
    ("n", "word"), [(n, word) for n, words in KNOWN_SYLLABLES.items() for word in words.split()]
)
def test_syllables_of_known_words(n, word):
    if word == "mother-ish":
        n = 3  # a compound is the sum of its parts

    assert syllables(word) == n


def test_flesch_kincaid_is_the_published_formula():
    # 12 words, 2 sentences, 14 syllables: 0.39 * 6 + 11.8 * 14 / 12 - 15.59
    text = Text("You sat there all night. Nobody came to ask how you felt.")

    assert flesch_kincaid(text) == pytest.approx(0.39 * 6 + 11.8 * 14 / 12 - 15.59)


def test_a_short_text_has_no_reading_level():
    found = outcome("reading_level", "You sat there all night.")

    assert found.value is None
    assert found.detail == "fewer than 10 words"


def test_a_hard_text_is_marked_as_a_whole():
    reply = (
        "Ambivalence is understandable whenever a decision involves irreversible consequences "
        "and incomplete information."
    )

    easy, hard = (outcome("reading_level", reply, max_grade=grade) for grade in (99, 12))

    assert easy.marks == ()
    assert [(mark.start, mark.end) for mark in hard.marks] == [(0, len(reply))]
    assert easy.value == hard.value > 12
