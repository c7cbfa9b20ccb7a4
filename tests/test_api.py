"""The same as the command line, from Python: typed, synchronous, also inside a running loop."""

from __future__ import annotations

import asyncio
import json
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from material import REPLY, case, fair, write_cases, write_inline, write_rubric
from server import ScriptedServer, Step
from terminal import HOME

import evalkit
from evalkit.api import RunKeywords
from evalkit.options import RunOptions

pytestmark = pytest.mark.usefixtures("workplace")

CHECKED = """\
schema_version: 1
id: thanks
version: "1.0.0"
title: Thanks in a reply
sources: ["made up for a test, 2026"]
criteria:
  - {id: thanks, kind: check, check: test_thanks, levels_at: [1, 2], weight: 1, direction: higher}
"""


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(fair) as opened:
        yield opened


# --- run ---------------------------------------------------------------------


def test_run_takes_dicts_and_cases_and_a_function_that_answers(workplace: Path):
    asked: list[evalkit.Case] = []

    def kind(case: evalkit.Case) -> str:
        asked.append(case)
        return f"That sounds heavy, {case.id}."

    report = evalkit.run(
        [case(0), evalkit.Case("c001", (evalkit.Message("user", "I failed."),))],
        candidate=kind,
        rubrics="validation",
        output="out",
    )

    assert report["status"] == "complete"
    assert sorted(case.id for case in asked) == ["c000", "c001"]
    assert report["run"]["candidates"][0]["name"] == "kind"
    assert json.loads((workplace / "out" / "report.json").read_text()) == report


def test_async_function_answers_too():
    async def kind(case: evalkit.Case) -> str:
        await asyncio.sleep(0)
        return "That sounds heavy."

    report = evalkit.run([case(0)], candidate=kind, rubrics=["validation"])

    assert report["summary"]["candidates"][0]["responses"]["states"] == {"answered": 1}


def test_function_that_fails_or_is_silent_is_a_state():
    def moody(case: evalkit.Case) -> str:
        if case.id == "c000":
            raise ValueError("not today")
        return "  "

    report = evalkit.run([case(0), case(1)], candidate=moody, rubrics=["validation"])

    states = report["summary"]["candidates"][0]["responses"]["states"]
    assert states == {"empty": 1, "provider_error": 1}
    assert report["status"] == "failed"


def test_function_that_was_edited_is_another_candidate(workplace: Path):
    """Else a notebook would show the report of the function as it was."""
    reports = []
    for word in ("heavy", "easy"):
        source = workplace / f"bot_{word}.py"
        source.write_text(f"def bot(case):\n    return 'That sounds {word}.'\n")
        namespace: dict[str, object] = {"__name__": "notebook"}
        exec(compile(source.read_text(), source, "exec"), namespace)
        reports.append(evalkit.run([case(0)], candidate=namespace["bot"], rubrics="validation"))  # type: ignore[arg-type]

    assert reports[0]["run"]["id"] != reports[1]["run"]["id"]


def test_function_is_asked_again_since_it_may_answer_otherwise():
    """Two closures of one function look the same, and must not share a report."""

    def bot_saying(text: str) -> Callable[[evalkit.Case], str]:
        return lambda case: text

    reports = [
        evalkit.run([case(0)], candidate=bot_saying(text), rubrics="validation")
        for text in ("That sounds so heavy. I'm so sorry.", "At least you are healthy.")
    ]

    first, second = (report["summary"]["candidates"][0]["rubrics"] for report in reports)
    assert first != second


def test_run_asks_a_model_and_returns_what_stands_in_the_folder(
    server: ScriptedServer, workplace: Path
):
    done: list[tuple[int, int, str]] = []

    report = evalkit.run(
        Path(write_cases(workplace)),
        model="m",
        base_url=server.url,
        grader="g",
        rubrics=[Path(write_rubric(workplace))],
        where={"cluster": "f0"},
        store="here.sqlite",
        progress=lambda n, planned, graded: done.append((n, planned, graded.case.id)),
    )

    assert report["summary"]["grades"]["scored"] == 4
    assert done == [(1, 2, "c000"), (2, 2, "c001")]
    assert (workplace / "here.sqlite").exists()


