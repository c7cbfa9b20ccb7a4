"""Numbers that stand in the place of a network's own: what `grader fit` writes beside one.

A network of 23 MB can be taught more by moving a few of its numbers: shifts, norms, the
scale of each output and the heads. They fit into a file of half a megabyte beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from evalkit.errors import InputError, Problem

ADAPTED_NAME = "adapted.npz"


def read_adapted(folder: Path) -> Mapping[str, Any]:
    """Name in the network to the array that replaces it; empty where there is no such file.

    Raises:
        InputError: The file is damaged, or holds anything but arrays of 32-bit numbers.
    """
    import numpy as np

    path = folder / ADAPTED_NAME
    if not path.is_file():
        return {}
    try:
        # Never pickled objects: a grader from somewhere else is data, not code.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except (ValueError, TypeError, OSError, EOFError, BadZipFile) as error:
        raise InputError(Problem(str(path), f"found no arrays to read: {error}")) from None
    for name, array in arrays.items():
        if array.dtype != np.float32:
            found = f"{name}: found numbers of type {array.dtype}, expected float32"
            raise InputError(Problem(str(path), found))
    return arrays


def write_adapted(folder: Path, arrays: Mapping[str, Any]) -> None:
    """Write arrays as `read_adapted` reads them, the same arrays always as the same bytes."""
    import numpy as np

    contiguous: dict[str, Any] = {
        name: np.ascontiguousarray(arrays[name], dtype=np.float32) for name in sorted(arrays)
    }
    with (folder / ADAPTED_NAME).open("wb") as file:
        np.savez(file, **contiguous)
