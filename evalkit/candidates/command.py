"""Any program as a candidate: one case as JSON in, the reply on standard output."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
import signal
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from evalkit.candidates.candidate import answered
from evalkit.files import dump_json
from evalkit.types import Case, Json, Response, ResponseState

MAX_REPLY_BYTES = 1024 * 1024
"""A reply is text for a person; a program that writes more has gone astray."""


@dataclass(frozen=True)
class CommandCandidate:
    """Starts the program once for each answer."""

    name: str
    arguments: tuple[str, ...]
    repeats: int = 1
    deadline_s: float = 120.0
    """Seconds after which the program and its children are killed."""
    max_at_once: int = 4
    """How many run side by side at most."""
    _places: asyncio.Semaphore = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make as many places as programs may run."""
        object.__setattr__(self, "_places", asyncio.Semaphore(self.max_at_once))

    @staticmethod
    def split(command: str) -> tuple[str, ...]:
        """Words of a command line, by the rules of a POSIX shell but without one."""
        return tuple(shlex.split(command))

    def identity(self) -> Mapping[str, Json]:
        """The command line."""
        return {"kind": "command", "name": self.name, "arguments": list(self.arguments)}

    def observations(self) -> Mapping[str, Json]:
        """Nothing: no endpoint is called."""
        return {}

    async def respond(self, case: Case, repeat: int) -> Response:
        """What the program printed; a failing exit code or a timeout is a state."""
        async with self._places:
            return await self._run(case, repeat)

    async def _run(self, case: Case, repeat: int) -> Response:
        def failed(state: ResponseState, detail: str) -> Response:
            return Response(case.id, self.name, repeat, (), state, detail)

        question = dump_json({**asdict(case), "tags": _tags(case), "repeat": repeat})
        try:
            process = await asyncio.create_subprocess_exec(
                *self.arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                start_new_session=True,
            )
        except OSError as error:
            return failed("provider_error", f"cannot start {self.arguments[0]!r}: {error.strerror}")
        try:
            async with asyncio.timeout(self.deadline_s):
                output, errors = await process.communicate(question.encode("utf-8"))
        except TimeoutError:
            return failed("timeout", f"no reply within {self.deadline_s:g} s")
        finally:
            await _end(process)
        if process.returncode != 0:
            last = errors.decode("utf-8", "replace").strip().splitlines()[-1:]
            said = f": {last[0][:200]}" if last else ""
            return failed("provider_error", f"exit code {process.returncode}{said}")
        if len(output) > MAX_REPLY_BYTES:
            return failed("provider_error", f"printed more than {MAX_REPLY_BYTES:,} bytes")
        try:
            text = output.decode("utf-8")
        except UnicodeDecodeError:
            return failed("provider_error", "printed bytes that are not UTF-8")
        return answered(case, self.name, repeat, text.removesuffix("\n"))


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill the program and whatever it started, if any of it still runs."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


def _tags(case: Case) -> Json:
    tags: dict[str, list[str]] = {}
    for key, value in case.tags:
        tags.setdefault(key, []).append(value)
    return tags
