import json
import random

import pytest

from evalkit.errors import MAX_SHOWN, InputError
from evalkit.inputs import Spool
from evalkit.inputs.loading import add_cases, add_replies

USER = {"role": "user", "content": "I failed."}


def case(number):
    return {"id": f"c{number}", "messages": [USER]}


def message(add, spool, source, **options):
    with pytest.raises(InputError) as caught:
        add(spool, source, **options)
    return str(caught.value)


def test_all_kinds_of_problems_of_a_file_are_told_at_once_and_in_order(write, spool):
    path = write(
        "cases.jsonl",
        '{"id": \n',
        case(1),
        {"id": "c2"},
        case(1),
        "null\n",
        {"id": "c3", "messages": [{"role": "usr", "content": ""}]},
        b"\xff\n",
        "never read\n",
    )

    lines = message(add_cases, spool, path).splitlines()

    assert [line.split(": ")[0] for line in lines] == [
        "cases.jsonl:1",
        "cases.jsonl:3",
        "cases.jsonl:4",
        "cases.jsonl:5",
        "cases.jsonl:6",
        "cases.jsonl:6",
        "cases.jsonl:7",
    ]


@pytest.mark.parametrize("line", ["oops\n", "5\n", '{"id": 5}\n', '{"id": "a", "messages": []}\n'])
def test_reading_stops_once_nobody_would_read_on(write, spool, line):
    path = write("cases.jsonl", line * 10_000)

    lines = message(add_cases, spool, path).splitlines()

    assert len(lines) == MAX_SHOWN
    assert lines[-1] == "cases.jsonl: stopped reading here; mend these problems first"


def test_filter_leaves_cases_out_but_knows_them(write, spool):
    add_cases(
        spool, write("cases.jsonl", *map(case, range(4))), keep=lambda c: c.id in ("c1", "c3")
    )
    add_replies(spool, write("r.jsonl", *({"case_id": f"c{n}", "text": "x"} for n in range(4))))

    spool.refuse_unknown_cases("hint")
    assert [c.id for c in spool.cases()] == ["c1", "c3"]
    assert spool.n_cases == 2


def test_candidate_is_named_after_the_file_unless_the_line_names_one(write, spool):
    path = write(
        "my.model.jsonl", {"case_id": "c1", "text": "x"},
        {"case_id": "c1", "text": "x", "candidate": "other"},
    )  # fmt: skip

    assert add_replies(spool, path) == 2
    assert spool.candidates() == ["my.model", "other"]


def test_several_candidates_answer_one_inline_case(write, spool):
    path = write(
        "r.jsonl",
        {"messages": [USER], "response": "a", "candidate": "x"},
        {"messages": [USER], "response": "b", "candidate": "y"},
        {"messages": [USER], "response": "c", "candidate": "y", "repeat": 1},
    )

    add_replies(spool, path)

    (only,) = spool.cases()
    assert spool.candidates() == ["x", "y"]
    assert spool.repeats_of("y") == 2
    assert spool.reply(only.id, "y", 1).reply == "c"


def test_inline_case_may_stand_in_the_file_of_cases_too(write, spool):
    add_cases(spool, write("cases.jsonl", case(1)))

    add_replies(spool, write("r.jsonl", {"id": "c1", "messages": [USER], "response": "a"}))

    assert spool.n_cases == 1


def test_mapped_lines_may_hold_other_fields_and_plain_prompts(write, spool):
    path = write("cases.jsonl", {"prompt": "[sighs] I failed.", "mood": "sad", "n": 7})

    add_cases(spool, path, mapping={"messages": "prompt", "id": "n"})

    (only,) = spool.cases()
    assert (only.id, only.messages[0].content) == ("7", "[sighs] I failed.")


def test_mapped_replies_may_have_ids_of_their_own(write, spool):
    path = write("r.jsonl", {"id": "row1", "case": "c1", "answer": "x", "language": "en"})

    add_replies(spool, path, mapping={"case_id": "case", "text": "answer"})

    assert spool.reply("c1", "r", 0).reply == "x"


def test_repeats_with_a_hole_are_refused(write, spool):
    path = write("r.jsonl", *({"case_id": "c1", "text": "x", "repeat": n} for n in (1, 2)))

    assert message(add_replies, spool, path) == (
        "r.jsonl: candidate 'r': found 'repeat' 1, but no reply with 'repeat' 0; "
        "count them 0, 1, 2 ..."
    )


def test_not_every_case_needs_every_repeat(write, spool):
    path = write(
        "r.jsonl",
        *({"case_id": "c1", "text": "x", "repeat": n} for n in (2, 0)),
        {"case_id": "c2", "text": "x", "repeat": 1},
    )

    assert add_replies(spool, path) == 3
    assert spool.repeats_of("r") == 3


def test_order_of_the_replies_changes_nothing(write):
    replies = [
        {"case_id": f"c{n}", "text": f"reply {n} {name}", "candidate": name, "repeat": repeat}
        for n in range(20)
        for name in "ab"
        for repeat in range(2)
    ]
    cases = write("cases.jsonl", *map(case, range(20)))
    seen = set()
    for seed in range(3):
        random.Random(seed).shuffle(replies)
        spool = Spool()
        add_replies(spool, write("r.jsonl", *replies))
        add_cases(spool, cases)
        seen.add(
            (
                spool.digest_of_cases(),
                spool.digest_of_replies(),
                json.dumps([spool.reply(c.id, "a", 1).reply for c in spool.cases()]),
            )
        )
        spool.close()

    assert len(seen) == 1
