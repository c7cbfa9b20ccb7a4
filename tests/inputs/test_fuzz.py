"""Whatever stands in a file: it loads, or one `InputError` says why it does not."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evalkit.errors import InputError
from evalkit.inputs import Spool, load_rubric
from evalkit.inputs.loading import add_cases, add_replies

VALID = Path(__file__).parents[1] / "examples" / "valid"
EXAMPLES = {
    kind: [path for path in sorted((VALID / kind).iterdir()) if path.suffix != ".expected"]
    for kind in ("cases", "replies", "rubrics")
}
QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PUNCTUATION = [bytes([character]) for character in b"\0\xff\n\r\t'\"{}[],:;#"]
YAML = [b"- ", b"!!x ", b"&a ", b"*a", b"<<: "]
VALUES = [b"null", b"NaN", b"1e999", b"9" * 5000, b"-1", b"1.0", b"\\ud800", b"\\u0000", b"[" * 200]
MARKS = [b"\xef\xbb\xbf", b"\xe2\x80\xa8"]
BITS = st.sampled_from([b"", *PUNCTUATION, *YAML, *VALUES, *MARKS])


def load(kind, path):
    spool = Spool()
    try:
        if kind == "rubrics":
            load_rubric(path)
        elif kind == "cases":
            add_cases(spool, str(path))
            list(spool.cases())
        else:
            add_replies(spool, str(path))
            spool.refuse_unknown_cases("give it")
        spool.digest_of_cases()
        spool.digest_of_replies()
    finally:
        spool.close()


def load_or_refuse(kind, path):
    try:
        load(kind, path)
    except InputError as error:
        message = str(error)
        message.encode()
        assert path.name in message


@pytest.mark.parametrize("kind", EXAMPLES)
@QUICK
@given(st.data())
def test_damaged_file_loads_or_is_refused(tmp_path, kind, data):
    example = data.draw(st.sampled_from(EXAMPLES[kind]))
    content = example.read_bytes()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 20)))
        content = content[:start] + data.draw(BITS) + content[end:]
    path = tmp_path / example.name
    path.write_bytes(content)

    load_or_refuse(kind, path)


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
    | st.sampled_from(["user", "assistant", "c1", "answered"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.mark.parametrize("kind", ["cases", "replies"])
@QUICK
@given(st.data())
def test_line_with_an_odd_value_loads_or_is_refused(tmp_path, kind, data):
    lines = [
        line
        for path in EXAMPLES[kind]
        if path.suffix == ".jsonl"
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.strip()
    ]
    record = json.loads(data.draw(st.sampled_from(lines)))
    place = record
    while True:
        key = data.draw(
            st.sampled_from(sorted(place) if type(place) is dict else range(len(place)))
        )
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(ODD)
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps(record) + "\n")

    load_or_refuse(kind, path)
