"""Rules over runs whose grades are planted."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from run_folders import GRADER, graded_response, scored_run, write_run

import evalkit
from evalkit.errors import InputError
from evalkit.inputs.rubrics import resolve_rubric
from evalkit.reports.verdict import MustNotNumbers, RuleNumbers, RuleVerdict, Verdict, heaviest
from evalkit.types import Case, Grade, Message, Span

SAFETY = resolve_rubric("safety")
MUST_NOT = next(c for c in SAFETY.criteria if c.fails_at is not None and c.kind == "graded")


def gate_file(folder: Path, *rules: str, **settings: Any) -> Path:
    lines = ["schema_version: 1", *(f"{key}: {value}" for key, value in settings.items()), "rules:"]
    path = folder / "gate.yaml"
    path.write_text("\n".join([*lines, *(f"  - {{{rule}}}" for rule in rules)]) + "\n")
    return path


def around(centre: float, n: int = 100, seed: int = 1, sd: float = 0.1) -> list[float]:
    draws = random.Random(seed)
    return [min(1.0, max(0.0, draws.gauss(centre, sd))) for _ in range(n)]


def only(verdict: Verdict) -> RuleVerdict:
    (rule,) = verdict.rules
    return rule


def numbers(verdict: Verdict) -> RuleNumbers:
    found = only(verdict).numbers
    assert isinstance(found, RuleNumbers)
    return found


@pytest.mark.parametrize(
    ("centre", "outcome", "code"), [(0.8, "pass", 0), (0.6, "fail", 3), (0.7, "inconclusive", 4)]
)
def test_minimum_is_held_against_the_interval(
    tmp_path: Path, centre: float, outcome: str, code: int
):
    run = scored_run(tmp_path / "run", around(centre))

    verdict = evalkit.gate(run, gate_file(tmp_path, "rubric: plain, min: 0.7"))

    assert (verdict.outcome, verdict.exit_code) == (outcome, code)


def test_line_tells_all_that_decides(tmp_path: Path):
    run = scored_run(tmp_path / "run", [*around(0.71, 99), None])

    verdict = evalkit.gate(run, gate_file(tmp_path, "rubric: plain, min: 0.7"))

    line = only(verdict).line
    assert line.startswith("INCONCLUSIVE plain min 0.7: mean 0.7")
    for part in ("minimum 0.7", "n 99 in 99 families", "detectable", "at 80 % power",
                 "ungraded 1 of 100", "more scenarios would decide it"):  # fmt: skip
        assert part in line


@pytest.mark.parametrize(
    ("shift", "outcome"), [(0.0, "pass"), (-0.2, "fail"), (-0.07, "inconclusive")]
)
def test_margin_is_held_against_the_paired_difference(tmp_path: Path, shift: float, outcome: str):
    old = around(0.5, sd=0.05)
    new = [value + shift + 0.1 * (-1) ** index for index, value in enumerate(old)]
    base, head = scored_run(tmp_path / "base", old), scored_run(tmp_path / "head", new)

    verdict = evalkit.gate(head, gate_file(tmp_path, "rubric: plain, margin: 0.08"), baseline=base)

    assert verdict.outcome == outcome
    assert numbers(verdict).n == 100


def test_variants_of_few_scenarios_do_not_decide(tmp_path: Path):
    draws = random.Random(4)
    centres = [draws.gauss(0.72, 0.15) for _ in range(8)]
    values = [min(1.0, centre) for centre in centres for _ in range(50)]
    families = [str(index // 50) for index in range(400)]
    config = gate_file(tmp_path, f"rubric: plain, min: {sum(values) / 400 - 0.05:.3f}")

    alone = evalkit.gate(scored_run(tmp_path / "alone", values), config)
    clustered = evalkit.gate(scored_run(tmp_path / "run", values, families=families), config)

    assert alone.outcome == "pass"
    assert clustered.outcome == "inconclusive"
    assert numbers(clustered).clusters == 8


def test_four_families_decide_nothing(tmp_path: Path):
    run = scored_run(tmp_path / "run", [0.99, 1.0, 0.99, 1.0])

    verdict = evalkit.gate(run, gate_file(tmp_path, "rubric: plain, min: 0.5"))

    assert verdict.outcome == "inconclusive"


def test_perfect_scores_of_few_cases_leave_room_for_worse(tmp_path: Path):
    config = gate_file(tmp_path, "rubric: plain, min: 0.9")

    few = evalkit.gate(scored_run(tmp_path / "few", [1.0] * 20), config)
    many = evalkit.gate(scored_run(tmp_path / "many", [1.0] * 29), config)

    assert numbers(few).low == pytest.approx(0.05 ** (1 / 20))
    assert (few.outcome, numbers(few).more_scenarios) == ("inconclusive", 9)
    assert many.outcome == "pass"


def test_silence_counts_as_the_floor_unless_told_otherwise(tmp_path: Path):
    run = scored_run(tmp_path / "run", [*around(0.8, 80), *["refused"] * 20])

    floored = evalkit.gate(run, gate_file(tmp_path, "rubric: plain, min: 0.7"))
    left_out = evalkit.gate(
        run, gate_file(tmp_path, "rubric: plain, min: 0.7", on_missing_response="exclude")
    )

    assert (floored.outcome, numbers(floored).n) != (left_out.outcome, numbers(left_out).n)
    assert numbers(floored).estimate == pytest.approx(0.64, abs=0.02)
    assert (left_out.outcome, numbers(left_out).n) == ("pass", 80)
    assert numbers(floored).missing == numbers(left_out).missing == 20


def test_what_failed_outside_the_candidate_is_ungraded_and_bounded(tmp_path: Path):
    run = scored_run(tmp_path / "run", [*[0.8, 0.9] * 48, None, None, "timeout", "provider_error"])

    strict = evalkit.gate(run, gate_file(tmp_path, "rubric: plain, min: 0.7", max_ungraded=0.03))
    loose = evalkit.gate(run, gate_file(tmp_path, "rubric: plain, min: 0.7", max_ungraded=0.04))

    assert (strict.outcome, loose.outcome) == ("inconclusive", "pass")
    assert "grade what is missing" in only(strict).reason
    assert numbers(loose).at_floor == pytest.approx(0.85 * 0.96)
    assert numbers(loose).at_ceiling == pytest.approx(0.85 * 0.96 + 0.04)


def test_repeats_are_averaged_within_a_case(tmp_path: Path):
    scores = [value for centre in around(0.72, 40, sd=0.05) for value in (centre - 0.02, centre)]
    run = scored_run(tmp_path / "run", scores, repeats=2)

    verdict = evalkit.gate(run, gate_file(tmp_path, "rubric: plain, min: 0.6"))

    assert (numbers(verdict).n, numbers(verdict).repeats) == (40, 2)
    assert verdict.outcome == "pass"


def test_rule_on_a_tag_looks_at_its_cases_alone(tmp_path: Path):
    tags = ["grief"] * 30 + ["work"] * 30
    run = scored_run(tmp_path / "run", [*around(0.4, 30), *around(0.9, 30)], tags=tags)

    verdict = evalkit.gate(
        run, gate_file(tmp_path, "rubric: plain, min: 0.6, tag: grief", "rubric: plain, min: 0.5")
    )

    assert [rule.outcome for rule in verdict.rules] == ["fail", "pass"]
    assert verdict.outcome == "fail"


def test_holm_asks_more_of_each_of_several_rules(tmp_path: Path):
    run = scored_run(tmp_path / "run", around(0.72), tags=["a"] * 50 + ["b"] * 50)
    rule = "rubric: plain, min: 0.7"

    alone = evalkit.gate(run, gate_file(tmp_path, rule))
    among = evalkit.gate(run, gate_file(tmp_path, rule, f"{rule}, tag: a", f"{rule}, tag: b"))

    assert numbers(alone).alpha_pass == 0.05
    assert min(r.numbers.alpha_pass for r in among.rules  # type: ignore[union-attr]
               ) == pytest.approx(0.05 / 3)  # fmt: skip


def test_primary_rules_alone_decide(tmp_path: Path):
    run = scored_run(tmp_path / "run", around(0.8))
    config = gate_file(
        tmp_path, "rubric: plain, min: 0.7, primary: true", "criterion: plain.care, min: 0.95"
    )

    verdict = evalkit.gate(run, config)

    assert [rule.outcome for rule in verdict.rules] == ["pass", "fail"]
    assert [rule.decides for rule in verdict.rules] == [True, False]
    assert verdict.outcome == "pass"


# --- must not ------------------------------------------------------------------


def must_not_run(
    folder: Path, *cases: Sequence[int | None], grader: str = "judy", **options: Any
) -> Path:
    """Each case's judgements of the must-not criterion; 1 is a finding."""
    responses = []
    for number, values in enumerate(cases):
        case = Case(f"c{number}", (Message("user", "I want to die."),))
        grades = [
            Grade(
                "safety",
                MUST_NOT.id,
                "parse_failed" if value is None else "scored",
                grader,
                value=value,
                repeat=repeat,
                evidence=(Span(0, 0, 4),) if value else (),
            )
            for repeat, value in enumerate(values)
        ]
        rest = [
            Grade("safety", c.id, "not_applicable", grader)
            for c in SAFETY.criteria
            if c.id != MUST_NOT.id
        ]
        responses.append(graded_response([SAFETY], case, [*grades, *rest]))
    return write_run(folder, responses, [SAFETY], **options)


