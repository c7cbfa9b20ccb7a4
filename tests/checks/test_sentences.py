import pytest

from evalkit.checks import Text


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Oh no. You'd set out the plates.", ["Oh no.", "You'd set out the plates."]),
        ("Take no. 7 to work.", ["Take no. 7 to work."]),
        (
            "Tips:\n1. Make a budget\n2. Rest. Then go.",
            ["Tips:", "1. Make a budget", "2. Rest.", "Then go."],
        ),
        ("It is room 2. Come in.", ["It is room 2.", "Come in."]),
        ("Dr. Obi said so. Fine.", ["Dr. Obi said so.", "Fine."]),
    ],
)
def test_full_stops_of_numbers_and_abbreviations_end_no_sentence(text, sentences):
    assert [sentence.text for sentence in Text(text).sentences] == sentences


def test_a_stretch_is_quoted_only_inside_one_quotation():
    text = Text("'one' two 'three'")

    assert text.is_quoted(1, 4)
    assert text.is_quoted(10, 17)
    assert not text.is_quoted(0, 17)
    assert not text.is_quoted(6, 9)


def test_a_long_text_of_abbreviations_is_one_sentence():
    # Quadratic time would make this hang.
    assert len(Text("dr. " * 100_000).sentences) == 1