def test_several_graders_each_at_its_own_address(server: ScriptedServer, workplace: Path):
    report = evalkit.run(
        responses=write_inline(workplace, 1),
        rubrics=write_rubric(workplace),
        grader=[
            evalkit.GraderOption("mild", model="a", base_url=server.url),
            evalkit.GraderOption("strict", model="b", base_url=server.url),
        ],
    )

    assert [grader["name"] for grader in report["run"]["graders"]] == ["mild", "strict"]
    assert {call.body["model"] for call in server.calls} == {"a", "b"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"max_conections": 3}, "unknown option 'max_conections'; did you mean 'max_connections'?"),
        ({"graders": ["local"]}, "unknown option 'graders'; did you mean 'grader'?"),
        ({"rubric": "validation"}, "unknown option 'rubric'; did you mean 'rubrics'?"),
        ({"rubrics": "validatoin"}, "unknown rubric 'validatoin'; did you mean 'validation'?"),
        ({"rubrics": []}, "found no rubric"),
        ({"grader": []}, "found no grader"),
        ({"grader": "locla"}, "unknown grader 'locla'; did you mean 'local'?"),
        ({"cases": [{"id": "a"}]}, "'messages' is missing"),
        ({"cases": [case(0), case(0)]}, "cases[1]: the id 'c000' is taken by cases[0]"),
        ({"cases": ["hello"]}, "cases[0]: found str, expected a Case or a dict of its fields"),
        ({"cases": [case(0, metadata={"x": {1}})]}, "cases[0]: holds what JSON cannot hold"),
        ({"cases": [case(0, "\ud800")]}, "cases[0]: holds what JSON cannot hold"),
        ({"cases": []}, "there is no case to work on"),
    ],
)
def test_wrong_input_is_named_before_anything_happens(
    given: dict[str, object], message: str, workplace: Path
):
    with pytest.raises(evalkit.InputError) as refused:
        evalkit.run(**{"cases": [case(0)], "candidate": str, **given})  # type: ignore[arg-type]

    assert message in str(refused.value)
    assert list(workplace.iterdir()) == []


def test_every_problem_of_the_cases_is_named_at_once():
    with pytest.raises(evalkit.InputError) as refused:
        evalkit.run([{"id": "a"}, case(1), {"id": "b"}], candidate=str)

    assert len(refused.value.problems) == 2


def test_keywords_of_run_are_the_fields_of_its_options():
    named_otherwise = {"cases", "responses", "model", "candidate_function", "rubrics", "graders"}

    fields = set(RunOptions.__dataclass_fields__) - named_otherwise

    assert set(RunKeywords.__annotations__) == fields


# --- grade -------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        "I failed again.",
        {"messages": [{"role": "user", "content": "I failed again."}]},
        {"id": "x", "messages": [{"role": "user", "content": "I failed again."}]},
        evalkit.Case("x", (evalkit.Message("user", "I failed again."),)),
    ],
)
def test_grade_takes_a_case_in_any_form_and_leaves_no_file(asked: object, workplace: Path):
    grades = evalkit.grade(asked, "Again, after all that work.", rubrics="validation")  # type: ignore[arg-type]

    score = grades.scores["validation"]
    assert score is not None
    assert 0 <= score <= 1
    assert {grade.state for grade in grades.grades} == {"scored"}
    assert grades.grades[0].criterion == "warmth"
    assert list(workplace.iterdir()) == []


