import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalkit.checks import Exchange, Text, find_check, problems_in_params
from evalkit.checks.patterns import MAX_PATTERN_LENGTH
from evalkit.checks.running import run_check


def matched(reply, *patterns, **params):
    exchange = Exchange(Text(reply), Text(""))
    result = run_check(find_check("pattern"), exchange, {"patterns": list(patterns), **params})
    return result.value, [reply[f.span.start : f.span.end] for f in result.findings]


def problems(**params):
    return problems_in_params({"check": "pattern", "params": params})


def test_each_match_of_each_expression_is_counted():
    assert matched("Sorry, so sorry. Well, well.", r"\bsorry\b", r"\bwell\b")[0] == 4


def test_case_is_ignored_unless_told_otherwise():
    assert matched("Sorry sorry", "sorry")[0] == 2
    assert matched("Sorry sorry", "sorry", case_sensitive=True) == (1, ["sorry"])


def test_a_literal_without_its_end_stays_one_when_case_matters():
    assert matched("A.b a.b", r"\Qa.b", case_sensitive=True) == (1, ["a.b"])


def test_expressions_see_the_reply_as_written():
    reply = "😢 It\u2019s\u200b fine"

    assert matched(reply, "It\u2019s")[1] == ["It\u2019s"]
    assert matched(reply, "It's")[0] == 0
    assert matched(reply, "fine")[1] == ["fine"]


def test_any_language_is_read():
    assert matched("Ich habe dich lieb, mein Herz.", "lieb") == (1, ["lieb"])


def test_a_match_of_invisible_characters_counts_without_a_finding():
    assert matched("a\u200bb", "\u200b") == (1, [])


def test_half_of_a_surrogate_pair_in_a_reply_is_skipped_over():
    assert matched("a \ud800 b", "b") == (1, ["b"])


def test_an_empty_match_is_none():
    assert matched("axb", "x*") == (1, ["x"])


def test_nested_repeats_end_on_a_long_text():
    assert matched("a" * 50_000 + "b", "(a+)+$")[0] == 0


def test_an_expression_that_does_not_compile_is_found_when_the_rubric_is_loaded():
    ((path, reason),) = problems(patterns=["fine", "(a"])

    assert path == ("params", "patterns", 1)
    assert "missing )" in reason


@pytest.mark.parametrize(
    ("params", "path"),
    [
        ({}, ("params",)),
        ({"patterns": []}, ("params", "patterns")),
        ({"patterns": "sorry"}, ("params", "patterns")),
        ({"patterns": None}, ("params", "patterns")),
        ({"patterns": ["a"] * 51}, ("params", "patterns")),
        ({"patterns": [3]}, ("params", "patterns", 0)),
        ({"patterns": [""]}, ("params", "patterns", 0)),
        ({"patterns": ["a", "\ud800"]}, ("params", "patterns", 1)),
        ({"patterns": ["(?<=a)b"]}, ("params", "patterns", 0)),
        ({"patterns": ["a" * (MAX_PATTERN_LENGTH + 1)]}, ("params", "patterns", 0)),
        ({"patterns": ["a"], "case_sensitive": 1}, ("params", "case_sensitive")),
        ({"patterns": ["a"], "case": True}, ("params", "case")),
    ],
)
def test_wrong_parameters_are_named_with_their_place(params, path):
    assert [found for found, _ in problems(**params)] == [path]


def test_nested_repeats_are_allowed():
    assert problems(patterns=["(a+)+$"], case_sensitive=True) == []


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60), st.sampled_from([".", r"\w+", "(?s).*", "[^a]", r"\s", "\u2019|a"]))
def test_any_text_gets_findings_inside_it(reply, expression):
    exchange = Exchange(Text(reply), Text(""))

    result = run_check(find_check("pattern"), exchange, {"patterns": [expression]})

    assert all(0 <= f.span.start < f.span.end <= len(reply) for f in result.findings)
