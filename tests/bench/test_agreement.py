import asyncio
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import agreement
import agreement_grades
import pytest
from agreement_figures import composed, is_above, nearest_level

from evalkit.errors import InputError, UnknownName
from evalkit.types import Criterion, Grade, GradedResponse, Level, Message, Response, Rubric

KEYS = [
    "source",
    "dimension",
    "criterion",
    "n",
    "conversations",
    "quadratic_kappa",
    "kappa_gt0",
    "spearman",
    "mean_bias",
    "missing",
    "note",
]
UNDEFINED = {"value": None, "low": None, "high": None}
CRITERIA = {
    "validation": ("warmth", "acknowledgment", "minimising"),
    "reflection": ("depth", "understanding"),
    "non_judgment": ("judgment", "confrontation", "unasked_advice"),
}


def fake_rubric(name):
    if name not in CRITERIA:
        raise UnknownName("rubric", name, CRITERIA)
    levels = tuple(Level(value, str(value), "", "", "") for value in range(3))
    criteria = tuple(
        Criterion(i, "graded", "?", ("reply",), 1.0, "higher", levels) for i in CRITERIA[name]
    )
    return Rubric(name, "1", "", "", (), criteria, "digest", "path")


def grades_in(reply, rubrics):
    """What a reply such as `judgment=2 depth=.5 warmth=?` says of itself."""
    told = dict(part.split("=") for part in reply.split() if "=" in part)
    return tuple(
        Grade(rubric, c, "abstained", "fake", detail="unsure")
        if told.get(c) == "?"
        else Grade(rubric, c, "scored", "fake", value=float(told.get(c, 0)))
        for rubric in rubrics
        for c in CRITERIA[rubric]
    )


class FakeRun:
    """Stands in for `evalkit.run`, with a grader that finds its values in the reply."""

    def __init__(self):
        self.seen = []
        self.refuses = {}
        self.stopped = None
        self.connections = None

    def __call__(self, cases, candidate, rubrics, grader, progress, output, max_connections):
        self.connections = max_connections
        for rubric in rubrics:
            if rubric in self.refuses:
                raise InputError(self.refuses[rubric])
        for done, case in enumerate(cases, start=1):
            reply = asyncio.run(candidate(case))
            self.seen.append((tuple(m.content for m in case.messages), reply, tuple(rubrics)))
            response = Response(case.id, "recorded", 0, (Message("assistant", reply),))
            graded = GradedResponse(case, response, grades_in(reply, rubrics), {}, ())
            progress(done, len(cases), graded)
        return {"run": {"stopped": self.stopped}}


@pytest.fixture
def grader(monkeypatch):
    run = FakeRun()
    agreement_grades.scale_of.cache_clear()
    agreement_grades._rubric.cache_clear()
    monkeypatch.setattr(agreement_grades, "resolve_rubric", fake_rubric)
    monkeypatch.setitem(vars(agreement_grades.evalkit), "run", run)
    yield run
    agreement_grades.scale_of.cache_clear()
    agreement_grades._rubric.cache_clear()


def benchmark_row(row_id, reply, labels, source="annomi", **changes):
    return {
        "id": str(row_id),
        "source": source,
        "conversation": f"conversation-{row_id}",
        "unit": "utterance",
        "context": [{"role": "client", "text": "I can't sleep."}],
        "response": reply,
        "labels": labels,
        "annotators": {"n": 1, "kind": "expert"},
    } | changes


def rows_of(tmp_path, capsys, rows, *options):
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code = agreement.main([str(path), "--format", "json", "--resamples", "50", *options])
    assert code == 0
    return json.loads(capsys.readouterr().out)


# --- one row ----------------------------------------------------------------


