import math
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import evalkit
from evalkit.errors import MAX_SHOWN, InputError, OutputError
from evalkit.inputs import Spool
from evalkit.types import Case, Message, Response, Usage

CASE = Case(
    "c1",
    (Message("system", "s"), Message("user", "I failed.\u2028\x00")),
    "exam",
    (("", "x"), ("k", "v")),
    "en",
    "ref",
    {"a": [1, 0.5, None, {"b": True}]},
)
RESPONSE = Response(
    "c1",
    "m",
    0,
    (Message("assistant", "Oh.\x00"), Message("user", "é")),
    "truncated",
    "cut",
    "m-1",
    Usage(3, 2),
)


def case(number, **changes):
    return Case(f"c{number}", (Message("user", "I failed."),), **changes)


def reply(case_id, candidate="m", repeat=0, text="Oh."):
    return Response(case_id, candidate, repeat, (Message("assistant", text),))


def test_values_come_out_as_they_went_in(spool):
    spool.add_case(CASE, "f:1")
    spool.add_reply(RESPONSE, "f:2")
    spool.add_reply(replace(RESPONSE, repeat=1, usage=None, messages=()), "f:3")

    assert list(spool.cases()) == [CASE]
    assert spool.reply("c1", "m", 0) == RESPONSE
    assert spool.reply("c1", "m", 1) == replace(RESPONSE, repeat=1, usage=None, messages=())
    assert spool.reply("c1", "m", 2) is None


def test_cases_stream_in_the_order_they_came(spool):
    for number in (3, 1, 2):
        spool.add_case(case(number), "f")

    assert [c.id for c in spool.cases()] == ["c3", "c1", "c2"]


def test_second_case_of_an_id_names_both_places(spool):
    spool.add_case(case(1), "a.jsonl:1")

    with pytest.raises(InputError) as caught:
        spool.add_case(case(1), "a.jsonl:7")

    assert str(caught.value) == (
        "a.jsonl:7: the id 'c1' is taken by a.jsonl:1; give each case its own"
    )


def test_inline_case_may_come_again_but_not_differ(spool):
    spool.add_case(case(1), "a:1", once=False)
    spool.add_case(case(1), "a:2", once=False)

    with pytest.raises(InputError, match="a:3: the case 'c1' differs from the one at a:1"):
        spool.add_case(case(1, cluster="x"), "a:3", once=False)

    assert spool.n_cases == 1


def test_ids_that_look_alike_are_different(spool):
    for id_ in ("1", "01", "1.0", "é", "e\u0301", "A", "a", " a"):
        spool.add_case(replace(case(1), id=id_), "f")
        spool.add_reply(reply(id_), "f")

    assert spool.n_cases == 8
    spool.refuse_unknown_cases("hint")


@pytest.mark.parametrize(
    "changes",
    [
        {"metadata": {"a": math.nan}},
        {"metadata": {"a": {1, 2}}},
        {"reference": "half \ud83d"},
        {"messages": (Message("user", "\udc00"),)},
    ],
)
def test_value_that_json_cannot_hold_is_refused(spool, changes):
    with pytest.raises(InputError, match="cases\\[0\\]: holds what JSON cannot hold: "):
        spool.add_case(replace(CASE, **changes), "cases[0]")


def test_replies_may_come_before_their_cases(spool):
    spool.add_reply(reply("c1"), "r:1")
    assert spool.has_orphans()

    spool.add_case(case(1), "c:1")

    assert not spool.has_orphans()
    spool.refuse_unknown_cases("hint")


def test_orphans_are_told_in_order_with_the_nearest_id(spool):
    for number in range(100):
        spool.add_case(case(number), "c")
    for n, case_id in enumerate(("c_1", "zzz"), start=1):
        spool.add_reply(reply(case_id), f"r:{n}")

    with pytest.raises(InputError) as caught:
        spool.refuse_unknown_cases("give its case")

    assert str(caught.value).splitlines() == [
        "r:1: unknown case id 'c_1'; did you mean 'c1'? Otherwise give its case",
        "r:2: unknown case id 'zzz'; give its case",
    ]


