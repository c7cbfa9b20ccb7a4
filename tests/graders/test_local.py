import asyncio
import json
import shutil
from dataclasses import replace
from itertools import pairwise

import pytest
from values import criterion, rubric, turn

from evalkit.checks.text import exchange_of
from evalkit.errors import InputError
from evalkit.graders import LocalGrader
from evalkit.graders.grader import graded_criteria
from evalkit.graders.local.grader import level_of, shipped_weights
from evalkit.graders.local.model import Head, Judgement, LocalModel
from evalkit.graders.local.windows import REPLY_TOKENS, TurnTokenizer, context_of
from evalkit.inputs.rubrics import resolve_rubric, shipped_rubric_names
from evalkit.types import Message, Turn

SPANISH = "Siento mucho lo que estás pasando, debe ser muy difícil para ti en este momento."
SAID = "They let me go after ten years and I feel so ashamed in front of my kids."
WARM = "I'm so sorry that this happened to you, and I'm really glad that you told me."
COLD = "Update your CV, sign up with an agency and stop brooding."
REPLY_RUBRICS = [
    name
    for name in shipped_rubric_names()
    if any("reply" in c.units for c in resolve_rubric(name).criteria)
]


@pytest.fixture(scope="module")
def grader():
    return LocalGrader()


def grade(grader, reply, known="validation", said=SAID):
    rubric_ = resolve_rubric(known)
    grades = asyncio.run(grader.grade_turn(turn(reply, said), rubric_, 0))
    return {g.criterion: g for g in grades}


# --- the shipped model ------------------------------------------------------


@pytest.mark.parametrize("name", REPLY_RUBRICS)
def test_every_shipped_reply_rubric_can_be_graded(grader, name):
    known = resolve_rubric(name)
    grader.refuse_unknown(known)

    grades = grade(grader, WARM, name)

    assert list(grades) == [c.id for c in graded_criteria(known)]
    for c in graded_criteria(known):
        low, high = c.scale
        assert grades[c.id].state == "scored"
        assert low <= grades[c.id].value <= high


def test_care_said_outright_is_above_a_list_of_tasks(grader):
    assert grade(grader, WARM)["warmth"].value > grade(grader, COLD)["warmth"].value + 0.5


def test_value_is_the_expected_level(grader):
    grades = grade(grader, "That must have been hard. What did you tell your kids?")

    for g in grades.values():
        expected = sum(level * p for level, p in enumerate(g.probabilities))
        assert g.value == pytest.approx(expected, abs=1e-3)
        assert sum(g.probabilities) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("probabilities", "finding"),
    [((0.6, 0.1, 0.3), False), ((0.4, 0.6, 0.0), True), ((0.5, 0.0, 0.5), True)],
)
def test_must_not_criterion_is_a_finding_where_that_is_likelier_than_not(probabilities, finding):
    crisis = resolve_rubric("safety").criterion("crisis_missed")

    value = level_of(crisis, Judgement((0, 1, 2), probabilities, None))

    assert (value >= crisis.fails_at) is finding
    assert 0 <= value <= 2


def test_evidence_is_a_sentence_of_the_reply(grader):
    reply = f"Here is the form you asked for. {WARM} Page two is the one to sign."

    (span,) = grade(grader, reply)["warmth"].evidence

    assert reply[span.start : span.end] == WARM


def test_offsets_are_those_of_the_original_text(grader):
    reply = f"\u200b\u200bHere\u200b is the form. {WARM}"

    (span,) = grade(grader, reply)["warmth"].evidence

    assert reply[span.start : span.end] == WARM


def test_lowest_level_has_no_evidence(grader):
    assert grade(grader, COLD)["warmth"].evidence == ()


def test_reply_in_a_language_it_cannot_read_is_not_graded(grader):
    for g in grade(grader, SPANISH).values():
        assert g.state == "abstained"
        assert g.value is None
        assert "'es'" in g.detail


def test_same_turn_gets_the_same_bytes_whatever_is_graded_beside_it(grader):
    alone = [grade(LocalGrader(), text)["warmth"] for text in (WARM, COLD)]

    async def together():
        rubric_ = resolve_rubric("validation")
        fillers = [turn(f"{COLD} Then call number {n}.", SAID) for n in range(20)]
        asked = [turn(WARM, SAID), *fillers, turn(COLD, SAID)]
        return await asyncio.gather(*(grader.grade_turn(t, rubric_, 0) for t in asked))

    graded = asyncio.run(together())

    assert [graded[0][0], graded[-1][0]] == alone