def test_figures_of_a_hand_worked_row(tmp_path, capsys, grader):
    human, graded = (0, 0, 1, 2), (0, 0.6, 1.4, 2)
    rows = [
        benchmark_row(i, f"depth={b}", {"reflection": a})
        for i, (a, b) in enumerate(zip(human, graded, strict=True))
    ]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert list(row) == KEYS
    assert (row["source"], row["dimension"], row["criterion"]) == (
        "annomi",
        "reflection",
        "reflection.depth",
    )
    assert (row["n"], row["conversations"], row["missing"]) == (4, 4, 0)
    # 0 0 1 2 against 0 1 1 2 after rounding: observed cost 1, by chance 20 / 4.
    assert row["quadratic_kappa"]["value"] == pytest.approx(0.8)
    # Above 0: 1 of 4 differs; chance agreement .5.
    assert row["kappa_gt0"]["value"] == pytest.approx(0.5)
    assert row["spearman"]["value"] == pytest.approx(0.948683, abs=1e-6)
    assert row["mean_bias"]["value"] == pytest.approx(0.25)
    assert row["quadratic_kappa"]["low"] <= row["quadratic_kappa"]["value"]


def test_scales_without_common_levels_have_rank_and_presence_alone(tmp_path, capsys, grader):
    human, graded = (1, 3, 5, 1), (0, 1, 2, 0.2)
    rows = [
        benchmark_row(i, f"acknowledgment={b}", {"validation": a}, "kumar_lend_an_ear")
        for i, (a, b) in enumerate(zip(human, graded, strict=True))
    ]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert row["quadratic_kappa"] == UNDEFINED
    assert row["mean_bias"] == UNDEFINED
    assert row["kappa_gt0"]["value"] == 1
    assert row["spearman"]["value"] == pytest.approx(0.948683, abs=1e-6)


def test_the_grader_is_held_against_the_mean_of_the_raters(tmp_path, capsys, grader):
    def rated(row_id, reply, first, second):
        raters = {"a": {"reflection": first}, "b": {"reflection": second}}
        annotators = {"kind": "expert", "per_annotator": raters}
        return benchmark_row(row_id, reply, {"reflection": 0}, annotators=annotators)

    rows = [rated(0, "depth=1.5", 1, 2), rated(1, "depth=0", 0, 0), rated(2, "depth=1", 2, 0)]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert row["mean_bias"]["value"] == 0
    assert row["spearman"]["value"] == 1


def test_a_session_is_the_mean_of_its_turns(tmp_path, capsys, grader):
    context = [
        {"role": "client", "text": "One."},
        {"role": "supporter", "text": "depth=2"},
        {"role": "client", "text": "Two."},
        {"role": "supporter", "text": "depth=1"},
    ]
    session = benchmark_row(0, "all", {"reflection": 1}, unit="session", context=context)

    (row,) = rows_of(tmp_path, capsys, [session, benchmark_row(1, "depth=0", {"reflection": 0})])

    assert row["mean_bias"]["value"] == pytest.approx(0.25)
    assert (("One.",), "depth=2", ("reflection",)) in grader.seen
    assert (("Two.",), "depth=1", ("reflection",)) in grader.seen


def test_the_highest_of_several_criteria_counts(tmp_path, capsys, grader):
    rows = [
        benchmark_row(0, "judgment=2", {"non_judgment_violation": 2}, "mi_dataset"),
        benchmark_row(1, "unasked_advice=1", {"non_judgment_violation": 1}, "mi_dataset"),
        benchmark_row(2, "nothing", {"non_judgment_violation": 0}, "mi_dataset"),
    ]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert row["quadratic_kappa"]["value"] == 1
    assert row["criterion"] == (
        "max(non_judgment.unasked_advice, non_judgment.judgment, non_judgment.confrontation)"
    )


def test_what_is_ungraded_is_counted_and_in_no_figure(tmp_path, capsys, grader):
    rows = [
        benchmark_row(0, "depth=?", {"reflection": 2}),
        benchmark_row(1, "depth=0", {"reflection": 0}),
        benchmark_row(2, "depth=1", {"reflection": 1}),
    ]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert (row["n"], row["conversations"], row["missing"]) == (2, 2, 1)
    assert row["mean_bias"]["value"] == 0


