import pytest

from evalkit.errors import InputError
from evalkit.inputs import read_rows


def rows(source, **options):
    return list(read_rows(source, **options))


def test_lines_become_rows_that_know_their_place(write):
    path = write("a.jsonl", '\n{"a": 1}\r\n\r\n{"a": null, "b": "\u2028"}')

    first, second = rows(path)

    assert (first.where, first.data, first.number, first.typed) == ("a.jsonl:2", {"a": 1}, 0, True)
    assert (second.where, second.data, second.number) == (
        "a.jsonl:4",
        {"a": None, "b": "\u2028"},
        1,
    )


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.txt", "a", "a.v2"])
def test_whatever_is_no_table_is_read_as_lines(write, name):
    assert [row.data for row in rows(write(name, {"a": 1}))] == [{"a": 1}]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.xlsx", "a.tsv", "a.YAML"])
def test_files_that_are_none_of_ours_are_named_as_such(write, name):
    with pytest.raises(InputError, match=r"expected \.jsonl, \.csv or \.parquet; convert it"):
        rows(write(name, "x"))


def test_reading_stops_at_the_first_bad_line_unless_told_otherwise(write):
    path = write("a.jsonl", {"a": 1}, "{\n", {"a": 2}, "5\n", {"a": 3})
    problems = []

    with pytest.raises(InputError, match=r"a\.jsonl:2: not valid JSON"):
        rows(path)
    good = rows(path, on_problem=problems.append)

    assert [row.data["a"] for row in good] == [1, 2, 3]
    assert [row.number for row in good] == [0, 2, 4]
    assert [problem.where for problem in problems] == ["a.jsonl:2", "a.jsonl:4"]


def test_mapped_columns_are_renamed_and_the_rest_stays(write):
    path = write("a.jsonl", {"prompt": "x", "text": "old", "meta": {"a": {"b": 1}}, "other": 2})

    (row,) = rows(path, mapping={"text": "prompt", "id": "meta.a.b"})

    assert row.data == {"text": "x", "id": 1, "meta": {"a": {"b": 1}}, "other": 2}
    assert not row.typed


def test_two_columns_may_change_places_and_one_may_serve_twice(write):
    path = write("a.csv", "a,b\n1,2\n")

    (row,) = rows(path, mapping={"a": "b", "b": "a", "c": "a"})

    assert row.data == {"a": "2", "b": "1", "c": "1"}
    assert set(row.columns) == {"a", "b", "c"}


def test_column_named_with_a_dot_comes_before_one_inside_another(write):
    path = write("a.jsonl", {"a.b": 1, "a": {"b": 2}})

    (row,) = rows(path, mapping={"x": "a.b"})

    assert row.data["x"] == 1


def test_empty_place_on_the_way_to_a_mapped_column_is_an_empty_cell(write):
    path = write("a.jsonl", {"a": None}, {"a": {"b": None}}, {"a": {"b": {"c": 1}}})

    assert [row.data.get("x") for row in rows(path, mapping={"x": "a.b.c"})] == [None, None, 1]


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ("promt", "a.jsonl:1: unknown column 'promt'; did you mean 'prompt'?"),
        ("meta.topc", "a.jsonl:1: unknown column 'meta.topc'; did you mean 'meta.topic'?"),
        ("zzz", "a.jsonl:1: unknown column 'zzz'; expected one of: prompt, meta."),
        ("prompt.x", "a.jsonl:1: unknown column 'prompt.x'"),
    ],
)
def test_unknown_column_offers_the_nearest(write, column, message):
    path = write("a.jsonl", {"prompt": "x", "meta": {"topic": "y"}})

    with pytest.raises(InputError) as caught:
        rows(path, mapping={"messages": column})

    assert str(caught.value) == message


def test_lines_without_a_mapped_column_are_each_told(write):
    path = write("a.jsonl", {"p": "x"}, {"q": "x"}, {"p": "y"}, {"q": "y"})
    problems = []

    good = rows(path, mapping={"text": "p"}, on_problem=problems.append)

    assert [row.data["text"] for row in good] == ["x", "y"]
    assert [problem.where for problem in problems] == ["a.jsonl:2", "a.jsonl:4"]
