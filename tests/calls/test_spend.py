from __future__ import annotations

import json
from pathlib import Path

import pytest

from evalkit.calls import Price, Spend, Totals, default_prices, load_prices
from evalkit.errors import InputError
from evalkit.types import Usage


def test_totals_are_kept_by_model_and_summed() -> None:
    spend = Spend({"a": Price(2, 10), "b": Price(1, 1)})

    spend.count_sent("a", Usage(1_000, 100), is_retry=False)
    spend.count_sent("a", Usage(), is_retry=True)
    spend.count_sent("b", None, is_retry=False)
    spend.count_cached("b")

    assert spend.by_model == {
        "a": Totals(2, 1, 0, 0, 1_000, 100, pytest.approx(0.003)),
        "b": Totals(1, 0, 1, 1, 0, 0, 0.0),
    }
    assert spend.total == Totals(3, 1, 1, 1, 1_000, 100, pytest.approx(0.003))


def test_cost_is_unknown_as_soon_as_one_model_that_was_called_has_no_price() -> None:
    spend = Spend({"a": Price(2, 10)})
    spend.count_sent("a", Usage(1, 1), is_retry=False)
    spend.count_sent("b", Usage(1, 1), is_retry=False)

    assert spend.by_model["a"].cost_usd == pytest.approx(12e-6)
    assert spend.by_model["b"].cost_usd is None
    assert spend.total.cost_usd is None


def test_stored_answers_of_an_unpriced_model_cost_nothing() -> None:
    spend = Spend()
    spend.count_cached("a")

    assert spend.total == Totals(cached=1, cost_usd=0.0)


def test_json_has_the_totals_and_each_model() -> None:
    spend = Spend()
    spend.count_sent("a", Usage(3, 4), is_retry=False)

    shown = json.loads(json.dumps(spend.as_json()))

    assert shown["input_tokens"] == 3
    assert shown["by_model"]["a"]["output_tokens"] == 4


def test_shipped_prices_are_sensible() -> None:
    prices = default_prices()

    assert len(prices) > 20
    for model, price in prices.items():
        assert 0 < price.input_usd <= price.output_usd < 200, model


def test_price_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "prices.json"
    path.write_text('{"usd_per_million_tokens": {"m": {"input": 2.5, "output": 10}}}')

    assert load_prices(path) == {"m": Price(2.5, 10)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "expected an object of model prices"),
        ("{}", "expected an object of model prices"),
        ('{"usd_per_million_tokens": {"m": {"input": -1, "output": 2}}}', "'m'"),
        ('{"usd_per_million_tokens": {"m": {"input": true, "output": 2}}}', "'m'"),
        ('{"usd_per_million_tokens": {"m": {"input": 1e999, "output": 2}}}', "finite"),
        ('{"usd_per_million_tokens": {"m": 3}}', "'m'"),
        ("{", "not valid JSON"),
    ],
)
def test_what_is_no_price_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "prices.json"
    path.write_text(text)

    with pytest.raises(InputError, match=message) as caught:
        load_prices(path)

    assert str(path) in str(caught.value)
