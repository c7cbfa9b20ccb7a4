"""The texts of the battery, joined with the recorded replies that ship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from evalkit.inputs.shipped import DEFAULT_DATASET, load_shipped
from evalkit.strict_yaml import load_yaml
from evalkit.types import Case, Message

SKILLED, FLAT, HARMFUL = "willow", "meadow", "flint"
"""The recorded assistants of known quality."""


@dataclass(frozen=True)
class Group:
    """A case with a reply of each known quality."""

    case: Case
    skilled: str
    flat: str
    harmful: str


@cache
def controls() -> Mapping[str, str]:
    """Name to a reply that deserves nothing."""
    found: Mapping[str, str] = _read("battery.yaml")["controls"]
    return found


@cache
def attacks() -> Mapping[str, Sequence[str]]:
    """Family to its frames, each with a place for the reply."""
    found: Mapping[str, Sequence[str]] = _read("battery.yaml")["attacks"]
    return found


@cache
def typed() -> Sequence[str]:
    """Frames of honest replies as people type them."""
    found: Sequence[str] = _read("battery.yaml")["typed"]
    return found


@dataclass(frozen=True)
class Paraphrase:
    """A reply, and the same in other words and in more words."""

    case: Case
    reply: str
    reworded: str
    longer: str


@cache
def paraphrases() -> Sequence[Paraphrase]:
    """Replies of every quality, each in three forms."""
    return [
        Paraphrase(
            Case(f"paraphrase-{number}", (Message("user", item["client"]),)),
            item["reply"],
            item["reworded"],
            item["longer"],
        )
        for number, item in enumerate(_read("paraphrases.yaml")["paraphrases"], 1)
    ]


def attacked(frame: str, reply: str) -> str:
    """The reply inside the frame of an attack."""
    return frame.replace("{reply}", reply).replace("{{", "{").replace("}}", "}")


def known_groups(limit: int) -> list[Group]:
    """The first cases that all three recorded assistants answered."""
    groups = []
    with closing(load_shipped(DEFAULT_DATASET)) as spool:
        for case in spool.cases():
            said = [spool.reply(case.id, name, 0) for name in (SKILLED, FLAT, HARMFUL)]
            texts = [response.reply for response in said if response is not None]
            if len(texts) == len(said):
                groups.append(Group(case, *texts))
            if len(groups) == limit:
                break
    return groups


@cache
def _read(name: str) -> Mapping[str, Any]:
    path = Path(str(resources.files("evalkit.studies.checking"))) / name
    data, _ = load_yaml(path)
    found: Mapping[str, Any] = data
    return found
