"""Languages that a grader which knows only some cannot judge."""

from __future__ import annotations

from collections.abc import Sequence

from evalkit.checks.language import language_of
from evalkit.checks.text import exchange_of
from evalkit.types import Turn


def unread_language(turn: Turn, grader: str, known: Sequence[str]) -> str | None:
    """Why a grader must abstain from a reply.

    Args:
        turn: The reply with what came before it.
        grader: Its name, for the message.
        known: ISO 639-1 codes of what it reads.

    Returns:
        None where the reply is in a language it reads, or too short to tell.
    """
    language = language_of(exchange_of(turn).reply)
    if language is None or language in known:
        return None
    return f"the reply is in {language!r}; the {grader} grader reads {', '.join(known)}"
