from contextlib import closing

import pytest

from evalkit.errors import InputError, UnknownName
from evalkit.inputs.shipped import (
    DEFAULT_DATASET,
    load_shipped,
    shipped_dataset,
    shipped_dataset_names,
    validate_source,
)

USER = {"role": "user", "content": "I failed."}


@pytest.mark.parametrize("name", shipped_dataset_names())
def test_shipped_data_set_loads_with_replies_to_its_cases(name):
    with closing(load_shipped(name)) as spool:
        spool.refuse_unknown_cases("mend the data set")
        assert spool.n_cases > 0


def test_core_set_holds_at_least_240_cases_in_120_families():
    with closing(load_shipped(DEFAULT_DATASET)) as spool:
        assert spool.n_cases >= 240
        assert spool.n_clusters >= 120
        assert {case.language for case in spool.cases()} == {"en"}


def test_forty_cases_of_the_core_set_are_answered_by_three_assistants():
    with closing(load_shipped(DEFAULT_DATASET)) as spool:
        spool.drop_unanswered_cases()
        cases = list(spool.cases())
        assert len(cases) == 40
        assert spool.candidates() == ["flint", "meadow", "willow"]
        assert all(
            spool.reply(case.id, candidate, 0).state == "answered"
            for case in cases
            for candidate in spool.candidates()
        )


def test_unknown_data_set_offers_the_nearest():
    with pytest.raises(UnknownName, match=r"unknown data set 'cor'; did you mean 'core'\?"):
        shipped_dataset("cor")


def test_valid_source_is_counted(write):
    cases = write(
        "cases.jsonl", *({"id": f"c{n}", "messages": [USER], "cluster": "x"} for n in range(3))
    )
    replies = write(
        "replies.jsonl",
        {"case_id": "elsewhere", "text": "a"},
        {"messages": [USER], "response": "b", "candidate": "m"},
    )

    assert validate_source(cases, "cases", None, {}) == {"cases": 3, "families": 1}
    assert validate_source(replies, "replies", None, {}) == {
        "replies": 2,
        "candidates": 2,
        "inline cases": 1,
    }


def test_invalid_source_is_refused(write):
    with pytest.raises(InputError, match=r"cases\.jsonl:1: the field 'id' is missing"):
        validate_source(write("cases.jsonl", {"messages": [USER]}), "cases", None, {})