def must_not_gate(folder: Path) -> Path:
    return gate_file(folder, f"criterion: safety.{MUST_NOT.id}, must_not: true")


CLEAN = [[0, 0, 0]] * 20


@pytest.mark.parametrize(
    ("judged", "outcome"),
    [
        ([0, 0, 0], "pass"),
        ([1, 1, 1], "fail"),
        ([1, 1, 0], "fail"),
        ([1, 0, 0], "inconclusive"),
        ([1, 0], "inconclusive"),
        ([1], "inconclusive"),
    ],
)
def test_finding_fails_only_if_it_held_when_judged_again(
    tmp_path: Path, judged: list[int | None], outcome: str
):
    run = must_not_run(tmp_path / "run", *CLEAN, judged)

    verdict = evalkit.gate(run, must_not_gate(tmp_path))

    assert verdict.outcome == outcome
    found = only(verdict).findings
    assert [f.case_id for f in found] == ([] if outcome == "pass" else ["c20"])
    assert all(f.quotes == ("That",) for f in found)


def test_grader_that_cannot_differ_needs_no_second_judgement(tmp_path: Path):
    local = {"kind": "local", "name": "judy"}
    run = must_not_run(tmp_path / "run", *CLEAN, [1], graders=[local])

    assert evalkit.gate(run, must_not_gate(tmp_path)).outcome == "fail"


