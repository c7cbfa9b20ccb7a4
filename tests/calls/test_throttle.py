from __future__ import annotations

import asyncio
from time import monotonic

import pytest

from evalkit.calls import Limits
from evalkit.calls.throttle import FIRST_CONNECTIONS, Throttle
from evalkit.errors import InputError


async def peak_of(throttle: Throttle, n: int) -> int:
    """Most slots held at a time when `n` want one."""
    busy = peak = 0

    async def hold() -> None:
        nonlocal busy, peak
        async with throttle.slot(0):
            busy += 1
            peak = max(peak, busy)
            await asyncio.sleep(0)
            busy -= 1

    await asyncio.gather(*(hold() for _ in range(n)))
    return peak


def peak_after(throttle: Throttle, n: int = 500) -> int:
    return asyncio.run(peak_of(throttle, n))


def test_never_more_than_the_most_connections() -> None:
    throttle = Throttle(Limits(max_connections=3))

    for _ in range(50):
        throttle.note_answer()

    assert peak_after(throttle) == 3


async def refuse(throttle: Throttle, n: int) -> None:
    for _ in range(n):
        async with throttle.slot(0):
            throttle.note_overload()


async def answer(throttle: Throttle, n: int) -> None:
    for _ in range(n):
        async with throttle.slot(0):
            throttle.note_answer()


def test_starts_below_the_most_and_grows_by_one_an_answer() -> None:
    throttle = Throttle(Limits(max_connections=1000))

    async def run() -> tuple[int, int]:
        at_first = await peak_of(throttle, 500)
        await answer(throttle, 10)
        return at_first, await peak_of(throttle, 500)

    assert asyncio.run(run()) == (FIRST_CONNECTIONS, FIRST_CONNECTIONS + 10)


def test_shrinks_by_one_a_refusal_and_never_to_none() -> None:
    throttle = Throttle(Limits(max_connections=8))

    async def run() -> tuple[int, int]:
        await refuse(throttle, 1)
        after_one = await peak_of(throttle, 100)
        await refuse(throttle, 100)
        return after_one, await peak_of(throttle, 100)

    assert asyncio.run(run()) == (7, 1)


def test_grows_back_slowly_after_a_refusal() -> None:
    throttle = Throttle(Limits(max_connections=8))

    async def run() -> int:
        await refuse(throttle, 8)
        await answer(throttle, 20)
        return await peak_of(throttle, 100)

    assert asyncio.run(run()) == 3


def test_shrinks_while_slots_are_held() -> None:
    throttle = Throttle(Limits(max_connections=4))

    async def run() -> int:
        async with throttle.slot(0), throttle.slot(0):
            throttle.note_overload()
            throttle.note_overload()
        return await peak_of(throttle, 100)

    assert asyncio.run(run()) == 2


def test_cancelled_waiter_leaves_its_place() -> None:
    throttle = Throttle(Limits(max_connections=1))

    async def run() -> int:
        async with throttle.slot(0):
            waiting = asyncio.create_task(peak_of(throttle, 1))
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        return await asyncio.wait_for(peak_of(throttle, 3), 5)

    assert asyncio.run(run()) == 1


def test_pause_holds_everybody_back() -> None:
    throttle = Throttle(Limits())
    throttle.pause(0.2)
    throttle.pause(0.1)  # the longest one counts
    began = monotonic()

    peak_after(throttle, 5)

    assert monotonic() - began >= 0.2


def test_requests_a_minute_are_spaced_out() -> None:
    throttle = Throttle(Limits(rpm=1200))
    began = monotonic()

    peak_after(throttle, 6)

    assert monotonic() - began >= 5 * 60 / 1200


def test_tokens_a_minute_are_spaced_out_and_corrected() -> None:
    throttle = Throttle(Limits(tpm=60_000))

    async def run() -> float:
        async with throttle.slot(1_000_000):  # announced: 1,000 s worth of tokens
            throttle.correct_tokens(1_000_000 - 200)  # took 0.2 s worth
        began = monotonic()
        async with throttle.slot(1):
            return monotonic() - began

    waited = asyncio.run(asyncio.wait_for(run(), 5))

    assert 0.1 < waited < 2


@pytest.mark.parametrize("field", ["max_connections", "rpm", "tpm", "deadline_s", "max_attempts"])
def test_bound_under_which_nothing_could_be_asked_is_refused(field: str) -> None:
    with pytest.raises(InputError, match=field):
        Limits(**{field: 0})
