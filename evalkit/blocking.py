"""The one place where asynchronous work is waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run_blocking(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a loop of its own, to its end, and return its result."""
    return asyncio.run(work)


def outside_loop(function: Callable[[], T], interrupt: Callable[[], None]) -> T:
    """Call a function that waits for asynchronous work, from anywhere.

    Inside a running event loop (a notebook) it is called in a thread, since a thread
    cannot enter a second loop: the whole of it, as what it opens (a database, say) may
    belong to the thread that opened it.

    Args:
        function: What to call.
        interrupt: Called in this thread when Ctrl-C meets it waiting; it makes the
            function come to its end, which is then still waited for.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return function()
    with ThreadPoolExecutor(max_workers=1) as pool:
        called = pool.submit(function)
        try:
            return called.result()
        except KeyboardInterrupt:
            interrupt()
            raise
