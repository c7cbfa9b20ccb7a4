r"""Cells of a CSV file that no spreadsheet obeys.

Text that would start a formula, `=1+1` or `@SUM(A1)` or `- I hear you`, gets an apostrophe
before it, and so does text that begins with an apostrophe: taking one leading apostrophe
away gives every text back. Characters that are invisible, that turn the direction of
writing or that control a terminal are written as JSON writes them (`\u202e`), so that a
cell which holds JSON is still JSON; line feeds and tabs inside a text stay.
"""

from __future__ import annotations

import re
import unicodedata

from evalkit.files import dump_json
from evalkit.reports.exporting.long_table import Cell

APOSTROPHE = "'"
_STARTERS = "=+-@\uff1d\uff0b\uff0d\uff20"
"""What begins a formula; spreadsheets read the full-width forms likewise."""
_KEPT = "\n\t\u200c\u200d"
"""Line feed, tab, and the joiners that Persian and many emoji are written with."""
_ASCII_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def csv_cell(cell: Cell) -> str | int | float:
    """A cell as it goes into the file; lists are JSON, and nothing is an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return cell
    return inert_text(cell if isinstance(cell, str) else dump_json(cell))


def inert_text(text: str) -> str:
    """Text that is no formula and holds nothing that a reader of it might obey."""
    shown = _visible(text)
    # Some programs trim a cell before they look at how it begins.
    begins = shown.lstrip()[:1]
    is_spaced = shown[:1] in ("\t", "\n")
    if is_spaced or shown[:1] == APOSTROPHE or (begins and begins in _STARTERS):
        return APOSTROPHE + shown
    return shown


def _visible(text: str) -> str:
    if text.isascii():
        return _ASCII_CONTROL.sub(lambda match: _escaped(match.group()), text)
    return "".join(_escaped(c) if _is_hidden(c) else c for c in text)


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _KEPT


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
