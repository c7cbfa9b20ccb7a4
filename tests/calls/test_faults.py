from __future__ import annotations

import json
from email.utils import formatdate
from time import time
from typing import Any

import pytest

from evalkit.calls.chat import ChatAnswer
from evalkit.calls.faults import Fault, read_fault, retry_after


def fault(status: int, **error: Any) -> Fault:
    found = read_fault(status, {}, json.dumps({"error": error}).encode())
    assert isinstance(found, Fault)
    return found


@pytest.mark.parametrize("status", [408, 409, 500, 502, 504, 520])
def test_fault_that_may_pass_is_passing(status: int) -> None:
    assert fault(status).kind == "passing"


@pytest.mark.parametrize("status", [429, 503, 529])
def test_endpoint_with_too_much_to_do_is_overloaded(status: int) -> None:
    assert fault(status).kind == "overload"


@pytest.mark.parametrize("status", [307, 400, 401, 402, 403, 404, 413, 422])
def test_fault_that_stays_is_an_error(status: int) -> None:
    assert fault(status).kind == "error"


@pytest.mark.parametrize("field", ["code", "type"])
def test_429_without_quota_is_an_error_though_429_is_not(field: str) -> None:
    assert fault(429, **{field: "insufficient_quota"}).kind == "error"


@pytest.mark.parametrize(
    "error",
    [
        {"code": "content_filter", "message": "blocked"},
        {"code": "x", "innererror": {"code": "ResponsibleAIPolicyViolation"}},
    ],
)
def test_400_of_a_content_filter_is_a_refusal(error: dict[str, Any]) -> None:
    answer = read_fault(400, {}, json.dumps({"error": error}).encode())

    assert isinstance(answer, ChatAnswer)
    assert answer.state == "refused"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b'{"error": {"message": "too hot"}}', "HTTP 400: too hot"),
        (b'{"error": "too hot"}', "HTTP 400: too hot"),
        (b'{"message": "too hot"}', "HTTP 400: too hot"),
        (b'[{"error": {"message": "too hot"}}]', "HTTP 400: too hot"),
        (b"<html><b>too</b> hot</html>", "HTTP 400: too hot"),
        (b'{"detail": [{"msg": "extra"}]}', 'HTTP 400: [{"msg": "extra"}]'),
        (b"\x1b[31mtoo\x07 hot", "HTTP 400: [31mtoo hot"),
        (b"", "HTTP 400"),
        (b"x" * 1_000, "HTTP 400: " + "x" * 297 + "..."),
    ],
)
def test_detail_says_in_one_printable_line_what_the_server_said(content: bytes, shown: str) -> None:
    found = read_fault(400, {}, content)

    assert found.detail == shown


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "1"}, 1.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": "3600"}, 3600.0),
        ({"retry-after": "0"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_and_nonsense_ignored(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after(headers) == seconds


def test_retry_after_date_counts_from_the_servers_own_clock() -> None:
    headers = {
        "date": "Wed, 21 Oct 2015 07:28:00 GMT",
        "retry-after": "Wed, 21 Oct 2015 07:28:07 GMT",
    }

    assert retry_after(headers) == 7.0


def test_retry_after_date_without_server_clock_counts_from_ours() -> None:
    seconds = retry_after({"retry-after": formatdate(time() + 30, usegmt=True)})

    assert seconds is not None
    assert 25 < seconds <= 30


def test_retry_after_date_in_the_past_is_ignored() -> None:
    assert retry_after({"retry-after": "Wed, 21 Oct 2015 07:28:07 GMT"}) is None


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://other.example/v1?key=hidden", "other.example"),
        ("/v2", "nowhere"),
        ("http://[x]/", "nowhere"),
        ("", "nowhere"),
    ],
)
def test_redirect_names_the_host_and_no_more(location: str, host: str) -> None:
    found = read_fault(307, {"location": location}, b"")

    assert found.detail == f"HTTP 307: redirected to {host}"
