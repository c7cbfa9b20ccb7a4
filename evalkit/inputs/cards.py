"""Agreement cards: what `evalkit grader calibrate` found out about a grader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, parse_json, read_text
from evalkit.schemas import problems_in
from evalkit.schemas.validation import with_path


def load_card(path: Path) -> Mapping[str, Any]:
    """An agreement card from its file.

    Raises:
        InputError: The file is no card.
    """
    try:
        card: Mapping[str, Any] = parse_json(read_text(path))
    except ParseProblem as error:
        raise InputError(Problem(str(path), str(error))) from None
    found = problems_in(card, "card")
    if found:
        raise InputError(*(Problem(str(path), with_path(at, message)) for at, message in found))
    return card
