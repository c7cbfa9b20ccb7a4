"""One program, started, fed, read and ended within bounds of time and memory."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass

MAX_ERROR_BYTES = 4096
"""The end of standard error that is kept, for the reason of a failure."""
GRACE_S = 5.0
"""Longest wait for a killed program to be gone; the kernel may still hold it."""
DRAIN_S = 1.0
"""Longest wait for the end of the output of a program that has ended. What it left running
may hold its output open, and is not waited for."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a program left behind."""

    exit_code: int
    """Negative: the number of the signal that killed it."""
    output: bytes
    """Standard output; one byte over the limit or more where it printed too much."""
    errors: bytes
    """The last of standard error."""


async def run_process(
    arguments: Sequence[str], given: bytes, *, deadline_s: float, max_output_bytes: int
) -> Ended:
    """Run a program to its end, or kill it with all its children.

    `Process.communicate` is not used, since it keeps whatever the program prints, and
    waits for whatever the program leaves running for as long as that lives.

    Args:
        arguments: The program and its arguments; no shell reads them.
        given: Put on its standard input.
        deadline_s: Seconds it may take.
        max_output_bytes: Where it prints more, it is killed.

    Raises:
        OSError: It cannot be started.
        TimeoutError: It took too long.
    """
    loop = asyncio.get_running_loop()
    transport, process = await loop.subprocess_exec(
        lambda: _Process(max_output_bytes), *arguments, start_new_session=True
    )
    try:
        async with asyncio.timeout(deadline_s):
            _feed(transport, given)
            await process.done.wait()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(DRAIN_S):
                    await process.silent.wait()
    finally:
        await _end(transport, process)
    return Ended(transport.get_returncode() or 0, bytes(process.output), bytes(process.errors))


class _Process(asyncio.SubprocessProtocol):
    """Collects what a program prints, and notes how far it got."""

    def __init__(self, max_output_bytes: int) -> None:
        self._max_output_bytes = max_output_bytes
        self.output = bytearray()
        self.errors = bytearray()
        self.exited = asyncio.Event()
        self.done = asyncio.Event()
        """Set when it has ended, or has printed too much."""
        self.silent = asyncio.Event()
        """Set when there is nothing more to read, or too much."""
        self.closed = asyncio.Event()
        """Set when the pipes are closed too."""

    @property
    def is_over_limit(self) -> bool:
        return len(self.output) > self._max_output_bytes

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        if fd == 2:
            self.errors += data
            del self.errors[:-MAX_ERROR_BYTES]
        elif not self.is_over_limit:
            self.output += data
            if self.is_over_limit:
                self.done.set()
                self.silent.set()

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        if fd == 1:
            self.silent.set()

    def process_exited(self) -> None:
        self.exited.set()
        self.done.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self.silent.set()
        self.closed.set()


def _feed(transport: asyncio.SubprocessTransport, given: bytes) -> None:
    pipe = transport.get_pipe_transport(0)
    assert isinstance(pipe, asyncio.WriteTransport)
    pipe.write(given)
    pipe.write_eof()


async def _end(transport: asyncio.SubprocessTransport, process: _Process) -> None:
    """Kill the program's group where it did not end by itself, and let go of its pipes.

    A program that ended well may have left something running on purpose; that is
    left alone.
    """
    if process.is_over_limit or not process.exited.is_set():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(transport.get_pid(), signal.SIGKILL)
    transport.close()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(GRACE_S):
            await process.exited.wait()
            await process.closed.wait()
