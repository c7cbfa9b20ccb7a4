"""Graders judge criteria: the embedded local one, and any model behind an endpoint."""

from evalkit.graders.grader import Grader, grade_response
from evalkit.graders.llm import LLMGrader
from evalkit.graders.local import LocalGrader, WordingGrader

__all__ = ["Grader", "LLMGrader", "LocalGrader", "WordingGrader", "grade_response"]
