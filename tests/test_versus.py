"""Candidates held against each other by twos, from one case to a report."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from material import write_cases, write_lines, write_rubric
from server import Call, ScriptedServer, Step, answer
from terminal import evalkit_run
from values import case, criterion, grade, response, rubric

from evalkit.calls import ChatAnswer
from evalkit.graders import LLMGrader
from evalkit.schemas import problems_in
from evalkit.stats.ranking import bradley_terry
from evalkit.stop import Stop
from evalkit.types import GradedResponse
from evalkit.versus import preferences_of

KIND = rubric(criterion("warmth"), name="validation")


@dataclass
class Chooser:
    """A chat that answers by what it is shown."""

    choose: object
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def complete(self, request):
        material, _ = json.JSONDecoder().raw_decode(request.messages[1].content)
        shown = (material["reply_1"], material["reply_2"])
        self.asked.append(shown)
        told = {
            "evidence_1": [],
            "evidence_2": [],
            "explanation": "",
            "better": self.choose(*shown),
        }
        return ChatAnswer("answered", json.dumps(told))

    def mark_unusable(self, request):
        pass

    async def close(self):
        pass


def answered(candidate: str, text: str, value: float | None = 1, **fields) -> GradedResponse:
    reply = response(text, candidate=candidate, **fields)
    return GradedResponse(case(), reply, (grade(value),), {}, ())


def preferred(choose, *responses: GradedResponse, stop: Stop | None = None):
    judy = LLMGrader("judy", "m", Chooser(choose), "http://localhost")
    return asyncio.run(preferences_of(responses, (judy,), (KIND,), stop or Stop()))


WARM, COLD = answered("fern", "So sorry."), answered("moss", "Next.")


def test_choice_that_holds_in_both_orders_is_a_preference():
    (found,) = preferred(lambda one, two: 1 if "sorry" in one else 2, WARM, COLD)

    assert (found.preferred, found.is_consistent) == ("fern", True)


def test_choice_of_a_place_is_a_tie_and_counted_as_inconsistent():
    (found,) = preferred(lambda one, two: 1, WARM, COLD)

    assert (found.state, found.preferred, found.is_consistent) == ("scored", None, False)


def test_neither_in_both_orders_is_a_tie_that_holds():
    (found,) = preferred(lambda one, two: 0, WARM, COLD)

    assert (found.preferred, found.is_consistent) == (None, True)


def test_silence_wins_nothing_and_costs_no_call():
    silent = answered("moss", "", state="empty")

    (found,) = preferred(lambda one, two: pytest.fail("asked"), WARM, silent)

    assert (found.state, found.detail) == ("no_response", "moss: empty")


def test_equal_repeats_are_held_against_each_other():
    replies = [
        answered(name, name, repeat=repeat) for name in ("fern", "moss") for repeat in (0, 1)
    ]

    found = preferred(lambda one, two: 0, *replies)

    assert [(p.first, p.second, p.repeat) for p in found] == [
        ("fern", "moss", 0),
        ("fern", "moss", 1),
    ]


def test_stopped_run_asks_nothing_more():
    stop = Stop()
    stop.set("cancelled", "stopped by SIGINT")

    (found,) = preferred(lambda one, two: pytest.fail("asked"), WARM, COLD, stop=stop)

    assert (found.state, found.detail) == ("cancelled", "stopped by SIGINT")


# --- whole runs ---------------------------------------------------------------


def replies(folder: Path, name: str, text: str, n: int = 4) -> str:
    lines = [{"case_id": f"c{i:03d}", "text": f"{text} ({i})", "candidate": name} for i in range(n)]
    return write_lines(folder / f"{name}.jsonl", lines)


def test_computed_scores_are_compared_offline(workplace: Path):
    one = replies(workplace, "fern", "I'm so sorry, I'm really glad you told me. What hurts most?")
    other = replies(workplace, "moss", "It's your own fault, pull yourself together.")
    arguments = ["--cases", write_cases(workplace, 4), "--responses", one, "--versus", other]

    ended = evalkit_run(*arguments, "--rubric", "validation", "--output", "run", "-q")

    assert ended.code == 0
    report = json.loads(Path("run/report.json").read_text("utf-8"))
    assert problems_in(report, "report") == []
    (block,) = report["summary"]["versus"]
    (pair,) = block["pairs"]
    assert (pair["first"], pair["wins"], pair["losses"]) == ("fern", 4, 0)
    assert (pair["share"]["mean"], pair["share"]["clusters"]) == (1.0, 2)
    assert "fern against moss by validation, local: 4 won, 0 lost, 0 tied" in ended.out
    lines = [json.loads(line) for line in Path("run/preferences.jsonl").read_text().splitlines()]
    assert [line["preferred"] for line in lines] == ["fern"] * 4
    assert all(problems_in(line, "preference") == [] for line in lines)


def fair_to_the_longest(call: Call) -> Step:
    """Grades everybody alike, and prefers whoever wrote more."""
    said = call.body["messages"][-1]["content"]
    material, _ = json.JSONDecoder().raw_decode(said)
    if "reply_1" not in material:
        told = {"evidence": [], "explanation": "", "level": 0}
        return answer(json.dumps({"care": told, "blame": told}))
    one, two = len(material["reply_1"]), len(material["reply_2"])
    better = 0 if one == two else 1 if one > two else 2
    return answer(
        json.dumps({"evidence_1": [], "evidence_2": [], "explanation": "", "better": better})
    )


def test_three_candidates_are_ranked_and_a_second_run_asks_nothing(workplace: Path):
    one = replies(workplace, "long", "I hear you, and I am here for as long as you like.")
    lines = [Path(replies(workplace, name, text)).read_text() for name, text in MORE.items()]
    Path("others.jsonl").write_text("".join(lines))
    arguments = ["--cases", write_cases(workplace, 4), "--rubric", write_rubric(workplace)]
    arguments += ["--responses", one, "--versus", "others.jsonl", "--grader", "g", "-q"]

    with ScriptedServer(fair_to_the_longest) as server:
        arguments += ["--grader-base-url", server.url, "--output", "run"]
        ended = evalkit_run(*arguments)
        n_calls = len(server.calls)
        again = evalkit_run(*arguments[:-1], "again")

    assert (ended.code, again.code) == (0, 0)
    assert n_calls == 4 * (3 + 3 * 2)
    assert len(server.calls) == n_calls
    report = json.loads(Path("run/report.json").read_text("utf-8"))
    assert problems_in(report, "report") == []
    (block,) = report["summary"]["versus"]
    assert [one["name"] for one in block["ranks"]] == ["long", "middling", "terse"]
    assert all(pair["position_consistency"] == 1 for pair in block["pairs"])
    first, second = (Path(name, "preferences.jsonl").read_bytes() for name in ("run", "again"))
    assert first == second


MORE = {"middling": "I hear you, and I am here.", "terse": "Oh."}


def test_replies_of_the_same_candidate_are_refused(workplace: Path):
    one = replies(workplace, "fern", "Oh.")

    ended = evalkit_run("--cases", write_cases(workplace, 4), "--responses", one, "--versus", one)

    assert ended.code == 2
    assert "second reply of 'fern'" in ended.err


# --- strengths ----------------------------------------------------------------


def test_strength_is_the_logarithm_of_the_odds():
    families = {f"f{i}": {(0, 1): 3.0, (1, 0): 1.0} for i in range(200)}

    fern, moss = bradley_terry(["fern", "moss"], families)

    assert fern.strength - moss.strength == pytest.approx(1.0986, abs=0.01)  # log 3
    assert (fern.name, fern.best_rank, fern.worst_rank) == ("fern", 1, 1)


def test_equal_candidates_share_their_ranks():
    families = {f"f{i}": {(i % 2, 1 - i % 2): 1.0} for i in range(30)}

    ranked = bradley_terry(["fern", "moss"], families)

    assert {(one.best_rank, one.worst_rank) for one in ranked} == {(1, 2)}
    assert all(one.low < 0 < one.high for one in ranked)


def test_one_family_ranks_nobody():
    assert bradley_terry(["fern", "moss"], {"f": {(0, 1): 5.0}}) == ()
