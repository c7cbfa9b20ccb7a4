"""Hugging Face data sets: a name on the hub, or a folder on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem, nearest_name

PROBE_TIMEOUT_S = 10
"""How long to wait for the hub before saying that it cannot be reached."""


def read_hub(name: str, split: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row with its place.

    Args:
        name: `owner/name` or `owner/name:config` on the hub, or a local folder
            (data files, or written by `Dataset.save_to_disk`).
        split: Which split; None when there is only one.

    Raises:
        InputError: The data set, its configuration or the split cannot be loaded.
    """
    source = f"hf:{name}"
    shown = f"{source} [{split}]" if split else source
    data = _pick_split(source, _load(source, name), split)
    n_read = 0
    try:
        for row in data:
            n_read += 1
            yield f"{shown} row {n_read}", row
    except Exception as error:  # noqa: BLE001 - the package raises a dozen unrelated kinds
        message = f"row {n_read + 1} cannot be read: {_reason(error)}"
        raise InputError(Problem(shown, message)) from None


def _load(source: str, name: str) -> Any:
    if not name:
        raise InputError(Problem(source, "found no name, expected a folder or a name on the hub"))
    folder = Path(name).expanduser()
    if folder.is_dir():
        return _load_folder(source, folder)
    if folder.exists():
        raise InputError(Problem(source, f"found a file, expected a folder; give it as {name}"))
    if name.startswith((".", "~")) or folder.is_absolute():
        raise InputError(Problem(source, "no such folder; check the path"))
    return _load_from_hub(source, name)


def _load_folder(source: str, folder: Path) -> Any:
    from datasets import load_dataset, load_from_disk

    saved = any((folder / name).is_file() for name in ("dataset_dict.json", "state.json"))
    try:
        if saved:
            return load_from_disk(str(folder))
        return load_dataset(str(folder), streaming=True)
    except (IndexError, StopIteration):  # what the package raises at a set of no rows
        raise InputError(Problem(source, "found no row, expected at least one")) from None
    except Exception as error:  # noqa: BLE001 - the package raises a dozen unrelated kinds
        message = f"cannot be loaded: {_reason(error)}; check what the folder holds"
        raise InputError(Problem(source, message)) from None


def _load_from_hub(source: str, name: str) -> Any:
    from datasets import load_dataset
    from huggingface_hub import HfApi

    path, _, config = name.partition(":")
    try:
        # Asked first, since `load_dataset` retries for half a minute where there is no network.
        HfApi().dataset_info(path, timeout=PROBE_TIMEOUT_S)
        return load_dataset(path, config or None, streaming=True)
    except Exception as error:  # noqa: BLE001 - the package raises a dozen unrelated kinds
        message = f"cannot be loaded: {_reason(error)}; check the name, the network, or HF_TOKEN"
        raise InputError(Problem(source, message)) from None


def _reason(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [""]
    return f"{type(error).__name__}: {lines[0][:300]}".removesuffix(": ").rstrip(".")


def _pick_split(source: str, data: Any, split: str | None) -> Any:
    from datasets import DatasetDict, IterableDatasetDict

    if not isinstance(data, DatasetDict | IterableDatasetDict):
        if split is not None:
            raise InputError(Problem(source, f"found --split {split}, but it has none; remove it"))
        return data
    known = [str(name) for name in data]
    if split is None and len(known) == 1:
        return data[known[0]]
    if split not in known:
        nearest = None if split is None else nearest_name(split, known)
        hint = f"; did you mean {nearest!r}?" if nearest else ""
        found = "no --split" if split is None else f"--split {split}"
        raise InputError(
            Problem(source, f"found {found}, expected one of: {', '.join(known)}{hint}")
        )
    return data[split]
