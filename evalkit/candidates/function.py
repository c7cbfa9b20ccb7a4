"""A Python callable as a candidate."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from evalkit.candidates.candidate import answered, complaint_of
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
        # Partial functions and callable objects have no name of their own.
        named = self.function if hasattr(self.function, "__qualname__") else type(self.function)
        qualified = f"{named.__module__}.{named.__qualname__}"
        return {"kind": "function", "name": self.name, "function": qualified}

    def observations(self) -> Mapping[str, Json]:
        """Nothing: no endpoint is called."""
        return {}

    async def respond(self, case: Case, repeat: int) -> Response:
        """What the function returned; an exception it raises is a state."""
        try:
            text = await _call(self.function, case)
        except Exception as error:  # noqa: BLE001 - it is the user's code, and one failed call is data
            detail = complaint_of(f"{type(error).__name__}: {error}")
            return Response(case.id, self.name, repeat, (), "provider_error", detail)
        if not isinstance(text, str):
            detail = f"returned {type(text).__name__}, expected str"
            return Response(case.id, self.name, repeat, (), "provider_error", detail)
        return answered(case, self.name, repeat, text)


async def _call(function: ReplyFunction, case: Case) -> object:
    if inspect.iscoroutinefunction(function):
        return await function(case)
    returned = await asyncio.to_thread(_call_in_thread, function, case)
    # A callable object or a lambda may hand out a coroutine without being seen to be async.
    return await returned if inspect.isawaitable(returned) else returned


def _call_in_thread(function: ReplyFunction, case: Case) -> object:
    try:
        return function(case)
    except StopIteration as error:
        # asyncio cannot carry it out of the thread, and whoever waits would wait for ever.
        raise RuntimeError("StopIteration: the function has no reply left") from error
