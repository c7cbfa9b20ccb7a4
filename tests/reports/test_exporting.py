"""A run as CSV, Parquet and a folder for `load_dataset`."""

from __future__ import annotations

import csv
import json
import random
import stat
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from run_folders import graded_response, plain_rubric, scored_run, write_run

from evalkit.errors import InputError, OutputError
from evalkit.reports.exporting import export
from evalkit.reports.exporting.cells import csv_cell, inert_text
from evalkit.reports.exporting.long_table import COLUMNS
from evalkit.reports.reading import load_report
from evalkit.types import Case, Grade, Message, Span

CONTROLS = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) in ("Cc", "Cf")]
FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def random_text(rng: random.Random) -> str:
    pools = (CONTROLS, list("=+-@\t\r\n|%'\",; \\"), list("abc é中🙂\u200d=1()"))
    return "".join(rng.choice(rng.choice(pools)) for _ in range(rng.randrange(12)))


def run_saying(folder: Path, *said: str, **options: object) -> Path:
    """A run whose replies, quotations and explanations are these texts."""
    rubric = plain_rubric()
    responses = []
    for number, text in enumerate(said):
        case = Case(f"c{number:04d}", (Message("user", "I feel low."),), tags=(("topic", "grief"),))
        span = Span(0, 0, len(text))
        grade = Grade("plain", "care", "scored", "judy", 1.0, (span,), explanation=text)
        responses.append(graded_response([rubric], case, [grade], reply=text or "."))
    return write_run(folder, responses, [rubric], **options)  # type: ignore[arg-type]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def without_mark(cell: str) -> str:
    return cell.removeprefix("'")


def test_any_text_comes_back_from_csv_and_never_starts_a_formula(tmp_path):
    rng = random.Random(7)
    texts = [random_text(rng) for _ in range(2000)]
    texts += [*CONTROLS, *(f"{c}=1+1" for c in CONTROLS), *(f"{c}1+1" for c in FORMULA)]
    path = tmp_path / "t.csv"

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([csv_cell(text), csv_cell([text])] for text in texts)

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert len(rows) == len(texts)
    for text, (cell, listed) in zip(texts, rows, strict=True):
        assert cell == inert_text(text)
        assert not cell.lstrip().startswith(FORMULA)
        assert not cell.startswith(FORMULA)
        assert not {c for c in cell + listed if c in set(CONTROLS)} - set("\n\t\u200c\u200d")
        assert json.loads(without_mark(listed)) == [text]
        if not set(text) & set(CONTROLS):
            assert without_mark(cell) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("- I hear you", "'- I hear you"),
        ("'quoted'", "''quoted'"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("\uff1d1", "'\uff1d1"),
        ("a\x00b\x1b[2J", "a\\u0000b\\u001b[2J"),
        ("\u202eevil", "\\u202eevil"),
        ("\U000e0041", "\\udb40\\udc41"),
        ('two\nlines, "both" it\'s', 'two\nlines, "both" it\'s'),
        ("", ""),
    ],
)
def test_text_that_would_be_a_formula_gets_an_apostrophe(text: str, cell: str):
    assert inert_text(text) == cell


def test_csv_has_a_row_for_each_grade_with_the_states_of_what_is_missing(tmp_path):
    run = scored_run(tmp_path / "r", [1.0, None, "empty", 0.25], families=["a", "a", "b", "c"])

    exported = export(load_report(run), "csv")

    assert exported.paths == (run / "export.csv",)
    assert exported.rows == 4
    rows = table(run / "export.csv")
    assert [row["state"] for row in rows] == ["scored", "parse_failed", "no_response", "scored"]
    assert [row["value"] for row in rows] == ["1.0", "", "", "0.25"]
    assert [row["u"] for row in rows] == ["1.0", "", "", "0.25"]
    assert [row["response_state"] for row in rows] == ["answered", "answered", "empty", "answered"]
    assert [row["cluster"] for row in rows] == ["a", "a", "b", "c"]
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert stat.S_IMODE((run / "export.csv").stat().st_mode) == 0o600


def test_lower_is_better_turns_u_round(tmp_path):
    rubric = plain_rubric()
    rubric = replace(rubric, criteria=(replace(rubric.criteria[0], direction="lower"),))
    case = Case("c", (Message("user", "Low."),))
    grade = Grade("plain", "care", "scored", "judy", 0.25)
    run = write_run(tmp_path / "r", [graded_response([rubric], case, [grade])], [rubric])

    export(load_report(run), "csv")

    assert [row["u"] for row in table(run / "export.csv")] == ["0.75"]


