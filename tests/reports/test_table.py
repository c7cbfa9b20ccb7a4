import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from values import ANY_TEXT

from evalkit.reports import print_report
from evalkit.reports.table import score_text


def score(mean=0.5, low=0.4, high=0.6, n=40, missing=0):
    return {
        "mean": mean,
        "low": low,
        "high": high,
        "n": n,
        "clusters": n,
        "missing": missing,
        "at_floor": 0.31,
        "at_ceiling": 0.62,
    }


def criterion(name, mean=1.0, direction="higher", n=40, scale=(0, 2), states=None, **fields):
    return {
        "criterion": name,
        "kind": "graded",
        "direction": direction,
        "scale": list(scale),
        "mean": score(mean, n=n),
        "states": states or {"scored": n},
        "distribution": {},
        **fields,
    }


def candidate(name="fern", criteria=None, states=None, **fields):
    return {
        "candidate": name,
        "responses": {"planned": 40, "states": states or {"answered": 40}},
        "rubrics": [
            {
                "rubric": "validation",
                "score": score(**fields),
                "criteria": criteria
                or [criterion("warmth"), criterion("minimising", 0.5, "lower")],
                "slices": [],
            }
        ],
    }


def report(*candidates, ungraded=0, stopped=None, notices=(), status="complete"):
    return {
        "status": status,
        "run": {
            "id": "0123456789abcdef",
            "dataset": {"cases": 40, "clusters": 12, "digest": "d"},
            "rubrics": [{"id": "validation", "version": "1.0.0", "title": "Validation in a reply"}],
            "graders": [{"name": "local"}],
            "notices": list(notices),
            "stopped": stopped,
        },
        "summary": {
            "grades": {
                "planned": 80,
                "scored": 80 - ungraded,
                "not_applicable": 0,
                "ungraded": ungraded,
                "share_ungraded": ungraded / 80,
            },
            "candidates": list(candidates or [candidate()]),
        },
    }


def printed(of, width=120, **options):
    page = io.StringIO()
    console = Console(file=page, width=width, highlight=False, **options)
    print_report(of, console)
    return page.getvalue()


def row_of(page, name):
    return next(line for line in page.splitlines() if line.startswith(name))


# --- what a reader sees -----------------------------------------------------


def test_page_says_what_was_run():
    page = printed(report())

    assert "run 0123456789abcdef  40 cases in 12 scenario families, graded by local" in page
    assert "rubrics validation 1.0.0" in page


def test_score_stands_with_its_interval_its_n_and_what_is_missing():
    row = row_of(printed(report(candidate(missing=3, n=37))), "fern")

    assert row.split()[:6] == ["fern", "█████░░░░░", "0.50", "[0.40,", "0.60]", "37"]
    assert row.split()[6] == "3"


@pytest.mark.parametrize("width", [80, 120, 400])
def test_no_line_is_wider_than_the_terminal(width):
    four = [criterion(f"a_rather_long_criterion_{i}", direction="lower") for i in range(4)]

    page = printed(report(candidate(criteria=four)), width)

    assert max(len(line.rstrip()) for line in page.splitlines()) <= width


@pytest.mark.parametrize("width", [40, 80, 120])
def test_score_and_every_criterion_are_readable_on_a_narrow_terminal(width):
    names = ["warmth", "acknowledgment", "minimising", "stock_phrases"]
    four = [criterion(name, 0.25 * i) for i, name in enumerate(names)]

    page = printed(report(candidate(criteria=four)), width)

    assert "…" not in page
    assert "0.50 [0.40, 0.60]" in page
    assert all(f"{0.25 * i:.2f}" in page for i in range(4))


def test_criteria_stand_beside_the_score_where_there_is_room_and_below_it_otherwise():
    four = [criterion(f"a_rather_long_name_{i}") for i in range(4)]
    wide, narrow = (printed(report(candidate(criteria=four)), width) for width in (140, 80))

    assert (wide.count("candidate"), narrow.count("candidate")) == (1, 2)


def test_legend_explains_the_marks_that_are_used():
    page = printed(report())

    assert "minimising -" in page
    assert "- less is better" in page
    assert "~" not in page
    assert "!" not in page


def test_band_and_must_not_are_marked_and_explained():
    criteria = [
        criterion("self_focus", direction="band"),
        criterion("harm", direction="lower", must_not={"findings": 0, "cases": []}),
    ]

    page = printed(report(candidate(criteria=criteria)))

    assert "self_focus ~" in page
    assert "harm - !" in page
    assert "~ best inside a band; ! must not happen" in page


