"""What every check owes any text: no exception, and no mark outside it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalkit.checks import Exchange, Text, all_checks
from evalkit.checks.running import run_check

CHECKS = [check for check in all_checks() if not check.required]
PIECES = st.sampled_from(
    [
        "you should ",
        "Could you ",
        "maybe ",
        "call her",
        "don't ",
        "What ",
        "is it ",
        "?",
        "!",
        ", ",
        "; ",
        " - ",
        "\n",
        "\n- ",
        "1. ",
        "**",
        "'",
        '"',
        "\u201c",
        "\u2019",
        "\u200b",
        "😢",
        "\U000e0041",
        "I'm sorry ",
        "so ",
        "and please ",
        "he said ",
        "sweetie, ",
        "é",
        "悲",
        "\ud800",
        "(",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@settings(deadline=None, max_examples=200)
@given(reply=TEXTS, client=TEXTS)
def test_no_text_makes_a_check_fail_or_point_outside_it(reply, client):
    exchange = Exchange(Text(reply), Text(client))

    for check in CHECKS:
        for finding in run_check(check, exchange).findings:
            assert 0 <= finding.span.start < finding.span.end <= len(reply)


@pytest.mark.parametrize(
    "unit",
    [
        "so ",
        "you could ",
        "please call him, ",
        "what a, ",
        "is it? ",
        "could you ask ",
        "mr. ",
        "- x\n",
        "(",
        "'a ",
        "he said you should ",
        "it might help to ",
    ],
)
def test_a_long_text_of_one_phrase_ends(unit):
    # A check that takes quadratic time would make this last.
    reply = unit * (20_000 // len(unit))
    exchange = Exchange(Text(reply), Text("hi"))

    for check in CHECKS:
        assert run_check(check, exchange).check == check.name
