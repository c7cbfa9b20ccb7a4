"""Hugging Face data sets: a name on the hub, or a folder on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem


def read_hub(name: str, split: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where each row stands, and the row; nulls are left out.

    Args:
        name: `owner/name` or `owner/name:config` on the hub, or a local folder
            (data files, or written by `Dataset.save_to_disk`).
        split: Which split; None when there is only one.

    Raises:
        InputError: The data set, its configuration or the split cannot be loaded.
    """
    data = _load(name, split)
    shown = f"hf:{name}" + (f" [{split}]" if split else "")
    for number, row in enumerate(data):
        yield (
            f"{shown} row {number + 1}",
            {key: value for key, value in row.items() if value is not None},
        )


def _load(name: str, split: str | None) -> Any:
    from datasets import DatasetDict, IterableDatasetDict, load_dataset, load_from_disk

    folder = Path(name)
    try:
        if (folder / "dataset_dict.json").is_file() or (folder / "state.json").is_file():
            loaded = load_from_disk(str(folder))
        else:
            # A configuration is named after a colon; a Windows drive is no name on the hub.
            path, _, config = (name, "", "") if folder.exists() else name.partition(":")
            loaded = load_dataset(path, config or None, streaming=True)
    except Exception as error:  # noqa: BLE001 - the package raises a dozen unrelated kinds
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise InputError(
            Problem(f"hf:{name}", f"cannot be loaded: {reason[:300]}; check the name, or the network")
        ) from None
    if isinstance(loaded, DatasetDict | IterableDatasetDict):
        return _pick_split(name, loaded, split)
    if split is not None:
        raise InputError(Problem(f"hf:{name}", "has no splits; remove --split"))
    return loaded


def _pick_split(name: str, splits: Any, split: str | None) -> Any:
    known = list(splits)
    if split is None and len(known) == 1:
        return splits[known[0]]
    if split is None or split not in known:
        found = "no --split" if split is None else f"--split {split}"
        raise InputError(
            Problem(f"hf:{name}", f"found {found}, expected one of: {', '.join(known)}")
        )
    return splits[split]
