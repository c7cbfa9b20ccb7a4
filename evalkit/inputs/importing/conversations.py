"""Turns of a foreign conversation into cases and replies: one for each supporter turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evalkit.types import Json

Line = dict[str, Any]
"""One line of a cases, replies or labels file."""


@dataclass(frozen=True)
class Said:
    """One utterance."""

    is_person: bool
    """Whether the person who struggles says it."""
    text: str
    labels: Sequence[tuple[str, str, float, str]] = ()
    """Rubric, criterion, value and rater of a supporter's utterance."""


@dataclass
class Imported:
    """What came out of a file."""

    cases: list[Line] = field(default_factory=list)
    replies: list[Line] = field(default_factory=list)
    labels: list[Line] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    """Records that brought no reply, by the reason why."""

    def add(self, other: Imported) -> None:
        """Take in what another part of the file gave."""
        self.cases += other.cases
        self.replies += other.replies
        self.labels += other.labels
        self.left_out += other.left_out

    def left_out_line(self) -> str:
        """How many records brought no reply, and why, on one line."""
        return ", ".join(f"{n:,} {reason}" for reason, n in sorted(self.left_out.items()))


def conversation(
    name: str,
    said: Sequence[Said],
    candidate: str,
    tags: Mapping[str, Json] | None = None,
) -> Imported:
    """Each supporter turn as a reply to what came before it.

    Turns of one speaker in a row are one message; what a supporter says before the
    person has spoken is context and no reply.

    Args:
        name: Id of the conversation; its cases are one family.
        said: Its utterances in order.
        candidate: Who the supporter is.
        tags: Of every case.
    """
    imported = Imported()
    history: list[dict[str, str]] = []
    for number, turn in enumerate(_joined(said)):
        role = "user" if turn.is_person else "assistant"
        if not turn.is_person and history and history[-1]["role"] == "user":
            case_id = f"{name}-{number}"
            case: Line = {"id": case_id, "messages": list(history), "cluster": name}
            if tags:
                case["tags"] = dict(tags)
            imported.cases.append(case)
            imported.replies.append({"case_id": case_id, "candidate": candidate, "text": turn.text})
            imported.labels += [
                {
                    "case_id": case_id,
                    "candidate": candidate,
                    "rubric": rubric,
                    "criterion": criterion,
                    "value": value,
                    "rater": rater,
                }
                for rubric, criterion, value, rater in turn.labels
            ]
        history.append({"role": role, "content": turn.text})
    return imported


def _joined(said: Sequence[Said]) -> Iterator[Said]:
    """Utterances with those of one speaker in a row put together.

    Of the labels of several utterances the highest of each rater counts: a turn that
    holds one reflection is a turn with a reflection.
    """
    waiting: Said | None = None
    for turn in said:
        text = turn.text.strip()
        if not text:
            continue
        if waiting is not None and waiting.is_person == turn.is_person:
            highest: dict[tuple[str, str, str], float] = {}
            for rubric, criterion, value, rater in (*waiting.labels, *turn.labels):
                key = (rubric, criterion, rater)
                highest[key] = max(value, highest.get(key, value))
            labels = [(r, c, value, who) for (r, c, who), value in highest.items()]
            waiting = Said(turn.is_person, f"{waiting.text} {text}", labels)
        else:
            if waiting is not None:
                yield waiting
            waiting = Said(turn.is_person, text, turn.labels)
    if waiting is not None:
        yield waiting