def test_grade_with_a_model_leaves_no_file(
    server: ScriptedServer, workplace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    rubric = write_rubric(tmp_path)

    grades = evalkit.grade("I failed again.", REPLY, rubrics=[rubric], grader="g")

    assert [grade.state for grade in grades.grades] == ["scored", "scored"]
    assert len(server.calls) == 1
    assert list(workplace.iterdir()) == []


def test_blank_reply_has_no_score_and_says_why():
    grades = evalkit.grade("I failed again.", " \n", rubrics="validation")

    assert grades.scores == {"validation": None}
    assert {grade.state for grade in grades.grades} == {"no_response"}


@pytest.mark.parametrize(
    ("asked", "reply", "message"),
    [
        ({"messages": []}, "Oh.", "case: $.messages: "),
        ({"mesages": []}, "Oh.", "did you mean 'messages'?"),
        (7, "Oh.", "case: found int, expected a Case or a dict of its fields"),
        ("I failed.", None, "reply: found NoneType, expected text"),
    ],
)
def test_grade_names_what_is_wrong(asked: object, reply: object, message: str):
    with pytest.raises(evalkit.InputError) as refused:
        evalkit.grade(asked, reply)  # type: ignore[arg-type]

    assert message in str(refused.value)


# --- a check of one's own ----------------------------------------------------


def test_decorated_function_is_a_check_that_a_rubric_can_name(workplace: Path):
    @evalkit.check(
        "test_thanks", summary="thanks said", number="count of thanks", source="this test"
    )
    def thanks(exchange: evalkit.Exchange, params: Mapping[str, object]) -> evalkit.Outcome:
        text = exchange.reply.plain
        return evalkit.Outcome(float(text.lower().count("thank")))

    rubric = workplace / "thanks.yaml"
    rubric.write_text(CHECKED)

    grades = evalkit.grade("I failed again.", "Thank you. Thanks!", rubrics=[rubric])

    (grade,) = grades.grades
    assert (grade.state, grade.value, grade.grader) == ("scored", 2.0, "checks")
    assert grades.scores == {"thanks": 1.0}


# --- inside a running loop, and interrupted ----------------------------------


def test_run_and_grade_work_inside_a_running_loop(server: ScriptedServer, workplace: Path):
    """As in a notebook, with recorded replies (a database), and with a model (connections)."""
    replies, rubric = write_inline(workplace), write_rubric(workplace)

    async def cell() -> tuple[dict[str, object], dict[str, object], evalkit.Grades]:
        recorded = evalkit.run(responses=replies, rubrics=["validation"])
        graded = evalkit.run(responses=replies, rubrics=[rubric], grader="g", base_url=server.url)
        return recorded, graded, evalkit.grade("I failed.", "Oh no.", rubrics="validation")

    recorded, graded, grades = asyncio.run(cell())

    assert recorded["status"] == graded["status"] == "complete"
    assert grades.scores["validation"] is not None


def n_stored(store: Path) -> int:
    with closing(sqlite3.connect(store)) as database:
        return int(database.execute("SELECT count(*) FROM calls").fetchone()[0])


def test_interrupt_in_a_notebook_ends_the_run_and_keeps_what_was_paid(
    server: ScriptedServer, workplace: Path
):
    hanging = threading.Event()

    def script(call: object) -> Step:
        if len(server.calls) > 3:
            hanging.set()
            return Step(delay_s=20.0, reset=True)
        return fair(call)  # type: ignore[arg-type]

    server.script = script
    cases = write_cases(workplace, 6)

    def interrupt() -> None:
        hanging.wait(20)
        while n_stored(workplace / "results" / "calls.sqlite") < 3:
            time.sleep(0.01)
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)  # type: ignore[arg-type]

    async def cell() -> None:
        evalkit.run(cases, model="m", base_url=server.url, rubrics="validation", output="out")

    loop = asyncio.new_event_loop()
    interrupter = threading.Thread(target=interrupt)
    interrupter.start()
    began = time.monotonic()
    try:
        # Not asyncio.run, which has a way of its own with Ctrl-C.
        with pytest.raises(KeyboardInterrupt):
            loop.run_until_complete(cell())
    finally:
        interrupter.join()
        loop.close()

    report = json.loads((workplace / "out" / "report.json").read_text())
    assert time.monotonic() - began < 15
    assert report["status"] == "partial"
    assert report["run"]["stopped"] == {"state": "cancelled", "reason": "interrupted"}
    assert report["summary"]["candidates"][0]["responses"]["states"] == {
        "answered": 3,
        "cancelled": 3,
    }


