"""The embedded grader: offline, no key, the default of `evalkit run`."""

from evalkit.graders.local.grader import LocalGrader

__all__ = ["LocalGrader"]
