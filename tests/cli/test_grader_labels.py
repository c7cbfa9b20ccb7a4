"""From a run to blind sheets, to labels, to corrected means: the whole way by commands."""

from __future__ import annotations

import re

import pytest
from material import write_inline
from rating_material import lines_of, rate, rated_run
from terminal import command, evalkit_run, process

from evalkit.studies.labelling import SheetOptions, make_sheets

HOSTILE = "Oh.\x1b[31m\u202eno\n::error::x \u2028 </script>"


@pytest.fixture
def run(workplace):
    return rated_run(workplace / "run")


def labels(*arguments, stdin=None):
    ended = command("grader", "labels", *arguments, stdin=stdin)
    assert (ended.code, ended.err) == (0, "")
    return ended.out


def test_labels_of_the_sheets_correct_a_real_run(workplace):
    replies = write_inline(workplace, 30)
    evalkit_run("--responses", replies, "--grader", "wording", "--output", "run", "-q")
    told = labels(
        "run", "--output", "round", "--rater", "ann", "--rater", "bo", "--overlap", "2",
        "--sample", "10", "--rubric", "validation",
    )  # fmt: skip
    assert "round/sheet-ann.html: 10 replies, 30 questions for ann" in told
    sheets = make_sheets(
        SheetOptions(workplace / "run", ("ann", "bo"), 2, 10, rubrics=["validation"])
    )
    files = [rate(workplace / f"{one.rater}.jsonl", one, lambda i, q: 2) for one in sheets]

    told = labels("--collect", "round", *map(str, files))
    ended = command(
        "grader", "calibrate", "round/labels.jsonl", "--report", "run", "--grader", "wording",
        "--format", "json",
    )  # fmt: skip

    assert "round/labels.jsonl: 60 labels, 0 of them without a level" in told
    assert "disputed: 0 of 30" in told
    assert ended.code == 0
    corrected = ended.report["corrected"]["validation.warmth"]
    assert corrected["mean"] == 2.0
    assert (corrected["labels"], corrected["replies"]) == (10, 30)
    assert corrected["candidates"]["inline"]["labels"] == 10


def test_ratings_that_were_not_joined_are_refused_by_calibrate(run, workplace):
    (sheet,) = make_sheets(SheetOptions(run, ("ann",)))
    saved = rate(workplace / "a.jsonl", sheet)

    ended = command("grader", "calibrate", str(saved), "--report", "run")

    assert ended.code == 2
    assert "a.jsonl:1: was saved by a blind sheet" in ended.err
    assert "evalkit grader labels --collect DIR FILE" in ended.err


def test_disputes_are_settled_and_collected(run, workplace):
    labels("run", "--output", "round", "--rater", "ann", "--rater", "bo", "--overlap", "2",
           "--sample", "6")  # fmt: skip
    sheets = make_sheets(SheetOptions(run, ("ann", "bo"), 2, 6))
    files = [
        str(rate(workplace / f"{one.rater}.jsonl", one, lambda i, q, n=n: n))
        for n, one in enumerate(sheets)
    ]
    assert "disputed: 18 of 18" in labels("--collect", "round", *files)

    told = labels("run", "--resolve", "round/labels.jsonl", "--output", "settle")
    assert "settle/sheet-resolved.html: 6 replies, 18 questions for resolved" in told
    told = labels("run", "--resolve", "round/labels.jsonl", "--output", "settle", "--terminal",
                  stdin="0\n" * 18)  # fmt: skip
    assert "said: 0" in told
    labels("--collect", "settle")

    assert {
        (one["rater"], one["value"]) for one in lines_of(workplace / "settle/labels.jsonl")
    } == {("resolved", 0)}


def test_terminal_saves_each_answer_and_takes_up_where_it_stopped(run, workplace):
    arguments = ("run", "--output", "round", "--terminal", "--rater", "ann", "--sample", "6")
    told = labels(*arguments, stdin="0\n5\nc\nq\n")
    assert "found '5', expected one of: 0, 1, 2" in told
    assert "2 of 18 questions answered, saved in round/ratings-ann.jsonl" in told
    assert [one["value"] for one in lines_of(workplace / "round/ratings-ann.jsonl")] == [0, None]

    ended = command("grader", "labels", *arguments, stdin="b\n0\n" + "0\n" * 16)

    assert ended.code == 0
    assert "6 replies" in ended.err
    assert "18 of 18 questions answered" in ended.out
    saved = lines_of(workplace / "round/ratings-ann.jsonl")
    assert [one["value"] for one in saved] == [0] * 18
    assert "18 labels" in labels("--collect", "round")


def test_end_of_input_at_the_terminal_keeps_what_was_said(run, workplace):
    arguments = ("grader", "labels", "run", "--output", "round", "--terminal", "--sample", "6")

    ended = process(*arguments, cwd=workplace)

    assert ended.code == 130
    command(*arguments, stdin="0\n")
    assert len(lines_of(workplace / "round/ratings-rater-1.jsonl")) == 1


def test_quotation_at_the_terminal_must_stand_in_the_reply(workplace):
    rated_run(workplace / "run", reply=lambda name, n: "That is so hard.")
    stdin = "2\nso very hard\nso hard\nq\n"

    told = labels("run", "--output", "round", "--terminal", "--sample", "6", stdin=stdin)

    assert "do not stand in the reply" in told
    (line,) = lines_of(workplace / "round/ratings-rater-1.jsonl")
    assert (line["value"], line["evidence"]) == (2, ["so hard"])


def test_each_rater_of_a_draw_can_use_the_terminal(run, workplace):
    labels("run", "--output", "round", "--rater", "ann", "--rater", "bo", "--sample", "12")

    ended = command("grader", "labels", "run", "--output", "round", "--terminal", "--rater", "bo",
                    stdin="0\nq\n")  # fmt: skip

    assert ended.code == 0
    assert "1 of 18 questions answered, saved in round/ratings-bo.jsonl" in ended.out


def test_hostile_reply_at_the_terminal_is_only_shown(workplace):
    rated_run(workplace / "run", reply=lambda name, n: HOSTILE, said=HOSTILE)

    told = labels("run", "--output", "round", "--terminal", "--sample", "6", stdin="q\n")

    assert not re.search("[\x1b\u202e\u2028]|^ *::error::", told, re.MULTILINE)
    assert r"\x1b[31m\u202eno" in told


def test_text_of_a_redacted_run_is_refused(workplace):
    rated_run(workplace / "run", redact=True)

    ended = command("grader", "labels", "run", "--output", "round")

    assert ended.code == 2
    assert "run: was written with --redact-text and holds no texts to rate" in ended.err
    assert not (workplace / "round").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "expected one REPORT"),
        (("run", "other"), "found 2 files, expected one REPORT"),
        (("run",), "--output is missing"),
        (("run", "--output", "x", "--collect", "x", "--terminal"), "--collect and --terminal"),
        (("run", "--output", "x", "--resolve", "l.jsonl", "--rater", "a"), "--rater has no use"),
        (("run", "--output", "x", "--terminal", "--rater", "a", "--rater", "b"), "several raters"),
        (("--collect", "nowhere"), "assignment.jsonl: no such file"),
    ],
)
def test_call_that_makes_no_sense_says_what_would(run, arguments, message):
    ended = command("grader", "labels", *arguments)

    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err


def test_json_says_what_was_written(run):
    drawn = command("grader", "labels", "run", "--output", "round", "--format", "json")

    assert drawn.report == {
        "sheets": [
            {"rater": "rater-1", "page": "round/sheet-rater-1.html", "replies": 36,
             "questions": 108}
        ],
        "folder": "round",
    }  # fmt: skip
