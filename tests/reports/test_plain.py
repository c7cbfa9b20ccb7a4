import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from values import ANY_TEXT

from evalkit.reports.plain import plain, printable

COMMANDS = st.lists(
    st.sampled_from(
        [
            "::",
            ":",
            "##",
            "[",
            "]",
            "#[",
            "vso[",
            "teamcity[",
            " ",
            "\t",
            "\n",
            "\u2003",
            "error",
            "\x1b",
        ]
    )
).map("".join)
TURNING = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def is_command(line):
    """Whether a CI system would obey the line, by the rules of their runners."""
    is_github = line.lstrip().startswith("::") and "::" in line.lstrip()[2:]
    return is_github or any(mark in line for mark in ("##[", "##vso[", "##teamcity["))


def test_no_character_survives_that_a_terminal_would_obey():
    shown = plain("".join(map(chr, range(0x110000))))

    obeyed = {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    assert [hex(ord(c)) for c in sorted(obeyed | set(TURNING) & set(shown))] == []


@given(COMMANDS | ANY_TEXT, COMMANDS)
@example("::error::x", "")
@example("x ::", "error::")
@example("##", "[debug]")
def test_no_ci_command_survives_in_any_line(text, other):
    for line in printable(text).split("\n"):
        assert not is_command(line)
        assert not is_command(f"{line} and {plain(other)}")


@given(COMMANDS, st.integers(0, 40))
def test_no_ci_command_begins_where_a_table_breaks_the_text(text, at):
    shown = plain(text)

    # Tables break at white space, or inside a word that is too long.
    if at < len(shown) and shown[at - 1 : at].isspace():
        assert not is_command(shown[at:])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\r\nb", r"a\x0d\x0ab"),
        ("\x9b31m", r"\u009b31m"),
        ("a\u202eb", r"a\u202eb"),
        ("a\u200bb", r"a\u200bb"),
        ("\U000e0041", r"\U000e0041"),
        ("\ud83d", r"\ud83d"),
        ("a\u2028b", r"a\u2028b"),
        ("::error::no", r":\x3aerror:\x3ano"),
        (" ::error no", r" :\x3aerror no"),
        ("##vso[task.complete]", r"#\x23vso[task.complete]"),
    ],
)
def test_what_is_unsafe_is_shown_as_an_escape(text, shown):
    assert plain(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "naïve \u2013 \u201cso\u201d",
        "喉が痛い",
        "می‌خواهم",
        "👩‍👩‍👧",
        "std::string",
        "# Heading",
        "a: b",
        "[b]x[/b]",
    ],
)
def test_ordinary_text_stays_as_it_is(text):
    assert plain(text) == text


def test_printable_keeps_line_breaks():
    assert printable("a\nb\x07\n") == "a\nb\\x07\n"


@given(ANY_TEXT | COMMANDS)
def test_text_that_was_made_safe_stays_as_it_is(text):
    assert plain(plain(text)) == plain(text)
