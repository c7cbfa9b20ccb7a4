"""One endpoint over HTTP. The only module that imports `openai`.

The package configures: which variables count, how a key becomes a header, what a client says
of itself. The bytes go over aiohttp, which the package's own fast transport is made of, without
the layers between: those cost as much as the request itself (`bench/engine.py`). Retries are
ours, because several workers must share them, and so is reading the reply, because the
package takes HTML with status 200 for an answer and lets JSON and UTF-8 errors through.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from evalkit.calls.endpoint import DEFAULT_KEY_ENV, Endpoint, ambient_headers
from evalkit.calls.faults import Fault
from evalkit.calls.scrub import Scrubber
from evalkit.calls.text import shorten
from evalkit.files import dump_json

if TYPE_CHECKING:
    import ssl

    import aiohttp
    import openai

    _Post = Callable[..., AbstractAsyncContextManager[aiohttp.ClientResponse]]

OK = 200

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
        self._post: _Post | None = None
        self._session: aiohttp.ClientSession | None = None

    def open(self) -> None:
        """Import what is needed for sending; a second time this does nothing.

        It takes a second or so, which is why it is not part of `send`: a call's deadline
        is for the endpoint.
        """
        if self._post is not None:
            return
        import aiohttp

        client = self._configured()
        url = str(client.base_url.join("chat/completions"))
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=_tls_context(url)),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_headers_of(client),
            timeout=aiohttp.ClientTimeout(total=None, connect=CONNECT_S),
        )
        self._post = partial(
            self._session.post,
            url,
            params=self._endpoint.query,
            proxy=_proxy_for(url),
            # A redirect would carry key and conversation to a host nobody named.
            allow_redirects=False,
        )

    async def send(self, body: Mapping[str, Any]) -> Reply | Fault:
        """Post one chat completion, once; a fault when the connection failed."""
        import aiohttp

        self.open()
        assert self._post is not None  # opened
        try:
            async with self._post(data=dump_json(body).encode()) as response:
                content = await _read_bounded(response)
        except (aiohttp.ClientError, OSError, _ReplyTooLong) as error:
            return self._lost(error)
        content = self._scrubber.clean_bytes(content)
        if response.status == OK:
            return Reply(OK, content)
        headers = {name.lower(): self._scrubber.clean(v) for name, v in response.headers.items()}
        return Reply(response.status, content, headers)

    async def close(self) -> None:
        """Close the connections, if there are any."""
        if self._session is not None:
            await self._session.close()

    def _configured(self) -> openai.AsyncOpenAI:
        """A client as the package sets it up: its variables, its headers, its authentication."""
        import openai

        endpoint = self._endpoint
        client = openai.AsyncOpenAI(
            api_key=self._key, base_url=endpoint.url, default_headers=self._headers()
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


def _headers_of(client: openai.AsyncOpenAI) -> dict[str, str]:
    """What the package would send; a header it was told to omit is not a text."""
    headers = {**client.auth_headers, **client.default_headers}
    return {name: value for name, value in headers.items() if isinstance(value, str)}


def _tls_context(url: str) -> ssl.SSLContext | bool:
    """The package's own default, which heeds `SSL_CERT_FILE`; nothing is loaded without TLS."""
    if not url.startswith("https:"):
        return True
    import httpx2

    return httpx2.create_ssl_context()


def _proxy_for(url: str) -> str | None:
    """The proxy that the environment names for an address.

    aiohttp's own reading of the environment would open `.netrc` too, whose passwords are
    nobody's business here.
    """
    parts = urlsplit(url)
    if proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    return proxies.get(parts.scheme) or proxies.get("all")


async def _read_bounded(response: aiohttp.ClientResponse) -> bytes:
    """The body; reading fails once it is longer than any answer."""
    content = bytearray()
    async for chunk in response.content.iter_any():
        content += chunk
        if len(content) > MAX_REPLY_BYTES:
            raise _ReplyTooLong
    return bytes(content)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
