import asyncio
import functools
import threading

import pytest
from values import case

from evalkit.candidates import FunctionCandidate


def reply_to(asked):
    return f"You said: {asked.messages[-1].content}"


async def reply_later(asked):
    await asyncio.sleep(0)
    return reply_to(asked)


class Assistant:
    def __call__(self, asked):
        return reply_to(asked)


class AsyncAssistant:
    async def __call__(self, asked):
        return await reply_later(asked)


def respond(function, repeat=0):
    return asyncio.run(FunctionCandidate("ivy", function).respond(case(), repeat))


@pytest.mark.parametrize(
    "function",
    [
        pytest.param(reply_to, id="plain"),
        pytest.param(reply_later, id="async"),
        pytest.param(lambda asked: reply_to(asked), id="lambda"),
        pytest.param(lambda asked: reply_later(asked), id="lambda around async"),
        pytest.param(functools.partial(reply_to), id="partial"),
        pytest.param(functools.partial(reply_later), id="partial of async"),
        pytest.param(Assistant(), id="object"),
        pytest.param(AsyncAssistant(), id="async object"),
    ],
)
def test_any_kind_of_callable_answers(function):
    response = respond(function, repeat=1)

    assert (response.state, response.reply) == ("answered", "You said: I feel low.")
    assert (response.case_id, response.candidate, response.repeat) == ("c1", "ivy", 1)


def test_plain_function_does_not_hold_up_the_loop():
    names = []
    respond(lambda asked: names.append(threading.current_thread().name) or "Oh.")

    assert names != [threading.main_thread().name]


@pytest.mark.parametrize("function", [lambda asked: 1 / 0, None, "no function"])
def test_function_that_raises_or_is_none_is_a_state(function):
    response = respond(function)

    assert (response.state, response.messages) == ("provider_error", ())


def test_exception_is_named_in_one_short_line():
    def fail(asked):
        raise RuntimeError("no \x1b[31mmodel\n" + "x" * 1000)

    detail = respond(fail).detail

    assert detail.startswith("RuntimeError: no [31mmodel xxx")
    assert len(detail) <= 300


def test_async_function_that_raises_is_a_state():
    async def fail(asked):
        raise ValueError("no")

    assert respond(fail).detail == "ValueError: no"


def test_exhausted_iterator_does_not_hang_the_run():
    replies = iter(())

    response = respond(lambda asked: next(replies))

    assert response.state == "provider_error"
    assert "no reply left" in response.detail


@pytest.mark.parametrize("returned", [None, 3, b"Oh.", ["Oh."]])
def test_anything_but_text_is_a_state(returned):
    response = respond(lambda asked: returned)

    assert response.state == "provider_error"
    assert response.detail == f"returned {type(returned).__name__}, expected str"


@pytest.mark.parametrize("returned", ["", " \n"])
def test_blank_text_is_an_empty_response(returned):
    assert respond(lambda asked: returned).state == "empty"


def test_half_an_emoji_is_kept_as_an_escape():
    assert respond(lambda asked: "Oh \ud83d").reply == r"Oh \ud83d"


def test_cancellation_passes_through():
    async def wait(asked):
        await asyncio.sleep(60)

    async def cancel():
        task = asyncio.create_task(FunctionCandidate("ivy", wait).respond(case(), 0))
        await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancel())


@pytest.mark.parametrize(
    ("function", "name"),
    [(reply_to, "reply_to"), (Assistant(), "Assistant"), (functools.partial(reply_to), "partial")],
)
def test_identity_names_the_function(function, name):
    identity = FunctionCandidate("ivy", function).identity()

    assert identity["function"].endswith(name)
