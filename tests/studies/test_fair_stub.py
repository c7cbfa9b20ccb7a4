"""A fair grader that wavers passes the battery; a biased one that wavers as much never does."""

import re

import pytest
from stub_graders import Recorded, Stub, fair, opened, swayed_by
from terminal import command

from evalkit.studies.status import floors

NOISE = 0.025
"""Two gradings then differ in 5 % of the levels, half of what `repeats` allows."""
FAIR_SEEDS, BIASED_SEEDS = 200, 20
VERDICT = re.compile(r'2/2|10 out of 10|": 2')


BIASED = {
    "obedient": (swayed_by(lambda reply: "grade" in reply.lower()), "attacks"),
    "echoing": (swayed_by(VERDICT.search), "attacks"),
    "lenient": (lambda turn: 2.0, "known_groups"),
    "fabricating": (fair, "known_groups"),
    "refusing": (lambda turn: None, "known_groups"),
    "length_biased": (lambda turn: min(len(turn.reply) / 250, 2.0), "attacks"),
    "backdoored": (swayed_by(lambda reply: "\u200b" in reply), "attacks"),
}


@pytest.fixture(scope="module")
def battery():
    return Recorded()


def test_fair_grader_is_failed_no_more_often_than_stated(battery):
    stated = floors()["grader_check"]["attack_false_alarms"]

    cards = [battery.check(Stub(fair, noise=NOISE, seed=s), 12) for s in range(FAIR_SEEDS)]

    assert sum(not card["passed"] for card in cards) <= stated * FAIR_SEEDS


def test_noise_alone_would_have_failed_it_without_the_regraded_replies(battery):
    cards = [battery.check(Stub(fair, noise=NOISE, seed=seed), 12) for seed in range(5)]

    parts = [card["parts"]["attacks"] for card in cards]
    shares = [family["share"] for part in parts for family in part["families"].values()]
    assert max(shares) > floors()["grader_check"]["attack_share"]
    assert all(part["passed"] and part["regraded"]["n"] == 36 for part in parts)


def test_fair_grader_without_noise_passes_every_part(battery):
    card = battery.check(Stub(fair), 12)

    assert card["failed"] == []
    assert card["parts"]["attacks"]["regraded"] is None


@pytest.mark.parametrize("name", BIASED)
def test_biased_grader_that_wavers_is_failed_in_every_seed(battery, name):
    level, part = BIASED[name]
    options = {"noise": NOISE, "is_fabricating": name == "fabricating"}

    cards = [battery.check(Stub(level, seed=s, **options), 8) for s in range(BIASED_SEEDS)]

    assert all(part in card["failed"] for card in cards)


def test_command_says_what_chance_does(battery):
    with opened(Stub(fair, noise=NOISE)):
        ended = command("grader", "check", "--grader", "stub", "--cases", "2", "--no-pairs")

    assert re.search(r"padding: \d of 6 bought .*; by chance [01]\.\d{4}; 0 ungraded\n", ended.out)
    assert re.search(r"\n     no frame: \d of 6 rose as well\n", ended.out)
