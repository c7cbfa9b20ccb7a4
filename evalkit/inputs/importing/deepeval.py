"""Test runs of deepeval: `.deepeval/.latest_run_full.json`, or a `test_run_*.json`.

A test case of one turn is a case and its reply; of a conversation the first words of the
person are the case and all that follows is the reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.inputs.importing.conversations import Imported
from evalkit.inputs.importing.recorded import FAILED, NO_PERSON, NO_REPLY, Recorded, fields_of
from evalkit.inputs.importing.tables import field, json_object, optional_list

Item = Mapping[str, Any]

_GIVEN_BY_NUMBER = re.compile(r"(conversational_)?test_case_[0-9]+")
"""Names that deepeval makes up; the same one is another case in another run."""


def deepeval(path: Path) -> Imported:
    """The replies in a test run of deepeval."""
    run = json_object(path)
    # `.latest_test_run.json` has the run under a key of its own.
    if isinstance(run.get("testRunData"), dict):
        run = run["testRunData"]
    if "testCases" not in run and "conversationalTestCases" not in run:
        message = "found neither testCases nor conversationalTestCases; is it a test run?"
        raise InputError(Problem(str(path), message))
    candidate = _candidate(run)
    recorded = Recorded()
    for where, case in _cases(run, "testCases", path):
        _add_single(recorded, case, candidate, where)
    for where, case in _cases(run, "conversationalTestCases", path):
        _add_conversation(recorded, case, candidate, where)
    return recorded.imported


def _cases(run: Item, name: str, path: Path) -> Iterator[tuple[str, Item]]:
    for number, case in enumerate(optional_list(run, name, str(path))):
        where = f"{path}: {name}[{number}]"
        if not isinstance(case, dict):
            raise InputError(Problem(where, "found no object, expected a test case"))
        yield where, case


def _candidate(run: Item) -> str:
    """The model among the hyperparameters, where the run was given any."""
    parameters = run.get("hyperparameters")
    model = parameters.get("model") if isinstance(parameters, dict) else None
    named = model if isinstance(model, str) and model else run.get("identifier")
    return named if isinstance(named, str) and named else "deepeval"


def _add_single(recorded: Recorded, case: Item, candidate: str, where: str) -> None:
    trace = case.get("trace")
    if isinstance(trace, dict) and trace.get("status") == "ERRORED":
        recorded.leave_out(FAILED)
        return
    reply = case.get("actualOutput")
    if not isinstance(reply, str):
        recorded.leave_out(NO_REPLY)
        return
    conversation = [{"role": "user", "content": field(case, "input", str, where)}]
    fields = _fields(case)
    if isinstance(case.get("expectedOutput"), str) and case["expectedOutput"]:
        fields["reference"] = case["expectedOutput"]
    said = [{"role": "assistant", "content": reply}]
    recorded.add(_name(case), conversation, candidate, said, fields)


def _add_conversation(recorded: Recorded, case: Item, candidate: str, where: str) -> None:
    turns = [_turn(turn, where) for turn in sorted(field(case, "turns", list, where), key=_order)]
    roles = [turn["role"] for turn in turns]
    if "user" not in roles:
        recorded.leave_out(NO_PERSON)
        return
    # What the person says in a row before the first answer is the case.
    start = roles.index("user")
    end = next((n for n in range(start, len(roles)) if roles[n] == "assistant"), None)
    if end is None:
        recorded.leave_out(NO_REPLY)
        return
    fields = _fields(case)
    about = {k: case[k] for k in ("scenario", "expectedOutcome", "userDescription") if case.get(k)}
    if about:
        fields["metadata"] = {**about, **fields.get("metadata", {})}
    said = [turn for turn in turns[end:] if turn["content"].strip()]
    recorded.add(_name(case), turns[:end], candidate, said, fields)


def _turn(turn: Any, where: str) -> dict[str, str]:
    if not isinstance(turn, dict) or turn.get("role") not in ("user", "assistant"):
        message = "$.turns: found another turn, expected one with the role user or assistant"
        raise InputError(Problem(where, message))
    return {"role": turn["role"], "content": field(turn, "content", str, where)}


def _order(turn: Any) -> int:
    order = turn.get("order") if isinstance(turn, dict) else None
    return order if isinstance(order, int) else 0


def _name(case: Item) -> str | None:
    name = case.get("name")
    is_own = isinstance(name, str) and not _GIVEN_BY_NUMBER.fullmatch(name)
    return name if is_own else None


def _fields(case: Item) -> dict[str, Any]:
    metadata = case.get("metadata")
    given = dict(metadata) if isinstance(metadata, dict) else {}
    if case.get("tags"):
        given.setdefault("tags", case["tags"])
    return fields_of(given)
