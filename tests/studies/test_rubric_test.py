import json
import shutil

import pytest
from terminal import command

from evalkit.files import shipped_folder
from evalkit.inputs.rubrics import load_rubric, resolve_rubric
from evalkit.options import WORDING, GraderOption
from evalkit.studies.rubric_test import run_rubric_tests

SAID = [{"role": "user", "content": "My sister stopped answering. I check my phone at night."}]
WARM = "I'm so sorry that you are lying awake over this."
COLD = "Phones can be put into another room for the night."


def pair(n, better, worse):
    return {
        "id": f"p{n}",
        "criterion": "warmth",
        "contrast": "care / none",
        "messages": SAID,
        "better": better,
        "worse": worse,
    }


@pytest.fixture
def tested(tmp_path):
    def test(pairs=(), goldens=()):
        shutil.copyfile(shipped_folder("rubrics") / "validation.yaml", tmp_path / "validation.yaml")
        for folder, lines in (("pairs", pairs), ("goldens", goldens)):
            (tmp_path / folder).mkdir()
            text = "".join(json.dumps(line) + "\n" for line in lines)
            if text:
                (tmp_path / folder / "validation.jsonl").write_text(text)
        known = load_rubric(tmp_path / "validation.yaml")
        (outcome,) = run_rubric_tests([known], GraderOption(WORDING))
        return outcome

    return test


GOLDEN = {"id": "g", "messages": SAID, "response": WARM, "levels": {"warmth": 2}}


def test_pair_in_order_is_right(tested):
    outcome = tested([pair(1, WARM, COLD)], [GOLDEN])

    assert outcome.n_pairs_right == 1
    assert outcome.problems == ()


def test_tie_is_wrong(tested):
    outcome = tested([pair(1, COLD, "Try an alarm clock instead.")], [GOLDEN])

    assert outcome.n_pairs_right == 0
    assert any("0 of 1 right" in problem for problem in outcome.problems)


def test_order_of_a_criterion_where_less_is_better_is_turned_round(tested):
    line = {
        **pair(1, COLD, "At least you have a sister. Others have it far worse than you."),
        "criterion": "minimising",
    }

    assert tested([line], [GOLDEN]).n_pairs_right == 1


def test_golden_off_its_level_is_wrong(tested):
    outcome = tested([pair(1, WARM, COLD)], [GOLDEN, {**GOLDEN, "id": "h", "response": COLD}])

    assert (outcome.n_goldens_right, len(outcome.goldens)) == (1, 2)
    assert any("goldens: 1 of 2" in problem for problem in outcome.problems)


def test_rubric_without_trials_does_not_pass(tested):
    assert [p.split(":")[0] for p in tested().problems] == ["no pairs", "no goldens"]


def test_rubric_of_conversations_is_linted_only():
    (outcome,) = run_rubric_tests([resolve_rubric("trust")], GraderOption(WORDING))

    assert outcome.problems == ()
    assert outcome.pairs == ()


def test_command_says_what_is_wrong_and_exits_with_3(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(shipped_folder("rubrics") / "validation.yaml", "validation.yaml")
    (tmp_path / "pairs").mkdir()
    (tmp_path / "pairs" / "validation.jsonl").write_text(json.dumps(pair(1, COLD, COLD + " Yes.")))

    ended = command("rubric", "test", "./validation.yaml", "--grader", "wording", "-v")
    report = command("rubric", "test", "./validation.yaml", "--grader", "wording", "--format=json")

    assert ended.code == report.code == 3
    assert "FAIL validation  pairs 0 of 1" in ended.out
    assert "p1 warmth (care / none): 0.00 not above 0.00" in ended.out
    assert report.report["rubrics"][0]["pairs"]["wrong"][0]["id"] == "p1"
