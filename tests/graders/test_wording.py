import asyncio
import json

import pytest
from values import check_criterion, criterion, rubric, turn

from evalkit.checks import all_checks
from evalkit.errors import InputError
from evalkit.files import shipped_folder
from evalkit.graders import WordingGrader
from evalkit.graders.grader import graded_criteria
from evalkit.graders.local.table import level_table, load_table, table_digest
from evalkit.inputs.rubrics import resolve_rubric, shipped_rubric_names
from evalkit.types import Message, Turn

KNOWN = {rubric_id for rubric_id, _ in level_table()}
SHIPPED = [resolve_rubric(name) for name in shipped_rubric_names() if name in KNOWN]
CRITERIA = [
    pytest.param(known, c, id=f"{known.id}.{c.id}")
    for known in SHIPPED
    for c in graded_criteria(known)
]
SPANISH = "Siento mucho lo que estás pasando, debe ser muy difícil para ti en este momento."


def grade(reply, known="validation", said="They let me go after ten years and I feel so ashamed."):
    rubric_ = resolve_rubric(known)
    grades = asyncio.run(WordingGrader().grade_turn(turn(reply, said), rubric_, 0))
    return {g.criterion: g for g in grades}


def shipped_turns():
    folder = shipped_folder("datasets") / "core"
    cases = map(json.loads, (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines())
    said = {c["id"]: tuple(Message(**message) for message in c["messages"]) for c in cases}
    lines = (folder / "replies.jsonl").read_text(encoding="utf-8").splitlines()
    replies = map(json.loads, lines)
    return [Turn(0, said[reply["case_id"]], reply["text"]) for reply in replies]


# --- the table --------------------------------------------------------------


@pytest.mark.parametrize(("known", "asked"), CRITERIA)
def test_every_shipped_criterion_has_rules_on_its_scale(known, asked):
    levels = {rule.level for rule in level_table()[known.id, asked.id]}

    assert levels <= {level.value for level in asked.levels}
    assert len(levels) > 1


def test_every_condition_names_a_check_that_exists():
    known = {check.name for check in all_checks()}
    named = {
        condition.feature.partition(".")[0]
        for rules in level_table().values()
        for rule in rules
        for condition in rule.conditions
    }

    assert named <= known


def test_rules_that_can_never_be_reached_are_not_in_the_table():
    for key, rules in level_table().items():
        conditions = [rule.conditions for rule in rules]
        assert len(set(conditions)) == len(conditions), key
        assert () not in conditions[:-1], key


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("[{level: 1, when: [care >= 1], reason: r}]", "the last rule must hold always"),
        ("[{level: 1, when: [care => 1], reason: r}, {level: 0, reason: r}]", "cannot read"),
    ],
)
def test_table_that_is_wrong_is_refused_with_its_line(tmp_path, rules, message):
    path = tmp_path / "levels.yaml"
    path.write_text(f"rubrics:\n  validation:\n    warmth: {rules}\n")

    with pytest.raises(InputError, match=f"levels.yaml:3: .*{message}"):
        load_table(path)


@pytest.mark.parametrize(
    ("condition", "number", "holds"),
    [
        ("care >= 2", 2, True),
        ("care >= 2", 1, False),
        ("care > 2", 2, False),
        ("care <= 0.5", 0.5, True),
        ("care < 0", -1, True),
        ("care == 0", 0, True),
    ],
)
def test_condition_compares_as_it_reads(tmp_path, condition, number, holds):
    path = tmp_path / "levels.yaml"
    path.write_text(
        f"rubrics: {{r: {{c: [{{level: 1, when: ['{condition}'], reason: r}}, "
        "{level: 0, reason: r}]}}"
    )

    (first, _) = load_table(path)["r", "c"]

    assert first.conditions[0].holds({"care": number}) is holds


def test_kind_that_was_not_found_counts_0():
    (rule, *_) = level_table()["validation", "warmth"]

    assert not rule.conditions[0].holds({})


def test_identity_names_the_table():
    assert WordingGrader().identity()["table"] == table_digest()


# --- grades -----------------------------------------------------------------


def test_every_graded_criterion_gets_a_grade_in_the_rubrics_order():
    known = resolve_rubric("validation")

    grades = asyncio.run(WordingGrader().grade_turn(turn("I am so sorry."), known, 3))

    assert [g.criterion for g in grades] == [c.id for c in graded_criteria(known)]
    assert {(g.state, g.repeat, g.grader) for g in grades} == {("scored", 3, "wording")}


def test_explanation_is_the_rule_and_evidence_what_it_saw():
    reply = "Well. At least you had ten years."

    found = grade(reply)["minimising"]

    assert found.value is not None
    assert found.value >= 1
    (span,) = found.evidence
    assert "At least" in reply[span.start : span.end]


def test_spans_name_the_message_of_the_turn():
    known = resolve_rubric("validation")
    third = turn("At least you had ten years.", index=2)

    grades = asyncio.run(WordingGrader().grade_turn(third, known, 0))

    assert {span.message for g in grades for span in g.evidence} == {2}


def test_level_that_needs_evidence_has_it_over_all_shipped_replies():
    without = [
        (known.id, found.criterion, found.explanation)
        for each in shipped_turns()
        for known in SHIPPED
        for found in asyncio.run(WordingGrader().grade_turn(each, known, 0))
        if (needed := known.criterion(found.criterion).evidence_from) is not None
        and found.value is not None
        and found.value >= needed
        and not found.evidence
    ]

    assert without == []


def test_reply_in_a_language_it_cannot_read_is_not_graded():
    grades = grade(SPANISH)

    assert {(g.state, g.value) for g in grades.values()} == {("abstained", None)}
    assert "'es'" in grades["warmth"].detail


def test_same_turn_gets_the_same_grades_again():
    judge = WordingGrader()
    known = resolve_rubric("reflection")
    asked = turn("So the shame is what stays.")

    first, second = (asyncio.run(judge.grade_turn(asked, known, 0)) for _ in range(2))

    assert first == second


def test_rubric_it_has_no_rules_for_is_refused_before_the_run():
    with pytest.raises(InputError, match=r"knows no level of mine\.warmth.*--grader MODEL"):
        WordingGrader().refuse_unknown(rubric(criterion(), name="mine"))


def test_rubric_of_checks_alone_is_not_refused():
    WordingGrader().refuse_unknown(rubric(check_criterion(), name="mine"))
