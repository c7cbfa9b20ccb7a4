"""The data sets that come with evalkit, and files of the same formats."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from evalkit.errors import UnknownName
from evalkit.files import shipped_folder
from evalkit.inputs.loading import add_cases, add_replies
from evalkit.inputs.spool import Spool

DEFAULT_DATASET = "core"
CASES_NAME = "cases.jsonl"
REPLIES_NAME = "replies.jsonl"


def shipped_dataset_names() -> list[str]:
    """Names of the shipped data sets that hold cases, sorted."""
    folder = shipped_folder("datasets")
    return sorted(path.parent.name for path in folder.glob(f"*/{CASES_NAME}"))


def shipped_dataset(name: str) -> Path:
    """Folder of a shipped data set.

    Raises:
        UnknownName: None has that name.
    """
    names = shipped_dataset_names()
    if name not in names:
        raise UnknownName("data set", name, names, see="evalkit dataset list")
    return shipped_folder("datasets") / name


def load_shipped(name: str) -> Spool:
    """Cases and recorded replies of a shipped data set.

    Raises:
        UnknownName: None has that name.
    """
    folder = shipped_dataset(name)
    spool = Spool()
    add_cases(spool, str(folder / CASES_NAME))
    replies = folder / REPLIES_NAME
    if replies.is_file():
        add_replies(spool, str(replies))
    return spool


def validate_source(
    source: str, kind: str, split: str | None, mapping: Mapping[str, str]
) -> dict[str, int]:
    """Read a file of cases or replies whole; how many of what it holds.

    Raises:
        InputError: Whatever is wrong with it.
    """
    spool = Spool()
    try:
        if kind == "cases":
            add_cases(spool, source, split=split, mapping=mapping)
            return {"cases": spool.n_cases, "families": spool.n_clusters}
        n_replies = add_replies(spool, source, split=split, mapping=mapping)
        inline = spool.n_cases
        return {"replies": n_replies, "candidates": len(spool.candidates()), "inline cases": inline}
    finally:
        spool.close()