def test_ctrl_c_in_a_script_writes_the_partial_report_and_is_raised(
    server: ScriptedServer, workplace: Path
):
    script = workplace / "script.py"
    script.write_text(
        textwrap.dedent(
            """
            import sys, evalkit
            def slow(case):
                import os, signal, time
                if case.id == "c001":
                    os.kill(os.getpid(), signal.SIGINT)
                    time.sleep(0.5)
                return "I hear you."
            try:
                evalkit.run("cases.jsonl", candidate=slow, rubrics="validation", output="out",
                            max_connections=1)
            except KeyboardInterrupt:
                sys.exit("interrupted")
            print("went on")
            """
        )
    )
    write_cases(workplace, 9)

    ended = subprocess.run(
        [sys.executable, str(script)],
        cwd=workplace,
        env={"PYTHONPATH": str(HOME), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "interrupted\n")
    report = json.loads((workplace / "out" / "report.json").read_text())
    assert report["run"]["stopped"]["reason"] == "stopped by SIGINT"


# --- types and surface -------------------------------------------------------


def test_public_functions_are_typed_for_whoever_uses_them(
    tmp_path: Path, pytestconfig: pytest.Config
):
    """What is right passes mypy --strict, and each slip is found by it."""
    pytest.importorskip("mypy", reason="mypy comes with the extra 'dev'")
    assert pytestconfig.cache is not None  # without it the first run's minute is every run's
    sample = tmp_path / "sample.py"
    sample.write_text(
        textwrap.dedent(
            """
            import evalkit

            async def bot(case: evalkit.Case) -> str:
                return "Oh no. " + case.messages[-1].content

            report = evalkit.run("cases.jsonl", candidate=bot, rubrics=["validation"], limit=3)
            report = evalkit.run([{"messages": []}], model="m", where={"topic": "grief"})
            grades: evalkit.Grades = evalkit.grade("I failed.", "Oh no.", grader="local")
            score: float | None = grades.scores["validation"]
            states: list[str] = [grade.state for grade in grades.grades]

            evalkit.run(limt=3)
            evalkit.run(limit="3")
            evalkit.run(candidate=lambda case: 3)
            evalkit.grade("I failed.")
            grades.score
            """
        )
    )

    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir",
         str(pytestconfig.cache.mkdir("mypy")), str(sample)],
        cwd=tmp_path,
        env={"MYPYPATH": str(HOME), "PATH": ""},
        capture_output=True,
        text=True,
    )  # fmt: skip

    found = [line for line in checked.stdout.splitlines() if line.startswith("sample.py")]
    lines = sample.read_text().splitlines()
    wrong = {lines[int(line.split(":")[1]) - 1] for line in found if ": error:" in line}
    assert wrong == set(lines[-5:]), checked.stdout


def test_import_of_evalkit_loads_nothing_heavy():
    code = "import evalkit, sys; print(*sorted(sys.modules))"
    heavy = {"openai", "datasets", "rich", "scipy", "jsonschema", "yaml", "re2", "aiohttp"}

    printed = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(HOME)}, capture_output=True, text=True
    )

    assert set(printed.stdout.split()) & heavy == set()


def test_unknown_name_is_an_attribute_error_like_any_other():
    with pytest.raises(AttributeError, match="has no attribute 'gradee'"):
        _ = evalkit.gradee


def test_public_names_are_listed():
    assert dir(evalkit) == evalkit.__all__


def test_rubric_file_loads_as_a_value(workplace: Path):
    rubric = evalkit.load_rubric(Path(write_rubric(workplace)))

    assert (rubric.id, [c.id for c in rubric.criteria]) == ("kindness", ["care", "blame"])
