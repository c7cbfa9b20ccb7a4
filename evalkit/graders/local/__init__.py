"""The embedded grader: offline, no key, the default of `evalkit run`."""

from evalkit.graders.local.grader import LocalGrader
from evalkit.graders.local.wording import WordingGrader

__all__ = ["LocalGrader", "WordingGrader"]
