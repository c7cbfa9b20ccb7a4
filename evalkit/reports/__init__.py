"""From grades to scores, results lines, summaries and tables: pure and offline."""

from evalkit.reports.results import read_results, result_line
from evalkit.reports.scores import criterion_value, rubric_score, unit_value
from evalkit.reports.summary import Summary
from evalkit.reports.table import print_report

__all__ = [
    "Summary",
    "criterion_value",
    "print_report",
    "read_results",
    "result_line",
    "rubric_score",
    "unit_value",
]