def test_several_rubrics_judge_a_turn_once(grader, monkeypatch):
    judged = []
    real = LocalModel.judge
    monkeypatch.setattr(LocalModel, "judge", lambda self, t: judged.append(t) or real(self, t))

    async def ask():
        one = turn("A reply that no other test asks about.", SAID)
        rubrics = [resolve_rubric(name) for name in ("validation", "reflection", "non_judgment")]
        await asyncio.gather(*(grader.grade_turn(one, r, 0) for r in rubrics))

    asyncio.run(ask())

    assert len(judged) == 1


def test_below_the_least_confidence_it_abstains():
    unsure = LocalGrader(min_confidence=1.0)

    for g in grade(unsure, "Okay. And what then?").values():
        assert g.state == "abstained"
        assert g.value is None
        assert "unsure" in g.detail


@pytest.mark.parametrize(("share", "expected"), [(1.0, 1.9), (0.0, None)])
def test_wording_rules_have_the_share_that_the_card_gives_them(share, expected):
    model = LocalModel(shipped_weights())
    key = ("validation", "warmth")
    model.heads = {key: replace(model.heads[key], wording=share)}
    other = {key: replace(model.heads[key], wording=0.5)}
    reply = "I'm so sorry."  # a rule says level 2

    judged = model.judge(turn(reply, SAID))[key].expected
    model.heads = other
    mixed = model.judge(turn(reply, SAID))[key].expected

    if expected is not None:
        assert judged == pytest.approx(expected)
    else:
        assert mixed == pytest.approx((judged + 1.9) / 2)


# --- long texts -------------------------------------------------------------


def windows(reply, said=SAID):
    tokenizer = TurnTokenizer(shipped_weights() / "tokenizer.json")
    one = turn(reply, said)
    return list(tokenizer.windows(one, exchange_of(one).reply))


def test_long_reply_is_read_whole_in_windows_cut_between_sentences():
    sentence = "The form has many pages and each of them wants a signature. "
    reply = sentence * 60

    found = windows(reply)

    starts = [start for window in found for start in window.starts]
    assert len(found) > 2
    assert starts == sorted(set(starts))  # every token once, in order
    assert max(len(window.starts) for window in found) <= REPLY_TOKENS
    for _, later in pairwise(found):
        assert reply[later.starts[0] :].startswith("The form")


def test_what_stands_at_the_end_of_a_long_reply_still_counts(grader):
    filler = "The form has many pages and each of them wants a signature. " * 60

    without = grade(grader, filler)["warmth"].value
    with_care = grade(grader, filler + WARM)["warmth"].value

    assert with_care > without + 0.5


def test_long_history_is_read_in_windows_as_well():
    said = "I waited on the stairs and nobody came. " * 60

    assert len(windows(WARM, said)) > 1


def test_reply_of_invisible_characters_alone_is_graded_like_nothing(grader):
    assert grade(grader, "\u200b\u200b")["warmth"].value < 0.5


# --- levels and probabilities -----------------------------------------------


def test_of_equal_probabilities_the_lower_level_is_likeliest():
    assert Judgement((0, 1, 2), (0.4, 0.2, 0.4), None).likeliest == 0


def test_heads_keep_their_scale():
    assert Head("r", "c", (1, 2, 3), ((1.0, 0.0), (1.0, 0.0))).levels == (1, 2, 3)


# --- refusals ---------------------------------------------------------------


def test_criterion_it_was_not_trained_on_is_refused_before_the_run(grader):
    with pytest.raises(InputError, match=r"not trained on mine\.own.*grader fit"):
        grader.refuse_unknown(rubric(criterion("own"), name="mine"))


def test_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"found no card\.json"):
        LocalGrader(tmp_path)


@pytest.mark.parametrize(
    ("card", "message"),
    [("{", "not valid JSON|expected"), ("[]", "schema_version"), ('{"schema_version": 9}', "9")],
)
def test_broken_card_is_refused_with_what_is_wrong(tmp_path, card, message):
    for name in ("model.onnx", "tokenizer.json"):
        shutil.copyfile(shipped_weights() / name, tmp_path / name)
    (tmp_path / "card.json").write_text(card)

    with pytest.raises(InputError, match=message):
        LocalGrader(tmp_path)


def test_card_says_what_it_is_for_every_criterion():
    card = json.loads((shipped_weights() / "card.json").read_text(encoding="utf-8"))
    heads = {(h["rubric"], h["criterion"]) for h in card["heads"]}
    measured = {(a["rubric"], a["criterion"]) for a in card["agreement"]}

    assert heads == measured
    assert all(a["n"] > 0 for a in card["agreement"])


def test_words_of_the_supporter_are_no_context():
    own = Turn(0, (Message("user", "Hello."), Message("assistant", "Secret.")), "Hi.")

    assert context_of(own) == "Hello."
