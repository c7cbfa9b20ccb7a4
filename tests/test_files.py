import errno
import json
import math
import os
import stat
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalkit import files
from evalkit.errors import InputError, OutputError
from evalkit.files import (
    MAX_DEPTH,
    MAX_LINE_BYTES,
    NotJson,
    ParseProblem,
    decode,
    decoded_lines,
    digest_of,
    dump_json,
    iterate_lines,
    parse_json,
    read_text,
    shipped_folder,
    write_atomically,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)  # fmt: skip


@pytest.fixture
def file(tmp_path):
    return tmp_path / "file.jsonl"


# --- whole texts --------------------------------------------------------------


def test_text_is_read_as_it_stands(file):
    file.write_bytes("a\r\nb\u2028é\n".encode())

    assert read_text(file) == "a\r\nb\u2028é\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"\xef\xbb\xbfa", ":1: found a UTF-8 byte order mark"),
        (b"\xff\xfea\x00", ":1: found a UTF-16 byte order mark"),
        (b"\xfe\xff\x00a", ":1: found a UTF-16 byte order mark"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", ":1: found a UTF-16 byte order mark"),
        (b"good\nb\xe9d\n", ":2: found byte 0xe9 as byte 2 of the line, expected UTF-8"),
        (b"good\nb\x00d\n", ":2: found a NUL as byte 2 of the line, expected text"),
        (b"surrogate \xed\xa0\x80", ":1: found byte 0xed as byte 11 of the line"),
    ],
)
def test_text_that_is_not_plain_utf8_is_refused(file, content, message):
    file.write_bytes(content)

    with pytest.raises(InputError) as caught:
        read_text(file)

    assert str(file) in str(caught.value)
    assert message in str(caught.value)


def test_text_over_the_limit_is_refused_and_one_at_it_is_not(file):
    file.write_bytes(b"12345")

    assert read_text(file, max_bytes=5) == "12345"
    with pytest.raises(InputError, match="found more than 4 bytes"):
        read_text(file, max_bytes=4)


def test_missing_file_and_folder_are_named(tmp_path):
    with pytest.raises(InputError, match=r"nope: no such file; check the path"):
        read_text(tmp_path / "nope")
    with pytest.raises(InputError, match="found a folder, expected a file"):
        read_text(tmp_path)
    with pytest.raises(InputError, match="a path cannot hold a NUL"):
        read_text(tmp_path / "a\0b")


def test_file_that_may_not_be_read_says_so(file, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)

    with pytest.raises(InputError, match="cannot be read: Permission denied"):
        read_text(file)


def test_bytes_from_a_pipe_are_decoded_by_the_same_rules():
    assert decode("é\n".encode(), "standard input") == "é\n"
    with pytest.raises(InputError, match="standard input:2: found byte 0xff"):
        decode(b"a\n\xff", "standard input")


# --- lines --------------------------------------------------------------------


def test_lines_end_at_line_feeds_alone(file):
    file.write_bytes("a\u2028b\x0bc\u0085d\re\r\n\n  \nf".encode())

    assert list(iterate_lines(file)) == [(1, "a\u2028b\x0bc\u0085d\re"), (4, "f")]


def test_line_ends_are_kept_for_who_needs_them(file):
    file.write_bytes(b'a,"b\r\nc"\n')

    assert list(decoded_lines(file)) == [(1, 'a,"b\r\n'), (2, 'c"\n')]


def test_good_lines_come_before_a_bad_one(file):
    file.write_bytes(b"one\ntwo\n\xff\n")
    lines = iterate_lines(file)

    assert [next(lines), next(lines)] == [(1, "one"), (2, "two")]
    with pytest.raises(InputError, match=r":3: found byte 0xff as byte 1 of the line"):
        next(lines)


def test_line_of_ten_megabytes_is_refused_without_reading_on(file):
    file.write_bytes(b"{}\n" + b"x" * (10 * 1024 * 1024))

    with pytest.raises(InputError, match=r":2: found a line of more than 8,388,608 bytes"):
        list(iterate_lines(file))


def test_line_at_the_limit_is_read(file):
    file.write_bytes(b"x" * (MAX_LINE_BYTES - 1) + b"\n")

    ((number, line),) = iterate_lines(file)

    assert (number, len(line)) == (1, MAX_LINE_BYTES - 1)


def test_byte_order_mark_is_skipped_only_on_request(file):
    file.write_bytes(b"\xef\xbb\xbfa\n")

    assert list(decoded_lines(file, allow_mark=True)) == [(1, "a\n")]
    with pytest.raises(InputError, match="UTF-8 byte order mark"):
        list(decoded_lines(file))


# --- JSON ---------------------------------------------------------------------


@given(VALUES)
def test_json_comes_back_as_it_was_written(value):
    assert parse_json(dump_json(value)) == value


