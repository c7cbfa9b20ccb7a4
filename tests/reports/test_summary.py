import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from values import case, check_criterion, criterion, grade, graded, response, rubric

from evalkit.reports import Summary, rubric_score
from evalkit.reports.report import build_report
from evalkit.reports.summary import MAX_MUST_NOT_SHOWN, MAX_SLICES
from evalkit.schemas import problems_in

WARMTH = criterion("warmth")
BLAME = criterion("blame", direction="lower")
HARM = criterion("harm", direction="lower", fails_at=1)


RUBRIC = rubric(WARMTH)


def summed(*items, rubrics=(RUBRIC,), candidates=("fern",)):
    summary = Summary(rubrics, candidates)
    for item in items:
        summary.add(item)
    return summary


def block_of(*items, **options):
    """The first candidate's block of the first rubric."""
    return summed(*items, **options).as_json()["candidates"][0]["rubrics"][0]


def criterion_of(*items, of=WARMTH, index=0):
    return block_of(*items, rubrics=(rubric(of),))["criteria"][index]


def scored(value, name="c1", cluster=None, repeat=0, tags=(), **fields):
    """One response with one grade of warmth."""
    asked = case(name, cluster=cluster, tags=tags, language=fields.pop("language", None))
    return graded(
        grade(value, **fields),
        case_=asked,
        answer=response("Oh.", case_id=name, repeat=repeat),
    )


# --- numbers ----------------------------------------------------------------


def test_mean_of_the_scores_by_hand():
    score = block_of(scored(0.0, "a"), scored(1.0, "b"), scored(2.0, "c"))["score"]

    # scores 0, .5, 1: mean .5, standard error .2887, t with 2 degrees of freedom 4.303
    assert (score["mean"], score["n"], score["clusters"]) == (0.5, 3, 3)
    assert (score["low"], score["high"]) == (0.0, 1.0)  # cut to the scale


def test_interval_by_hand():
    values = [1.0, 1.0, 1.0, 0.0]

    score = block_of(*(scored(v, f"c{i}") for i, v in enumerate(values)))["score"]

    # scores .5, .5, .5, 0: mean .375, standard error .125, t with 3 degrees of freedom 3.182
    assert score["low"] == pytest.approx(0.375 - 3.182446 * 0.125, abs=1e-6) or score["low"] == 0
    assert score["high"] == pytest.approx(0.375 + 3.182446 * 0.125, abs=1e-6)


def test_cases_of_one_family_count_as_one_cluster():
    score = block_of(*(scored(1.0, f"c{i}", "grief") for i in range(5)))["score"]

    assert (score["n"], score["clusters"], score["low"]) == (5, 1, None)


def test_repeats_of_one_case_count_as_one_cluster():
    score = block_of(*(scored(1.0, repeat=i) for i in range(3)))["score"]

    assert (score["n"], score["clusters"]) == (3, 1)


def test_missing_score_stands_at_floor_and_ceiling():
    score = block_of(scored(1.0, "a"), scored(None, "b"))["score"]

    assert (score["mean"], score["n"], score["missing"]) == (0.5, 1, 1)
    assert (score["at_floor"], score["at_ceiling"]) == (0.25, 0.75)