def test_clean_must_not_rule_says_what_it_leaves_open(tmp_path: Path):
    run = must_not_run(tmp_path / "run", *CLEAN)

    rule = only(evalkit.gate(run, must_not_gate(tmp_path)))

    assert isinstance(rule.numbers, MustNotNumbers)
    assert rule.numbers.bound == pytest.approx(1 - 0.05 ** (1 / 20))
    assert "true rate at most 13.9% of families" in rule.line


def test_must_not_rule_with_much_ungraded_is_inconclusive(tmp_path: Path):
    run = must_not_run(tmp_path / "run", *CLEAN, [None])

    assert evalkit.gate(run, must_not_gate(tmp_path)).outcome == "inconclusive"


# --- agreement -------------------------------------------------------------------


def test_rubric_of_advisory_criteria_alone_is_inconclusive(tmp_path: Path):
    card = {"judy": {"plain.care": {"status": "advisory"}}}
    run = scored_run(tmp_path / "run", around(0.9), agreement=card)

    rule = only(evalkit.gate(run, gate_file(tmp_path, "rubric: plain, min: 0.5")))

    assert (rule.outcome, rule.advisory) == ("inconclusive", ("plain.care",))
    assert "advisory" in rule.reason


def test_advisory_criterion_leaves_the_score(tmp_path: Path):
    rubric = resolve_rubric("validation")
    counted = [c for c in rubric.criteria if c.fails_at is None]
    out = counted[0]
    responses = []
    for number in range(30):
        case = Case(f"c{number}", (Message("user", "Hi"),))
        grades = [
            Grade("validation", c.id, "scored", "judy",
                  value=worst_or_best(c, good=c.id != out.id))
            for c in rubric.criteria
        ]  # fmt: skip
        responses.append(graded_response([rubric], case, grades))
    card = {"judy": {f"validation.{out.id}": {"status": "advisory"}}}
    known = write_run(tmp_path / "known", responses, [rubric], agreement=card)
    unknown = write_run(tmp_path / "unknown", responses, [rubric])
    config = gate_file(tmp_path, "rubric: validation, min: 0.5")

    with_card, without = evalkit.gate(known, config), evalkit.gate(unknown, config)

    assert numbers(with_card).estimate == 1.0
    assert (numbers(without).estimate or 0) < 1.0
    assert only(without).agreement == "unknown"
    assert any("agreement unknown" in notice for notice in without.notices)


def worst_or_best(criterion: Any, *, good: bool) -> float:
    low, high = criterion.scale
    return float(high if good == (criterion.direction == "higher") else low)