@given(TEXTS | st.text('[]{}:,"\\ud8dc0123456789.eE+-NaInfty ltrueflsn', max_size=40))
def test_any_text_is_parsed_as_json_or_refused(text):
    with suppress(ParseProblem):
        assert parse_json(text) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": NaN}', "found NaN, which is not JSON"),
        ("[Infinity]", "found Infinity, which is not JSON"),
        ("[-Infinity]", "found -Infinity, which is not JSON"),
        ("[1e400]", "found 1e400, which is too large"),
        ("9" * 5000, "found a number of thousands of digits"),
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "the key 'c' occurs twice in one object"),
        ('"\\ud800"', "found \\ud800, half a surrogate pair"),
        ('{"\\uDFFF": 1}', "found \\udfff, half a surrogate pair"),
        ('[{"a": ["\\ud83d "]}]', "found \\ud83d, half a surrogate pair"),
        ("[" * 100_000, "nested more than 100 deep"),
        ('{"a":' * 100_000, "nested more than 100 deep"),
        ("[" * 101 + "]" * 101, "nested more than 100 deep"),
        ("", "not valid JSON at column 1: Expecting value, found the end"),
        ('{"a": 1', "not valid JSON at column 8: Expecting ',' delimiter, found the end"),
        ("{'a': 1}", "column 2: Expecting property name enclosed in double quotes, found"),
        ('{"a":\n oops}', "not valid JSON at line 2, column 2: Expecting value, found 'oops}'"),
        ('"a\tb"', "column 3: Invalid control character, found"),
        ("1 2", "not valid JSON at column 3: Extra data, found '2'"),
        ("\ufeff{}", "not valid JSON at column 1: Expecting value, found '\\ufeff{}'"),
    ],
)
def test_json_that_is_not_strict_is_refused(text, message):
    with pytest.raises(ParseProblem) as caught:
        parse_json(text)

    assert message in str(caught.value)
    assert len(str(caught.value)) < 200


def test_only_text_that_is_no_json_at_all_is_called_so():
    with pytest.raises(NotJson):
        parse_json("hello")
    with pytest.raises(ParseProblem) as caught:
        parse_json("NaN")
    assert not isinstance(caught.value, NotJson)


def test_whole_surrogate_pairs_and_escaped_backslashes_are_text():
    assert parse_json('["\\ud83d\\ude22", "\\\\ud83d"]') == ["😢", "\\ud83d"]


def test_nesting_up_to_the_limit_and_many_brackets_in_a_row_are_read():
    deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    wide = json.dumps([{"role": "user", "content": "[[[["}] * 500)

    assert parse_json(deep)
    assert len(parse_json(wide)) == 500


def test_object_with_a_million_equal_keys_is_refused_at_once():
    text = "{" + ",".join(f'"k{number % 500_000}":1' for number in range(500_001)) + "}"
    begun = time.process_time()

    with pytest.raises(ParseProblem, match="occurs twice"):
        parse_json(text)

    assert time.process_time() - begun < 5


@pytest.mark.parametrize("value", [math.nan, math.inf, {"a": -math.inf}])
@pytest.mark.parametrize("indent", [None, 2])
def test_nothing_but_finite_numbers_is_written(value, indent):
    with pytest.raises(ValueError, match="JSON compliant"):
        dump_json(value, indent=indent)


def test_digest_does_not_depend_on_the_order_of_keys():
    assert digest_of({"a": 1, "b": [1, 2]}) == digest_of({"b": [1, 2], "a": 1})
    assert digest_of([1, 2]) != digest_of([2, 1])
    # By hand: printf '{"a":"\\u00e9"}' | sha256sum
    assert digest_of({"a": "é"}) == (
        "57e512a1ff02f75e939e93d2196b8d29ad3721b70ce25a601402d26410f453a2"
    )


# --- writing ------------------------------------------------------------------


def test_file_is_written_whole_for_its_owner_alone(tmp_path):
    path = tmp_path / "report.json"

    write_atomically(path, "é\r\n\n")

    assert path.read_bytes() == "é\r\n\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["report.json"]


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_failed_write_leaves_what_was_there(tmp_path, monkeypatch, call):
    path = tmp_path / "report.json"
    path.write_text("before")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(call, full)
    with pytest.raises(OutputError, match=r"report\.json: cannot be written: No space left"):
        write_atomically(path, "after")

    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["report.json"]


def test_interrupted_write_leaves_no_temporary_file(tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "report.json", "text")

    assert os.listdir(tmp_path) == []


def test_folder_that_is_missing_or_in_the_way_is_named(tmp_path):
    with pytest.raises(OutputError, match="cannot be written: No such file or directory"):
        write_atomically(tmp_path / "nope" / "report.json", "text")
    (tmp_path / "taken").mkdir()
    with pytest.raises(OutputError, match="taken: cannot be written"):
        write_atomically(tmp_path / "taken", "text")
    assert os.listdir(tmp_path) == ["taken"]


# --- shipped data -------------------------------------------------------------


def test_shipped_folders_are_found_beside_the_package_or_in_it(tmp_path, monkeypatch):
    assert (shipped_folder("rubrics") / "validation.yaml").is_file()
    assert (shipped_folder("datasets") / "core" / "cases.jsonl").is_file()

    package = tmp_path / "evalkit"
    (package / "_rubrics").mkdir(parents=True)
    monkeypatch.setattr(files.resources, "files", lambda name: package)

    assert shipped_folder("rubrics") == package / "_rubrics"
    assert shipped_folder("datasets") == tmp_path / "datasets"