def test_very_many_orphans_are_counted(spool):
    for number in range(5000):
        spool.add_case(case(number), "c")
        spool.add_reply(reply(f"case number {number}"), f"r:{number}")

    with pytest.raises(InputError) as caught:
        spool.refuse_unknown_cases("give its case")

    lines = str(caught.value).splitlines()
    assert len(lines) == MAX_SHOWN + 1
    assert lines[-1] == "... and 4,980 more problems"


def test_filtered_case_is_no_stranger_to_its_replies(spool):
    spool.add_case(case(1), "c:1", kept=False)
    spool.add_reply(reply("c1"), "r:1")

    spool.refuse_unknown_cases("hint")
    assert list(spool.cases()) == []


def test_limit_keeps_the_first_and_counts_after_the_filter(spool):
    for number in range(6):
        spool.add_case(case(number, cluster=f"k{number // 4}"), "c", kept=number != 0)

    spool.keep_first(3)

    assert [c.id for c in spool.cases()] == ["c1", "c2", "c3"]
    assert (spool.n_cases, spool.n_clusters) == (3, 1)


def test_unanswered_cases_can_be_left_out(spool):
    for number in range(3):
        spool.add_case(case(number), "c", kept=number != 2)
    spool.add_reply(reply("c1"), "r")

    assert spool.drop_unanswered_cases() == 1
    assert [c.id for c in spool.cases()] == ["c1"]


def test_clusters_count_cases_without_one_as_their_own(spool):
    for number, cluster in enumerate(("a", "a", None, "b", None)):
        spool.add_case(case(number, cluster=cluster), "c")

    assert spool.n_clusters == 4


def test_digests_cover_the_kept_cases_and_their_replies(spool):
    for number in range(3):
        spool.add_case(case(number), "c")
        spool.add_reply(reply(f"c{number}"), "r")
    before = spool.digest_of_cases(), spool.digest_of_replies()

    spool.keep_first(2)

    after = spool.digest_of_cases(), spool.digest_of_replies()
    assert before[0] != after[0]
    assert before[1] != after[1]

    smaller = Spool()
    for number in (1, 0):
        smaller.add_reply(reply(f"c{number}"), "elsewhere")
    for number in (0, 1):
        smaller.add_case(case(number), "elsewhere")
    assert (smaller.digest_of_cases(), smaller.digest_of_replies()) == after
    smaller.close()


def test_full_disk_is_told(spool, monkeypatch):
    class Full:
        def execute(self, *_):
            raise sqlite3.OperationalError("database or disk is full")

    database = spool._database
    spool._database = Full()

    with pytest.raises(OutputError, match="database or disk is full; free some space"):
        spool.add_case(case(1), "c")

    spool._database = database


def test_nothing_of_a_spool_is_left_on_disk(folder, monkeypatch):
    monkeypatch.setenv("SQLITE_TMPDIR", str(folder))
    spool = Spool()
    for number in range(5000):
        spool.add_case(replace(case(number), reference="x" * 1000), "c")

    assert list(folder.iterdir()) == []
    spool.close()


PEAK = """
import resource, sys
from evalkit.inputs import Spool
from evalkit.inputs.loading import add_replies
print(add_replies(Spool(), sys.argv[1]), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_mib(n):
    """Memory of a process that reads n replies, measured apart from that of the tests."""
    path = Path(f"{n}.jsonl")
    with path.open("w") as file:
        file.writelines(
            f'{{"case_id": "c{number}", "text": "{"That hurts. " * 10}"}}\n' for number in range(n)
        )
    ended = subprocess.run(
        [sys.executable, "-c", PEAK, str(path)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(evalkit.__file__).parents[1])},
    )
    n_read, peak_kib = map(int, ended.stdout.split())
    assert n_read == n
    return peak_kib / 1024


def test_a_hundred_thousand_replies_take_no_more_memory_than_a_thousand(folder):
    assert peak_mib(100_000) - peak_mib(1_000) < 30
