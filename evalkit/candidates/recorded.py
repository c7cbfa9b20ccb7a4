"""A candidate whose answers were recorded beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evalkit.inputs import Spool
from evalkit.types import Case, Json, Response


@dataclass(frozen=True)
class RecordedCandidate:
    """Reads its answers from the spooled replies file."""

    name: str
    repeats: int
    spool: Spool
    digest: str
    """SHA-256 of all recorded replies of the run."""

    def identity(self) -> Mapping[str, Json]:
        """Name and digest of the replies."""
        return {"kind": "recorded", "name": self.name, "replies": self.digest}

    def observations(self) -> Mapping[str, Json]:
        """Nothing: no endpoint is called."""
        return {}

    async def respond(self, case: Case, repeat: int) -> Response:
        """The recorded response; `empty` where the file holds none."""
        recorded = self.spool.reply(case.id, self.name, repeat)
        if recorded is None:
            detail = "no reply to this case is recorded"
            return Response(case.id, self.name, repeat, (), "empty", detail)
        return recorded