def test_raters_who_always_say_the_same_leave_kappa_undefined(tmp_path, capsys, grader):
    rows = [benchmark_row(i, f"depth={i % 3}", {"reflection": 2}, "bolt") for i in range(6)]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert row["quadratic_kappa"] == row["kappa_gt0"] == row["spearman"] == UNDEFINED
    assert row["n"] == 6


def test_raters_who_are_never_at_level_0_leave_presence_undefined(tmp_path, capsys, grader):
    rows = [benchmark_row(i, f"depth={i % 3}", {"reflection": 1 + i % 2}) for i in range(6)]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert row["kappa_gt0"] == UNDEFINED
    assert row["quadratic_kappa"]["value"] is not None


def test_turns_of_one_conversation_are_one_cluster(tmp_path, capsys, grader):
    rows = [
        benchmark_row(i, f"depth={i % 3}", {"reflection": i % 3}, conversation=f"c{i // 3}")
        for i in range(6)
    ]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert (row["n"], row["conversations"]) == (6, 2)


@pytest.mark.parametrize(
    ("source", "dimension", "value", "note"),
    [
        ("moore_safety", "safety_violation", True, "no such criterion yet: safety.harm_endorsed"),
        ("stigma_interview", "stigma", True, "not a reply"),
        ("newcomer", "kindness", 3, "no row in the table"),
    ],
)
def test_what_cannot_be_compared_says_why(tmp_path, capsys, grader, source, dimension, value, note):
    rows = [benchmark_row(0, "hello", {dimension: value}, source)]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert (row["n"], row["missing"]) == (0, 1)
    assert note in row["note"]
    assert row["spearman"] == UNDEFINED


def test_a_stand_in_is_named_as_such(tmp_path, capsys, grader):
    rows = [benchmark_row(i, f"warmth={i}", {"validation": i > 0}, "mi_dataset") for i in range(3)]

    (row,) = rows_of(tmp_path, capsys, rows)

    assert row["criterion"] == "validation.warmth"
    assert "stands in for max(empowerment.affirmation, validation.warmth)" in row["note"]


def test_connections_to_the_grader_are_the_ones_asked_for(tmp_path, capsys, grader):
    rows = [benchmark_row(1, "depth=0", {"reflection": 0})]

    rows_of(tmp_path, capsys, rows, "--max-connections", "2")

    assert grader.connections == 2


def test_own_labels_on_the_criterions_levels_have_every_figure(tmp_path, capsys, grader):
    labels = [
        {
            "messages": [{"role": "user", "content": "Hm."}],
            "response": f"depth={value}",
            "cluster": str(value),
            "rubric": "reflection",
            "criterion": "depth",
            "value": value,
            "rater": "ann",
        }
        for value in (0, 1, 2)
    ]

    (row,) = rows_of(tmp_path, capsys, labels)

    assert (row["source"], row["dimension"]) == ("rows", "reflection.depth")
    assert row["quadratic_kappa"]["value"] == 1


# --- the whole --------------------------------------------------------------


def many_rows(n=40):
    draws = random.Random(5)
    return [
        benchmark_row(
            i, f"depth={draws.choice((0, 1, 2))}", {"reflection": draws.choice((0, 1, 2))}
        )
        for i in range(n)
    ]


def test_equal_seeds_give_equal_output(tmp_path, capsys, grader):
    first = rows_of(tmp_path, capsys, many_rows(), "--seed", "3")
    again = rows_of(tmp_path, capsys, many_rows(), "--seed", "3")
    other = rows_of(tmp_path, capsys, many_rows(), "--seed", "4")

    assert first == again
    assert first != other


def test_converted_labels_give_the_same_figures(tmp_path, capsys, grader):
    expected = rows_of(tmp_path, capsys, many_rows())
    labels = tmp_path / "labels.jsonl"
    assert agreement.main([str(tmp_path / "rows.jsonl"), "--convert", str(labels)]) == 0

    code = agreement.main([str(labels), "--format", "json", "--resamples", "50"])

    assert code == 0
    assert json.loads(capsys.readouterr().out) == expected


