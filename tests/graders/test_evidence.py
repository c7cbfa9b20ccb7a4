import time
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from values import ANY_TEXT

from evalkit.graders.evidence import find_quotation

# Letters that are written in several canonically equal ways, marks, and white space.
TRICKY_TEXT = st.text(
    st.sampled_from("aeo \n\u00a0\u00e9\u0301\u0323\u1100\u1161\u11a8\uac00\uac01\u09c7\u09be🙂"),
    max_size=30,
)
FORMS = st.sampled_from(["NFC", "NFD"])


def folded(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def is_inside_letter(text: str, index: int) -> bool:
    """Whether the text, cut there, takes a mark or a vowel off a letter."""
    after = text[index : index + 1]
    if not after:
        return False
    is_jamo = "\u1160" <= after <= "\u11ff"
    return is_jamo or unicodedata.combining(unicodedata.normalize("NFD", after)[0]) != 0


def test_quotation_is_found_where_it_stands():
    assert find_quotation("so hard", "That is so hard.") == (8, 15)


def test_offsets_count_code_points_and_not_bytes():
    text = "🙂🙂 naïve 👩‍👩‍👧 hope"

    start, end = find_quotation("hope", text) or (0, 0)

    assert text[start:end] == "hope"


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        pytest.param("caf\u00e9", "the cafe\u0301 there", id="text decomposed"),
        pytest.param("cafe\u0301", "the caf\u00e9 there", id="quotation decomposed"),
        pytest.param("\uac01", "x\u1100\u1161\u11a8 y", id="Hangul in single sounds"),
        pytest.param("\u1100\u1161\u11a8", "x\uac01 y", id="Hangul in syllables"),
        pytest.param("\uac00\u11a8", "x\uac01 y", id="Hangul half and half"),
        pytest.param("\u09cb", "\u0995\u09c7\u09be", id="Bengali vowel in two parts"),
        pytest.param("a\u0323\u0301", "a\u0301\u0323", id="marks in another order"),
        pytest.param("\u2126", "100 \u03a9", id="ohm and omega"),
    ],
)
def test_canonically_equal_spelling_counts_as_the_same(quotation, text):
    assert find_quotation(quotation, text) is not None


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("so very hard", "so  very\n\thard"),
        ("so  very\u00a0hard", "so very hard"),
        ("  so very hard\n", "so very hard"),
        ("so very hard", "so very\u2028hard"),
    ],
)
def test_white_space_counts_as_the_same_whatever_and_however_much(quotation, text):
    assert find_quotation(quotation, text) == (0, len(text))


@pytest.mark.parametrize(
    "quotation",
    [
        pytest.param("I hear how heavy this was", id="another word"),
        pytest.param("i hear how heavy this is", id="another case"),
        pytest.param("I hear how heavy this is.", id="another stop"),
        pytest.param("I hear ... this is", id="an ellipsis"),
        pytest.param("Ihear how heavy this is", id="a space left out"),
        pytest.param("I hear how heavy this i\u0455", id="a letter that looks alike"),
        pytest.param("I hear how\u200b heavy this is", id="a zero-width space"),
    ],
)
def test_quotation_that_nearly_stands_there_is_not_found(quotation):
    assert find_quotation(quotation, "I hear how heavy this is, Ana") is None


@pytest.mark.parametrize("quotation", ["", " ", "\n\u00a0"])
def test_blank_quotation_is_not_found(quotation):
    assert find_quotation(quotation, "words and  spaces") is None


@pytest.mark.parametrize("text", ["caf\u00e9", "cafe\u0301"])
def test_word_without_its_accent_is_not_found_however_the_accent_is_encoded(text):
    assert find_quotation("cafe", text) is None


@pytest.mark.parametrize("text", ["\uac01", "\u1100\u1161\u11a8", "\uac00\u11a8"])
def test_part_of_a_hangul_syllable_is_not_found_however_it_is_encoded(text):
    assert find_quotation("\uac00", text) is None


def test_word_that_stands_there_with_and_without_accent_is_found_without():
    assert find_quotation("cafe", "cafe\u0301 cafe") == (6, 10)


@given(ANY_TEXT | TRICKY_TEXT, st.data())
@example("e\u0301", None)
def test_every_stretch_of_a_text_is_found_and_its_offsets_lead_to_equal_words(text, data):
    if data is None:
        start, end = 0, len(text)
    else:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
    quotation = text[start:end]
    assume(quotation.strip())
    assume(not is_inside_letter(text, end))
    assume(not is_inside_letter(text, text.index(quotation.strip()[0], start)))

    place = find_quotation(quotation, text)

    assert place is not None
    assert folded(text[slice(*place)]) == folded(quotation)


@given(TRICKY_TEXT, TRICKY_TEXT, FORMS)
def test_normal_form_of_the_text_does_not_matter(quotation, text, form):
    other = unicodedata.normalize(form, text)

    assert (find_quotation(quotation, text) is None) == (find_quotation(quotation, other) is None)


@given(ANY_TEXT, ANY_TEXT)
def test_what_is_found_stands_in_the_text(quotation, text):
    place = find_quotation(quotation, text)

    assert place is None or folded(quotation) == folded(text[slice(*place)])


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        pytest.param("a b", "a\u0301" * 100_000, id="accents"),
        pytest.param("ab", "a" + "\u0301\u0323" * 100_000, id="a letter of marks"),
        pytest.param("e\u0301" * 1000 + "x", "e\u0301 " * 100_000, id="near misses"),
        pytest.param("a b", " " * 200_000, id="white space"),
        pytest.param("a" * 5000 + "b", "a" * 200_000 + "\u00e9", id="one letter"),
        pytest.param("\u0301x" * 1000, "e\u0301" * 100_000, id="quotation of marks"),
    ],
)
def test_long_text_takes_no_quadratic_time(quotation, text):
    began = time.process_time()

    find_quotation(quotation, text)

    assert time.process_time() - began < 4
