"""Any program as a candidate: one case as JSON in, the reply on standard output."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field

from evalkit.candidates.candidate import answered, complaint_of
from evalkit.candidates.process import Ended, run_process
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

        def failed(state: ResponseState, detail: str) -> Response:
            return Response(case.id, self.name, repeat, (), state, detail)

        question = dump_json({**_as_json(case), "repeat": repeat}).encode("utf-8")
        try:
            async with self._places:
                ended = await run_process(
                    self.arguments,
                    question,
                    deadline_s=self.deadline_s,
                    max_output_bytes=MAX_REPLY_BYTES,
                )
            return answered(case, self.name, repeat, _reply(ended))
        except TimeoutError:
            return failed("timeout", f"no reply within {self.deadline_s:g} s")
        except OSError as error:
            return failed("provider_error", f"cannot start {self.arguments[0]!r}: {error.strerror}")
        except _NoReply as reason:
            return failed("provider_error", str(reason))


class _NoReply(Exception):
    """The program ran and gave nothing that could be graded; the message says why."""


def _reply(ended: Ended) -> str:
    if len(ended.output) > MAX_REPLY_BYTES:
        raise _NoReply(f"printed more than {MAX_REPLY_BYTES:,} bytes")
    if ended.exit_code != 0:
        # The last line on standard error is where a traceback says what happened.
        lines = ended.errors.decode("utf-8", "replace").strip().splitlines()
        said = f": {complaint_of(lines[-1])}" if lines else ""
        raise _NoReply(f"exit code {ended.exit_code}{said}")
    try:
        text = ended.output.decode("utf-8")
    except UnicodeDecodeError:
        raise _NoReply("printed bytes that are not UTF-8") from None
    return text.removesuffix("\n").removesuffix("\r")


def _as_json(case: Case) -> dict[str, Json]:
    """A case as a line of a cases file holds it, without what is not set."""
    data: dict[str, Json] = {
        "id": case.id,
        "messages": [{"role": m.role, "content": m.content} for m in case.messages],
    }
    for name in ("cluster", "language", "reference"):
        value = getattr(case, name)
        if value is not None:
            data[name] = value
    if case.tags:
        data["tags"] = _tags(case)
    if case.metadata:
        data["metadata"] = dict(case.metadata)
    return data


def _tags(case: Case) -> Json:
    tags: dict[str, list[str]] = {}
    for key, value in case.tags:
        tags.setdefault(key, []).append(value)
    return tags[""] if list(tags) == [""] else tags
