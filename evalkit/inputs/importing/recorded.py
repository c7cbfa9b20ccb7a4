"""Recorded replies of other tools, gathered case by case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evalkit.files import digest_of
from evalkit.inputs.importing.conversations import Imported, Line
from evalkit.schemas import problems_in

FAILED = "failed"
CUT_SHORT = "cut short"
NO_REPLY = "without a reply"
NO_PERSON = "without a last turn of the person"
NOT_TEXT = "not text"
INVALIDATED = "invalidated"

Said = Sequence[Mapping[str, str]]
"""Messages: `role` and `content`."""

MAX_NAME = 280
"""Characters of an id or a candidate; the formats allow 300."""


@dataclass
class Recorded:
    """Takes in one record after another, and gives cases and replies.

    Equal conversations under one name are one case, and a candidate's replies to it are
    numbered as they come, so that one that failed leaves no gap in the repeats.
    """

    imported: Imported = field(default_factory=Imported)
    _ids: dict[str, str] = field(default_factory=dict)
    _taken: Counter[str] = field(default_factory=Counter)
    _repeats: Counter[tuple[str, str]] = field(default_factory=Counter)

    def leave_out(self, reason: str) -> None:
        """Count a record that brings no reply."""
        self.imported.left_out[reason] += 1

    def add(
        self,
        name: str | None,
        conversation: Said,
        candidate: str,
        said: Said,
        about: Mapping[str, Any],
    ) -> None:
        """Take in what a candidate said to a case.

        Args:
            name: Id of the case; None derives one from the conversation.
            conversation: What the candidate answered; a record whose last turn is not
                the person's is left out.
            candidate: Who answered.
            said: The new messages; one is a reply, of more the person's turns are part.
            about: Other fields of the case.
        """
        messages = [dict(message) for message in conversation if message["content"].strip()]
        if not messages or messages[-1]["role"] != "user":
            self.leave_out(NO_PERSON)
            return
        case_id = self._case(name, messages, about)
        repeat = self._repeats[case_id, candidate]
        self._repeats[case_id, candidate] += 1
        reply: Line = {"case_id": case_id, "candidate": candidate_name(candidate)}
        if repeat:
            reply["repeat"] = repeat
        if len(said) == 1:
            reply["text"] = said[0]["content"]
        else:
            reply["messages"] = [dict(message) for message in said]
        self.imported.replies.append(reply)

    def _case(
        self, name: str | None, messages: list[dict[str, str]], about: Mapping[str, Any]
    ) -> str:
        own = f"case-{digest_of(messages)[:12]}"
        key = digest_of([name, messages])
        if key not in self._ids:
            wanted = name if name and not problems_in({**_ANY, "id": name}, "case") else own
            wanted = wanted[:MAX_NAME]
            self._taken[wanted] += 1
            n_taken = self._taken[wanted]
            self._ids[key] = wanted if n_taken == 1 else f"{wanted}-{own}"
            case: Line = {"id": self._ids[key], "messages": messages, **about}
            if n_taken > 1:  # the same case, put otherwise
                case.setdefault("cluster", wanted)
            self.imported.cases.append(case)
        return self._ids[key]


def candidate_name(text: str) -> str:
    """A name that fits the formats, on one line."""
    return " ".join(text.split())[:MAX_NAME] or "unnamed"


def fields_of(metadata: Any) -> dict[str, Any]:
    """Cluster, language and tags out of a record's metadata, and the rest as metadata.

    They count where they stand under their own names and have the shape that the cases
    format gives them.
    """
    if not isinstance(metadata, Mapping):
        return {}
    found: dict[str, Any] = {}
    rest = dict(metadata)
    for name in ("cluster", "language", "tags"):
        fits = rest.get(name) and not problems_in({**_ANY, name: rest[name]}, "case")
        if fits:
            found[name] = rest.pop(name)
    if rest:
        found["metadata"] = rest
    return found


_ANY = {"id": "any", "messages": [{"role": "user", "content": "any"}]}
"""A case without faults, to hold one field of another against the schema."""
