"""`evalkit rubric compare`: the same replies by several rubrics."""

import json
from pathlib import Path

import pytest
from material import write_lines
from terminal import command

GOOD = "I'm so sorry. Of course you are furious: you had asked him twice. What hurts the most?"
BAD = "It's your own fault, really. Plenty of people have it worse. Pull yourself together."


def said(n: int) -> list[dict[str, str]]:
    return [{"role": "user", "content": f"My brother sold my bike again, {n}."}]


@pytest.fixture
def replies(workplace: Path) -> str:
    lines = [
        {"messages": said(n), "response": text, "candidate": name}
        for n in range(8)
        for name, text in (("kind", GOOD), ("harsh", BAD))
    ]
    return write_lines(workplace / "replies.jsonl", lines)


def labels(replies: str, results: Path) -> str:
    """One rater, who sees warmth in the kind replies alone."""
    lines = [json.loads(line) for line in results.read_text().splitlines()]
    found = [
        {
            "case_id": line["case_id"],
            "candidate": line["candidate"],
            "rubric": "validation",
            "criterion": "warmth",
            "value": 2 if line["candidate"] == "kind" else 0,
            "rater": "ann",
        }
        for line in lines
    ]
    return write_lines(Path(replies).with_name("labels.jsonl"), found)


def compared(*arguments: str) -> dict:
    ended = command("rubric", "compare", *arguments, "--grader", "wording", "--format", "json")
    assert ended.code == 0, ended.err
    return ended.report


def test_rubrics_are_told_by_groups_pairs_and_ends_of_the_scale(replies: str):
    found = compared("validation", "non_judgment", "--responses", replies, "--groups", "kind,harsh")

    assert [item["rubric"] for item in found["rubrics"]] == ["validation", "non_judgment"]
    for item in found["rubrics"]:
        assert (item["n"], item["missing"]) == (16, 0)
        assert item["known_groups"]["auc"] == 1
        assert item["pairs"]["n"] >= 40
    assert found["distinctness"][0]["n"] == 16
    assert any("hardly two criteria" in warning for warning in found["warnings"])


def test_scores_stand_beside_what_people_said(replies: str, workplace: Path):
    plain = ["validation", "reflection", "--responses", replies, "--no-pairs", "--output", "run"]
    compared(*plain)

    found = compared(*plain, "--labels", labels(replies, workplace / "run" / "results.jsonl"))

    by_rubric = {item["rubric"]: item for item in found["human"]}
    assert by_rubric["validation"]["label"] == "validation.warmth"
    assert (by_rubric["validation"]["n"], by_rubric["validation"]["rho"]) == (16, 1.0)


def test_no_pairs_are_graded_where_nobody_wants_them(replies: str):
    found = compared("validation", "reflection", "--responses", replies, "--no-pairs")

    assert [item["pairs"] for item in found["rubrics"]] == [None, None]
    assert found["rubrics"][0]["known_groups"] is None


def test_second_comparison_takes_the_same_run(replies: str):
    first = compared("validation", "reflection", "--responses", replies, "--no-pairs")
    second = compared("validation", "reflection", "--responses", replies, "--no-pairs")

    assert first == second
    assert (Path(first["run"]["folder"]) / "report.json").is_file()


def test_text_names_every_rubric(replies: str):
    ended = command(
        *("rubric", "compare", "validation", "reflection", "--responses", replies),
        *("--grader", "wording", "--no-pairs", "--groups", "kind,harsh"),
    )

    assert ended.code == 0
    assert "validation 1." in ended.out
    assert "kind over harsh: AUC 1.00" in ended.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["validation"], "found one rubric"),
        (["validation", "reflection", "--groups", "kind"], "BETTER,WORSE"),
        (["validation", "reflection", "--groups", "kind,nobody"], "'nobody'"),
        (["validation", "no_such"], "no_such"),
    ],
)
def test_what_cannot_be_compared_is_refused(replies: str, arguments: list[str], message: str):
    ended = command("rubric", "compare", *arguments, "--responses", replies, "--no-pairs")

    assert ended.code == 2
    assert message in ended.err
