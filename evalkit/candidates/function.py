"""A Python callable as a candidate."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from evalkit.candidates.candidate import answered
from evalkit.types import Case, Json, Response

ReplyFunction = Callable[[Case], str | Awaitable[str]]
"""Takes a case, returns the reply; plain or async."""


@dataclass(frozen=True)
class FunctionCandidate:
    """Calls the function once for each answer; a plain one runs in a thread."""

    name: str
    function: ReplyFunction
    repeats: int = 1

    def identity(self) -> Mapping[str, Json]:
        """The function's name: its code cannot be pinned, so give new code a new name."""
        qualified = f"{self.function.__module__}.{self.function.__qualname__}"
        return {"kind": "function", "name": self.name, "function": qualified}

    def observations(self) -> Mapping[str, Json]:
        """Nothing: no endpoint is called."""
        return {}

    async def respond(self, case: Case, repeat: int) -> Response:
        """What the function returned; an exception it raises is a state."""
        try:
            if inspect.iscoroutinefunction(self.function):
                text = await self.function(case)
            else:
                text = await asyncio.to_thread(self.function, case)
        except Exception as error:  # noqa: BLE001 - it is the user's code, and one failed call is data
            detail = f"{type(error).__name__}: {error}"[:300]
            return Response(case.id, self.name, repeat, (), "provider_error", detail)
        if not isinstance(text, str):
            detail = f"returned {type(text).__name__}, expected str"
            return Response(case.id, self.name, repeat, (), "provider_error", detail)
        return answered(case, self.name, repeat, text)
