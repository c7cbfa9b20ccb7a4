"""Fitting a grader to one's own labels."""

import json
import random
from math import exp
from pathlib import Path

import pytest
from material import RUBRIC
from terminal import command, evalkit_run

from evalkit.graders.local.grader import shipped_weights
from evalkit.graders.local.model import LocalModel
from evalkit.studies.fitting.calibration import platt
from evalkit.studies.fitting.examples import examples_of, split_of
from evalkit.studies.labelled import Rated
from evalkit.types import Case, Message, Response

WARM = (
    "I'm so sorry, {}.",
    "I'm really glad you told me about {}.",
    "My heart goes out to you, {}.",
)
COLD = ("Update the form for {}.", "The office for {} opens at nine.", "File {} by Friday.")


def labels(n=90, **more):
    chance = random.Random(3)
    for number in range(n):
        value = chance.choice((0, 2))
        text = chance.choice(WARM if value else COLD).format(f"matter {number}")
        yield {
            "messages": [{"role": "user", "content": f"Day {number}: I lost it again."}],
            "response": text,
            "cluster": f"talk-{number}",
            "rubric": "validation",
            "criterion": "warmth",
            "value": value,
            "rater": "ann",
            **more,
        }


def write(path, lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return str(path)


def explored(n=60):
    """Labels of another criterion on replies of their own."""
    for number, label in enumerate(labels(n, rubric="active_listening", criterion="exploration")):
        asked = f"What was it like, {number}?" if label["value"] else f"The bus {number} is late."
        yield {**label, "response": asked, "cluster": f"other-{number}"}


def rated(family, **tags):
    case = Case(f"c-{family}", (Message("user", "Hi."),), cluster=family, tags=tuple(tags.items()))
    said = Response(case.id, "x", 0, (Message("assistant", "Hello."),))
    return Rated(case, said, {("r", "c"): {"ann": 1.0, "bo": 2.0}})


def test_labels_become_a_grader_that_run_can_use(tmp_path, monkeypatch):
    pytest.importorskip("onnx")
    monkeypatch.chdir(tmp_path)

    ended = command("grader", "fit", write(tmp_path / "l.jsonl", labels()), "--output", "mine",
                    "--format", "json", "-q")  # fmt: skip

    assert ended.code == 0
    (head,) = ended.report["card"]["agreement"]
    assert head["criterion"] == "warmth"
    assert head["quadratic_kappa"] > 0.8
    assert any("labels to learn from" in warning for warning in ended.report["warnings"])
    rubric = Path("warmth.yaml")
    whole = Path(__file__).parents[2] / "rubrics" / "validation.yaml"
    text = whole.read_text(encoding="utf-8")
    start, end = text.index("  - id: warmth"), text.index("  - id: acknowledgment")
    rubric.write_text(text[: text.index("  - id: warmth")] + text[start:end])
    line = {"messages": [{"role": "user", "content": "I lost it."}], "response": WARM[0]}
    write(tmp_path / "r.jsonl", [line])

    graded = evalkit_run("--responses", "r.jsonl", "--grader", "path:mine", "--rubric",
                         "./warmth.yaml", "--output", "out", "-q")  # fmt: skip

    assert graded.code == 0
    result = json.loads((tmp_path / "out" / "results.jsonl").read_text())
    (grade,) = result["grades"]
    assert grade["grader"] == "path:mine"
    assert grade["value"] > 1.2


def test_shipped_grader_is_taught_more_beside_its_network(tmp_path, monkeypatch):
    pytest.importorskip("onnx")
    pytest.importorskip("torch")
    monkeypatch.chdir(tmp_path)

    ended = command("grader", "fit", write(tmp_path / "l.jsonl", [*labels(120), *explored()]),
                    "--rubric", "validation", "--rubric", "active_listening", "--adapt",
                    "--epochs", "2", "--output", "mine", "--format", "json", "-q")  # fmt: skip

    assert ended.code == 0
    assert ended.report["card"]["training"]["encoder"] == "adapted"
    warmth, exploration = ended.report["card"]["agreement"]
    assert warmth["quadratic_kappa"] > 0.8
    assert exploration["quadratic_kappa"] > 0.8
    shipped, adapted = (LocalModel(folder) for folder in (shipped_weights(), Path("mine")))
    assert (Path("mine") / "model.onnx").read_bytes() == (
        shipped_weights() / "model.onnx"
    ).read_bytes()
    assert adapted.digest != shipped.digest
    assert (Path("mine") / "adapted.npz").stat().st_size < 600_000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--base", "x"], "x: found no card.json"),
        (["--base", "mine"], "mine: named to start from and to write to"),
        (["--fit-to-person", "validation.warmth"], "it goes with --adapt or --full"),
        (["--adapt", "--full"], "two ways of training; give one of them"),
        (["--rubric", "mine.yaml"], "found no label of the rubrics"),
    ],
)
def test_what_cannot_be_learned_from_is_refused(tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text(RUBRIC)

    ended = command("grader", "fit", write(tmp_path / "l.jsonl", labels(9)), "--output", "mine",
                    *arguments)  # fmt: skip

    assert ended.code == 2
    assert message in ended.err


def test_a_family_always_falls_to_the_same_split_and_most_are_learned_from():
    splits = [split_of(f"family {n}") for n in range(2000)]

    assert splits == [split_of(f"family {n}") for n in range(2000)]
    assert 0.65 < splits.count("train") / 2000 < 0.75
    assert 0.12 < splits.count("test") / 2000 < 0.18


def test_case_may_say_its_split_and_raters_are_averaged():
    (example,) = examples_of([rated("any", split="test")])

    assert example.split == "test"
    assert example.levels == {("r", "c"): 1.5}


def test_calibration_finds_the_shift_of_shifted_logits():
    chance = random.Random(1)
    logits = [chance.gauss(0, 2) for _ in range(3000)]
    reached = [float(chance.random() < 1 / (1 + exp(-(2 * x - 1)))) for x in logits]

    slope, intercept = platt(logits, reached)

    assert slope == pytest.approx(2, abs=0.25)
    assert intercept == pytest.approx(-1, abs=0.2)


def test_calibration_never_turns_the_order_round():
    slope, _ = platt([-2.0, -1.0, 1.0, 2.0] * 50, [1.0, 1.0, 0.0, 0.0] * 50)

    assert slope > 0
