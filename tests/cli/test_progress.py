"""What a run says of itself while it goes on."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from values import case, graded, response

from evalkit.calls import Price, Spend
from evalkit.cli.progress import Standing, progress_for
from evalkit.types import GradedResponse, Usage


@dataclass
class Prepared:
    """As much of a run as progress looks at."""

    spend: Spend
    n_asking: int = 0
    plan: SimpleNamespace = field(init=False)

    def __post_init__(self) -> None:
        self.plan = SimpleNamespace(stop=SimpleNamespace(n_asking=self.n_asking))


def unscored() -> GradedResponse:
    one = graded(case_=case(), answer=response("Oh."))
    return GradedResponse(one.case, one.response, (), {"validation": None}, ())


def standing_of(spend: Spend, n_asking: int = 0) -> Standing:
    standing = Standing()
    standing.begin(Prepared(spend, n_asking))  # type: ignore[arg-type]
    return standing


def test_run_without_a_model_has_nothing_to_say_of_calls():
    assert str(standing_of(Spend())) == ""


def test_calls_are_told_by_tokens_cost_and_what_the_store_gave():
    spend = Spend({"m": Price(100, 200)})
    spend.count_sent("m", Usage(1_200, 300), is_retry=False)
    spend.count_cached("m")

    standing = standing_of(spend, n_asking=7)
    standing(1, 9, unscored())

    told = str(standing)
    assert told == "7 in flight, 1 not scored, 1 from the store, 1,500 tokens, 0.18 USD"


def test_cost_of_an_unpriced_model_goes_unsaid():
    spend = Spend()
    spend.count_sent("m", Usage(10, 5), is_retry=False)

    assert str(standing_of(spend)) == "15 tokens"


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]):
    with progress_for(quiet=True, verbose=False) as progress:
        progress(1, 1, unscored())

    assert capsys.readouterr() == ("", "")


def test_bar_on_a_terminal_shows_what_is_under_way(monkeypatch: pytest.MonkeyPatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")

    with progress_for(quiet=False, verbose=False) as progress:
        progress.begin(Prepared(Spend(), n_asking=3))  # type: ignore[arg-type]
        progress(1, 4, unscored())

    assert "3 in flight, 1 not scored" in screen.getvalue()
    assert "1/4" in screen.getvalue()
