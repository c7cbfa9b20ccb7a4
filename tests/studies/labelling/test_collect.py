"""Ratings meet their replies again, or are refused with the line that does not fit."""

from __future__ import annotations

import json

import pytest
from rating_material import lines_of, rate, rated_run

from evalkit.errors import InputError, OutputError
from evalkit.schemas import problems_in
from evalkit.studies.labelling import (
    SheetOptions,
    assigned_sheet,
    collect,
    make_sheets,
    ratings_path,
    write_sheets,
)


@pytest.fixture
def run(tmp_path):
    return rated_run(tmp_path / "run")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "round"


def drawn(run, folder, *, raters=("ann", "bo"), **options):
    sheets = make_sheets(SheetOptions(run, raters, **{"overlap": 2, "size": 9, **options}))
    write_sheets(folder, sheets)
    return sheets


def test_labels_name_the_reply_the_rater_and_the_chance(run, folder):
    ann, bo = drawn(run, folder, seed=7)
    files = [rate(folder / f"{sheet.rater}.jsonl", sheet) for sheet in (ann, bo)]

    found = collect(folder, files, folder / "labels.jsonl")

    labels = lines_of(folder / "labels.jsonl")
    assert [problems_in(label, "label") for label in labels] == [[]] * 54
    assert found.items == {"ann": (9, 9), "bo": (9, 9)}
    assert (found.labels, found.unrated, found.shared, found.disputed) == (54, 0, 27, 0)
    first = ann.items[0]
    assert labels[0] == {
        "schema_version": 1,
        "case_id": first.place.case_id,
        "repeat": 0,
        "candidate": first.place.candidate,
        "rubric": "validation",
        "criterion": "warmth",
        "value": 1,
        "rater": "ann",
        "sampled": {"seed": 7, "probability": 0.25},
        "reply_sha256": first.reading.digest,
    }


def test_open_questions_are_open_and_doubts_are_counted(run, folder):
    ann, _ = drawn(run, folder)
    path = rate(folder / "ann.jsonl", ann, lambda item, q: None if item.number == 1 else 2)
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:7]))

    found = collect(folder, [path], folder / "labels.jsonl")

    assert (found.labels, found.unrated) == (7, 3)
    assert found.items == {"ann": (3, 9), "bo": (0, 9)}
    assert lines_of(folder / "labels.jsonl")[0]["unrated"] == "cannot_tell"


def test_files_in_the_folder_are_found_by_themselves(run, folder):
    ann, _ = drawn(run, folder)
    rate(ratings_path(folder, "ann"), ann)

    assert collect(folder, [], folder / "labels.jsonl").labels == 27


def test_the_same_file_twice_changes_nothing(run, folder):
    ann, _ = drawn(run, folder)
    path = rate(folder / "a.jsonl", ann)

    assert collect(folder, [path, path], folder / "labels.jsonl").labels == 27


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sheet": "0" * 16}, "expected one of the sheets"),
        ({"item": 99}, "found item 99"),
        ({"rater": "bo"}, r"\$\.rater: found 'bo', expected 'ann'"),
        ({"value": "1"}, r"\$\.value: expected a whole number or null"),
        ({"case_id": "c001"}, "unknown field 'case_id'"),
    ],
)
def test_line_that_does_not_fit_is_refused(run, folder, change, message):
    ann, _ = drawn(run, folder)
    path = rate(folder / "a.jsonl", ann)
    first, *rest = lines_of(path)
    path.write_text("".join(json.dumps(line) + "\n" for line in [{**first, **change}, *rest]))

    with pytest.raises(InputError, match=message) as caught:
        collect(folder, [path], folder / "labels.jsonl")

    assert "a.jsonl:1: " in str(caught.value)
    assert not (folder / "labels.jsonl").exists()


def test_two_files_that_contradict_each_other_are_refused(run, folder):
    ann, _ = drawn(run, folder)
    files = [rate(folder / f"{n}.jsonl", ann, lambda item, q, n=n: n) for n in (0, 1)]

    with pytest.raises(InputError, match=r"1\.jsonl:1: answers validation\.warmth.*0\.jsonl:1"):
        collect(folder, files, folder / "labels.jsonl")


def test_folder_without_an_assignment_or_ratings_is_refused(run, folder, tmp_path):
    with pytest.raises(InputError, match=r"holds no assignment\.jsonl"):
        collect(tmp_path, [], tmp_path / "labels.jsonl")
    drawn(run, folder)
    with pytest.raises(InputError, match=r"holds no ratings-\*\.jsonl"):
        collect(folder, [], folder / "labels.jsonl")


def test_the_same_draw_again_changes_no_byte_and_another_one_is_refused(run, folder):
    drawn(run, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    drawn(run, folder)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert sorted(before) == ["assignment.jsonl", "sheet-ann.html", "sheet-bo.html"]
    with pytest.raises(OutputError, match="of another draw"):
        drawn(run, folder, seed=1)


def test_files_are_for_their_owner_alone(run, folder):
    drawn(run, folder)

    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())} == {0}


def test_sheet_is_made_once_more_from_its_assignment(run, folder):
    _, bo = drawn(run, folder)

    assert assigned_sheet(run, folder, "bo") == bo
    with pytest.raises(InputError, match=r"unknown rater .*'anna'; did you mean 'ann'\?"):
        assigned_sheet(run, folder, "anna")


def test_sheet_of_another_run_is_not_taken_up(run, folder, tmp_path):
    drawn(run, folder)
    other = rated_run(tmp_path / "other", reply=lambda name, n: "Other words.")

    with pytest.raises(InputError, match="expected the REPORT and the --rubric of the draw"):
        assigned_sheet(other, folder, "ann")


@pytest.mark.parametrize(
    ("raters", "message"),
    [
        (("ann", "Ann"), "named twice"),
        (("../ann",), "expected at most 60 of the characters"),
        (("",), "expected at most 60"),
        (("resolved",), "settled disputes"),
        (("ann",), "--overlap 2: found 1 raters"),
    ],
)
def test_raters_that_cannot_be_are_refused(run, folder, raters, message):
    with pytest.raises(InputError, match=message):
        drawn(run, folder, raters=raters)


def test_redacted_run_is_refused(tmp_path, folder):
    run = rated_run(tmp_path / "run", redact=True)

    with pytest.raises(InputError, match="written with --redact-text and holds no texts to rate"):
        drawn(run, folder)


def test_rubric_must_be_the_runs_own(run, folder):
    with pytest.raises(InputError, match=r"unknown rubric of .*'reflection'"):
        drawn(run, folder, rubrics=["reflection"])


def test_report_that_names_a_file_as_its_rubric_opens_none(run, folder):
    path = run / "report.json"
    path.write_text(path.read_text().replace('"id": "validation"', '"id": "./mine.yaml"'))

    with pytest.raises(InputError, match=r"'./mine.yaml', no shipped rubric; name its file"):
        drawn(run, folder)
