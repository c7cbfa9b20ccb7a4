"""How much, how fast and how long an endpoint may be asked."""

from __future__ import annotations

from dataclasses import dataclass

from evalkit.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the calls to one endpoint."""

    max_connections: int = 32
    """Most requests under way at a time; fewer while the endpoint pushes back."""
    rpm: int | None = None
    """Most requests a minute, evenly spaced; None: as fast as it goes."""
    tpm: int | None = None
    """Most tokens a minute, input and output; None: as many as it goes."""
    deadline_s: float = 120.0
    """Longest time from a call's first sending to its answer, retries and their pauses
    included. Waiting in line for the first sending does not count."""
    run_until: float | None = None
    """`time.monotonic()` at which the whole run must be over; None: no such moment."""
    max_attempts: int = 8
    """How often one request is sent before its fault is final."""
    first_pause_s: float = 0.5
    """Before the second attempt; each further pause is twice as long, to at most 16 times."""
    max_retry_after_s: float = 60.0
    """An endpoint that asks for a longer wait is given up, as it is no use waiting for."""

    def __post_init__(self) -> None:
        """Refuse bounds under which nothing could ever be asked.

        Raises:
            InputError: A bound that must be positive is not.
        """
        for name in ("max_connections", "rpm", "tpm", "deadline_s", "max_attempts"):
            value = getattr(self, name)
            if value is not None and value <= 0:
                raise InputError(f"{name}: found {value}, expected more than 0")