def test_parquet_keeps_text_verbatim_and_numbers_as_numbers(tmp_path):
    from pyarrow import parquet

    said = "=1\x00\u202e\r\n'"
    run = run_saying(tmp_path / "r", said)

    export(load_report(run), "parquet")

    (row,) = parquet.read_table(run / "export.parquet").to_pylist()
    assert row["evidence"] == [said]
    assert row["explanation"] == said
    assert row["u"] == 1.0
    assert row["tags"] == ["topic=grief"]
    assert row["model"] is None


def test_parquet_of_many_rows_has_all_of_them(tmp_path, monkeypatch):
    from pyarrow import parquet

    monkeypatch.setattr("evalkit.reports.exporting.tables.BATCH_ROWS", 3)
    run = scored_run(tmp_path / "r", [0.5] * 10)

    assert export(load_report(run), "parquet").rows == 10

    file = parquet.ParquetFile(run / "export.parquet")
    assert (file.metadata.num_rows, file.metadata.num_row_groups) == (10, 4)


def test_hf_folder_loads_as_a_data_set(tmp_path):
    from datasets import load_dataset

    run = scored_run(tmp_path / "r", [1.0, None])

    export(load_report(run), "hf")

    loaded = load_dataset(str(run / "export-hf"), split="grades", cache_dir=str(tmp_path / "hf"))
    assert loaded["state"] == ["scored", "parse_failed"]
    assert loaded["value"] == [1.0, None]
    card = (run / "export-hf" / "README.md").read_text("utf-8")
    assert "not `scored` has no value" in card
    assert "safe to treat anyone" in card


def test_name_of_a_candidate_cannot_mark_up_the_card(tmp_path):
    run = scored_run(tmp_path / "r", [1.0], candidate="x\n---\n<script>[a](b)")

    export(load_report(run), "hf")

    card = (run / "export-hf" / "README.md").read_text("utf-8")
    assert "<script>" not in card
    assert card.count("\n---\n") == 1


@pytest.mark.parametrize("name", ["README.md", "mine.txt"])
def test_folder_of_somebody_else_is_refused_and_left_alone(tmp_path, name):
    run = scored_run(tmp_path / "r", [1.0])
    target = tmp_path / "mine"
    target.mkdir()
    (target / name).write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match=f"found '{name}', expected a new folder"):
        export(load_report(run), "hf", target)

    assert [(p.name, p.read_text()) for p in target.iterdir()] == [(name, "mine")]


@pytest.mark.parametrize("shape", ["csv", "parquet", "hf", "inspect"])
def test_second_export_takes_the_place_of_the_first(tmp_path, shape):
    run = scored_run(tmp_path / "r", [1.0, 0.0])

    first = export(load_report(run), shape).paths
    second = export(load_report(run), shape).paths

    assert first == second
    assert all(path.exists() for path in second)
    assert not [p for p in run.rglob(".*") if p.name.startswith(".export")]


@pytest.mark.parametrize("shape", ["csv", "parquet"])
def test_folder_in_the_place_of_a_file_is_refused(tmp_path, shape):
    run = scored_run(tmp_path / "r", [1.0])

    with pytest.raises(OutputError, match="found a folder, expected the name of a file"):
        export(load_report(run), shape, tmp_path)


@pytest.mark.parametrize("shape", ["hf", "inspect"])
def test_file_in_the_place_of_a_folder_is_refused(tmp_path, shape):
    run = scored_run(tmp_path / "r", [1.0])
    (tmp_path / "f").write_text("x", encoding="utf-8")

    with pytest.raises(OutputError, match="found a file, expected a folder"):
        export(load_report(run), shape, tmp_path / "f")


@pytest.mark.parametrize("name", ["report.json", "results.jsonl", "."])
def test_run_is_never_overwritten_by_its_own_export(tmp_path, name):
    run = scored_run(tmp_path / "r", [1.0])
    before = (run / "results.jsonl").read_bytes()

    with pytest.raises(OutputError, match="is the run that is exported"):
        export(load_report(run), "csv", run / name)

    assert (run / "results.jsonl").read_bytes() == before


def test_broken_results_leave_an_older_export_untouched(tmp_path):
    run = scored_run(tmp_path / "r", [1.0, 0.0])
    export(load_report(run), "csv")
    before = (run / "export.csv").read_bytes()
    lines = (run / "results.jsonl").read_text("utf-8").splitlines()
    (run / "results.jsonl").write_text(f"{lines[0]}\nnot json\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"results\.jsonl:2: not valid JSON"):
        export(load_report(run), "csv")

    assert (run / "export.csv").read_bytes() == before
    assert not list(run.glob(".export*"))


def test_grade_that_the_report_does_not_know_is_refused(tmp_path):
    run = scored_run(tmp_path / "r", [1.0])
    text = (run / "results.jsonl").read_text("utf-8")
    (run / "results.jsonl").write_text(text.replace('"care"', '"other"'), encoding="utf-8")

    with pytest.raises(InputError, match=r"found a grade of plain\.other"):
        export(load_report(run), "csv")