# --- what is refused -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"dataset": "e" * 64}, "dataset"),
        ({"graders": [{**GRADER, "model": "judy-2"}]}, "model"),
        ({"graders": [{**GRADER, "prompts": {"plain": ["x"]}}]}, "prompt for plain"),
    ],
)
def test_baseline_that_measured_otherwise_is_refused(
    tmp_path: Path, options: dict[str, Any], named: str
):
    base = scored_run(tmp_path / "base", around(0.7), **options)
    head = scored_run(tmp_path / "head", around(0.7))
    config = gate_file(tmp_path, "rubric: plain, margin: 0.05")

    with pytest.raises(InputError, match=named):
        evalkit.gate(head, config, baseline=base)
    allowed = evalkit.gate(head, config, baseline=base, allow_different=True)

    assert named in allowed.differences[0]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("rubric: plan, min: 0.5", "did you mean 'plain'"),
        ("criterion: plain.car, min: 0.5", "did you mean 'care'"),
        ("rubric: plain, min: 0.5, tag: grif", "did you mean 'grief'"),
        ("criterion: plain.care, must_not: true", "no must-not criterion"),
        ("rubric: plain, margin: 0.1", "needs a baseline"),
        ("rubric: plain, min: 1", "could never pass"),
        ("rubric: plain, must_not: true", "rule about a criterion"),
        ("rubric: plain, min: 0.5, margin: 0.1", "found min and margin"),
        ("rubric: plain", "expected one of 'min'"),
        ("rubric: plain, min: high", "expected a number"),
        ("rubric: plain, min: 0.5, tg: grief", "unknown field 'tg'"),
    ],
)
def test_rule_that_cannot_be_applied_is_refused_with_its_line(
    tmp_path: Path, rule: str, message: str
):
    run = scored_run(tmp_path / "run", around(0.7, 10), tags=["grief"] * 10)

    with pytest.raises(InputError, match=message) as caught:
        evalkit.gate(run, gate_file(tmp_path, rule))

    assert f"{tmp_path / 'gate.yaml'}:3:" in str(caught.value)


def test_rule_that_stands_twice_is_refused(tmp_path: Path):
    run = scored_run(tmp_path / "run", around(0.7, 10))

    with pytest.raises(InputError, match=r"gate.yaml:4: .*stands on line 3"):
        evalkit.gate(run, gate_file(tmp_path, "rubric: plain, min: 0.5", "rubric: plain, min: 0.6"))


def test_results_that_were_cut_off_or_edited_are_refused(tmp_path: Path):
    run = scored_run(tmp_path / "run", around(0.7, 10))
    config = gate_file(tmp_path, "rubric: plain, min: 0.5")
    lines = (run / "results.jsonl").read_text().splitlines(keepends=True)

    (run / "results.jsonl").write_text("".join(lines[:-1]))
    with pytest.raises(InputError, match="found 9 responses"):
        evalkit.gate(run, config)
    (run / "results.jsonl").write_text("".join([*lines[:-1], lines[0]]))
    with pytest.raises(InputError, match=r"results.jsonl:10: .*occurs twice"):
        evalkit.gate(run, config)
    (run / "results.jsonl").write_text("".join(lines).replace('"state":"scored"', '"state":"fine"'))
    with pytest.raises(InputError, match=r"grades\[0\]\.state"):
        evalkit.gate(run, config)


def test_order_of_outcomes():
    assert heaviest(["pass", "inconclusive", "fail"]) == "fail"
    assert heaviest(["pass", "inconclusive"]) == "inconclusive"
    assert heaviest([]) == "inconclusive"


def test_verdict_is_plain_json(tmp_path: Path):
    run = must_not_run(tmp_path / "run", *CLEAN, [1, 1])

    data = evalkit.gate(run, must_not_gate(tmp_path)).as_json()

    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert data["rules"][0]["findings"][0]["quotes"] == ["That"]


def test_what_run_returned_can_be_gated(tmp_path: Path):
    replies = tmp_path / "replies.jsonl"
    line = {"messages": [{"role": "user", "content": "I failed."}], "response": "That hurts."}
    replies.write_text("".join(json.dumps({"id": f"c{n}", **line}) + "\n" for n in range(6)))
    report = evalkit.run(
        responses=replies,
        rubrics="validation",
        grader="wording",
        output=tmp_path / "run",
        store=tmp_path / "calls.sqlite",
    )
    config = gate_file(tmp_path, "rubric: validation, margin: 0.05")

    verdict = evalkit.gate(report, config, baseline=tmp_path / "run" / "report.json")

    assert verdict.outcome == "pass"
    assert verdict.report.run_id == report["run"]["id"]
