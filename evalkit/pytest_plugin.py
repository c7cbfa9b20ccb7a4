"""pytest: grade replies inside tests, offline, with the evidence shown on failure.

    def test_breakup_reply(evalkit):
        evalkit.grade("He left.", my_assistant("He left."), rubric="validation").at_least(0.7)

`pytest --evalkit-report DIR` writes the report that `evalkit run` would write of every
reply the tests graded; under pytest-xdist it holds those of all workers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from evalkit.types import Case, Grade

_OPTION = "--evalkit-report"
_WORKER_KEY = "evalkit_graded"


@dataclass(frozen=True)
class GradedReply:
    """A reply as one rubric sees it, with what a test may demand of it."""

    rubric: str
    reply: str
    score: float | None
    """0 worst to 1 best; None when a criterion could not be graded."""
    grades: tuple[Grade, ...]

    def at_least(self, minimum: float) -> GradedReply:
        """Fail the test when the score is below, or there is none."""
        if self.score is None:
            pytest.fail(self._said(f"{self.rubric} could not be graded"), pytrace=False)
        if self.score < minimum:
            what = f"{self.rubric} {self.score:.3f}, expected at least {minimum:g}"
            pytest.fail(self._said(what), pytrace=False)
        return self

    def at_most(self, maximum: float) -> GradedReply:
        """Fail the test when the score is above, or there is none."""
        if self.score is None:
            pytest.fail(self._said(f"{self.rubric} could not be graded"), pytrace=False)
        if self.score > maximum:
            what = f"{self.rubric} {self.score:.3f}, expected at most {maximum:g}"
            pytest.fail(self._said(what), pytrace=False)
        return self

    def level_of(self, criterion: str) -> float:
        """The level of one criterion; the test fails where there is none."""
        grade = self._grade(criterion)
        if grade.value is None:
            pytest.fail(self._said(f"{criterion} is {grade.state}: {grade.detail}"), pytrace=False)
        return grade.value

    def free_of(self, criterion: str) -> GradedReply:
        """Fail the test when a criterion is nearer to level 1 than to level 0."""
        level = self.level_of(criterion)
        if level >= 0.5:
            what = f"{criterion} is at level {level:.2f}, expected none"
            pytest.fail(self._said(what), pytrace=False)
        return self

    def _grade(self, criterion: str) -> Grade:
        for grade in self.grades:
            if grade.criterion == criterion:
                return grade
        known = ", ".join(grade.criterion for grade in self.grades)
        pytest.fail(f"{self.rubric} has no criterion {criterion!r}; it has {known}", pytrace=False)

    def _said(self, what: str) -> str:
        from evalkit.reports.plain import plain

        lines = [what, f"  reply: {plain(self.reply)}"]
        for grade in self.grades:
            quotes = ", ".join(repr(self.reply[s.start : s.end]) for s in grade.evidence)
            value = grade.state if grade.value is None else f"{grade.value:.2f}"
            why = grade.detail or grade.explanation or ""
            cited = f" {plain(quotes)}" if quotes else ""
            lines.append(f"  {grade.criterion}: {value}{cited}{f' ({plain(why)})' if why else ''}")
        return "\n".join(lines)


@dataclass
class Evalkit:
    """The `evalkit` fixture."""

    graded: list[dict[str, Any]] = field(default_factory=list)
    """Replies graded so far, as lines of a replies file, with their rubric and grader."""

    def grade(
        self,
        case: Case | Mapping[str, Any] | str,
        reply: str,
        *,
        rubric: str | Path = "validation",
        grader: str = "local",
    ) -> GradedReply:
        """Grade one reply by one rubric.

        Args:
            case: A `Case`, a dict of the cases format, or what the person said.
            reply: What the assistant answered.
            rubric: Name of a shipped rubric, or a path.
            grader: As `evalkit run --grader` takes it.

        Raises:
            InputError: The case, the rubric or the grader is not usable.
        """
        import evalkit
        from evalkit.inputs import resolve_rubric

        name = resolve_rubric(str(rubric)).id
        graded = evalkit.grade(case, reply, rubrics=[rubric], grader=grader)
        self.graded.append({"line": _line(case, reply), "rubric": str(rubric), "grader": grader})
        return GradedReply(name, reply, graded.scores[name], graded.grades)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that asks for a report."""
    group = parser.getgroup("evalkit")
    group.addoption(
        _OPTION,
        metavar="DIR",
        default=None,
        help="Write the evalkit report of every reply that the tests graded.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the place where this process collects what was graded."""
    config.stash[_GRADED] = []


@pytest.fixture
def evalkit(request: pytest.FixtureRequest) -> Evalkit:
    """Grades replies: `evalkit.grade(case, reply, rubric=...).at_least(...)`."""
    return Evalkit(request.config.stash[_GRADED])


class _FromWorkers:
    """Takes what xdist's workers graded."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: Any) -> None:
        """Called on the controller when a worker has ended."""
        output = getattr(node, "workeroutput", {})
        self._config.stash[_GRADED].extend(json.loads(output.get(_WORKER_KEY, "[]")))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Listen to xdist's workers, where there are any."""
    if session.config.pluginmanager.hasplugin("xdist") and not _is_worker(session.config):
        session.config.pluginmanager.register(_FromWorkers(session.config))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand on what was graded, or write the report."""
    config = session.config
    graded = config.stash.get(_GRADED, [])
    if _is_worker(config):
        config.workeroutput[_WORKER_KEY] = json.dumps(graded)  # type: ignore[attr-defined]
        return
    folder = config.getoption(_OPTION)
    if folder is not None and graded:
        _write_report(graded, Path(folder))


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def _write_report(graded: list[dict[str, Any]], folder: Path) -> None:
    """Grade everything once more as one run; answers of a model come from its store."""
    import tempfile

    import evalkit as package

    lines = {json.dumps(item["line"], sort_keys=True): item["line"] for item in graded}
    with tempfile.TemporaryDirectory(prefix="evalkit-pytest-") as temporary:
        replies = Path(temporary) / "tests.jsonl"
        # In one order, whatever the workers did when.
        replies.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
        package.run(
            responses=replies,
            rubrics=sorted({item["rubric"] for item in graded}),
            grader=sorted({item["grader"] for item in graded}),
            output=folder,
        )


def _line(case: Case | Mapping[str, Any] | str, reply: str) -> dict[str, Any]:
    """A reply with its case, as a line of a replies file."""
    from evalkit.files import digest_of
    from evalkit.types import Case

    if isinstance(case, str):
        case = {"messages": [{"role": "user", "content": case}]}
    if isinstance(case, Case):
        messages = [{"role": m.role, "content": m.content} for m in case.messages]
        data: dict[str, Any] = {"id": case.id, "messages": messages}
        if case.cluster is not None:
            data["cluster"] = case.cluster
    else:
        data = dict(case)
    # Several replies to one case are cases of their own: tests know no repeats.
    name = digest_of([data["messages"], reply])[:12]
    data["id"] = f"{data['id']}-{name}" if "id" in data else f"test-{name}"
    return {**data, "response": reply, "candidate": "tests"}


_GRADED = pytest.StashKey[list[dict[str, Any]]]()
