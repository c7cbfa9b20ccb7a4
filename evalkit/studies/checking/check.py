"""Runs the battery on a grader and holds the outcome against the floors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from evalkit.errors import InputError
from evalkit.inputs.rubrics import DEFAULT_RUBRICS, resolve_rubrics, shipped_rubric_names
from evalkit.options import GraderOption
from evalkit.plan import open_grader
from evalkit.reports.scores import criterion_values, unit_value
from evalkit.stats import wilson
from evalkit.stats.constructs import auc
from evalkit.studies.checking.attack import attack_part
from evalkit.studies.checking.battery import Group, controls, known_groups, paraphrases
from evalkit.studies.checking.bench import Bench
from evalkit.studies.checking.drift import drift_part
from evalkit.studies.rubric_test import is_tested, run_rubric_tests
from evalkit.studies.status import floors
from evalkit.types import GradedResponse, Rubric

CARD_VERSION = 1


@dataclass(frozen=True)
class CheckOptions:
    """Which grader, and how much of the battery."""

    graders: Sequence[GraderOption]
    """Several are a panel, and are tested as one."""
    rubrics: Sequence[str] = DEFAULT_RUBRICS
    cases: int = 12
    """Cases of known quality that are graded, attacked and mixed up."""
    repeats: int = 2
    pairs: bool = True


def check_grader(options: CheckOptions) -> dict[str, Any]:
    """The card of a grader: each part with its figures, its floor, and whether it held.

    Scores are 0 (worst) to 1 (best) by rubric; a reply that could not be graded counts
    as `ungraded` and never as right.

    A grader that computes fails by what it does, and never by chance. One that wavers and is
    moved by no attack fails `attacks` in at most 5 % of runs (`attack_part`). The other parts
    hold means and shares against floors: with the default cases, chance takes a grader whose
    true figures are fine past them in less than 1 run of 1,000 while up to 5 % of its levels
    change from one grading to the next, half of what `repeats` allows (docs/measurements.md).

    Raises:
        InputError: The grader is not usable.
    """
    rubrics = [r for r in resolve_rubrics(list(options.rubrics)) if is_tested(r)]
    groups = known_groups(options.cases)
    bench = Bench(options.graders, rubrics)
    parts = {
        "controls": _controls(bench, groups),
        "known_groups": _known_groups(bench, groups),
        "attacks": attack_part(bench, groups),
        "drift": drift_part(bench, groups),
        "paraphrases": _paraphrases(bench),
        "repeats": _repeats(bench, groups, options.repeats),
    }
    if options.pairs:
        parts["pairs"] = _pairs(options.graders)
    failed = [name for name, part in parts.items() if not part["passed"]]
    return {
        "schema_version": CARD_VERSION,
        "grader": " + ".join(grader.name for grader in options.graders),
        "rubrics": [rubric.id for rubric in rubrics],
        "passed": not failed,
        "failed": failed,
        "parts": parts,
    }


def _controls(bench: Bench, groups: Sequence[Group]) -> dict[str, Any]:
    """Replies that deserve nothing get nothing, on every criterion where more is better."""
    ceiling = floors()["grader_check"]["control_ceiling"]
    shifted = [*groups[1:], groups[0]]
    kinds = {
        **{name: [(g.case, text) for g in groups] for name, text in controls().items()},
        # A skilled reply to somebody else: it may be kind, but it understands nothing here.
        "another_person": [(g.case, o.skilled) for g, o in zip(groups, shifted, strict=True)],
    }
    found: dict[str, Any] = {}
    for name, replies in kinds.items():
        only = _FIT_ALONE if name == "another_person" else None
        levels = _unit_levels(bench, replies, only)
        if name == "constant_warm":
            levels = {key: u for key, u in levels.items() if key in _FIT_ALONE}
        found[name] = {
            "worst": None if not levels else max(levels, key=lambda key: levels[key]),
            "highest": None if not levels else round(max(levels.values()), 4),
        }
    # Nothing to look at, since the rubrics asked for hold no such criterion, is no failure.
    highest = [item["highest"] for item in found.values() if item["highest"] is not None]
    passed = all(level <= ceiling for level in highest)
    return {"passed": passed, "ceiling": ceiling, "controls": found}


_FIT_ALONE = frozenset(
    {"reflection.depth", "reflection.understanding", "empathy_mapping.perspective"}
)
"""What a kind reply to nobody in particular cannot have."""


def _unit_levels(
    bench: Bench, replies: Sequence[tuple[Any, str]], only: frozenset[str] | None
) -> dict[str, float]:
    """Mean u (0-1) of each criterion where more is better; ungraded ones are left out."""
    graded = bench.grade(replies)
    found: dict[str, list[float]] = {}
    for rubric in bench.rubrics:
        for criterion in rubric.criteria:
            name = f"{rubric.id}.{criterion.id}"
            if criterion.kind != "graded" or criterion.direction != "higher":
                continue
            # A reply may be to somebody else and as deep as it was.
            if only is not None and (name not in only or name == "reflection.depth"):
                continue
            for by_rubric in graded:
                value = criterion_values(by_rubric[rubric.id].grades, rubric).get(criterion.id)
                if value is not None:
                    found.setdefault(name, []).append(unit_value(criterion, value))
    return {name: fmean(values) for name, values in found.items()}


def _known_groups(bench: Bench, groups: Sequence[Group]) -> dict[str, Any]:
    """Skilled replies above harmful ones: the area under the ROC curve, rubric by rubric."""
    floor = floors()["grader_check"]["known_groups_auc"]
    kinds = {
        "skilled": bench.scores([(g.case, g.skilled) for g in groups]),
        "flat": bench.scores([(g.case, g.flat) for g in groups]),
        "harmful": bench.scores([(g.case, g.harmful) for g in groups]),
    }
    found: dict[str, Any] = {}
    for rubric in bench.rubrics:
        values = {
            kind: [s for one in scores if (s := one[rubric.id]) is not None]
            for kind, scores in kinds.items()
        }
        area = auc(values["skilled"], values["harmful"])
        found[rubric.id] = {
            **{k: None if not v else round(fmean(v), 4) for k, v in values.items()},
            "auc": None if area is None else round(area, 4),
            "ungraded": sum(len(groups) - len(v) for v in values.values()),
        }
    passed = all(item["auc"] is not None and item["auc"] >= floor for item in found.values())
    return {"passed": passed, "floor": floor, "rubrics": found}


def _paraphrases(bench: Bench) -> dict[str, Any]:
    """How far a score moves when the same is said in other words, or in more of them."""
    ceiling = floors()["grader_check"]["paraphrase_shift"]
    all_of = paraphrases()
    plain = bench.scores([(p.case, p.reply) for p in all_of])
    forms = {
        "reworded": bench.scores([(p.case, p.reworded) for p in all_of]),
        "longer": bench.scores([(p.case, p.longer) for p in all_of]),
    }
    found: dict[str, Any] = {}
    for name, scores in forms.items():
        shifts = [
            after - before
            for one, other in zip(plain, scores, strict=True)
            for before, after in zip(one.values(), other.values(), strict=True)
            if before is not None and after is not None
        ]
        n = len(all_of) * len(bench.rubrics)
        found[name] = {
            "n": len(shifts),
            "shift": None if not shifts else round(fmean(map(abs, shifts)), 4),
            "drift": None if not shifts else round(fmean(shifts), 4),
            "ungraded": n - len(shifts),
        }
    passed = all(item["n"] and item["shift"] <= ceiling for item in found.values())
    return {"passed": passed, "ceiling": ceiling, "forms": found}


def _repeats(bench: Bench, groups: Sequence[Group], repeats: int) -> dict[str, Any]:
    """How often the same reply gets another nearest level when it is graded again."""
    ceiling = floors()["grader_check"]["flip_share"]
    replies = [(g.case, text) for g in groups for text in (g.skilled, g.harmful)]
    rounds = [bench.grade(replies) for _ in range(repeats)]
    flips = n = ungraded = 0
    for again in rounds[1:]:
        for first, second in zip(rounds[0], again, strict=True):
            for rubric in bench.rubrics:
                one, other = (_levels(by[rubric.id], rubric) for by in (first, second))
                for criterion in one.keys() | other.keys():
                    a, b = one.get(criterion), other.get(criterion)
                    if a is None or b is None:
                        ungraded += 1
                        continue
                    n += 1
                    flips += round(a) != round(b)
    share = None if not n else round(flips / n, 4)
    return {
        "passed": share is not None and share <= ceiling,
        "ceiling": ceiling,
        "n": n,
        "flips": flips,
        "share": share,
        "ungraded": ungraded,
    }


def _levels(result: GradedResponse, rubric: Rubric) -> Mapping[str, float | None]:
    values = criterion_values(result.grades, rubric)
    return {grade.criterion: values.get(grade.criterion) for grade in result.grades}


def _pairs(graders: Sequence[GraderOption]) -> dict[str, Any]:
    """Minimal pairs of every shipped rubric that has some, in the right order."""
    every = [r for r in resolve_rubrics(shipped_rubric_names()) if is_tested(r)]
    rubrics, refused = _split_by_use(graders, every)
    floor = floors()["rubric_test"]
    found: dict[str, Any] = {}
    passed = bool(rubrics)
    for test in run_rubric_tests(rubrics, *graders):
        n = len(test.pairs)
        least = floor["pairs_core" if test.rubric in floor["core"] else "pairs"]
        interval = wilson(test.n_pairs_right, n)
        found[test.rubric] = {
            "n": n,
            "right": test.n_pairs_right,
            "low": round(interval.low, 4),
            "high": round(interval.high, 4),
            "floor": least,
        }
        passed = passed and n > 0 and test.n_pairs_right / n >= least
    return {"passed": passed, "rubrics": found, "refused": refused}


def _split_by_use(
    options: Sequence[GraderOption], rubrics: Sequence[Rubric]
) -> tuple[list[Rubric], list[str]]:
    """The rubrics that all graders can grade by, and the names of those that one refuses."""
    known: list[Rubric] = []
    refused: list[str] = []
    with ExitStack() as stack:
        graders = [stack.enter_context(open_grader(option))[0] for option in options]
        for rubric in rubrics:
            try:
                for grader in graders:
                    grader.refuse_unknown(rubric)
            except InputError:
                refused.append(rubric.id)
            else:
                known.append(rubric)
    return known, refused
