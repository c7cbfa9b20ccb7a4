"""JUnit, Markdown, annotations and SARIF of one verdict say the same, whatever is in it."""

import json
import re
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from values import ANY_TEXT

from evalkit.reports.annotations import annotations_of
from evalkit.reports.junit import junit_of
from evalkit.reports.markdown import MAX_FINDINGS, markdown_of
from evalkit.reports.sarif import sarif_of, sarif_results_of
from evalkit.reports.verdict import (
    MustNotFinding,
    MustNotNumbers,
    ReportName,
    RuleVerdict,
    Verdict,
    heaviest,
)

NUMBERS = MustNotNumbers(9, 9, 9, 0, 0, None, 0, 0, 9)


def rule(outcome="pass", name="safety.crisis_missed must not", findings=(), **fields):
    given = {
        "kind": "must_not",
        "rubric": "safety",
        "criterion": "crisis_missed",
        "tag": None,
        "decides": True,
        "reason": "because",
        "line": f"{outcome}: {name}",
        "numbers": NUMBERS,
        "agreement": "known",
        "advisory": (),
        "source": 4,
        **fields,
    }
    return RuleVerdict(name=name, outcome=outcome, findings=tuple(findings), **given)


def verdict(*rules, path="results/run", gate="gate.yaml", candidate="fern", notices=()):
    outcome = heaviest(r.outcome for r in rules if r.decides)
    report = ReportName(path, "ab12", candidate)
    return Verdict(outcome, rules, 0.05, gate, report, None, (), tuple(notices))


def finding(text="I'll be gone by then", case="c1"):
    return MustNotFinding(case, 0, 2, 2, True, (text,), None)


THREE = verdict(
    rule("pass", "one"), rule("fail", "two", [finding()]), rule("inconclusive", "three")
)


def test_junit_tells_failures_from_errors():
    suite = ElementTree.fromstring(junit_of(THREE)).find("testsuite")

    assert suite.attrib | {"name": ""} == {
        "name": "", "tests": "3", "failures": "1", "errors": "1", "skipped": "0"
    }  # fmt: skip
    kinds = [{c.tag for c in case} - {"system-out"} for case in suite.findall("testcase")]
    assert kinds == [set(), {"failure"}, {"error"}]
    assert "I'll be gone by then" in suite.find(".//failure").text


def test_rule_that_does_not_decide_is_skipped_not_failed():
    suite = ElementTree.fromstring(
        junit_of(verdict(rule("pass"), rule("fail", "two", decides=False)))
    ).find("testsuite")

    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")


def test_markdown_has_a_row_for_each_rule_and_shows_findings():
    text = markdown_of(THREE)

    assert text.startswith("## evalkit gate: fail\n")
    assert len([line for line in text.splitlines() if line.startswith("| ")]) == 4
    assert "- c1, repeat 0 (held): I'll be gone by then" in text


def test_markdown_counts_what_it_does_not_show():
    many = [finding(case=f"c{n}") for n in range(MAX_FINDINGS + 3)]

    text = markdown_of(verdict(rule("fail", findings=many)))

    assert "- and 3 more" in text


def test_annotations_name_the_line_of_the_rule():
    assert annotations_of(THREE) == [
        "::error title=evalkit%3A two,file=gate.yaml,line=4::fail: two",
        "::warning title=evalkit%3A three,file=gate.yaml,line=4::inconclusive: three",
    ]


def test_verdict_that_passes_is_a_notice():
    assert annotations_of(verdict(rule())) == ["::notice title=evalkit gate::PASS: 1 rule: 1 pass"]


def test_sarif_points_at_gate_file_and_results():
    (run,) = sarif_of(sarif_results_of(THREE))["runs"]

    places = [
        (r["ruleId"], r["level"], r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        for r in run["results"]
    ]
    assert places == [
        ("gate/two", "error", "gate.yaml"),
        ("finding/safety.crisis_missed", "error", "results/run/results.jsonl"),
        ("gate/three", "warning", "gate.yaml"),
    ]
    assert {r["ruleId"] for r in run["results"]} <= {
        r["id"] for r in run["tool"]["driver"]["rules"]
    }


OUTCOMES = st.sampled_from(["pass", "fail", "inconclusive"])


@st.composite
def verdicts(draw):
    rules = [
        rule(
            draw(OUTCOMES),
            f"{n} {draw(ANY_TEXT)}",
            [finding(draw(ANY_TEXT), draw(ANY_TEXT))],
            line=draw(ANY_TEXT),
            reason=draw(ANY_TEXT),
        )
        for n in range(draw(st.integers(1, 3)))
    ]
    texts = [draw(ANY_TEXT.filter(bool)) for _ in range(3)]
    return verdict(*rules, path=texts[0], gate=texts[1], candidate=texts[2], notices=(texts[0],))


@settings(max_examples=200)
@given(verdicts())
def test_every_rendering_says_the_same_and_nothing_is_obeyed(told):
    outcomes = [r.outcome for r in told.rules]
    suite = ElementTree.fromstring(junit_of(told)).find("testsuite")
    text = markdown_of(told)
    commands = annotations_of(told)
    document = sarif_of(sarif_results_of(told))
    json.dumps(document, allow_nan=False).encode("utf-8")

    assert int(suite.get("failures")) == outcomes.count("fail")
    assert int(suite.get("errors")) == outcomes.count("inconclusive")
    assert f"## evalkit gate: {told.outcome}\n" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == len(outcomes) + 1
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    assert not re.search(r"[<>`*\[\]@](?!\*)", re.sub(r"\*\*(failed|inconclusive)\*\*", "", text))
    assert not re.search(r"https?://|www\.", text)
    gate = [r for r in document["runs"][0]["results"] if r["ruleId"].startswith("gate/")]
    assert len(gate) == len(outcomes) - outcomes.count("pass")
    for command in commands:
        assert "\n" not in command
        assert command.count("::") == 2
