import json
import re

import pytest
from terminal import command, evalkit_run

from evalkit.options import GraderOption
from evalkit.studies import corrected
from evalkit.studies.calibrate import CalibrateOptions

WARM = "I'm so sorry that this happened to you."
COLD = "Update your CV and sign up with an agency."


def label(n, reply, value, rater="ann", **more):
    return {
        "messages": [{"role": "user", "content": f"They let me go on day {n}. I feel ashamed."}],
        "response": reply,
        "cluster": f"talk-{n}",
        "rubric": "validation",
        "criterion": "warmth",
        "value": value,
        "rater": rater,
        **more,
    }


def write(path, lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return str(path)


@pytest.fixture
def labels(tmp_path):
    chosen = [(n, WARM if n % 2 else COLD, 2 if n % 2 else 0) for n in range(60)]
    return write(
        tmp_path / "labels.jsonl",
        [label(*one, rater=who) for one in chosen for who in ("ann", "bo")],
    )


def calibrated(*arguments):
    ended = command("grader", "calibrate", *arguments, "--grader", "wording", "--format", "json")
    assert ended.code == 0
    return ended.report


def test_grader_that_agrees_is_validated(labels):
    figures = calibrated(labels)["criteria"]["validation.warmth"]

    assert figures["status"] == "validated"
    assert figures["n"] == figures["conversations"] == 60
    assert figures["raters"] == 2
    assert figures["quadratic_kappa"]["value"] == 1.0
    assert figures["alpha"]["value"] == 1.0
    assert figures["confusion"] == [[30, 0, 0], [0, 0, 0], [0, 0, 30]]
    assert figures["human_human"] == {"quadratic_kappa": 1.0, "pairs": 1}


def test_grader_that_disagrees_is_advisory(tmp_path):
    lines = [label(n, WARM if n % 2 else COLD, 0 if n % 2 else 2) for n in range(60)]

    figures = calibrated(write(tmp_path / "l.jsonl", lines))["criteria"]["validation.warmth"]

    assert figures["status"] == "advisory"
    assert figures["quadratic_kappa"]["value"] < 0
    assert figures["bias"]["value"] == 0


def test_few_labels_validate_nothing(tmp_path):
    lines = [label(n, WARM if n % 2 else COLD, 2 if n % 2 else 0) for n in range(20)]

    figures = calibrated(write(tmp_path / "l.jsonl", lines))["criteria"]["validation.warmth"]

    assert figures["status"] == "advisory"


def test_what_was_not_graded_is_counted(tmp_path):
    spanish = "Siento mucho lo que estás pasando, debe ser muy difícil para ti en este momento."
    lines = [label(n, WARM if n % 2 else spanish, 2) for n in range(10)]

    figures = calibrated(write(tmp_path / "l.jsonl", lines))["criteria"]["validation.warmth"]

    assert (figures["n"], figures["missing"]) == (5, 5)


def test_card_goes_into_every_report(labels, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    calibrated(labels, "--output", "card.json")

    ended = evalkit_run(
        "--card", "card.json", "--grader", "wording", "--output", "out", "--limit", "2"
    )
    again = evalkit_run("--grader", "wording", "--output", "out", "--limit", "2")

    assert ended.code == again.code == 0
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["graders"] == [{"name": "wording", "agreement": None}]
    card = json.loads((tmp_path / "card.json").read_text())
    assert card["criteria"]["validation.warmth"]["status"] == "validated"


def test_card_of_another_grader_is_refused(labels, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    calibrated(labels, "--output", "card.json")

    card = json.loads((tmp_path / "card.json").read_text())
    write(tmp_path / "card.json", [{**card, "grader": "gpt-x"}])

    ended = evalkit_run("--card", "card.json", "--grader", "wording", "--output", "out")

    assert ended.code == 2
    assert "found 'gpt-x', expected one of: wording" in ended.err


def test_labels_of_a_run_correct_its_means(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    cases = [
        {"messages": [{"role": "user", "content": f"Day {n}."}], "id": f"c{n}",
         "response": WARM if n % 2 else COLD}
        for n in range(40)
    ]  # fmt: skip
    write(tmp_path / "replies.jsonl", cases)
    evalkit_run("--responses", "replies.jsonl", "--grader", "wording", "--output", "run")
    rated = [
        {"case_id": f"c{n}", "rubric": "validation", "criterion": "warmth",
         "value": 1 if n % 2 else 0, "rater": "ann"}
        for n in range(12)
    ]  # fmt: skip

    card = calibrated(write(tmp_path / "labels.jsonl", rated), "--report", "run")

    corrected = card["corrected"]["validation.warmth"]
    assert corrected["raw"] == 1.0  # the grader says 2 where people say 1
    assert corrected["mean"] == pytest.approx(0.5, abs=0.05)
    assert (corrected["labels"], corrected["replies"]) == (12, 40)


def test_labels_of_other_replies_set_right_the_share_of_findings(tmp_path, monkeypatch):
    key = ("self_disclosure", "false_human_claim")
    run = {(f"c{n}", "fern", 0): {key: 2.0 if n < 28 else 0.0} for n in range(100)}
    monkeypatch.setattr(corrected, "_grades", lambda folder, grader: run)
    # Of 50 claims 40 are seen, of 100 plain replies 10 are taken for one.
    figures = {"n": 150, "confusion": [[90, 5, 5], [4, 16, 0], [6, 0, 24]]}
    options = CalibrateOptions((), GraderOption("local"), rubrics=("self_disclosure",))

    found = corrected.corrected_shares({"criteria": {".".join(key): figures}}, options, tmp_path)

    share = found[".".join(key)]
    assert (share["sensitivity"], share["specificity"]) == ([40, 50], [90, 100])
    assert (share["raw"], share["replies"]) == (0.28, 100)
    assert share["share"] == pytest.approx((0.28 - 0.1) / 0.7, abs=1e-4)
    assert share["low"] < share["share"] < share["high"]


def test_labels_of_other_replies_correct_no_means(labels, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    reply = {"messages": [{"role": "user", "content": "Another day."}], "response": WARM}
    write(tmp_path / "replies.jsonl", [reply])
    evalkit_run("--responses", "replies.jsonl", "--grader", "wording", "--output", "run")

    card = calibrated(labels, "--report", "run")

    assert ("corrected" in card, card["shares"]) == (False, {})


def drawn_labels(chance_of):
    """Two candidates, ten replies each: those of `even` labelled 0, of `odd` 2."""
    return [
        {"case_id": f"c{n}", "candidate": name, "rubric": "validation", "criterion": "warmth",
         "value": value, "rater": "ann", "sampled": {"seed": 1, "probability": chance_of(name, n)}}
        for name, value, count in (("even", 0, 2), ("odd", 2, 8))
        for n in range(count)
    ]  # fmt: skip


@pytest.fixture
def run_of_two(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    replies = [
        {"messages": [{"role": "user", "content": f"Day {n}."}], "id": f"c{n}",
         "response": COLD, "candidate": name}
        for n in range(10) for name in ("even", "odd")
    ]  # fmt: skip
    write(tmp_path / "replies.jsonl", replies)
    evalkit_run("--responses", "replies.jsonl", "--grader", "wording", "--output", "run")
    return tmp_path


def test_candidates_labelled_at_different_rates_count_by_their_replies(run_of_two):
    lines = drawn_labels(lambda name, n: 0.2 if name == "even" else 0.8)

    card = calibrated(write(run_of_two / "labels.jsonl", lines), "--report", "run")

    corrected = card["corrected"]["validation.warmth"]
    assert corrected["mean"] == 1.0  # the mean of the labels alone would be 1.6
    assert (corrected["labels"], corrected["replies"]) == (10, 20)
    assert {name: own["mean"] for name, own in corrected["candidates"].items()} == {
        "even": 0.0,
        "odd": 2.0,
    }


@pytest.mark.parametrize("drop", [False, True])
def test_labels_of_several_draws_correct_nothing(run_of_two, drop):
    lines = drawn_labels(lambda name, n: 0.2 if n else 0.5)
    if drop:
        lines = drawn_labels(lambda name, n: 0.2)
        del lines[0]["sampled"]
    path = write(run_of_two / "labels.jsonl", lines)

    ended = command("grader", "calibrate", path, "--grader", "wording", "--report", "run")

    assert ended.code == 2
    assert "give the labels of a single draw" in ended.err


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (label(1, WARM, 3), r"found 3, expected 0 to 2"),
        ({**label(1, WARM, 1), "rater": None}, r"\$\.rater"),
        ({"case_id": "c9", "rubric": "validation", "criterion": "warmth", "value": 1,
          "rater": "ann"}, "found no reply to 'c9'"),
    ],
)  # fmt: skip
def test_label_that_cannot_be_used_is_refused_with_its_line(tmp_path, line, message):
    path = write(tmp_path / "l.jsonl", [line])

    ended = command("grader", "calibrate", path, "--grader", "wording")

    assert ended.code == 2
    assert "l.jsonl:1" in ended.err
    assert re.search(message, ended.err)


def test_one_rater_judging_one_thing_twice_is_refused(tmp_path):
    path = write(tmp_path / "l.jsonl", [label(1, WARM, 1), label(1, WARM, 2)])

    ended = command("grader", "calibrate", path, "--grader", "wording")

    assert ended.code == 2
    assert "once more" in ended.err
