"""What raters dispute is asked again, without names, and what is settled counts."""

from __future__ import annotations

import json

import pytest
from rating_material import rate, rated_run

from evalkit.errors import InputError
from evalkit.inputs.rubrics import resolve_rubric
from evalkit.studies.labelled import read_rated
from evalkit.studies.labelling import (
    SheetOptions,
    collect,
    disputed_sheet,
    make_sheets,
    write_sheets,
)
from evalkit.studies.labelling.page import sheet_data

WARMTH = ("validation", "warmth")


@pytest.fixture
def run(tmp_path):
    return rated_run(tmp_path / "run")


@pytest.fixture
def labels(run, tmp_path):
    """Two raters who differ on the warmth of two replies, and one who once cannot tell."""
    folder = tmp_path / "round"
    ann, bo = make_sheets(SheetOptions(run, ("ann", "bo"), overlap=2, size=9))
    write_sheets(folder, [ann, bo])
    harsh = {item.place for item in ann.items[:2]}
    unsure = ann.items[3].place

    def by_bo(item, question):
        if item.place == unsure:
            return None
        return 0 if item.place in harsh and question.key == WARMTH else 2

    files = [rate(folder / "a.jsonl", ann, lambda i, q: 2), rate(folder / "b.jsonl", bo, by_bo)]
    found = collect(folder, files, folder / "labels.jsonl")
    assert found.disputed == 2
    return folder / "labels.jsonl"


def test_only_what_is_disputed_is_asked_and_nobody_is_named(run, labels):
    sheet = disputed_sheet(run, [labels], (), 0)

    assert sheet is not None
    data = sheet_data(sheet)
    assert [question["criterion"] for question in data["questions"]] == ["warmth"]
    assert len(data["items"]) == 2
    for item in data["items"]:
        assert item["asked"] == [0]
        assert sorted(answer["value"] for answer in item["said"][0]) == [0, 2]
    assert "ann" not in json.dumps(data["items"])
    assert "bo" not in json.dumps(data["items"]).replace("body", "")


def test_what_was_settled_is_the_raters_word(run, labels, tmp_path):
    sheet = disputed_sheet(run, [labels], (), 0)
    assert sheet is not None
    folder = tmp_path / "settled"
    write_sheets(folder, [sheet])
    saved = rate(folder / "r.jsonl", sheet, lambda item, question: 1)

    collect(folder, [saved], folder / "labels.jsonl")

    rated = read_rated(
        [labels, folder / "labels.jsonl"],
        [run / "results.jsonl"],
        None,
        [resolve_rubric("validation")],
    )
    places = {item.place.case_id + item.place.candidate for item in sheet.items}
    settled = [r for r in rated if r.response.case_id + r.response.candidate in places]
    assert [item.mean(WARMTH) for item in settled] == [1, 1]
    assert [sorted(item.by_rater(WARMTH)) for item in settled] == [["ann", "bo"]] * 2
    assert {item.mean(WARMTH) for item in rated if item not in settled} == {2.0}
    assert {item.probability for item in rated} == {0.25}


def test_settled_as_not_applicable_leaves_no_level(run, labels, tmp_path):
    first = json.loads(labels.read_text().splitlines()[0])
    settled = tmp_path / "settled.jsonl"
    line = {**first, "value": None, "unrated": "not_applicable", "rater": "resolved"}
    settled.write_text(json.dumps(line) + "\n")

    rated = read_rated(
        [labels, settled], [run / "results.jsonl"], None, [resolve_rubric("validation")]
    )

    assert (first["rubric"], first["criterion"]) not in rated[0].ratings


def test_raters_who_agree_leave_nothing_to_ask(run, tmp_path):
    (ann,) = make_sheets(SheetOptions(run, ("ann",), size=6))
    write_sheets(tmp_path / "round", [ann])
    saved = rate(tmp_path / "a.jsonl", ann)
    collect(tmp_path / "round", [saved], tmp_path / "labels.jsonl")

    assert disputed_sheet(run, [tmp_path / "labels.jsonl"], (), 0) is None


def test_labels_of_other_texts_are_refused(labels, tmp_path):
    other = rated_run(tmp_path / "other", reply=lambda name, n: "Other words.")

    with pytest.raises(InputError, match=r"labels\.jsonl:1: \$\.reply_sha256: is not the digest"):
        read_rated([labels], [other / "results.jsonl"], None, [resolve_rubric("validation")])
    with pytest.raises(InputError, match=r"\$\.reply_sha256: is not the digest"):
        disputed_sheet(other, [labels], (), 0)
