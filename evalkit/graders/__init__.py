"""Graders judge criteria: the embedded local one, and any model behind an endpoint."""

from evalkit.graders.grader import Grader, grade_response
from evalkit.graders.llm import LLMGrader
from evalkit.graders.local import LocalGrader

__all__ = ["Grader", "LLMGrader", "LocalGrader", "grade_response"]
