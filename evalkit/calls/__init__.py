"""Calls to models: one wire, a store in front of it, and limits on both time and money.

Everything that asks a model, candidate or grader, asks through a `Chat`:
`open_chat` builds one from an `Endpoint`, a `CallStore`, `Limits` and a `Budget`. A
complete answer is committed to the store before anybody sees it, so a run that was
killed goes on where it stopped; a call that fails is a state of its `ChatAnswer`, not an
exception. Only `wire` imports the openai package, and only when the first call is made.
"""

from evalkit.calls.budget import Budget
from evalkit.calls.chat import COMPLETE, AnswerState, Chat, ChatAnswer, ChatRequest
from evalkit.calls.endpoint import Endpoint
from evalkit.calls.limits import Limits
from evalkit.calls.observed import Observed
from evalkit.calls.opening import open_chat
from evalkit.calls.prices import Price, default_prices, load_prices
from evalkit.calls.spend import Spend, Totals
from evalkit.calls.store import CallStore, StoreInfo

__all__ = [
    "COMPLETE",
    "AnswerState",
    "Budget",
    "CallStore",
    "Chat",
    "ChatAnswer",
    "ChatRequest",
    "Endpoint",
    "Limits",
    "Observed",
    "Price",
    "Spend",
    "StoreInfo",
    "Totals",
    "default_prices",
    "load_prices",
    "open_chat",
]
