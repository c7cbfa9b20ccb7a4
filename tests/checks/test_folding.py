import pytest

from evalkit.checks import Text
from evalkit.checks.english import readings


def forms(text):
    return [reading.form for reading in readings(Text(text))]


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("You're tired.", "you are tired"),
        ("youre tired and u know it", "you are tired and you know it"),
        ("It's hard, isn't it?", "it is hard , is not it"),
        ("I can't. I won't.", "i can not|i will not"),
        ("You'd been there, you'd say so.", "you had been there , you would say so"),
        ("Mum's angry.", "mum's angry"),
        ("Course it hurts.", "of course it hurts"),
        ("A well-known thing — half-said.", "a well-known thing , half-said"),
    ],
)
def test_one_wording_has_one_spelling(said, form):
    assert "|".join(forms(said)) == form


def test_fillers_and_false_starts_are_dropped():
    assert forms("So you, um, you've got, like, news, you know, and it's, it's big.") == [
        "so you have got news and it is big"
    ]


def test_not_and_not_is_no_false_start():
    assert forms("Not now, not here.") == ["not now , not here"]


def test_a_quotation_is_one_word():
    assert forms("You said “I'm fine” again.") == ['you said " again']


def test_a_reply_put_into_quotation_marks_whole_is_no_quotation():
    assert forms('"You miss him."') == ["you miss him"]


def test_every_word_leads_back_to_the_plain_text():
    text = Text("😢 You\u200b\u2019re torn\u2014really.")

    (reading,) = readings(text)

    assert [text.plain[word.start : word.end] for word in reading.words] == [
        "You're",
        "You're",
        "torn",
        "\u2014",
        "really",
    ]


def test_a_span_of_the_form_covers_whole_words():
    text = Text("So you're torn between two homes.")
    (reading,) = readings(text)
    start = reading.form.index("are torn")

    span = reading.span(start, start + len("are torn"))

    assert text.plain[slice(*span)] == "you're torn"


@pytest.mark.parametrize(
    "said",
    [
        "Your sister says you're strong.",
        "People keep telling you it gets better.",
        "I won't tell you it gets better.",
    ],
)
def test_what_others_say_is_reported(said):
    (reading,) = readings(Text(said))

    assert reading.is_reported(len(reading.form) - 5)


def test_what_the_supporter_says_is_not_reported():
    (reading,) = readings(Text("It gets better."))

    assert not reading.is_reported(3)
