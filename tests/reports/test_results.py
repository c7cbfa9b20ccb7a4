import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from values import ANY_TEXT, case, grade, graded, response

from evalkit.errors import InputError
from evalkit.reports import read_results, result_line
from evalkit.schemas import problems_in
from evalkit.types import Finding, GradedResponse, Message, Response, Span, Usage

SENTINEL = "xyzzy-plugh"
FULL = GradedResponse(
    case=case(
        said=f"I feel low. {SENTINEL}",
        cluster="grief",
        language="en",
        tags=(("", "night"), ("topic", "loss"), ("topic", "work")),
        reference=f"Oh. {SENTINEL}",
        metadata={"note": SENTINEL, SENTINEL: 1},
    ),
    response=Response(
        "c1",
        "fern",
        1,
        (Message("assistant", f"That sounds hard. {SENTINEL}"),),
        "truncated",
        f"cut after: {SENTINEL}",
        "model-1",
        Usage(10, 5),
    ),
    grades=(
        grade(1.0, evidence=(Span(0, 0, 4),), explanation=f"it says {SENTINEL}"),
        grade(name="calm", state="no_response", detail=f"truncated: cut after: {SENTINEL}"),
    ),
    scores={"validation": None},
    findings=(Finding("shoulds", Span(0, 5, 9), "should"),),
)


def line_of(item, **options):
    return json.loads(result_line(item, **options))


def test_line_follows_the_schema_of_results():
    assert problems_in(line_of(FULL), "result") == []


def test_line_of_the_least_there_can_be_follows_the_schema():
    least = graded(answer=response(state="timeout", detail="late"))

    assert problems_in(line_of(least), "result") == []


def test_line_holds_what_was_said_and_what_was_found():
    line = line_of(FULL)

    assert line["messages"] == [{"role": "assistant", "content": f"That sounds hard. {SENTINEL}"}]
    assert (line["state"], line["usage"]["output_tokens"]) == ("truncated", 5)
    assert line["grades"][0]["evidence"] == [{"message": 0, "start": 0, "end": 4}]
    assert line["findings"] == [
        {"check": "shoulds", "kind": "should", "message": 0, "start": 5, "end": 9}
    ]


@pytest.mark.parametrize(
    ("tags", "written"),
    [
        ((("", "a"), ("", "b")), ["a", "b"]),
        ((("topic", "a"),), {"topic": "a"}),
        ((("topic", "a"), ("topic", "b")), {"topic": ["a", "b"]}),
    ],
)
def test_tags_are_written_as_a_cases_file_holds_them(tags, written):
    assert line_of(graded(case_=case(tags=tags)))["case"]["tags"] == written


def test_line_is_one_line_even_of_texts_with_line_separators():
    text = "a\nb\r\nc\u2028d\x0be"

    line = result_line(graded(answer=response(text)))

    assert "\n" not in line
    assert json.loads(line)["messages"][0]["content"] == text


def test_same_response_gives_the_same_bytes():
    assert result_line(FULL) == result_line(FULL)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_line_without_finite_numbers_is_never_written(value):
    with pytest.raises(ValueError, match="JSON compliant"):
        result_line(graded(grade(value)))


# --- redaction --------------------------------------------------------------


def test_redacted_line_holds_no_text_that_anybody_wrote():
    assert SENTINEL not in result_line(FULL, redact=True)


def test_redacted_line_follows_the_schema_and_says_that_it_is_redacted():
    line = line_of(FULL, redact=True)

    assert line["redacted"] is True
    assert problems_in(line, "result") == []


def test_redacted_line_keeps_states_values_offsets_and_tags():
    line, whole = line_of(FULL, redact=True), line_of(FULL)

    assert line["state"] == whole["state"]
    assert [g["value"] for g in line["grades"]] == [g["value"] for g in whole["grades"]]
    assert line["grades"][0]["evidence"] == whole["grades"][0]["evidence"]
    assert line["findings"] == whole["findings"]
    assert line["case"]["tags"] == whole["case"]["tags"]


def test_redacted_texts_can_still_be_told_apart_and_compared():
    one, same, other = (
        line_of(graded(answer=response(text)), redact=True)["messages"][0]["content"]
        for text in ("Oh.", "Oh.", "Ah.")
    )

    assert one == same != other
    assert one.startswith("sha256:")


def redacted_line(text, is_answered):
    state = {} if is_answered else {"state": "provider_error", "detail": text}
    item = graded(
        grade(1.0, explanation=text),
        grade(state="provider_error", detail=text),
        case_=case(said=text, reference=text, metadata={"a": text}),
        answer=response(text, **state),
    )
    return result_line(item, redact=True)


@given(ANY_TEXT.filter(lambda text: len(text) > 12), st.booleans())
def test_no_text_survives_redaction(text, is_answered):
    assume(text not in redacted_line("Another text.", is_answered))  # a key, or a state

    line = redacted_line(text, is_answered)

    assert text not in line
    assert json.dumps(text)[1:-1] not in line


# --- reading ----------------------------------------------------------------


def test_lines_are_read_back(tmp_path):
    path = tmp_path / "results.jsonl"
    path.write_text(result_line(FULL) + "\n" + result_line(graded()) + "\n", encoding="utf-8")

    assert [line["state"] for line in read_results(path)] == ["truncated", "answered"]


def test_line_that_is_no_json_is_refused_with_its_number(tmp_path):
    path = tmp_path / "results.jsonl"
    path.write_text(f"{result_line(FULL)}\nnot json\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"results.jsonl:2: not valid JSON"):
        list(read_results(path))
