"""Keeps secrets out of everything a server or a library hands back."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from urllib.parse import quote

MIN_SECRET = 8
"""Shorter ones are placeholders such as `none` or `EMPTY`, and ordinary words:
taking those out would change what models said."""
MIN_MASKED = 16
"""From this length on a secret is known by its first `HEAD` characters too:
servers echo keys with the middle starred out."""
HEAD = 8
PLACEHOLDER = b"[secret]"

_REST = rb"[^\s\"'\\<>(){}\[\],;&]*"


class Scrubber:
    """Replaces the given secrets, plain or encoded, by ``[secret]``."""

    def __init__(self, secrets: Iterable[str]) -> None:
        """Prepare for the secrets; those too short to be one are left alone."""
        forms = {form for secret in secrets for form in _forms(secret)}
        heads = {form[:HEAD] for form in forms if len(form) >= MIN_MASKED}
        self._needles = tuple(heads | {form for form in forms if len(form) < MIN_MASKED})
        # Whole forms first, longest first: what is left of one is a secret still.
        wholes = [re.escape(form) for form in sorted(forms, key=len, reverse=True)]
        self._pattern = re.compile(b"|".join([*wholes, *(re.escape(h) + _REST for h in heads)]))

    def clean_bytes(self, content: bytes) -> bytes:
        """The content without secrets; the very same object where there is none."""
        # Nearly every answer is clean, and a plain search is far cheaper than the pattern.
        if any(needle in content for needle in self._needles):
            return self._pattern.sub(PLACEHOLDER, content)
        return content

    def clean(self, text: str) -> str:
        """The text without secrets."""
        return self.clean_bytes(text.encode(errors="backslashreplace")).decode()


def _forms(secret: str) -> Iterable[bytes]:
    """The ways a secret shows up in a body, a URL, a header or a repr."""
    if len(secret) < MIN_SECRET:
        return
    yield secret.encode()
    yield quote(secret, safe="").encode()
    yield secret.replace("/", "\\/").encode()
    # The last group of four depends on what follows the secret, so it is left out.
    yield base64.b64encode(secret.encode())[: len(secret) // 3 * 4]