def test_odd_scale_is_named_in_its_column():
    page = printed(report(candidate(criteria=[criterion("depth", scale=(0, 4))])))

    assert "depth 0-4" in page
    assert "unless the column says otherwise" in page


def test_mean_of_a_criterion_shows_its_own_n_where_it_differs():
    criteria = [criterion("warmth", n=40), criterion("calm", n=38)]

    row = row_of(printed(report(candidate(criteria=criteria))), "fern")

    assert "1.00 (38)" in row
    assert "(40)" not in row


def test_must_not_findings_are_shouted_with_their_cases():
    cases = [f"c{i}" for i in range(9)]
    harm = criterion("harm", must_not={"findings": 12, "cases": cases})

    page = printed(report(candidate(criteria=[harm])))

    line = row_of(page, "MUST NOT")
    assert line == "MUST NOT: fern validation.harm: 12 findings (c0, c1, c2, c3, c4, ...)"


def test_must_not_findings_are_red_on_a_terminal():
    harm = criterion("harm", must_not={"findings": 1, "cases": ["c1"]})

    page = printed(report(candidate(criteria=[harm])), force_terminal=True, color_system="standard")

    assert "\x1b[1;31mMUST NOT: fern validation.harm: 1 finding (c1)" in page


def test_missing_scores_are_shown_at_their_worst_and_best():
    page = printed(report(candidate(missing=3, n=37)))

    assert (
        "fern validation: 0.31 if the 3 missing were the worst possible, 0.62 if the best" in page
    )


def test_ungraded_grades_are_counted_by_reason():
    states = {"scored": 36, "parse_failed": 3, "timeout": 1}

    page = printed(report(candidate(criteria=[criterion("warmth", states=states)]), ungraded=4))

    assert "76 of 80 grades scored, 4 ungraded (5.0%): 3 parse_failed, 1 timeout" in page


def test_responses_that_are_no_answers_are_counted_by_state():
    page = printed(report(candidate(states={"answered": 38, "refused": 2})))

    assert "fern: of 40 responses 2 refused" in page


def test_end_before_the_time_is_said_with_its_reason():
    stopped = {"state": "cancelled", "reason": "stopped by SIGINT"}

    page = printed(report(stopped=stopped, status="partial", notices=["mind the gap"]))

    assert "note: mind the gap" in page
    assert "stopped early (cancelled): stopped by SIGINT" in page
    assert "the same command, run again, asks for what is missing" in page


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (score(), "█████░░░░░ 0.50 [0.40, 0.60]"),
        (score(1.0, 1.0, 1.0), "██████████ 1.00 [1.00, 1.00]"),
        (score(0.0, 0.0, 0.1), "░░░░░░░░░░ 0.00 [0.00, 0.10]"),
        (score(0.5, None, None), "█████░░░░░ 0.50 [one family]"),
        (score(None, None, None), "not scored"),
    ],
)
def test_score_is_drawn_and_written(given, shown):
    assert score_text(given) == shown


def test_score_is_drawn_in_plain_characters_where_blocks_cannot_be_written():
    page = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")

    print_report(report(), Console(file=page, width=120, highlight=False))
    page.flush()

    assert b"#####..... 0.50" in page.buffer.getvalue()


# --- names from anywhere ----------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("[red]fern[/red]", "[red]fern[/red]"),
        ("[/]", "[/]"),
        (":warning:", ":warning:"),
        ("\x1b[31mfern", r"\x1b[31mfern"),
        ("fern\nMUST NOT", r"fern\x0aMUST NOT"),
        ("::error::fern", r":\x3aerror:\x3afern"),
        ("\u202efern", r"\u202efern"),
        ("喉が痛い", "喉が痛い"),
    ],
)
def test_odd_name_of_a_candidate_is_shown_and_not_obeyed(name, shown):
    harm = criterion("harm", must_not={"findings": 1, "cases": [name]})

    page = printed(report(candidate(name, criteria=[harm], states={"refused": 40})))

    assert page.count(shown) == 4


def test_very_long_names_are_folded_and_not_cut():
    page = printed(report(candidate("ab" * 150)), width=80)

    assert page.count("ab") >= 150
    assert "0.50 [0.40, 0.60]" in page


@settings(max_examples=50)
@given(ANY_TEXT, st.sampled_from([40, 80, 120]))
def test_no_name_breaks_the_page_or_begins_a_command(name, width):
    harm = criterion("harm", must_not={"findings": 1, "cases": [name]})
    stopped = {"state": "provider_error", "reason": name}

    page = printed(report(candidate(name, criteria=[harm]), stopped=stopped, notices=[name]), width)

    assert "\x1b" not in page
    assert not any(line.lstrip().startswith("::") for line in page.splitlines())
    assert "##[" not in page
