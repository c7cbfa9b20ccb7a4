"""An OpenAI-compatible server on the loopback interface, with a set latency and faults.

    python bench/engine_server.py [--latency-ms MS] [--faults 429,500,MALFORMED,RESET]

Its first line of output is its base URL. A request with a `response_format` gets a grading
that fits any rubric's schema, any other a reply; the same request gets the same answer.
`GET /stats` counts since the last `GET /reset`. Standard library alone, in a
process of its own, so that none of its CPU is counted as a client's.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import socket
import struct
from collections import Counter
from hashlib import sha256
from typing import Any

REPLY = "That sounds really hard, and it makes sense. What weighs on you the most?"
QUOTED = "That sounds really hard"
FAULTS = ("429", "500", "malformed", "reset")


class Stats:
    """What the server saw since it was last reset."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.busy = 0
        self.peak = 0
        self.answered: Counter[bytes] = Counter()

    def as_json(self) -> dict[str, int]:
        """Requests in all, peak under way, answers, those given before, and each fault."""
        return {
            "requests": sum(self.counts.values()),
            "peak": self.peak,
            "answered": self.counts["answered"],
            "answered_again": sum(self.answered.values()) - len(self.answered),
            **{fault: self.counts[fault] for fault in FAULTS},
        }


class Server:
    """Answers after a latency, or fails by lot."""

    def __init__(self, latency_s: float, shares: tuple[float, ...]) -> None:
        self.latency_s = latency_s
        self.shares = shares
        self.reset()

    def reset(self) -> None:
        """Forget everything, the lot included: each client meets the same faults in order."""
        self.stats = Stats()
        self._lot = random.Random(20261123)

    def draw(self) -> str:
        """A kind of fault, or `answered`."""
        drawn = self._lot.random()
        for fault, share in zip(FAULTS, self.shares, strict=True):
            if drawn < share:
                return fault
            drawn -= share
        return "answered"


class Connection(asyncio.Protocol):
    """One client's connection, kept alive; one request at a time, as HTTP clients do."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._received = b""
        self._length: int | None = None
        self._is_post = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to answer."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Collect a request; serve it when it is whole."""
        self._received += data
        if self._length is None:
            head, end, rest = self._received.partition(b"\r\n\r\n")
            if not end:
                return
            self._begin(head)
            self._received = rest
        assert self._length is not None
        if len(self._received) >= self._length:
            body, self._received = self._received[: self._length], self._received[self._length :]
            self._length = None
            if self._is_post:
                self._post(body)

    def _begin(self, head: bytes) -> None:
        line, *fields = head.split(b"\r\n")
        self._length = 0
        for field in fields:
            name, _, value = field.partition(b":")
            if name.lower() == b"content-length":
                self._length = int(value)
        self._is_post = line.startswith(b"POST")
        if line.startswith(b"GET /reset"):
            self._server.reset()
        if not self._is_post:
            self._send(200, json.dumps(self._server.stats.as_json()).encode())

    def _post(self, body: bytes) -> None:
        stats = self._server.stats
        stats.busy += 1
        stats.peak = max(stats.peak, stats.busy)
        fault = self._server.draw()
        stats.counts[fault] += 1
        if self._server.latency_s:
            loop = asyncio.get_running_loop()
            loop.call_later(self._server.latency_s, self._answer, stats, fault, body)
        else:
            # In the next turn, so that requests which came together are under way together.
            asyncio.get_running_loop().call_soon(self._answer, stats, fault, body)

    def _answer(self, stats: Stats, fault: str, body: bytes) -> None:
        stats.busy -= 1
        if fault == "reset":
            self._reset()
        elif fault == "malformed":
            self._send(200, b"<html>busy</html>")
        elif fault != "answered":
            self._send(int(fault), b'{"error": {"message": "try again"}}')
        else:
            # What a client that died never read is no answer.
            if not self._transport.is_closing():
                stats.answered[sha256(body).digest()] += 1
            self._send(200, completion(body))

    def _reset(self) -> None:
        linger = struct.pack("ii", 1, 0)  # closing then sends RST rather than FIN
        known: socket.socket | None = self._transport.get_extra_info("socket")
        if known is not None:
            known.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._transport.abort()

    def _send(self, status: int, body: bytes) -> None:
        head = f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\n"
        self._transport.write(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)


def completion(body: bytes) -> bytes:
    """The same answer to the same request."""
    asked = json.loads(body)
    tag = sha256(body).hexdigest()[:8]
    text = f"{REPLY} [{tag}]"
    if "response_format" in asked:
        text = json.dumps(_grading(asked["response_format"], int(tag, 16)))
    message = {"role": "assistant", "content": text}
    usage = {"prompt_tokens": len(body) // 4, "completion_tokens": 40}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    answer = {"id": tag, "object": "chat.completion", "created": 0, "model": asked["model"]}
    return json.dumps({**answer, "choices": [choice], "usage": usage}).encode()


def _grading(wanted: dict[str, Any], number: int) -> dict[str, Any]:
    criteria = wanted["json_schema"]["schema"]["properties"]
    return {
        name: {"evidence": [QUOTED], "explanation": "it says so", "level": (number + i) % 3}
        for i, name in enumerate(criteria)
    }


async def serve(latency_s: float, shares: tuple[float, ...]) -> None:
    """Serve for ever."""
    server = Server(latency_s, shares)
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: Connection(server), "127.0.0.1", 0, backlog=1024)
    print(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/v1", flush=True)
    await listening.serve_forever()


def parse_shares(text: str) -> tuple[float, ...]:
    """Four shares, such as `0.10,0.05,0.02,0.01`.

    Raises:
        argparse.ArgumentTypeError: They are not four, or leave nothing to be answered.
    """
    try:
        shares = tuple(float(share) for share in text.split(","))
    except ValueError:
        shares = ()
    if len(shares) != len(FAULTS) or min(shares) < 0 or sum(shares) >= 1:
        names = ",".join(FAULTS)
        raise argparse.ArgumentTypeError(f"found {text!r}, expected four shares: {names}")
    return shares


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--latency-ms", type=float, default=0.0)
    parser.add_argument("--faults", type=parse_shares, default=(0.0,) * len(FAULTS))
    given = parser.parse_args()
    asyncio.run(serve(given.latency_ms / 1000, given.faults))


if __name__ == "__main__":
    main()
