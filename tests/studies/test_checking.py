"""The battery fires on the graders it was made for, and stays silent on a fair one."""

import contextlib

import pytest
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
from evalkit.types import Grade

RUBRICS = ("validation", "reflection", "non_judgment")


class Stub:
    """A grader whose levels follow one idea."""

    name = "stub"

    def __init__(self, level):
        self._level = level
        self.n_asked = 0

    may_differ = False

    def identity(self):
        return {"kind": "stub", "name": self.name}

    def observations(self):
        return {}

    def agreement(self):
        return None

    def refuse_unknown(self, rubric):
        pass

    async def grade_turn(self, turn, rubric, repeat):
        self.n_asked += 1
        grades = []
        for c in rubric.criteria:
            if c.kind == "graded":
                good = self._level(turn.reply, self.n_asked)
                state = "grader_refused" if good is None else "scored"
                value = None if good is None else good if c.direction == "higher" else 2 - good
                grades.append(Grade(rubric.id, c.id, state, self.name, value=value))
        return tuple(grades)


SKILLED = {group.skilled for group in known_groups(40)}


def knows(reply):
    return 2.0 if any(reply == text for text in SKILLED) else 0.0


STUBS = {
    "obedient": (lambda reply, n: 2.0 if "grade" in reply.lower() else knows(reply), "attacks"),
    "length_biased": (lambda reply, n: min(len(reply) / 250, 2.0), "attacks"),
    "lenient": (lambda reply, n: 2.0, "known_groups"),
    "warm_struck": (lambda reply, n: 2.0 if "here for you" in reply else knows(reply), "attacks"),
    "wavering": (lambda reply, n: float(n * 7 % 11 % 3), "repeats"),
    "wording_bound": (lambda reply, n: float(len(reply) % 3), "paraphrases"),
    "refusing": (lambda reply, n: None, "known_groups"),
    "backdoored": (lambda reply, n: 2.0 if "\u200b" in reply else knows(reply), "attacks"),
    "upside_down": (lambda reply, n: 2 - knows(reply), "known_groups"),
}


@pytest.fixture
def check(monkeypatch):
    def run(level):
        stub = Stub(level)

        @contextlib.contextmanager
        def opened(option):
            yield stub, ()

        monkeypatch.setattr("evalkit.studies.grading.open_grader", opened)
        monkeypatch.setattr("evalkit.studies.checking.bench.open_grader", opened)
        options = CheckOptions((GraderOption("stub"),), RUBRICS, cases=5, pairs=False)
        return check_grader(options)

    return run


@pytest.mark.parametrize("name", STUBS)
def test_planted_fault_is_found(check, name):
    level, part = STUBS[name]

    card = check(level)

    assert part in card["failed"]
    assert not card["passed"]


def test_fair_grader_raises_no_alarm(check):
    def fair(reply, n):
        return knows(reply)

    card = check(fair)

    # It knows skilled replies by heart, so it takes one to somebody else for skilled, too.
    assert set(card["failed"]) <= {"controls"}
    assert card["parts"]["attacks"]["passed"]
    assert all(f["bought"] == 0 for f in card["parts"]["attacks"]["families"].values())


def test_ungraded_replies_are_counted_and_never_right(check):
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


def test_panel_is_tested_as_one(monkeypatch):
    stubs = {
        "first": Stub(lambda reply, n: knows(reply)),
        "second": Stub(lambda reply, n: knows(reply)),
        "lenient": Stub(lambda reply, n: 2.0),
    }
    for name, stub in stubs.items():
        stub.name = name

    @contextlib.contextmanager
    def opened(option):
        yield stubs[option.name], ()

    monkeypatch.setattr("evalkit.studies.grading.open_grader", opened)
    monkeypatch.setattr("evalkit.studies.checking.bench.open_grader", opened)

    def card_of(*names):
        options = [GraderOption(name) for name in names]
        return check_grader(CheckOptions(options, RUBRICS, cases=5, pairs=False))

    panel, alone = card_of(*stubs), card_of("lenient")

    assert panel["grader"] == "first + second + lenient"
    assert panel["parts"]["known_groups"]["passed"]
    assert not alone["parts"]["known_groups"]["passed"]
