"""Puts the pieces of a chat together."""

from __future__ import annotations

from evalkit.calls.budget import Budget
from evalkit.calls.chat import Chat
from evalkit.calls.endpoint import Endpoint
from evalkit.calls.limits import Limits
from evalkit.calls.live import LiveChat
from evalkit.calls.spend import Spend
from evalkit.calls.store import CallStore
from evalkit.calls.stored import StoredChat
from evalkit.errors import InputError


def open_chat(
    endpoint: Endpoint,
    *,
    store: CallStore | None = None,
    replay: bool = False,
    use_cache: bool = True,
    retry_unusable: bool = False,
    limits: Limits | None = None,
    budget: Budget | None = None,
    spend: Spend | None = None,
) -> Chat:
    """A chat with an endpoint, through the call store.

    Args:
        endpoint: Whom to ask.
        store: Where answers are kept; it stays open when the chat is closed. None: nowhere.
        replay: Answer from the store alone: no network, and no key needed.
        use_cache: Read what earlier runs stored; every answer is stored in any case.
        retry_unusable: Ask again for what earlier runs could not use.
        limits: Bounds on the calls; None: the default ones.
        budget: The caps of the whole run, one for all its chats; None: no cap.
        spend: The running totals of the whole run, one for all its chats; None: not counted.

    Returns:
        The chat. Nothing is sent, and the openai package not imported, before its first call.

    Raises:
        InputError: The key is missing, or the options contradict each other.
    """
    budget = budget or Budget()
    spend = spend or Spend()
    if replay:
        if store is None or not use_cache or retry_unusable:
            raise InputError(
                "replay answers from the call store alone: it needs a store, and goes neither "
                "with --no-cache nor with --retry-ungraded"
            )
        return StoredChat(store, endpoint, None, budget, spend)
    live = LiveChat(endpoint, limits or Limits(), budget, spend)
    if store is None:
        return live
    return StoredChat(
        store, endpoint, live, budget, spend, use_cache=use_cache, retry_unusable=retry_unusable
    )
