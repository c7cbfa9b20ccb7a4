"""Where a model answers, and which environment variable holds the key for it."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from evalkit.errors import InputError

DEFAULT_BASE_URL = "https://api.openai.com/v1"
DEFAULT_KEY_ENV = "OPENAI_API_KEY"
NO_KEY = "none"
"""Sent where no key is needed: the openai package insists on one."""

_SECRET_NAME = re.compile(r"key|token|secret|sig|auth|pass|pwd|code|cred|cookie", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Endpoint:
    """An OpenAI-compatible endpoint. It holds the *name* of the key's variable, not the key."""

    base_url: str | None = None
    """None: `OPENAI_BASE_URL`, or else OpenAI. May hold ``user:password@`` and query
    parameters, so it is never shown as it is; see `shown_url`."""
    api_key_env: str = DEFAULT_KEY_ENV
    """Name of the environment variable that holds the key."""

    def __post_init__(self) -> None:
        """Refuse what is no address.

        Raises:
            InputError: It is none.
        """
        _ = self._parts

    def __repr__(self) -> str:
        """The address without its secrets."""
        return f"Endpoint({self.shown_url!r}, api_key_env={self.shown_key_env!r})"

    @property
    def url(self) -> str:
        """The address to send to, without credentials and query."""
        parts = self._parts
        return urlunsplit((parts.scheme, _host_and_port(parts), parts.path.rstrip("/"), "", ""))

    @property
    def shown_url(self) -> str:
        """The address as it may be shown and stored: no credentials, no secret parameter."""
        query = {name: value for name, value in self.query.items() if not _SECRET_NAME.search(name)}
        return f"{self.url}?{urlencode(query)}" if query else self.url

    @property
    def shown_key_env(self) -> str:
        """The key variable's name, unless somebody put the key itself in its place."""
        if re.fullmatch(r"[A-Z_][A-Z0-9_]{0,63}", self.api_key_env):
            return self.api_key_env
        return "named by api_key_env (capital letters, digits and _ expected)"

    @property
    def query(self) -> dict[str, str]:
        """Query parameters of the address, such as Azure's `api-version`."""
        return dict(parse_qsl(self._parts.query, keep_blank_values=True))

    @property
    def credentials(self) -> str | None:
        """The ``user:password`` of the address, or None."""
        userinfo, at, _ = self._parts.netloc.rpartition("@")
        return unquote(userinfo) if at else None

    @property
    def is_local(self) -> bool:
        """Whether the endpoint runs on this very machine, where no key is needed."""
        host = self._parts.hostname or ""
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost" or host.endswith(".localhost")

    def read_key(self) -> str:
        """The key from the environment, or `NO_KEY` where the endpoint needs none.

        Raises:
            InputError: The variable is not set, or holds what cannot be a key.
        """
        key = os.environ.get(self.api_key_env, "").strip()
        if not (key.isascii() and key.isprintable()):
            raise InputError(
                f"the environment variable {self.shown_key_env} holds characters that no key "
                "has, such as a line break or a typographic quote; set it anew"
            )
        if key or self.is_local or self.credentials:
            return key or NO_KEY
        raise InputError(
            f"no API key for {self.shown_url}: the environment variable "
            f"{self.shown_key_env} is not set; set it to the key of this endpoint"
        )

    def secrets(self) -> Iterator[str]:
        """Whatever of this endpoint must not be seen anywhere."""
        yield os.environ.get(self.api_key_env, "").strip()
        for name, value in ambient_headers().items():
            if _SECRET_NAME.search(name):
                yield value.split()[-1] if value else ""
        if self.credentials:
            yield self.credentials
            yield self.credentials.partition(":")[2]
        for name, value in self.query.items():
            if _SECRET_NAME.search(name):
                yield value

    @property
    def _parts(self) -> SplitResult:
        raw = self.base_url or os.environ.get("OPENAI_BASE_URL", "").strip() or DEFAULT_BASE_URL
        try:
            parts = urlsplit(raw)
            usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise InputError(
                f"base URL: found {_without_secrets(raw)!r}, expected an address such as "
                "http://localhost:8000/v1"
            )
        return parts


def ambient_headers() -> dict[str, str]:
    """Headers that the openai package takes from the environment: name to value."""
    lines = os.environ.get("OPENAI_CUSTOM_HEADERS", "").split("\n")
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _host_and_port(parts: SplitResult) -> str:
    return parts.netloc.rpartition("@")[2].lower()


def _without_secrets(raw: str) -> str:
    return raw.rpartition("@")[2].partition("?")[0]
