import json

import pytest
from agreement import COMPARISONS, TABLE
from agreement_convert import NOTHING_SAID, Comparison, convert, index, read_labels, write_labels
from agreement_labels import gather

from evalkit.errors import InputError, OutputError
from evalkit.inputs import Row
from evalkit.schemas import problems_in

PUBLIC_CRITERIA = {
    "validation": {"warmth", "acknowledgment", "minimising"},
    "reflection": {"depth", "understanding"},
    "non_judgment": {"judgment", "confrontation", "unasked_advice"},
    "active_listening": {"exploration", "attunement"},
    "empathy_mapping": {"perspective", "anticipation"},
    "self_disclosure": {"self_focus", "false_human_claim", "owns_limits"},
    "empowerment": {"affirmation", "autonomy", "takes_over"},
    "safety": {"crisis_missed", "harm_endorsed", "scope"},
}


def turn(role, text):
    return {"role": role, "text": text}


def benchmark_row(**changes):
    return {
        "id": "row-1",
        "source": "annomi",
        "conversation": "conversation-1",
        "unit": "utterance",
        "context": [turn("client", "I can't sleep.")],
        "response": "You lie awake a lot.",
        "labels": {"reflection": 1},
        "annotators": {"n": 1, "kind": "expert"},
    } | changes


def label(**changes):
    return {
        "messages": [{"role": "user", "content": "I can't sleep."}],
        "response": "You lie awake a lot.",
        "rubric": "reflection",
        "criterion": "depth",
        "value": 1,
        "rater": "ann",
    } | changes


def converted(row, shipped=lambda name: True, table=TABLE):
    return convert(Row("labels.jsonl:1", row, 0, typed=True), table, shipped)


def lines_in(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def read(*paths):
    return list(read_labels(paths, TABLE, lambda name: True))


# --- conversion -------------------------------------------------------------


def test_a_row_becomes_a_line_of_the_label_format():
    (found,) = converted(benchmark_row())

    assert problems_in(found, "label") == []
    assert (found["rubric"], found["criterion"], found["value"]) == ("reflection", "depth", 1)
    assert found["messages"] == [{"role": "user", "content": "I can't sleep."}]
    assert (found["cluster"], found["rater"]) == ("conversation-1", "expert")


def test_several_criteria_are_named_as_their_maximum():
    row = benchmark_row(source="kumar_lend_an_ear", labels={"non_judgment_violation": 2})

    (found,) = converted(row)

    assert problems_in(found, "label") == []
    assert found["criterion"] == "max(non_judgment.judgment, validation.minimising)"


def test_yes_and_no_become_1_and_0():
    row = benchmark_row(source="esconv", labels={"exploration": True, "validation": False})

    assert [found["value"] for found in converted(row)] == [1, 0]


def test_each_rater_gets_a_line():
    raters = {"expert1": {"validating_emotions": 2}, "expert2": {"validating_emotions": 4}}
    row = benchmark_row(
        source="kumar_lend_an_ear",
        labels={"validation": 3},
        annotators={"kind": "expert", "per_annotator": raters},
    )

    assert [(f["rater"], f["value"]) for f in converted(row)] == [("expert1", 2), ("expert2", 4)]


def test_a_rater_who_chose_a_code_judged_whether_it_was_that_one():
    raters = {"0": {"therapist_input": "advice"}, "1": {"therapist_input": "none"}}
    row = benchmark_row(labels={"advice_given": True}, annotators={"per_annotator": raters})

    assert [found["value"] for found in converted(row)] == [1, 0]


def test_supporters_last_words_before_the_reply_are_left_out():
    context = [turn("supporter", "Hi."), turn("client", "I lost my job."), turn("supporter", "Oh.")]

    (found,) = converted(benchmark_row(context=context))

    assert [message["content"] for message in found["messages"]] == ["Hi.", "I lost my job."]


@pytest.mark.parametrize("context", [[], [turn("supporter", "Hello, are you there?")]])
def test_a_reply_to_nobody_gets_a_turn_without_words(context):
    (found,) = converted(benchmark_row(context=context))

    assert found["messages"] == [{"role": "user", "content": NOTHING_SAID}]
    assert problems_in(found, "label") == []


def test_a_session_is_read_turn_by_turn_after_the_clients_words():
    context = [
        turn("supporter", "Welcome."),
        turn("client", "Hi."),
        turn("client", "I'm tired."),
        turn("supporter", "Tired of what?"),
        turn("supporter", "Take your time."),
        turn("client", "Work."),
        turn("supporter", "Work wears you out."),
        turn("client", "Yes."),
    ]

    found = converted(benchmark_row(unit="session", context=context))

    heard = [([m["content"] for m in line["messages"]], line["response"]) for line in found]
    assert heard == [
        (["Hi.", "I'm tired."], "Tired of what?"),
        (["Hi.", "I'm tired."], "Take your time."),
        (["Work."], "Work wears you out."),
    ]
    assert [line["metadata"]["turn"] for line in found] == [0, 1, 2]


def test_until_a_rubric_is_shipped_another_criterion_stands_in():
    row = benchmark_row(source="mi_dataset", labels={"validation": True})

    (now,) = converted(row, shipped=lambda name: not name.startswith("empowerment"))
    (later,) = converted(row)

    assert now["criterion"] == "warmth"
    assert later["criterion"] == "max(empowerment.affirmation, validation.warmth)"


def test_a_row_that_lacks_a_field_is_an_input_error():
    row = benchmark_row()
    del row["conversation"]

    with pytest.raises(InputError, match=r"labels\.jsonl:1: .*'conversation'"):
        converted(row)


# --- the table --------------------------------------------------------------


def test_no_dimension_of_a_source_stands_in_the_table_twice():
    assert len(TABLE) == sum(len(comparison.sources.split()) for comparison in COMPARISONS)


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda c: f"{c.sources}-{c.dimension}")
def test_table_names_public_criteria_or_says_why_none(comparison):
    for name in (*comparison.criteria, *comparison.until):
        rubric, _, criterion = name.partition(".")
        assert criterion in PUBLIC_CRITERIA[rubric]

    assert comparison.criteria or comparison.note


