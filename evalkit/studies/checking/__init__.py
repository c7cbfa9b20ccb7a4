"""Is a grader fit? A battery of things it must not fall for, and of orders it must see."""

from evalkit.studies.checking.check import CheckOptions, check_grader

__all__ = ["CheckOptions", "check_grader"]
