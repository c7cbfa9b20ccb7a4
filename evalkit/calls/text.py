"""Text from servers, made fit to be stored and shown."""

from __future__ import annotations

MAX_SHOWN = 300
"""Characters of a server's own words that are kept in a message."""


def escape_surrogates(text: str) -> str:
    r"""The text, with every half of a surrogate pair written out as ``\udXXX``.

    Models emit such halves when an emoji is cut; they fit neither UTF-8 nor SQLite,
    and one of them must not end a run.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="backslashreplace").decode()
    return text


def shorten(text: str, limit: int = MAX_SHOWN) -> str:
    """One printable line of at most `limit` characters, for messages and details.

    Control characters go, since a terminal would obey them.
    """
    visible = "".join(char if char.isprintable() else " " for char in text[: 4 * limit])
    line = " ".join(visible.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."