def test_epitome_interpretations_are_never_held_against_reflection():
    assert TABLE["epitome", "reflection"].criteria == ()
    assert TABLE["epitome", "understanding"].criteria == ("reflection.understanding",)


# --- files ------------------------------------------------------------------


def test_labels_of_several_raters_meet_in_one_item(tmp_path):
    path = lines_in(tmp_path / "mine.jsonl", [label(value=0), label(rater="bob", value=2)])

    (item,) = gather(read(path))

    assert item.source == "mine"
    assert item.ratings["reflection.depth"].mean == 1


def test_turns_of_a_session_weigh_each_rater_once(tmp_path):
    row = benchmark_row(
        unit="session",
        context=[
            turn("client", "a"),
            turn("supporter", "b"),
            turn("client", "c"),
            turn("supporter", "d"),
        ],
    )
    path = lines_in(tmp_path / "rows.jsonl", [row])

    (item,) = gather(read(path))

    assert [reply for _, reply in item.replies.values()] == ["b", "d"]
    assert item.ratings["reflection"].mean == 1


def test_equal_replies_of_two_conversations_are_two_items(tmp_path):
    path = lines_in(tmp_path / "mine.jsonl", [label(cluster="a"), label(cluster="b")])

    assert [item.cluster for item in gather(read(path))] == ["a", "b"]


def test_a_rater_who_could_not_say_is_left_out(tmp_path):
    path = lines_in(tmp_path / "mine.jsonl", [label(value=None), label(rater="bob", value=2)])

    (item,) = gather(read(path))

    assert list(item.ratings["reflection.depth"].by_rater) == ["bob"]


def test_the_same_judgement_twice_is_an_input_error(tmp_path):
    path = lines_in(tmp_path / "mine.jsonl", [label(), label(value=2)])

    with pytest.raises(InputError, match=r"mine\.jsonl:2: rater 'ann' judges .* once more"):
        gather(read(path))


def test_limit_takes_the_first_items_of_each_source(tmp_path):
    first = lines_in(tmp_path / "a.jsonl", [label(cluster=str(i)) for i in range(5)])
    second = lines_in(tmp_path / "b.jsonl", [label(cluster=str(i)) for i in range(5)])

    items = gather(read(first, second), limit=2)

    assert [(item.source, item.cluster) for item in items] == [
        ("a", "0"),
        ("a", "1"),
        ("b", "0"),
        ("b", "1"),
    ]


def test_labels_that_name_a_case_by_id_are_refused(tmp_path):
    line = {"case_id": "c", "rubric": "r", "criterion": "c", "value": 1, "rater": "ann"}
    path = lines_in(tmp_path / "mine.jsonl", [line])

    with pytest.raises(InputError, match="expected 'messages' and 'response'"):
        read(path)


def test_a_line_of_neither_kind_is_refused(tmp_path):
    path = lines_in(tmp_path / "mine.jsonl", [{"text": "hello"}])

    with pytest.raises(InputError, match=r"mine\.jsonl:1"):
        read(path)


def test_written_labels_read_back_the_same(tmp_path):
    rows = [
        benchmark_row(id=str(i), labels={"reflection": i % 3, "exploration": 0}) for i in range(4)
    ]
    source = lines_in(tmp_path / "rows.jsonl", rows)
    target = tmp_path / "labels.jsonl"

    written = write_labels(read(source), target)

    assert written == 8
    assert gather(read(str(target))) == gather(read(source))


def test_what_no_criterion_measures_is_counted_but_never_written(tmp_path):
    row = benchmark_row(source="stigma_interview", labels={"stigma": True})
    source = lines_in(tmp_path / "rows.jsonl", [row])

    assert [item.ratings["stigma"].criteria for item in gather(read(source))] == [()]
    assert write_labels(read(source), tmp_path / "labels.jsonl") == 0


def test_an_existing_file_is_not_overwritten(tmp_path):
    target = tmp_path / "labels.jsonl"
    target.write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match="File exists"):
        write_labels([], target)

    assert target.read_text(encoding="utf-8") == "mine"


def test_index_gives_every_source_of_a_comparison():
    comparison = Comparison("a b", "warm", (0, 1), ("validation.warmth",))

    assert index([comparison]) == {("a", "warm"): comparison, ("b", "warm"): comparison}
