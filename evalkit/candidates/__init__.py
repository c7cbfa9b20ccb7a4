"""Who answers: recorded replies, a model, a program, or a Python callable."""

from evalkit.candidates.candidate import Candidate
from evalkit.candidates.command import CommandCandidate
from evalkit.candidates.function import FunctionCandidate
from evalkit.candidates.model import ModelCandidate
from evalkit.candidates.recorded import RecordedCandidate

__all__ = [
    "Candidate",
    "CommandCandidate",
    "FunctionCandidate",
    "ModelCandidate",
    "RecordedCandidate",
]
