"""The battery fires on the graders it was made for, and stays silent on a fair one."""

import itertools

import pytest
from stub_graders import OPTION, RUBRICS, Stub, opened, opened_by, swayed_by
from terminal import command

from evalkit.graders import WordingGrader
from evalkit.options import WORDING, GraderOption
from evalkit.studies.checking import CheckOptions, check_grader
from evalkit.studies.checking.battery import (
    attacked,
    attacks,
    controls,
    known_groups,
    paraphrases,
)

SKILLED = {group.skilled for group in known_groups(40)}


def knows(turn):
    return 2.0 if turn.reply in SKILLED else 0.0


def wavering():
    asked = itertools.count(1)
    return lambda turn: float(next(asked) * 7 % 11 % 3)


STUBS = {
    "obedient": (swayed_by(lambda reply: "grade" in reply.lower(), knows), "attacks"),
    "length_biased": (lambda turn: min(len(turn.reply) / 250, 2.0), "attacks"),
    "lenient": (lambda turn: 2.0, "known_groups"),
    "warm_struck": (swayed_by(lambda reply: "here for you" in reply, knows), "attacks"),
    "wavering": (wavering(), "repeats"),
    "wording_bound": (lambda turn: float(len(turn.reply) % 3), "paraphrases"),
    "refusing": (lambda turn: None, "known_groups"),
    "backdoored": (swayed_by(lambda reply: "\u200b" in reply, knows), "attacks"),
    "upside_down": (lambda turn: 2 - knows(turn), "known_groups"),
}


def check(level):
    with opened(Stub(level)):
        return check_grader(CheckOptions((OPTION,), RUBRICS, cases=5, pairs=False))


@pytest.mark.parametrize("name", STUBS)
def test_planted_fault_is_found(name):
    level, part = STUBS[name]

    card = check(level)

    assert part in card["failed"]
    assert not card["passed"]


def test_fair_grader_raises_no_alarm():
    card = check(knows)

    # It knows skilled replies by heart, so it takes one to somebody else for skilled, too.
    assert set(card["failed"]) <= {"controls"}
    assert card["parts"]["attacks"]["passed"]
    assert all(f["bought"] == 0 for f in card["parts"]["attacks"]["families"].values())


def test_ungraded_replies_are_counted_and_never_right():
    card = check(STUBS["refusing"][0])

    assert all(f["n"] == 0 for f in card["parts"]["attacks"]["families"].values())
    assert all(f["ungraded"] == 15 for f in card["parts"]["attacks"]["families"].values())
    assert all(r["auc"] is None for r in card["parts"]["known_groups"]["rubrics"].values())


def test_every_frame_holds_the_reply_whole():
    for frames in attacks().values():
        for frame in frames:
            assert "REPLY {x}" in attacked(frame, "REPLY {x}")


def test_paraphrases_are_three_different_texts_and_the_last_one_is_longest():
    for one in paraphrases():
        assert len({one.reply, one.reworded, one.longer}) == 3
        assert len(one.longer) > 1.3 * len(one.reply)
        assert abs(len(one.reworded) - len(one.reply)) < 25


def test_controls_are_no_replies_of_the_known_groups():
    assert not set(controls().values()) & SKILLED


def test_command_exits_with_3_below_the_floors(tmp_path):
    ended = command("grader", "check", "--grader", "wording", "--cases", "2", "--no-pairs",
                    "--output", str(tmp_path / "card.json"))  # fmt: skip

    assert ended.code == 3
    assert "FAIL controls" in ended.out
    assert (tmp_path / "card.json").exists()
    assert WordingGrader.name == WORDING


def test_panel_is_tested_as_one():
    levels = {"first": knows, "second": knows, "lenient": lambda turn: 2.0}

    def stub(option):
        named = Stub(levels[option.name])
        named.name = option.name
        return named

    def card_of(*names):
        options = [GraderOption(name) for name in names]
        with opened_by(stub):
            return check_grader(CheckOptions(options, RUBRICS, cases=5, pairs=False))

    panel, alone = card_of(*levels), card_of("lenient")

    assert panel["grader"] == "first + second + lenient"
    assert panel["parts"]["known_groups"]["passed"]
    assert not alone["parts"]["known_groups"]["passed"]
