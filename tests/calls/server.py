"""A scripted OpenAI-compatible server on the loopback interface.

Each request takes the next step of the script; the last step repeats for ever. Threads, so
that a test's event loop and the server never wait for each other.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON_TYPE = "application/json"


@dataclass(frozen=True)
class Step:
    """What the server does with one request."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": JSON_TYPE})
    delay_s: float = 0.0
    drip_s: float | None = None
    """Seconds between two bytes of the body; None: all at once."""
    reset: bool = False
    """Reset the connection instead of answering."""
    cut_to: int | None = None
    """Promise the whole body, send so many bytes of it, and close."""


def answer(
    text: str | None = "I hear you.",
    *,
    finish: str | None = "stop",
    usage: tuple[int, int] | None = (10, 5),
    model: str = "served-model",
    **message: Any,
) -> Step:
    body: dict[str, Any] = {
        "model": model,
        "choices": [
            {"message": {"role": "assistant", "content": text, **message}, "finish_reason": finish}
        ],
    }
    if usage is not None:
        body["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1]}
    return Step(body=json.dumps(body).encode())


def error(status: int, message: str = "no", headers: Mapping[str, str] = {}, **more: Any) -> Step:
    body = json.dumps({"error": {"message": message, **more}}).encode()
    return Step(status, body, {"content-type": JSON_TYPE, **headers})


def raw(body: bytes, content_type: str = JSON_TYPE) -> Step:
    return Step(body=body, headers={"content-type": content_type})


@dataclass(frozen=True)
class Call:
    """One request as the server saw it."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]
    at: float


Script = Sequence[Step] | Callable[[Call], Step]


class ScriptedServer:
    """Serves a script until the end of the `with` block."""

    def __init__(self, script: Script | None = None) -> None:
        self.script = [answer()] if script is None else script
        self.calls: list[Call] = []
        self.peak = 0
        self._busy = 0
        self._lock = threading.Lock()
        self._server = _Server(self)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> ScriptedServer:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def begin(self, call: Call) -> Step:
        with self._lock:
            self.calls.append(call)
            self._busy += 1
            self.peak = max(self.peak, self._busy)
            if callable(self.script):
                return self.script(call)
            return self.script[min(len(self.calls), len(self.script)) - 1]

    def end(self) -> None:
        with self._lock:
            self._busy -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, owner: ScriptedServer) -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        call = Call(self.path, headers, json.loads(sent), time.monotonic())
        step = self.server.owner.begin(call)
        try:
            time.sleep(step.delay_s)
            self._reply(step)
        finally:
            self.server.owner.end()

    def _reply(self, step: Step) -> None:
        self.close_connection = step.reset or step.cut_to is not None
        if step.reset:
            # Closing with a linger time of zero sends RST rather than FIN.
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            return
        self.send_response(step.status)
        for name, value in step.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(step.body)))
        self.end_headers()
        body = step.body[: step.cut_to]
        if step.drip_s is None:
            self.wfile.write(body)
            return
        for byte in body:
            self.wfile.write(bytes([byte]))
            time.sleep(step.drip_s)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""
