"""Two runs, or more, with planted differences."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from run_folders import GRADER, graded_response, scored_run, write_run

from evalkit.errors import InputError
from evalkit.inputs.rubrics import resolve_rubric
from evalkit.reports.compare import Comparison, compare
from evalkit.reports.ranking import rank, rank_ranges
from evalkit.reports.reading import load_report
from evalkit.types import Case, Grade, Message, Span


def compared(base: Path, head: Path, **options: float) -> Comparison:
    return compare(load_report(base), load_report(head), equivalence=options.get("equivalence"))


def test_difference_is_that_of_the_pairs(tmp_path: Path):
    draws = random.Random(1)
    old = [draws.uniform(0.2, 0.8) for _ in range(50)]
    new = [value + draws.gauss(0.1, 0.02) for value in old]
    base, head = scored_run(tmp_path / "base", old), scored_run(tmp_path / "head", new)

    (item,) = compared(base, head).rubrics

    assert item.difference == pytest.approx(sum(new) / 50 - sum(old) / 50)
    assert item.low is not None
    assert 0.09 < item.low < 0.1 < (item.high or 0) < 0.11
    assert (item.n, item.clusters, item.p_holm) == (50, 50, item.p)
    assert (item.p or 0) < 1e-6
    assert item.gained == sum(b < 0.5 <= h for b, h in zip(old, new, strict=True))
    assert item.lost == 0


def test_run_against_itself_shows_nothing(tmp_path: Path):
    run = scored_run(tmp_path / "run", [0.2, 0.5, 0.9] * 10)

    result = compared(run, run, equivalence=0.05)

    (item,) = result.rubrics
    assert (item.difference, item.p, item.p_mcnemar) == (0, 1.0, 1.0)
    assert item.equivalent
    assert result.regressions == ()


def test_worst_regressions_come_first_with_their_evidence(tmp_path: Path):
    rubric = resolve_rubric("validation")
    wanted = next(c for c in rubric.criteria if c.direction == "higher" and c.fails_at is None)

    def run(name: str, fallen: set[int], reply: str) -> Path:
        responses = []
        for number in range(12):
            case = Case(f"c{number}", (Message("user", "Hi"),))
            grades = []
            for criterion in rubric.criteria:
                low, high = criterion.scale
                best = high if criterion.direction == "higher" else low
                falls = criterion.id == wanted.id and number in fallen
                span = (Span(0, 0, 4),) if criterion.id == wanted.id else ()
                grades.append(
                    Grade("validation", criterion.id, "scored", "judy",
                          value=low if falls else best, evidence=span)
                )  # fmt: skip
            responses.append(graded_response([rubric], case, grades, reply=reply))
        return write_run(tmp_path / name, responses, [rubric])

    result = compared(run("base", set(), "Warm words."), run("head", {3, 7}, "Cold words."))

    assert [drop.case_id for drop in result.regressions] == ["c3", "c7"]
    first = result.regressions[0]
    assert (first.criterion, first.base_quotes, first.head_quotes) == (
        wanted.id,
        ("Warm",),
        ("Cold",),
    )


def test_variance_of_a_panel_that_disagrees_is_the_graders(tmp_path: Path):
    rubric = resolve_rubric("validation")

    def run(name: str) -> Path:
        responses = []
        for number in range(12):
            case = Case(f"c{number}", (Message("user", "Hi"),))
            grades = [
                Grade("validation", c.id, "scored", grader, value=c.scale[end])
                for c in rubric.criteria
                for end, grader in enumerate(("judy", "justus"))
            ]
            responses.append(graded_response([rubric], case, grades))
        judges = [{**GRADER, "name": grader} for grader in ("judy", "justus")]
        return write_run(tmp_path / name, responses, [rubric], graders=judges)

    result = compared(run("base"), run("head"))

    for item in result.criteria:
        assert item.variance is not None
        assert item.variance.grader == pytest.approx(0.5)  # of 0 and 1
        assert (item.variance.scenario, item.variance.case) == (0, 0)
        assert item.variance.repeat is None
    (score,) = result.rubrics
    assert score.variance is not None
    assert (score.variance.grader or 0) > 0


def test_more_criteria_ask_for_more_after_holm(tmp_path: Path):
    draws = random.Random(2)
    rubric = resolve_rubric("validation")

    def run(name: str) -> Path:
        responses = []
        for number in range(40):
            case = Case(f"c{number}", (Message("user", "Hi"),))
            grades = [
                Grade("validation", c.id, "scored", "judy", value=draws.choice(c.scale))
                for c in rubric.criteria
            ]
            responses.append(graded_response([rubric], case, grades))
        return write_run(tmp_path / name, responses, [rubric])

    criteria = compared(run("base"), run("head")).criteria

    assert len(criteria) == len(rubric.criteria)
    least = min(item.p or 0 for item in criteria)
    assert min(item.p_holm or 0 for item in criteria) == pytest.approx(
        min(1.0, least * len(criteria))
    )


def test_redacted_texts_have_no_length_to_adjust_for(tmp_path: Path):
    values = [0.1, 0.5, 0.7] * 5
    base = scored_run(tmp_path / "base", values, redact=True)
    head = scored_run(tmp_path / "head", values)

    assert compared(base, head).rubrics[0].adjusted is None


def test_different_datasets_are_refused_and_named(tmp_path: Path):
    base = scored_run(tmp_path / "base", [0.5] * 6, dataset="e" * 64)
    head = scored_run(tmp_path / "head", [0.5] * 6)

    with pytest.raises(InputError, match="dataset"):
        compared(base, head)


def test_ranks_overlap_where_the_data_leave_them_open(tmp_path: Path):
    draws = random.Random(3)
    runs = [
        scored_run(tmp_path / name, [min(1.0, draws.gauss(centre, 0.1)) for _ in range(60)])
        for name, centre in (("low", 0.4), ("mid", 0.6), ("twin", 0.605))
    ]

    rows = rank([load_report(run) for run in runs], [None] * 3).rows

    by_name = {Path(row.report.path).name: (row.best_rank, row.worst_rank) for row in rows}
    assert by_name == {"low": (3, 3), "mid": (1, 2), "twin": (1, 2)}
    assert [row.mean for row in rows] == sorted((row.mean for row in rows), reverse=True)


def test_equal_systems_share_the_best_rank():
    assert rank_ranges([[0.1, 0.9, 0.4]] * 2, ["a", "b", "c"]) == [(1, 1), (1, 1)]
