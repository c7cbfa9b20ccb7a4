"""What an endpoint did that nobody asked for: another model id, dropped parameters."""

from __future__ import annotations

from evalkit.calls.chat import ChatAnswer
from evalkit.types import Json


class Observed:
    """Collected over a run, for its report."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self._models: set[str] = set()
        self._dropped: set[str] = set()

    def note(self, answer: ChatAnswer) -> None:
        """Take in one answer."""
        if answer.model is not None:
            self._models.add(answer.model)
        self._dropped.update(answer.dropped)

    def as_json(self) -> dict[str, Json]:
        """Model ids the server returned, and parameters it refused and did without."""
        return {
            "models_returned": sorted(self._models),
            "parameters_dropped": sorted(self._dropped),
        }
