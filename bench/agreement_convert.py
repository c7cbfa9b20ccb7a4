"""Benchmark rows, which name labels as their source did, into evalkit's label format.

A row holds one labelled text: `id`, `source`, `conversation`, `unit`, `context`
(turns of `role` and `text`), `response`, `labels` (dimension to level) and
`annotators`, with each rater's own judgement where the source released it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agreement_labels import Label, criterion_name

from evalkit.errors import InputError, OutputError, Problem
from evalkit.files import OWNER_ONLY, dump_json
from evalkit.inputs import Row, read_rows
from evalkit.inputs.cases import check_schema

NOTHING_SAID = "\u2026"
"""Stands for the person's turn where a source gives none: a case needs one, and an
ellipsis holds no word that a reply could repeat, answer or miss."""

ROLES = {"client": "user", "interviewer": "user", "supporter": "assistant"}

RATER_FIELDS: Mapping[tuple[str, str], tuple[str, str | None]] = {
    ("kumar_lend_an_ear", "validation"): ("validating_emotions", None),
    ("kumar_lend_an_ear", "exploration"): ("encouraging_elaboration", None),
    ("kumar_lend_an_ear", "understanding"): ("demonstrating_understanding", None),
    ("kumar_lend_an_ear", "unsolicited_advice"): ("advice_giving", None),
    ("kumar_lend_an_ear", "self_disclosure"): ("self_oriented", None),
    ("kumar_lend_an_ear", "non_judgment_violation"): ("dismissing_emotions", None),
    ("kumar_epitome", "validation"): ("level_emotional_reactions", None),
    ("kumar_epitome", "understanding"): ("level_interpretations", None),
    ("kumar_epitome", "exploration"): ("level_explorations", None),
    ("kumar_empatheticdialogues", "overall_empathy"): ("empathy", None),
    ("annomi", "reflection"): ("reflection", None),
    ("annomi", "exploration"): ("exploration", None),
    ("annomi", "advice_given"): ("therapist_input", "advice"),
}
"""Where each rater's own judgement stands in `annotators.per_annotator`. With a second
name the rater chose one of several codes, and the judgement is whether it was that one."""

Messages = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one dimension of some sources is held against."""

    sources: str
    """Names, separated by blanks."""
    dimension: str
    scale: tuple[int, ...]
    """The raters' levels, lowest first; (0, 1) for no and yes."""
    criteria: tuple[str, ...] = ()
    """`rubric.criterion`; of several the highest counts. None: nothing measures it."""
    until: tuple[str, ...] = ()
    """What stands in while a rubric of `criteria` is not shipped."""
    note: str = ""
    """What a reader of the row must know; where nothing measures it: why."""

    def criteria_among(self, shipped: Callable[[str], bool]) -> tuple[str, ...]:
        """The criteria to use, given which ones exist."""
        if self.until and not all(map(shipped, self.criteria)):
            return self.until
        return self.criteria


Table = Mapping[tuple[str, str], Comparison]


def index(comparisons: Iterable[Comparison]) -> Table:
    """Comparisons by (source, dimension)."""
    return {(s, item.dimension): item for item in comparisons for s in item.sources.split()}


def read_labels(
    paths: Iterable[str], table: Table, shipped: Callable[[str], bool]
) -> Iterator[tuple[str, Label]]:
    """Label lines of files of either kind, each with its place `file:line`.

    Args:
        paths: JSONL files of labels or of benchmark rows.
        table: What the dimensions of benchmark rows are held against.
        shipped: Whether a `rubric.criterion` exists.

    Raises:
        InputError: A file cannot be read, or a line is of neither kind.
    """
    for path in paths:
        for row in read_rows(path):
            if "labels" in row.data and "source" in row.data:
                yield from ((row.where, label) for label in convert(row, table, shipped))
                continue
            check_schema(row.data, "label", row.where)
            if "response" not in row.data:
                raise InputError(
                    Problem(row.where, "names its case by id; expected 'messages' and 'response'")
                )
            yield row.where, row.data


