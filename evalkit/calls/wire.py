"""One endpoint over HTTP. The only module that imports `openai`.

The package is used the cheap way. Its `create()` walks the types of every parameter and
builds typed replies, which costs twice what the request itself does; `post()` with its aiohttp
transport keeps authentication, headers and proxies. Retries are ours, because
several workers must share them, and so is reading the reply, because the package takes
HTML with status 200 for an answer and lets JSON and UTF-8 errors through.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from evalkit.calls.endpoint import DEFAULT_KEY_ENV, Endpoint, ambient_headers
from evalkit.calls.faults import Fault
from evalkit.calls.scrub import Scrubber
from evalkit.calls.text import shorten

if TYPE_CHECKING:
    import ssl

    import httpx2
    import openai

CONNECT_S = 10.0
"""Longest wait for a connection; the rest of a call is bounded by its deadline."""
MAX_REPLY_BYTES = 32 * 1024 * 1024
"""An answer of a million tokens is about 5 MB; more is a server that never stops."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back over HTTP, whatever its status, without secrets."""

    status: int
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case; only read, and so only filled, where the status is not 2xx."""


class Wire:
    """Connections to one endpoint, made with the first request."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Read the key; nothing is imported or opened yet.

        Raises:
            InputError: The endpoint needs a key and its variable is not set.
        """
        self._endpoint = endpoint
        self._key = endpoint.read_key()
        self._scrubber = Scrubber(endpoint.secrets())
        self._client: openai.AsyncOpenAI | None = None

    def open(self) -> openai.AsyncOpenAI:
        """Import what is needed for sending; a second time this does nothing.

        It takes a second or so, which is why it is not part of `send`: a call's deadline
        is for the endpoint.
        """
        if self._client is None:
            self._client = self._new_client()
        return self._client

    async def send(self, body: Mapping[str, Any]) -> Reply | Fault:
        """Post one chat completion, once; a fault when the connection failed."""
        import aiohttp
        import openai

        client = self.open()
        try:
            content = await client.post("/chat/completions", body=body, cast_to=bytes)
        except openai.APIStatusError as error:
            return self._reply(error.response)
        except (openai.OpenAIError, aiohttp.ClientError, OSError, _ReplyTooLong) as error:
            return self._lost(error)
        return Reply(200, self._scrubber.clean_bytes(content))

    async def close(self) -> None:
        """Close the connections, if there are any."""
        if self._client is not None:
            await self._client.close()

    def _new_client(self) -> openai.AsyncOpenAI:
        import openai

        endpoint = self._endpoint
        if endpoint.query:
            # At level INFO it logs each request's address, with whatever the query holds.
            logging.getLogger("httpx2").setLevel(logging.WARNING)
        client = openai.AsyncOpenAI(
            api_key=self._key,
            base_url=endpoint.url,
            default_query=endpoint.query,
            default_headers=self._headers(),
            max_retries=0,
            timeout=openai.Timeout(None, connect=CONNECT_S),
            # A redirect would carry key and conversation to a host nobody named.
            http_client=openai.DefaultAioHttpClient(
                follow_redirects=False,
                verify=_tls_context(),
                event_hooks={"response": [_length_bound()]},
            ),
        )
        if endpoint.api_key_env != DEFAULT_KEY_ENV:
            client.organization = client.project = None
        return client

    def _headers(self) -> dict[str, Any]:
        """Headers of every request on top of the package's own.

        `OPENAI_CUSTOM_HEADERS` and its like go with `OPENAI_API_KEY`: an endpoint with a
        key variable of its own must not see them.
        """
        import openai

        headers: dict[str, Any] = {}
        if self._endpoint.api_key_env != DEFAULT_KEY_ENV:
            headers = dict.fromkeys(ambient_headers(), openai.Omit())
            headers["Authorization"] = f"Bearer {self._key}"
        if self._endpoint.credentials:
            basic = base64.b64encode(self._endpoint.credentials.encode()).decode()
            headers["Authorization"] = f"Basic {basic}"
        return headers

    def _reply(self, response: httpx2.Response) -> Reply:
        headers = {name.lower(): self._scrubber.clean(v) for name, v in response.headers.items()}
        return Reply(response.status_code, self._scrubber.clean_bytes(response.content), headers)

    def _lost(self, error: Exception) -> Fault:
        """The fault for a request without a reply, in the words of its first cause."""
        import aiohttp

        causes = list(_causes(error))
        never_sent = any(
            isinstance(cause, (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError))
            for cause in causes
        )
        words = shorten(self._scrubber.clean(str(causes[-1])))
        what = "no connection" if never_sent else "the connection broke"
        return Fault(
            "passing",
            f"{what} ({type(causes[-1]).__name__}{': ' if words else ''}{words})",
            charged=not never_sent,
            never_sent=never_sent,
        )


class _ReplyTooLong(Exception):
    def __init__(self) -> None:
        super().__init__(f"more than {MAX_REPLY_BYTES:,} bytes")


@cache
def _tls_context() -> ssl.SSLContext:
    """The package's own default; loading the certificates once for all endpoints is enough."""
    import httpx2

    return httpx2.create_ssl_context()


def _length_bound() -> Callable[[httpx2.Response], Awaitable[None]]:
    """A hook that makes reading a reply fail once it is longer than any answer."""
    import httpx2

    class Bounded(httpx2.AsyncByteStream):
        def __init__(self, stream: Any) -> None:
            self._stream = stream

        async def __aiter__(self) -> AsyncIterator[bytes]:
            n_bytes = 0
            async for chunk in self._stream:
                n_bytes += len(chunk)
                if n_bytes > MAX_REPLY_BYTES:
                    raise _ReplyTooLong
                yield chunk

        async def aclose(self) -> None:
            await self._stream.aclose()

    async def bound(response: httpx2.Response) -> None:
        response.stream = Bounded(response.stream)

    return bound


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