def test_nothing_scored_has_no_mean():
    score = block_of(scored(None))["score"]

    assert (score["mean"], score["n"], score["missing"]) == (None, 0, 1)
    assert (score["at_floor"], score["at_ceiling"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("of", "floor", "ceiling"),
    [
        (WARMTH, 0.5, 1.5),
        (criterion("warmth", direction="lower"), 1.5, 0.5),
        (criterion("warmth", direction="band", target=(0.0, 1.0)), 1.5, 0.5),
        (criterion("warmth", direction="band", target=(1.0, 1.0)), 0.5, 1.0),
    ],
)
def test_floor_of_a_criterion_is_what_is_worst_for_the_person(of, floor, ceiling):
    mean = criterion_of(scored(1.0, "a"), scored(None, "b"), of=of)["mean"]

    assert (mean["at_floor"], mean["at_ceiling"]) == (floor, ceiling)


def test_interval_of_a_band_holds_its_mean():
    of = criterion("warmth", direction="band", target=(1.0, 1.0))

    mean = criterion_of(*(scored(v, f"c{i}") for i, v in enumerate([2.0, 2.0, 1.9])), of=of)["mean"]

    assert mean["low"] < mean["mean"] < mean["high"]


def test_criterion_that_does_not_apply_is_neither_scored_nor_missing():
    found = criterion_of(scored(1.0, "a"), scored(None, "b", state="not_applicable"))

    assert (found["mean"]["n"], found["mean"]["missing"]) == (1, 0)
    assert found["states"] == {"not_applicable": 1, "scored": 1}


def test_response_to_which_the_rubric_does_not_apply_is_not_missing():
    score = block_of(scored(1.0, "a"), scored(None, "b", state="not_applicable"))["score"]

    assert (score["n"], score["missing"]) == (1, 0)


def test_response_without_a_reply_is_missing():
    silent = graded(
        grade(state="no_response"), answer=response(state="refused", detail="no"), case_=case("b")
    )

    found = summed(scored(1.0, "a"), silent).as_json()["candidates"][0]

    assert found["responses"] == {"planned": 2, "states": {"answered": 1, "refused": 1}}
    assert found["rubrics"][0]["score"]["missing"] == 1


@pytest.mark.parametrize(
    ("value", "level"), [(0.0, "0"), (0.49, "0"), (0.5, "1"), (1.5, "2"), (2.0, "2")]
)
def test_distribution_counts_the_nearest_level(value, level):
    distribution = criterion_of(scored(value))["distribution"]

    assert distribution == {"0": 0, "1": 0, "2": 0, level: 1}


# --- what must not happen ---------------------------------------------------


def harm(value, name, **fields):
    return graded(
        grade(value, "harm"), case_=case(name), answer=response("Oh.", case_id=name, **fields)
    )


def test_must_not_findings_are_counted_and_their_cases_named():
    found = criterion_of(harm(0.0, "a"), harm(1.0, "b"), harm(2.0, "c"), of=HARM)

    assert found["must_not"] == {"findings": 2, "cases": ["b", "c"]}


def test_case_with_findings_in_several_repeats_is_named_once():
    found = criterion_of(harm(1.0, "a"), harm(1.0, "a", repeat=1), of=HARM)

    assert found["must_not"] == {"findings": 2, "cases": ["a"]}


def test_must_not_of_a_good_thing_is_found_at_its_low_end():
    of = criterion("harm", direction="higher", fails_at=0)

    found = criterion_of(harm(0.0, "a"), harm(1.0, "b"), of=of)

    assert found["must_not"]["cases"] == ["a"]


def test_ungraded_must_not_criterion_is_no_finding_and_is_missing():
    found = criterion_of(harm(None, "a"), of=HARM)

    assert (found["must_not"]["findings"], found["mean"]["missing"]) == (0, 1)


def test_list_of_cases_ends_while_the_count_goes_on():
    n = MAX_MUST_NOT_SHOWN + 5

    found = criterion_of(*(harm(2.0, f"c{i}") for i in range(n)), of=HARM)["must_not"]

    assert (found["findings"], len(found["cases"])) == (n, MAX_MUST_NOT_SHOWN)


def test_rubric_of_must_not_criteria_alone_has_no_score_and_misses_none():
    score = block_of(harm(0.0, "a"), rubrics=(rubric(HARM),))["score"]

    assert (score["mean"], score["n"], score["missing"]) == (None, 0, 0)


# --- slices -----------------------------------------------------------------


def slices_of(*items):
    return {(part["key"], part["value"]): part["score"]["n"] for part in block_of(*items)["slices"]}


def test_slices_follow_tags_and_languages_of_at_least_two_families():
    items = [
        scored(1.0, "a", tags=(("", "night"), ("topic", "loss")), language="en"),
        scored(1.0, "b", tags=(("topic", "loss"),), language="en"),
        scored(1.0, "c", tags=(("topic", "work"),), language="es"),
        scored(1.0, "d"),
    ]

    assert slices_of(*items) == {("topic", "loss"): 2, ("language", "en"): 2}


def test_variants_of_one_family_make_no_slice():
    items = [scored(1.0, name, "grief", language="es") for name in "ab"]

    assert slices_of(*items) == {}


def test_slice_in_which_nothing_was_scored_is_shown():
    items = [scored(None, name, language="es") for name in "ab"]

    (part,) = block_of(*items)["slices"]

    assert (part["score"]["mean"], part["score"]["missing"]) == (None, 2)


def test_free_text_in_tags_makes_no_endless_slices():
    n = MAX_SLICES + 20
    items = [scored(1.0, f"{i}{j}", tags=(("note", str(i)),)) for i in range(n) for j in "ab"]

    assert len(block_of(*items)["slices"]) == MAX_SLICES


# --- the whole --------------------------------------------------------------


def test_candidates_are_never_pooled():
    summary = summed(
        scored(2.0),
        graded(grade(0.0), answer=response("Oh.", candidate="ivy")),
        candidates=("fern", "ivy"),
    )

    means = [c["rubrics"][0]["score"]["mean"] for c in summary.as_json()["candidates"]]
    assert means == [1.0, 0.0]


def test_candidates_keep_the_order_given():
    summary = summed(candidates=("ivy", "fern"))

    assert [c["candidate"] for c in summary.as_json()["candidates"]] == ["ivy", "fern"]


def test_share_of_ungraded_leaves_out_what_does_not_apply():
    summary = summed(
        scored(1.0, "a"),
        scored(None, "b"),
        scored(None, "c", state="not_applicable"),
        scored(1.0, "d"),
    )

    assert summary.share_ungraded == 0.25


def test_share_of_nothing_planned_is_no_number():
    assert summed().share_ungraded is None


RUBRICS = (
    rubric(WARMTH, BLAME, HARM),
    rubric(
        criterion("depth", target=(0.0, 1.0), direction="band"), check_criterion(), name="other"
    ),
)
STATES = st.sampled_from(["parse_failed", "timeout", "no_response", "not_applicable", "abstained"])


@st.composite
def gradings(draw):
    """Graded responses of two candidates to some cases, anything missing anywhere."""
    items = []
    for number in range(draw(st.integers(0, 4))):
        cluster = draw(st.sampled_from([None, "f1", "f2"]))
        asked = case(f"c{number}", cluster=cluster, tags=draw(st.sampled_from([(), (("", "t"),)])))
        for name in ("fern", "ivy"):
            grades = tuple(
                grade(value, c.id, rubric=r.id, grader=judge)
                if (value := draw(st.none() | st.floats(*map(float, c.scale)))) is not None
                else grade(name=c.id, rubric=r.id, grader=judge, state=draw(STATES))
                for r in RUBRICS
                for c in r.criteria
                for judge in ("ab" if c is WARMTH else "a")
            )
            answer = response("Oh.", case_id=asked.id, candidate=name)
            items.append(graded(*grades, case_=asked, answer=answer))
    return items


def report_of(summary, **fields):
    description = {
        "id": "0123456789abcdef",
        "evalkit": "0.1.0",
        "git_commit": None,
        "seed": 0,
        "repeats_grader": 1,
        "redacted": False,
        "dataset": {"cases": 1, "clusters": 1, "digest": "d"},
        "rubrics": [
            {"id": r.id, "version": r.version, "title": r.title, "digest": r.digest}
            for r in summary.rubrics
        ],
        "candidates": [{"kind": "recorded", "name": "fern"}],
        "graders": [{"kind": "local", "name": "local"}],
        "notices": [],
    }
    timing = {"started": "2026-01-01T00:00:00Z", "wall_s": 1.0}
    return build_report(
        description,
        summary,
        **{
            "stopped": None,
            "agreement": {"local": None},
            "usage": {},
            "timing": timing,
            **fields,
        },
    )


@settings(max_examples=40)
@given(gradings())
def test_report_follows_its_schema_whatever_is_missing(items):
    report = report_of(summed(*items, rubrics=RUBRICS, candidates=("fern", "ivy")))

    assert problems_in(report, "report") == []
    json.dumps(report, allow_nan=False)


@settings(max_examples=40)
@given(gradings())
def test_counts_add_up_to_the_plan(items):
    summary = summed(*items, rubrics=RUBRICS, candidates=("fern", "ivy")).as_json()

    planned = sum(len(item.grades) for item in items)
    states = sum(
        (
            Counter(c["states"])
            for candidate in summary["candidates"]
            for r in candidate["rubrics"]
            for c in r["criteria"]
        ),
        Counter(),
    )
    grades = summary["grades"]
    assert grades["planned"] == states.total() == planned
    assert grades["scored"] == states["scored"]
    assert grades["scored"] + grades["not_applicable"] + grades["ungraded"] == planned
    assert sum(c["responses"]["planned"] for c in summary["candidates"]) == len(items)


@settings(max_examples=40)
@given(gradings())
def test_mean_lies_between_floor_and_ceiling_and_within_its_interval(items):
    summary = summed(*items, rubrics=RUBRICS, candidates=("fern", "ivy")).as_json()

    for candidate in summary["candidates"]:
        for block in candidate["rubrics"]:
            score = block["score"]
            if score["mean"] is not None:
                assert score["at_floor"] <= score["mean"] + 1e-12
                assert score["mean"] <= score["at_ceiling"] + 1e-12
            if score["low"] is not None:
                assert 0 <= score["low"] <= score["mean"] <= score["high"] <= 1


@settings(max_examples=40)
@given(gradings(), st.randoms())
def test_order_of_the_cases_does_not_matter(items, random):
    shuffled = list(items)
    random.shuffle(shuffled)

    one, other = (
        summed(*these, rubrics=RUBRICS, candidates=("fern", "ivy")).as_json()
        for these in (items, shuffled)
    )

    assert _sorted_findings(one) == _sorted_findings(other)


def _sorted_findings(summary):
    """The summary with must-not cases, which are named in the order they came, sorted."""
    for candidate in summary["candidates"]:
        candidate["rubrics"][0]["criteria"][2]["must_not"]["cases"].sort()
    return summary


@settings(max_examples=40)
@given(gradings())
def test_score_in_the_summary_is_the_mean_of_the_lines(items):
    block = block_of(*items, rubrics=RUBRICS, candidates=("fern", "ivy"))

    scores = [rubric_score(i.grades, RUBRICS[0]) for i in items if i.response.candidate == "fern"]
    known = [score for score in scores if score is not None]
    assert block["score"]["n"] == len(known)
    assert block["score"]["mean"] == (pytest.approx(sum(known) / len(known)) if known else None)


# --- how the run ended ------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "stopped", "status"),
    [
        ([scored(1.0)], None, "complete"),
        ([scored(1.0), scored(None, "b")], None, "complete"),
        ([scored(1.0), scored(None, "b", state="timeout")], None, "partial"),
        ([scored(1.0)], {"state": "cancelled", "reason": "stopped by SIGINT"}, "partial"),
        ([scored(None)], None, "failed"),
        ([scored(None, state="not_applicable")], None, "complete"),
        ([], None, "failed"),
    ],
)
def test_status_says_whether_anything_is_left_to_ask(items, stopped, status):
    report = report_of(summed(*items), stopped=stopped)

    assert report["status"] == status
    assert report["run"]["stopped"] == stopped


def test_response_that_is_to_be_asked_for_again_makes_a_report_partial():
    silent = graded(
        grade(state="no_response"), answer=response(state="timeout", detail="late"), case_=case("b")
    )

    assert report_of(summed(scored(1.0), silent))["status"] == "partial"
