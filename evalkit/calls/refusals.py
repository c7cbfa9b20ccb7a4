"""When an endpoint is given up for good, and what the user can do about it."""

from __future__ import annotations

from evalkit.calls.endpoint import Endpoint
from evalkit.calls.faults import NO_QUOTA, Fault
from evalkit.errors import EndpointRefused

_KEPT = "what was paid for is kept, so the same command goes on where it stopped"


def endpoint_refused(fault: Fault, endpoint: Endpoint, model: str) -> EndpointRefused:
    """The error for a fault that every further call would meet too."""
    found = f"{endpoint.shown_url}: {fault.detail}"
    return EndpointRefused(f"{found}. {_fix(fault, endpoint, model)}")


def _fix(fault: Fault, endpoint: Endpoint, model: str) -> str:
    if fault.status == 402 or fault.code in NO_QUOTA:
        return f"The account's quota is used up: add credit or raise its limit; {_KEPT}"
    if fault.kind != "error" and fault.retry_after_s is not None:
        return f"It asks to be left alone for {fault.retry_after_s:,.0f} s: run again then; {_KEPT}"
    if fault.never_sent:
        return "It was never reached: check the base URL and that the server runs"
    if fault.code == "context_length_exceeded":
        return f"Shorten the conversation, or use a model with more context than {model!r}"
    return _fix_of_status(fault.status or 0, endpoint, model)


def _fix_of_status(status: int, endpoint: Endpoint, model: str) -> str:
    if status == 401:
        return f"Check the key in {endpoint.shown_key_env}"
    if status == 403:
        return f"The key in {endpoint.shown_key_env} may not use model {model!r} here"
    if status == 404:
        return f"Check the base URL (it usually ends in /v1) and the model id {model!r}"
    if 300 <= status < 400:
        return (
            "Redirects are not followed, since the key was not given for that host: name the "
            "final address as base URL"
        )
    return f"Check the parameters and whether model {model!r} takes such requests"
