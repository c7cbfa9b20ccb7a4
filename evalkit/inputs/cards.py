"""Agreement cards: what `evalkit grader calibrate` found out about a grader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evalkit.inputs.records import read_document


def load_card(path: Path) -> Mapping[str, Any]:
    """An agreement card from its file.

    Raises:
        InputError: The file is no card.
    """
    card: Mapping[str, Any] = read_document(path, "card")
    return card