def convert(row: Row, table: Table, shipped: Callable[[str], bool]) -> list[Label]:
    """The labels of a benchmark row: a line for each dimension, rater and turn.

    Raises:
        InputError: The row lacks a field.
    """
    try:
        return list(_converted(row.data, table, shipped))
    except (KeyError, TypeError, AttributeError) as error:
        problem = f"found no benchmark row: {type(error).__name__} {error}"
        raise InputError(Problem(row.where, problem)) from None


def write_labels(labels: Iterable[tuple[str, Label]], path: Path) -> int:
    """Write label lines as JSONL, readable by the owner alone, and count them.

    Raises:
        OutputError: The file exists or cannot be written.
    """
    count = 0
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            for _, label in labels:
                if label["criterion"] is not None:
                    file.write(dump_json(label) + "\n")
                    count += 1
    except OSError as error:
        raise OutputError(Problem(str(path), f"cannot be written: {error.strerror}")) from None
    return count


def _converted(
    data: Mapping[str, Any], table: Table, shipped: Callable[[str], bool]
) -> Iterator[Label]:
    source = data["source"]
    turns = _turns(data["context"]) if data["unit"] == "session" else []
    turns = turns or [(_before(data["context"]), data["response"])]
    for dimension, value in data["labels"].items():
        comparison = table.get((source, dimension), Comparison(source, dimension, ()))
        rubric, criterion = _named(comparison.criteria_among(shipped))
        for rater, judgement in _judgements(data, dimension, value):
            for turn, (messages, response) in enumerate(turns):
                yield {
                    "messages": messages,
                    "response": response,
                    "cluster": data["conversation"],
                    "rubric": rubric,
                    "criterion": criterion,
                    "value": judgement,
                    "rater": rater,
                    "metadata": {
                        "source": source,
                        "dimension": dimension,
                        "item": data["id"],
                        "turn": turn,
                        "scale": list(comparison.scale),
                    },
                }


def _named(criteria: tuple[str, ...]) -> tuple[str, str | None]:
    """Rubric and criterion as a label names them; a maximum goes by its first rubric."""
    rubric, _, name = criteria[0].rpartition(".") if criteria else ("", "", None)
    return rubric, name if len(criteria) < 2 else criterion_name(criteria)


def _judgements(data: Mapping[str, Any], dimension: str, value: Any) -> list[tuple[str, float]]:
    annotators = data["annotators"]
    name, code = RATER_FIELDS.get((data["source"], dimension), ("", None))
    found = [
        (str(rater), _number(own[name] if code is None else own[name] == code))
        for rater, own in annotators.get("per_annotator", {}).items()
        if own.get(name) is not None
    ]
    return found or [(str(annotators.get("kind") or "source"), _number(value))]


def _number(value: Any) -> float:
    return int(value) if isinstance(value, bool) else value


def _before(context: Sequence[Mapping[str, str]]) -> Messages:
    """The conversation up to the person's last turn: that is where a case ends.

    What the supporter added since then is left out. The label is of the response
    alone, and joining the two would have words judged that nobody rated.
    """
    messages = [{"role": ROLES[turn["role"]], "content": turn["text"]} for turn in context]
    while messages and messages[-1]["role"] != "user":
        messages.pop()
    return messages or [{"role": "user", "content": NOTHING_SAID}]


def _turns(context: Sequence[Mapping[str, str]]) -> list[tuple[Messages, str]]:
    """Each supporter turn of a session with the person's turns right before it.

    A greeting before the person has spoken answers nothing and is left out.
    """
    turns: list[tuple[Messages, str]] = []
    said: Messages = []
    previous = ""
    for turn in context:
        role = ROLES[turn["role"]]
        if role == "user":
            said = said if previous == "user" else []
            said = [*said, {"role": "user", "content": turn["text"]}]
        elif said:
            turns.append((said, turn["text"]))
        previous = role
    return turns
