from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from asking import ask_all, question, questions
from fakes import FakeChat

from evalkit.calls import Budget, CallStore, Chat, ChatAnswer, ChatRequest, Endpoint, Spend
from evalkit.calls.entries import call_key
from evalkit.calls.stored import StoredChat
from evalkit.errors import OutputError, ReplayMiss
from evalkit.types import Message

ENDPOINT = Endpoint("http://localhost:8000/v1")


def chat_of(store: CallStore, live: Chat | None, **options: Any) -> StoredChat:
    options.setdefault("budget", Budget())
    options.setdefault("spend", Spend())
    return StoredChat(store, ENDPOINT, live, **options)


def texts(answers: list[ChatAnswer]) -> list[str]:
    return [answer.text for answer in answers]


class LaterRun:
    """What a run of its own, after this one, finds in the store."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def ask(
        self, requests: list[ChatRequest], live: Chat | None = None, **options: Any
    ) -> list[ChatAnswer]:
        with CallStore(self.path, read_only=live is None) as store:
            return ask_all(chat_of(store, live, **options), requests)


@pytest.fixture
def runs(tmp_path: Path) -> LaterRun:
    return LaterRun(tmp_path / "calls.sqlite")


def test_second_run_asks_nothing_and_says_so(runs: LaterRun) -> None:
    first = runs.ask(questions(3), FakeChat(["a", "b", "c"]))
    live, spend = FakeChat(), Spend()

    second = runs.ask(questions(3), live, spend=spend)

    assert texts(second) == texts(first) == ["a", "b", "c"]
    assert [answer.cached for answer in first] == [False] * 3
    assert [answer.cached for answer in second] == [True] * 3
    assert live.requests == []
    assert spend.total.cached == 3


def test_answer_is_committed_before_it_is_returned(runs: LaterRun) -> None:
    async def run() -> None:
        with CallStore(runs.path) as store:
            await chat_of(store, FakeChat(["a"])).complete(question())
            with CallStore(runs.path, read_only=True) as other:
                assert other.info().entries == 1

    asyncio.run(run())


def test_fault_is_not_kept(runs: LaterRun) -> None:
    faults = [ChatAnswer("provider_error"), ChatAnswer("timeout"), ChatAnswer("budget_stopped")]
    runs.ask(questions(3), FakeChat(faults))

    assert texts(runs.ask(questions(3), FakeChat(["a", "b", "c"]))) == ["a", "b", "c"]


def test_answer_that_cannot_be_kept_is_not_returned(store: CallStore) -> None:
    store._run("PRAGMA query_only = 1")

    with pytest.raises(OutputError):
        ask_all(chat_of(store, FakeChat(["a"])), [question()])


@pytest.mark.parametrize(
    "other",
    [
        question("I feel lower."),
        question(model="n"),
        question(params={"temperature": 1}),
        question(schema={"type": "object"}),
        question(schema_name="grade"),
        question(max_output_tokens=5),
        question(repeat=1),
        question(attempt=1),
        ChatRequest((Message("assistant", "I feel low."),), "m"),
        ChatRequest((Message("user", "I feel"), Message("user", " low.")), "m"),
    ],
)
def test_everything_that_is_sent_is_part_of_the_key(other: ChatRequest) -> None:
    assert call_key("u", other) != call_key("u", question())
    assert call_key("u", other) == call_key("u", other)


def test_endpoint_is_part_of_the_key_and_order_of_parameters_is_not() -> None:
    one = question(params={"a": 1, "b": 2})
    other = question(params={"b": 2, "a": 1})

    assert call_key("u", one) == call_key("u", other)
    assert call_key("u", one) != call_key("v", one)


def test_order_in_the_schema_is_part_of_the_key() -> None:
    one = question(schema={"properties": {"reason": {}, "grade": {}}})
    other = question(schema={"properties": {"grade": {}, "reason": {}}})

    assert call_key("u", one) != call_key("u", other)


def test_key_stays_what_it_was() -> None:
    # Another key means that everybody's stored answers are paid for again.
    assert call_key("https://api.openai.com/v1", question()) == (
        "769b5c7b75436f84030f4b9e22cbe240adc764b0908394a8467742a5be579dbc"
    )


def test_unusable_answers_are_read_back_unless_asked_to_retry(runs: LaterRun) -> None:
    runs.ask(questions(2), FakeChat([ChatAnswer("refused", "no"), "good"]))

    again = runs.ask(questions(2), FakeChat())
    retried = runs.ask(questions(2), FakeChat(["better"]), retry_unusable=True)
    after = runs.ask(questions(2), FakeChat(), retry_unusable=True)

    assert [answer.state for answer in again] == ["refused", "answered"]
    assert texts(retried) == texts(after) == ["better", "good"]


def test_answer_marked_by_whoever_could_not_use_it_is_retried(runs: LaterRun) -> None:
    with CallStore(runs.path) as store:
        chat = chat_of(store, FakeChat(["not JSON"]))
        ask_all(chat, [question()])
        chat.mark_unusable(question())

    assert texts(runs.ask([question()], FakeChat())) == ["not JSON"]
    assert texts(runs.ask([question()], FakeChat(["{}"]), retry_unusable=True)) == ["{}"]


def test_failed_retry_leaves_the_stored_answer(runs: LaterRun) -> None:
    runs.ask([question()], FakeChat([ChatAnswer("truncated", "I he")]))

    failed = runs.ask([question()], FakeChat([ChatAnswer("timeout")]), retry_unusable=True)

    assert failed[0].state == "timeout"
    assert texts(runs.ask([question()], FakeChat())) == ["I he"]


def test_no_cache_asks_anew_and_keeps_the_new_answer(runs: LaterRun) -> None:
    runs.ask([question()], FakeChat(["old"]))

    assert texts(runs.ask([question()], FakeChat(["new"]), use_cache=False)) == ["new"]
    assert texts(runs.ask([question()], FakeChat())) == ["new"]


@pytest.mark.parametrize("options", [{}, {"use_cache": False}, {"retry_unusable": True}])
def test_equal_requests_of_one_run_are_asked_once(runs: LaterRun, options: Any) -> None:
    runs.ask([question()], FakeChat([ChatAnswer("refused", "old")]))
    live = FakeChat([ChatAnswer("refused", "new")])

    answers = runs.ask([question()] * 5, live, **options)

    assert len(live.requests) == (1 if options else 0)
    assert len(set(texts(answers))) == 1


def test_after_a_fault_the_next_equal_request_is_asked(runs: LaterRun) -> None:
    live = FakeChat([ChatAnswer("timeout"), "a"])

    answers = runs.ask([question()] * 3, live)

    assert [answer.state for answer in answers] == ["timeout", "answered", "answered"]
    assert len(live.requests) == 2


def test_cap_is_part_of_what_is_sent_and_so_of_the_key(runs: LaterRun) -> None:
    live = FakeChat(["uncapped", "capped"])
    runs.ask([question()], live)
    runs.ask([question()], live, budget=Budget(max_tokens=10**6))

    assert len(live.requests) == 2
    assert live.requests[1].max_output_tokens is not None


def test_replay_answers_from_the_store_alone(runs: LaterRun) -> None:
    runs.ask([question()], FakeChat([ChatAnswer("refused", "no")]))

    answers = runs.ask([question()])

    assert [(answer.state, answer.cached) for answer in answers] == [("refused", True)]


def test_replay_miss_names_model_and_what_to_do(runs: LaterRun) -> None:
    runs.ask([question()], FakeChat(["a"]))

    with pytest.raises(ReplayMiss) as caught:
        runs.ask([question("Something else.")])

    assert "'m'" in str(caught.value)
    assert "without --replay" in str(caught.value)
    assert "Something else" not in str(caught.value)


def test_cancelled_call_leaves_nothing(runs: LaterRun) -> None:
    class NeverAnswers(FakeChat):
        async def complete(self, request: ChatRequest) -> ChatAnswer:
            await asyncio.Event().wait()
            raise AssertionError

    async def run() -> None:
        with CallStore(runs.path) as store:
            task = asyncio.create_task(chat_of(store, NeverAnswers()).complete(question()))
            await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert store.info().entries == 0

    asyncio.run(run())

    assert texts(runs.ask([question()], FakeChat(["a"]))) == ["a"]


def test_closing_the_chat_closes_the_connections_and_not_the_store(store: CallStore) -> None:
    live = FakeChat()

    ask_all(chat_of(store, live), [])

    assert live.is_closed
    assert store.info().entries == 0
