import json

import pytest
from checks import Judged, Measure, as_text, figures_of, main

from evalkit.types import CheckResult, Finding, Span

MEASURE = Measure("some_check", "some_check")


def judged(reply, *, expected, span=None, value=None, **row):
    findings = () if span is None else (Finding("some_check", Span(0, *span), "kind"),)
    result = CheckResult("some_check", float(len(findings)) if value is None else value, findings)
    return Judged({"reply": reply, **row}, result, expected, bool(findings))


def test_precision_and_recall_count_texts():
    figures = figures_of(
        MEASURE,
        [
            judged("a", expected=True, span=(0, 1)),
            judged("b", expected=True),
            judged("c", expected=False, span=(0, 1)),
            judged("d", expected=False),
        ],
    )

    assert (figures.n, figures.true_positives) == (4, 1)
    assert (figures.false_positives, figures.false_negatives) == (1, 1)
    assert (figures.precision, figures.recall) == (0.5, 0.5)


def test_without_findings_precision_is_unknown():
    figures = figures_of(MEASURE, [judged("a", expected=True)])

    assert figures.precision is None
    assert figures.precision_interval == (0.0, 1.0)


def test_a_right_finding_overlaps_the_quoted_words_or_not():
    figures = figures_of(
        MEASURE,
        [
            judged("one two", expected=True, span=(4, 7), quote="two"),
            judged("one two", expected=True, span=(0, 3), quote="two"),
            judged("one two", expected=True, span=(0, 3)),
        ],
    )

    assert (figures.overlapping, figures.quoted) == (1, 2)


def test_numbers_are_compared_where_a_row_has_one():
    figures = figures_of(
        MEASURE,
        [judged("a", expected=True, value=2.0, row_value=None)],
    )
    exact = figures_of(
        MEASURE,
        [
            Judged({"reply": "a", "value": 2}, CheckResult("some_check", 2.0), True, True),
            Judged({"reply": "a", "value": 3}, CheckResult("some_check", 2.0), True, True),
            Judged(
                {"reply": "a", "value": "de"}, CheckResult("some_check", 1.0, (), "de"), True, True
            ),
        ],
    )

    assert figures.numbered == 0
    assert (exact.exact, exact.numbered) == (2, 3)


def test_the_table_has_a_line_for_each_check():
    lines = as_text([figures_of(MEASURE, [judged("a", expected=True, span=(0, 1))])]).splitlines()

    assert lines[0].split()[0] == "check"
    assert lines[1].split()[:5] == ["some_check", "1", "1", "0", "0"]


def test_the_script_measures_the_labelled_texts(capsys):
    assert main(["--check", "length", "--format", "json"]) == 0

    (row,) = json.loads(capsys.readouterr().out)
    assert (row["check"], row["n"], row["precision"], row["recall"]) == ("length", 40, 1.0, 1.0)


@pytest.mark.parametrize("check", ["closed_questions", "advice"])
def test_some_checks_are_measured_on_the_texts_of_another(check, capsys):
    assert main(["--check", check, "--format", "json"]) == 0

    (row,) = json.loads(capsys.readouterr().out)
    assert 0 < row["n"] < 40
    assert row["false_positives"] == 0
