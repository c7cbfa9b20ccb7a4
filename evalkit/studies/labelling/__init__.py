"""Blind rating of a run: a random draw of replies, sheets, ratings, and what raters dispute.

`make_sheets` draws and assigns, `write_sheets` makes a page for each rater, `collect` joins
what they saved with the replies behind it, `disputed_sheet` asks once more where they differ.
"""

from evalkit.studies.labelling.assignment import ASSIGNMENT_NAME, read_assignment
from evalkit.studies.labelling.collect import Collected, collect
from evalkit.studies.labelling.disputes import disputed_sheet
from evalkit.studies.labelling.folder import ratings_path, write_sheets
from evalkit.studies.labelling.ratings import Answer, read_ratings, write_ratings
from evalkit.studies.labelling.sheets import (
    Item,
    Question,
    Sheet,
    SheetOptions,
    assigned_sheet,
    make_sheets,
)

__all__ = [
    "ASSIGNMENT_NAME",
    "Answer",
    "Collected",
    "Item",
    "Question",
    "Sheet",
    "SheetOptions",
    "assigned_sheet",
    "collect",
    "disputed_sheet",
    "make_sheets",
    "ratings_path",
    "read_assignment",
    "read_ratings",
    "write_ratings",
    "write_sheets",
]
