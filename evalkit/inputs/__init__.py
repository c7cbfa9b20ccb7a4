"""Cases, replies and rubrics as they come: JSONL, CSV, Parquet, YAML, the Hugging Face hub.

Everything is validated here, whole, before the first call: what leaves this
room are frozen values that the rest of evalkit need not doubt.
"""

from evalkit.inputs.cases import parse_case
from evalkit.inputs.replies import Reply, parse_reply
from evalkit.inputs.rows import Row, read_rows
from evalkit.inputs.rubrics import load_rubric, resolve_rubric, shipped_rubric_names
from evalkit.inputs.spool import Spool

__all__ = [
    "Reply",
    "Row",
    "Spool",
    "load_rubric",
    "parse_case",
    "parse_reply",
    "read_rows",
    "resolve_rubric",
    "shipped_rubric_names",
]
