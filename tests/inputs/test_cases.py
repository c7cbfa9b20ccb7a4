import pytest

from evalkit.errors import InputError
from evalkit.inputs import Row, parse_case
from evalkit.types import Message

USER = {"role": "user", "content": "I failed."}


def parse(**fields):
    return parse_case(Row("f:1", {"id": "c1", "messages": [USER], **fields}, 0, typed=True))


def test_every_field_arrives():
    case = parse(
        messages=[{"role": "system", "content": "s"}, USER],
        cluster="exam",
        language="en",
        reference="r",
        metadata={"a": [1, None]},
    )

    assert case.messages == (Message("system", "s"), Message("user", "I failed."))
    assert (case.cluster, case.family, case.language, case.reference) == (
        "exam",
        "exam",
        "en",
        "r",
    )
    assert case.metadata == {"a": [1, None]}


def test_fields_that_are_null_are_as_good_as_absent():
    assert parse(cluster=None, tags=None, language=None, reference=None, metadata=None) == parse()


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], ()),
        ({}, ()),
        (["b", "a", "b"], (("", "a"), ("", "b"))),
        ({"k": "v", "a": ["y", "x"]}, (("a", "x"), ("a", "y"), ("k", "v"))),
        ({"n": 1, "f": 0.5, "t": True, "none": None}, (("f", "0.5"), ("n", "1"), ("t", "true"))),
    ],
)
def test_tags_become_sorted_pairs(tags, expected):
    assert parse(tags=tags).tags == expected


@pytest.mark.parametrize(
    "id_", ["1", "../x", "/etc/passwd", "CON", "a b", "é", "e\u0301", "\u202e", "x" * 300, "'--"]
)
def test_any_visible_id_is_kept_as_it_is(id_):
    assert parse(id=id_).id == id_


@pytest.mark.parametrize("id_", ["", "x" * 301, "a\nb", "a\n", "\t", "\x00", "\x7f", 1, None])
def test_ids_that_break_lines_or_are_no_text_are_refused(id_):
    with pytest.raises(InputError, match=r"f:1: \$\.id: expected"):
        parse(id=id_)


def test_content_may_be_any_text():
    content = "\u2028\x00\x1b[31m\u202e😢 \\ \" '"

    assert parse(messages=[{"role": "user", "content": content}]).messages[0].content == content
