import csv
import io
import os
import tracemalloc

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from evalkit.errors import InputError
from evalkit.inputs import read_rows
from evalkit.inputs.loading import add_cases, add_replies

USER = {"role": "user", "content": "I failed."}


def rows(source, **options):
    return list(read_rows(source, **options))


def message(add, spool, source, **options):
    with pytest.raises(InputError) as caught:
        add(spool, source, **options)
    return str(caught.value)


# --- CSV ----------------------------------------------------------------------


def test_records_name_the_line_they_begin_on(write):
    path = write("a.csv", 'a,b\r\n1,"x\r\ny, ""z"""\r\n\r\n2,w\r\n')

    first, second = rows(path)

    assert (first.where, first.data) == ("a.csv:2", {"a": "1", "b": 'x\r\ny, "z"'})
    assert (second.where, second.data) == ("a.csv:5", {"a": "2", "b": "w"})


def test_empty_cells_are_left_out_and_their_columns_known(write):
    (row,) = rows(write("a.csv", "a,b\n,x\n"))

    assert row.data == {"b": "x"}
    assert row.columns == ("a", "b")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1),
            min_size=2,
            max_size=2,
        ),
        min_size=1,
    )
)
def test_cells_come_back_as_they_were_written(tmp_path, cells):
    path = tmp_path / "a.csv"
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["a", "b"], *cells])
    path.write_bytes(text.getvalue().encode())

    assert [[row.data["a"], row.data["b"]] for row in rows(str(path))] == cells


def test_cell_of_many_megabytes_is_refused(write):
    path = write("a.csv", 'a\n"', *["x" * 1000 + "\n"] * 10_000, '"\n')

    with pytest.raises(InputError, match=r"a\.csv:2: not valid CSV: found a cell of more than"):
        rows(path)


def test_prompts_json_cells_and_labels_become_cases(write, spool):
    path = write(
        "cases.csv",
        "id,messages,tags,metadata,cluster,language\n",
        '1,"[{""role"": ""user"", ""content"": ""I failed.""}]","{""a"": ""b""}",,x,en\n',
        '2,"[sighs] I\nfailed",exam ; short;,"{""page"": 3}",,\n',
        '3,"[""a"", ""b"", ""c""]","[""x""]",,,\n',
    )

    add_cases(spool, path)

    one, two, three = spool.cases()
    assert (one.id, one.messages[0].content, one.cluster) == ("1", "I failed.", "x")
    assert (one.tags, one.language) == ((("a", "b"),), "en")
    assert two.messages[0].content == "[sighs] I\nfailed"
    assert two.tags == (("", "exam"), ("", "short"))
    assert (two.metadata, two.cluster) == ({"page": 3}, None)
    assert [m.role for m in three.messages] == ["user", "assistant", "user"]
    assert three.tags == (("", "x"),)


def test_row_number_is_the_id_only_where_there_is_no_column_of_ids(write, spool):
    add_cases(spool, write("cases.csv", "messages\nI failed.\nI passed.\n"))

    assert [case.id for case in spool.cases()] == ["row-000001", "row-000002"]


def test_empty_reply_in_a_column_of_replies_is_silence(write, spool):
    n = add_replies(spool, write("replies.csv", "case_id,text\nc1,\nc2,Oh.\n"))

    assert n == 2
    assert spool.reply("c1", "replies", 0).state == "empty"
    assert spool.reply("c2", "replies", 0).state == "answered"


def test_whole_numbers_in_cells_are_repeats(write, spool):
    add_replies(spool, write("r.csv", "case_id,text,repeat\nc1,a,0\nc1,b,1.0\nc1,c,02\n"))

    assert [spool.reply("c1", "r", n).reply for n in range(3)] == ["a", "b", "c"]


@pytest.mark.parametrize("cell", ["two", "-1", "1.5", "9" * 5000, "\uff11"])
def test_anything_else_is_no_repeat(write, spool, cell):
    path = write("r.csv", f"case_id,text,repeat\nc1,a,{cell}\n")

    assert "r.csv:2: $.repeat: expected" in message(add_replies, spool, path)


def test_mapped_table_may_hold_other_columns(write, spool):
    path = write("cases.csv", "n,prompt,mood,tag\n0,I failed.,sad,x\n")

    add_cases(spool, path, mapping={"messages": "prompt", "tags": "tag"})

    (case,) = spool.cases()
    assert case.tags == (("", "x"),)