def test_each_reply_is_graded_once_on_all_it_needs(tmp_path, capsys, grader):
    labels = {"reflection": 0, "advice_given": True, "non_judgment_violation": 0}
    rows_of(tmp_path, capsys, [benchmark_row(0, "a", labels), benchmark_row(1, "b", labels)])

    assert [(reply, rubrics) for _, reply, rubrics in grader.seen] == [
        ("a", ("non_judgment", "reflection")),
        ("b", ("non_judgment", "reflection")),
    ]


def test_a_rubric_the_grader_refuses_is_left_out_with_its_words(tmp_path, capsys, grader):
    grader.refuses["validation"] = "knows nothing of warmth"
    labels = {"validation": True, "non_judgment_violation": 0}
    rows = [benchmark_row(i, "x", labels, "mi_dataset") for i in range(2)]

    first, second = rows_of(tmp_path, capsys, rows)

    assert first["n"] == 2
    assert (second["n"], second["note"]) == (0, "knows nothing of warmth")


def one_row_file(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(benchmark_row(0, "x", {"reflection": 1})) + "\n", encoding="utf-8")
    return str(path)


def test_a_grader_that_refuses_everything_is_an_error(tmp_path, capsys, grader):
    grader.refuses["reflection"] = "no such model"

    code = agreement.main([one_row_file(tmp_path)])

    assert code == 2
    assert "no such model" in capsys.readouterr().err


def test_grading_that_was_stopped_gives_no_table(tmp_path, capsys, grader):
    grader.stopped = {"state": "cancelled", "reason": "stopped by SIGINT"}

    code = agreement.main([one_row_file(tmp_path)])

    captured = capsys.readouterr()
    assert code == 4
    assert captured.out == ""
    assert "stopped by SIGINT" in captured.err


def test_text_shows_n_conversations_and_what_was_not_measured(tmp_path, capsys, grader):
    path = tmp_path / "rows.jsonl"
    rows = [*many_rows(), benchmark_row("s", "x", {"stigma": True}, "stigma_interview")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    code = agreement.main([str(path), "--resamples", "50"])

    captured = capsys.readouterr()
    assert code == 0
    assert "conversations" in captured.out.splitlines()[0]
    assert captured.out.splitlines()[1].split()[:5] == [
        "annomi",
        "reflection",
        "reflection.depth",
        "40",
        "40",
    ]
    assert "stigma_interview stigma (1): not a reply to the person spoken of" in captured.out
    assert "graded" in captured.err


def test_missing_file_is_one_clear_error(tmp_path, capsys):
    code = agreement.main([str(tmp_path / "none.jsonl")])

    captured = capsys.readouterr()
    assert code == 2
    assert captured.out == ""
    assert "no such file" in captured.err


def test_it_runs_as_a_script():
    script = Path(agreement.__file__)
    environment = os.environ | {"PYTHONPATH": str(script.parents[1])}  # with or without install

    done = subprocess.run(
        [sys.executable, script, "--help"],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )

    assert done.returncode == 0
    assert "--resamples" in done.stdout


# --- small parts ------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "scale", "level"),
    [
        (0.49, (0, 1, 2), 0),
        (0.5, (0, 1, 2), 1),
        (1.5, (0, 1, 2), 2),
        (0.2, (-1, 1), 1),
        (7, (1, 5), 5),
    ],
)
def test_nearest_level_goes_up_from_half_way(value, scale, level):
    assert nearest_level(value, scale) == level


@pytest.mark.parametrize(
    ("level", "scale", "above"),
    [(0, (0, 1, 2), False), (1, (0, 1, 2), True), (1, (1, 2, 3), False), (2, (1, 2, 3), True)],
)
def test_a_scale_without_0_counts_from_its_lowest_level(level, scale, above):
    assert is_above(level, scale) is above


def test_a_turn_with_a_criterion_missing_leaves_the_mean():
    turns = [{"a": 2.0, "b": 0.0}, {"a": 1.0}]

    assert composed(turns, ("a", "b")) == 2
    assert composed(turns, ("a",)) == 1.5
    assert composed([{}], ("a",)) is None
