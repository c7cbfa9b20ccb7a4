"""A run in the shapes that other tools read: CSV, Parquet, Hugging Face, Inspect.

What anybody said goes out as it stands in `results.jsonl`, and nowhere but into the files
named: writing a file is all that happens here.
"""

from evalkit.reports.exporting.export import SHAPES, Exported, export

__all__ = ["SHAPES", "Exported", "export"]