def test_wrong_mapping_of_a_table_is_told_once(write, spool):
    path = write("cases.csv", "prompt\n", "x\n" * 100)

    assert message(add_cases, spool, path, mapping={"messages": "promt"}) == (
        "cases.csv:2: unknown column 'promt'; did you mean 'prompt'?"
    )


# --- Parquet ------------------------------------------------------------------


def write_parquet(records, name="a.parquet", **options):
    parquet.write_table(pa.Table.from_pylist(records), name, **options)
    return name


def test_parquet_records_are_read_with_their_row(folder):
    path = write_parquet([{"a": 1, "b": None}, {"a": None, "b": ["x"]}])

    first, second = rows(path)

    assert (first.where, first.data, first.columns) == ("a.parquet row 1", {"a": 1}, ("a", "b"))
    assert (second.where, second.data) == ("a.parquet row 2", {"b": ["x"]})


def test_parquet_cases_hold_lists_of_objects(folder, spool):
    turns = [USER, {"role": "assistant", "content": "Oh."}, USER]
    path = write_parquet(
        [
            {"id": 1, "messages": turns, "tags": {"topic": "exam", "risk": None}, "cluster": 7},
            {"id": 2, "messages": [USER], "tags": {"topic": None, "risk": "none"}, "cluster": None},
        ]
    )

    add_cases(spool, path)

    one, two = spool.cases()
    assert (one.id, one.cluster, one.tags) == ("1", "7", (("topic", "exam"),))
    assert [m.role for m in one.messages] == ["user", "assistant", "user"]
    assert (two.id, two.cluster, two.tags) == ("2", None, (("risk", "none"),))


def test_parquet_replies_join_cases_by_number(folder, spool):
    path = write_parquet(
        [
            {"case_id": 1, "text": "a", "repeat": 0.0, "candidate": "m"},
            {"case_id": 1, "text": "b", "repeat": 1.0, "candidate": "m"},
            {"case_id": 2, "text": None, "repeat": None, "candidate": "m"},
        ]
    )

    add_replies(spool, path)

    assert spool.reply("1", "m", 1).repeat == 1
    assert type(spool.reply("1", "m", 1).repeat) is int
    assert spool.reply("2", "m", 0).state == "empty"


def test_parquet_with_an_unknown_column_is_refused_unless_mapped(folder, spool):
    path = write_parquet([{"prompt": "I failed.", "id": "c1"}] * 3)

    assert message(add_cases, spool, path) == (
        "a.parquet: found the columns 'prompt', 'id'; expected 'messages'. "
        "Say which column holds a field: --map FIELD=COLUMN"
    )


def test_file_that_is_no_parquet_is_refused(write, folder):
    write("text.parquet", "not at all a Parquet file")
    (folder / "folder.parquet").mkdir()

    for name, expected in (
        ("text.parquet", "text.parquet: is not a Parquet file: "),
        ("folder.parquet", "found a folder, expected a file"),
        ("nope.parquet", "nope.parquet: no such file"),
    ):
        with pytest.raises(InputError, match=expected):
            rows(name)


def test_damaged_parquet_is_refused(folder):
    path = write_parquet([{"a": os.urandom(50).hex()} for _ in range(5000)], row_group_size=1000)
    raw = bytearray((folder / path).read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 2000] = bytes(2000)
    (folder / path).write_bytes(raw)

    with pytest.raises(InputError, match=r"a\.parquet: is damaged behind row [0-9]+: "):
        rows(path)


def test_parquet_without_rows_or_with_a_column_twice_is_refused(folder):
    parquet.write_table(pa.table({"a": pa.array([], pa.string())}), "none.parquet")
    twice = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["a", "a"])
    parquet.write_table(twice, "twice.parquet")

    with pytest.raises(InputError, match=r"none\.parquet: found no record"):
        rows("none.parquet")
    with pytest.raises(InputError, match=r"twice\.parquet: found the column 'a' twice"):
        rows("twice.parquet")


def test_large_parquet_is_streamed(folder):
    path = write_parquet([{"a": "x" * 1000}] * 20_000, row_group_size=2000)
    tracemalloc.start()

    n = sum(1 for _ in read_rows(path))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert n == 20_000
    assert peak < 5_000_000
