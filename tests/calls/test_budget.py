from __future__ import annotations

import asyncio
import random

import pytest
from asking import question

from evalkit.calls import Budget, Price
from evalkit.calls.budget import DEFAULT_OUTPUT_TOKENS
from evalkit.errors import InputError
from evalkit.types import Usage

PRICES = {"m": Price(input_usd=2.0, output_usd=10.0)}


def reserve(budget: Budget, worst: Usage, model: str = "m") -> str | None:
    return asyncio.run(asyncio.wait_for(budget.reserve(model, worst), 5))


def test_without_cap_everything_goes() -> None:
    budget = Budget()

    assert not budget.has_cap
    assert reserve(budget, Usage(10**9, 10**9)) is None
    assert budget.bounded(question()).max_output_tokens is None


def test_cap_gives_every_request_a_longest_output() -> None:
    budget = Budget(max_tokens=10_000)

    assert budget.bounded(question()).max_output_tokens == DEFAULT_OUTPUT_TOKENS
    assert budget.bounded(question(max_output_tokens=7)).max_output_tokens == 7


def test_what_cannot_fit_is_denied_with_the_figures() -> None:
    denied = reserve(Budget(max_tokens=1_000), Usage(600, 600))

    assert denied == "0 of at most 1,000 tokens are used, and this call may take 1,200"


def test_used_tokens_count_and_unused_ones_come_back() -> None:
    budget = Budget(max_tokens=1_000)
    worst = Usage(300, 300)

    assert reserve(budget, worst) is None
    budget.settle("m", worst, Usage(100, 100))

    assert reserve(budget, Usage(400, 400)) is None
    budget.settle("m", Usage(400, 400), Usage(400, 400))
    assert reserve(budget, Usage(0, 1)) is not None


def test_request_of_unknown_use_counts_at_its_worst() -> None:
    budget = Budget(max_tokens=1_000)

    assert reserve(budget, Usage(300, 300)) is None
    budget.settle("m", Usage(300, 300), None)

    assert reserve(budget, Usage(200, 201)) is not None
    assert reserve(budget, Usage(200, 200)) is None


def test_cost_cap_counts_money() -> None:
    # A million input tokens cost 2 dollars and a million output tokens 10.
    budget = Budget(max_cost_usd=0.001, prices=PRICES)

    assert reserve(budget, Usage(250, 50)) is None  # 0.0005 + 0.0005
    budget.settle("m", Usage(250, 50), Usage(250, 50))

    assert "0.0010 of at most 0.00 USD" in (reserve(budget, Usage(1, 0)) or "")


def test_free_model_never_exhausts_a_cost_cap() -> None:
    budget = Budget(max_cost_usd=0.0, prices={"m": Price(0, 0)})

    assert reserve(budget, Usage(10**9, 10**9)) is None


def test_unpriced_model_under_a_cost_cap_is_refused() -> None:
    budget = Budget(max_cost_usd=1.0, prices=PRICES)

    with pytest.raises(InputError, match="no price is known for model 'other'"):
        budget.refuse_unpriced("other")
    with pytest.raises(InputError, match="--prices"):
        reserve(budget, Usage(), "other")


def test_dated_id_has_the_price_of_its_model() -> None:
    Budget(max_cost_usd=1.0, prices=PRICES).refuse_unpriced("m-2026-04-23")


def test_token_cap_needs_no_price() -> None:
    assert reserve(Budget(max_tokens=10), Usage(5, 5), "other") is None


def test_waits_for_others_to_settle_rather_than_give_up() -> None:
    budget = Budget(max_tokens=100)
    worst = Usage(50, 50)

    async def run() -> str | None:
        assert await budget.reserve("m", worst) is None
        waiting = asyncio.create_task(budget.reserve("m", worst))
        await asyncio.sleep(0.01)
        assert not waiting.done()
        budget.settle("m", worst, Usage())
        return await asyncio.wait_for(waiting, 5)

    assert asyncio.run(run()) is None


@pytest.mark.parametrize("seed", range(20))
def test_many_workers_never_overshoot_and_never_hang(seed: int) -> None:
    chance = random.Random(seed)
    budget = Budget(max_tokens=5_000, max_cost_usd=0.02, prices=PRICES)
    used: list[Usage] = []

    async def work() -> None:
        for _ in range(5):
            worst = Usage(chance.randrange(300), chance.randrange(300))
            if await budget.reserve("m", worst) is not None:
                continue
            actual = Usage(
                chance.randint(0, worst.input_tokens), chance.randint(0, worst.output_tokens)
            )
            used.append(actual)
            await asyncio.sleep(chance.random() / 1000)
            budget.settle("m", worst, actual)

    async def run() -> None:
        await asyncio.wait_for(asyncio.gather(*(work() for _ in range(50))), 20)

    asyncio.run(run())

    total = sum(used, Usage())
    assert total.input_tokens + total.output_tokens <= 5_000
    assert total.input_tokens * 2 + total.output_tokens * 10 <= 0.02 * 1e6
    assert len(used) > 5
