from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest
from asking import FAST, KEY, KEY_ENV, ask, ask_all, question, questions
from server import Call, ScriptedServer, Step, answer, error, raw

from evalkit.calls import (
    Budget,
    CallStore,
    ChatAnswer,
    ChatRequest,
    Endpoint,
    Limits,
    Price,
    Spend,
    open_chat,
)
from evalkit.errors import EndpointRefused, InputError, OutputError
from evalkit.types import Message, Usage

BROKEN = {
    "HTML": raw(b"<html>Sign in</html>", "text/html"),
    "error object": raw(b'{"error": {"message": "try later"}}'),
    "no choices": raw(b"{}"),
    "null content": answer(None),
    "broken JSON": raw(b'{"choices": [{'),
    "bad UTF-8": raw(b'{"choices": "\xff\xfe"}'),
    "JSON called text": raw(b'{"choices": []}', "text/plain"),
}
LOST = {
    "reset": Step(reset=True),
    "cut body": replace(answer(), cut_to=20),
    "no HTTP": Step(body=b"x", headers={"content-length": "nonsense"}),
    "no gzip": Step(body=b"not gzip at all", headers={"content-encoding": "gzip"}),
    "endless header": Step(body=b"{}", headers={"x-long": "x" * 100_000}),
}
PASSING = {str(status): error(status) for status in (408, 409, 429, 500, 502, 503, 529)}


# --- one request --------------------------------------------------------------


def test_request_is_sent_as_it_was_asked() -> None:
    request = ChatRequest(
        (Message("system", "Listen."), Message("user", "I feel löw. \U0001f622")),
        "some-model",
        params={"temperature": 0, "seed": 7},
        schema={"type": "object"},
        schema_name="grade",
        max_output_tokens=50,
    )

    with ScriptedServer() as server:
        answered = ask(server.url, request)

    assert answered == ChatAnswer("answered", "I hear you.", None, "served-model", Usage(10, 5))
    (call,) = server.calls
    assert call.path == "/v1/chat/completions"
    assert call.headers["authorization"] == f"Bearer {KEY}"
    assert call.body == {
        "model": "some-model",
        "messages": [
            {"role": "system", "content": "Listen."},
            {"role": "user", "content": "I feel löw. \U0001f622"},
        ],
        "temperature": 0,
        "seed": 7,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "grade", "schema": {"type": "object"}, "strict": True},
        },
        "max_tokens": 50,
    }


def test_proxy_of_the_environment_carries_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
        answered = ask("http://model.invalid/v1")

    assert answered.state == "answered"
    (call,) = proxy.calls
    assert call.path == "http://model.invalid/v1/chat/completions"


def test_no_proxy_goes_to_the_endpoint_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer() as server:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")

        assert ask(server.url).state == "answered"


def test_password_file_of_the_user_is_never_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login anna password sesame\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))

    with ScriptedServer() as server:
        ask(server.url)

    assert server.calls[0].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    ("step", "state", "text"),
    [
        (answer("I he", finish="length"), "truncated", "I he"),
        (answer("I he", finish="content_filter"), "refused", "I he"),
        (answer(None, refusal="No."), "refused", "No."),
        (answer(""), "empty", ""),
        (error(400, "blocked", code="content_filter"), "refused", ""),
    ],
)
def test_complete_answer_is_kept_with_its_state_and_asked_once(
    step: Step, state: str, text: str, store: CallStore
) -> None:
    with ScriptedServer([step]) as server:
        first = ask(server.url, store=store)
        second = ask(server.url, store=store)

    assert len(server.calls) == 1
    assert (first.state, first.text) == (state, text)
    assert second == replace(first, cached=True)


# --- faults -------------------------------------------------------------------


@pytest.mark.parametrize("step", [*PASSING.values(), *LOST.values()], ids=[*PASSING, *LOST])
def test_fault_that_passes_is_retried(step: Step) -> None:
    spend = Spend()

    with ScriptedServer([step, step, answer()]) as server:
        answered = ask(server.url, spend=spend)

    assert answered.state == "answered"
    assert len(server.calls) == 3
    assert (spend.total.calls, spend.total.retries) == (3, 2)


@pytest.mark.parametrize("step", BROKEN.values(), ids=BROKEN)
def test_success_without_an_answer_is_retried(step: Step) -> None:
    with ScriptedServer([step, answer()]) as server:
        assert ask(server.url).state == "answered"


@pytest.mark.parametrize("step", BROKEN.values(), ids=BROKEN)
def test_success_without_an_answer_ends_as_provider_error_and_is_not_kept(
    step: Step, store: CallStore
) -> None:
    with ScriptedServer([step]) as server:
        failed = ask(server.url, store=store)

    assert failed.state == "provider_error"
    assert "status 200" in (failed.detail or "")
    assert len(server.calls) == 3
    assert store.info().entries == 0


def test_attempts_are_bounded_and_counted_in_the_detail(store: CallStore) -> None:
    with ScriptedServer([error(500, "oh no")]) as server:
        failed = ask(server.url, store=store, limits=replace(FAST, max_attempts=4))

    assert failed == ChatAnswer("provider_error", detail="HTTP 500: oh no (4 attempts)")
    assert len(server.calls) == 4
    assert store.info().entries == 0


@pytest.mark.parametrize(
    ("step", "fix"),
    [
        (error(401, "who?", {"retry-after": "9"}), f"Check the key in {KEY_ENV}"),
        (error(403, "not you"), "may not use model 'm'"),
        (error(404, "what?"), "Check the base URL"),
        (error(400, "messages: too odd"), "Check the parameters"),
        (error(422, "what?"), "Check the parameters"),
        (error(400, "long", code="context_length_exceeded"), "Shorten the conversation"),
        (error(402, "Insufficient balance"), "quota is used up"),
        (error(429, "pay", code="insufficient_quota"), "quota is used up"),
        (error(429, "later", {"retry-after": "3600"}), "left alone for 3,600 s"),
        (error(503, "later", {"retry-after": "61"}), "left alone for 61 s"),
    ],
)
def test_endpoint_that_says_no_for_good_is_left_at_once_with_the_fix_named(
    step: Step, fix: str, store: CallStore
) -> None:
    with ScriptedServer([step]) as server, pytest.raises(EndpointRefused) as caught:
        ask(server.url, store=store)

    assert fix in str(caught.value)
    assert server.url in str(caught.value)
    assert len(server.calls) == 1
    assert store.info().entries == 0


def test_after_a_refusal_nothing_more_is_sent() -> None:
    async def run(url: str) -> list[BaseException | ChatAnswer]:
        limits = replace(FAST, max_connections=1)
        chat = open_chat(Endpoint(url, KEY_ENV), limits=limits)
        results = await asyncio.gather(*map(chat.complete, questions(20)), return_exceptions=True)
        await chat.close()
        return results

    with ScriptedServer([answer(), answer(), error(401)]) as server:
        results = asyncio.run(run(server.url))

    assert len(server.calls) == 3
    assert Counter(type(result) for result in results) == {ChatAnswer: 2, EndpointRefused: 18}


def test_endpoint_that_was_never_reached_is_given_up() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"

        with pytest.raises(EndpointRefused, match="check the base URL and that the server runs"):
            ask(url)


def test_endpoint_that_answered_before_is_not_given_up_when_it_goes() -> None:
    async def run(server: ScriptedServer) -> ChatAnswer:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=FAST)
        await chat.complete(question())
        server.__exit__()
        failed = await chat.complete(question("More."))
        await chat.close()
        return failed

    last = Step(body=answer().body, headers={"connection": "close"})
    failed = asyncio.run(run(ScriptedServer([last]).__enter__()))

    assert failed.state == "provider_error"
    assert "no connection" in (failed.detail or "")


# --- limits -------------------------------------------------------------------


def test_never_more_connections_than_allowed() -> None:
    with ScriptedServer([replace(answer(), delay_s=0.01)]) as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=replace(FAST, max_connections=5))
        ask_all(chat, questions(40))

    assert len(server.calls) == 40
    assert 2 <= server.peak <= 5


def test_all_workers_wait_as_long_as_one_was_told_to() -> None:
    with ScriptedServer([error(429, "slow", {"retry-after-ms": "300"}), answer()]) as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=replace(FAST, max_connections=1))
        answers = ask_all(chat, questions(5))

    told_at = server.calls[0].at
    assert {answered.state for answered in answers} == {"answered"}
    assert len(server.calls) == 6
    assert min(call.at for call in server.calls[1:]) - told_at >= 0.3


def test_server_that_takes_few_at_a_time_is_not_flooded() -> None:
    with ScriptedServer() as server:

        def few(call: Call) -> Step:
            busy = server._busy
            return replace(error(429) if busy > 4 else answer(), delay_s=0.005)

        server.script = few
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=replace(FAST, max_connections=64))
        answers = ask_all(chat, questions(300))

    assert {answered.state for answered in answers} == {"answered"}
    assert len(server.calls) < 300 * 1.35


@pytest.mark.parametrize(
    "step",
    [Step(delay_s=30.0), replace(answer(), drip_s=0.1), error(500)],
    ids=["hangs", "drips", "keeps failing"],
)
def test_no_call_outlives_its_deadline(step: Step) -> None:
    limits = Limits(deadline_s=0.5, max_attempts=1_000, first_pause_s=0.01)
    began = monotonic()

    with ScriptedServer([step]) as server:
        late = ask(server.url, limits=limits)

    assert late.state == "timeout"
    assert (late.detail or "").startswith("no answer within 0.5 s")
    assert 0.4 < monotonic() - began < 3.0


def test_late_call_says_what_it_met_last() -> None:
    limits = Limits(deadline_s=1.0, max_attempts=1_000, first_pause_s=0.01)

    with ScriptedServer([error(500, "oh no")]) as server:
        assert "oh no" in (ask(server.url, limits=limits).detail or "")


def test_waiting_in_line_does_not_count_against_the_deadline() -> None:
    limits = replace(FAST, max_connections=1, deadline_s=1.0)

    with ScriptedServer([replace(answer(), delay_s=0.3)]) as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=limits)
        answers = ask_all(chat, questions(5))

    assert {answered.state for answered in answers} == {"answered"}


def test_no_call_outlives_the_run() -> None:
    limits = replace(FAST, max_connections=1, run_until=monotonic() + 0.5)
    began = monotonic()

    with ScriptedServer([answer(), Step(delay_s=30.0)]) as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=limits)
        answers = ask_all(chat, questions(5))

    assert [answered.state for answered in answers].count("timeout") == 4
    assert answers[-1].detail == "the time for the whole run is over"
    assert len(server.calls) == 2
    assert monotonic() - began < 3.0


def test_endless_body_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evalkit.calls.wire.MAX_REPLY_BYTES", 100_000)

    with ScriptedServer([raw(b" " * 200_000)]) as server:
        failed = ask(server.url, limits=replace(FAST, max_attempts=2))

    assert failed.state == "provider_error"
    assert "more than 100,000 bytes" in (failed.detail or "")


# --- parameters an endpoint does not take ---------------------------------------


def picky(*refused: str) -> ScriptedServer:
    def step(call: Call) -> Step:
        for name in refused:
            if name in call.body:
                other = " Use 'max_completion_tokens' instead." if name == "max_tokens" else ""
                message = f"Unsupported parameter: '{name}' is not supported.{other}"
                return error(400, message, param=name, code="unsupported_parameter")
        return answer()

    return ScriptedServer(step)


FULL = question(
    params={"temperature": 0, "seed": 1}, schema={"type": "object"}, max_output_tokens=9
)


def test_refused_parameters_are_left_out_remembered_and_reported() -> None:
    with picky("temperature", "seed", "response_format", "max_tokens", "tools") as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=replace(FAST, max_connections=1))
        first, second, plain = ask_all(chat, [FULL, replace(FULL, repeat=1), question()])

    assert len(server.calls) == 8
    assert server.calls[-2].body.keys() == {"model", "messages", "max_completion_tokens"}
    assert first.dropped == second.dropped == ("temperature", "seed", "response_format", "tools")
    assert plain.dropped == ()


def test_what_one_model_refuses_is_still_sent_to_another() -> None:
    with picky("seed") as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=replace(FAST, max_connections=1))
        ask_all(chat, [FULL, replace(FULL, model="other")])

    sent = sorted((call.body["model"], "seed" in call.body) for call in server.calls)
    assert sent == [("m", False), ("m", True), ("other", False), ("other", True)]


def test_many_workers_learn_of_a_refused_parameter_at_once() -> None:
    with picky("seed", "temperature") as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=FAST)
        answers = ask_all(chat, [replace(FULL, repeat=i) for i in range(60)])

    assert {answered.dropped for answered in answers} == {("temperature", "seed")} or {
        answered.dropped for answered in answers
    } == {("seed", "temperature")}


def test_stored_answer_says_what_was_left_out(store: CallStore) -> None:
    with picky("seed") as server:
        ask(server.url, FULL, store=store)
        again = ask(server.url, FULL, store=store)

    assert again.cached
    assert again.dropped == ("seed",)
    assert len(server.calls) == 2


def test_parameter_that_cannot_be_done_without_ends_the_run() -> None:
    with picky("top_p") as server, pytest.raises(EndpointRefused, match="top_p"):
        ask(server.url, question(params={"top_p": 1}))


# --- money ----------------------------------------------------------------------


def test_many_workers_never_spend_more_than_the_cap() -> None:
    budget, spend = Budget(max_tokens=5_000), Spend()

    def full_length(call: Call) -> Step:
        sent = len(json.dumps(call.body)) // 2
        return replace(answer(usage=(sent, call.body["max_tokens"])), delay_s=0.003)

    with ScriptedServer(full_length) as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=FAST, budget=budget, spend=spend)
        answers = ask_all(chat, questions(100, max_output_tokens=100))

    total = spend.total.input_tokens + spend.total.output_tokens
    assert 4_000 < total <= 5_000
    states = Counter(answered.state for answered in answers)
    assert states["answered"] == len(server.calls)
    assert states["answered"] + states["budget_stopped"] == 100
    assert "of at most 5,000 tokens are used" in (answers[-1].detail or "")


def test_stored_answers_cost_nothing(store: CallStore) -> None:
    with ScriptedServer() as server:
        ask(server.url, question(max_output_tokens=100), store=store)
        budget = Budget(max_tokens=1)
        spend = Spend()
        again = ask(
            server.url, question(max_output_tokens=100), store=store, budget=budget, spend=spend
        )

    assert again.state == "answered"
    assert (spend.total.calls, spend.total.cached) == (0, 1)


def test_unpriced_model_under_a_cost_cap_is_refused_before_the_first_call() -> None:
    budget = Budget(max_cost_usd=1.0, prices={"other": Price(1, 1)})

    with ScriptedServer() as server, pytest.raises(InputError, match="no price"):
        ask(server.url, budget=budget)

    assert server.calls == []


@pytest.mark.parametrize(
    "step", [Step(delay_s=30.0), Step(reset=True), raw(b"?"), answer(usage=None)]
)
def test_what_may_have_been_charged_counts_at_its_worst(step: Step) -> None:
    budget, spend = Budget(max_tokens=1_300), Spend()
    limits = replace(FAST, deadline_s=0.3, max_attempts=1)

    with ScriptedServer([step, answer()]) as server:
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=limits, budget=budget, spend=spend)
        _, second = ask_all(chat, questions(2))

    assert second.state == "budget_stopped"
    assert (spend.total.calls, spend.total.unmetered) == (1, 1)


@pytest.mark.parametrize("step", [error(500), error(429)])
def test_what_was_surely_not_charged_does_not_count(step: Step) -> None:
    with ScriptedServer([step, answer()]) as server:
        assert ask(server.url, budget=Budget(max_tokens=1_300)).state == "answered"


# --- cancelling, killing --------------------------------------------------------


def test_cancelled_call_frees_its_connection_and_its_share_of_the_budget() -> None:
    async def run(url: str) -> ChatAnswer:
        limits = replace(FAST, max_connections=1)
        budget = Budget(max_tokens=2 * 1_200)
        chat = open_chat(Endpoint(url, KEY_ENV), limits=limits, budget=budget)
        task = asyncio.create_task(chat.complete(question()))
        await asyncio.sleep(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        answered = await asyncio.wait_for(chat.complete(question()), 10)
        await chat.close()
        return answered

    with ScriptedServer([Step(delay_s=30.0), answer()]) as server:
        assert asyncio.run(run(server.url)).state == "answered"


RUN = """
import asyncio, sys
from pathlib import Path
from evalkit.calls import CallStore, ChatRequest, Endpoint, Limits, open_chat
from evalkit.types import Message

async def main():
    with CallStore(Path(sys.argv[1])) as store:
        chat = open_chat(Endpoint(sys.argv[2]), store=store, limits=Limits(max_connections=4))
        asks = [ChatRequest((Message("user", f"{i}"),), "m") for i in range(int(sys.argv[3]))]
        answers = await asyncio.gather(*map(chat.complete, asks))
        await chat.close()
    print(",".join(answer.text for answer in answers))

asyncio.run(main())
"""


def test_run_killed_at_any_moment_repeats_only_what_was_under_way(tmp_path: Path) -> None:
    def echo(call: Call) -> Step:
        return replace(answer("re " + call.body["messages"][0]["content"]), delay_s=0.01)

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", RUN, str(tmp_path / "s"), server.url, "60"],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    with ScriptedServer(echo) as server:
        process = start()
        while len(server.calls) < 20:
            assert process.poll() is None
            sleep(0.001)
        process.kill()
        process.communicate()
        process = start()
        printed = process.communicate(timeout=60)[0]

    assert printed.strip() == ",".join(f"re {i}" for i in range(60))
    assert len(server.calls) <= 60 + 4


def test_store_that_fills_up_stops_the_run_and_keeps_what_is_there(store: CallStore) -> None:
    with ScriptedServer([answer("x" * 50_000)]) as server:
        ask(server.url, question("one"), store=store)
        pages = store._run("PRAGMA page_count")[0][0]
        store._run(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(OutputError, match="full"):
            ask(server.url, question("two"), store=store)

        assert ask(server.url, question("one"), store=store).cached


# --- the storm ------------------------------------------------------------------


def test_no_call_is_lost_in_a_storm_of_faults() -> None:
    """10 % 429, 5 % 500, 2 % malformed and 1 % resets over 2,000 calls."""
    faults = [error(429)] * 10 + [error(500)] * 5 + [raw(b'{"choi')] * 2 + [Step(reset=True)]

    def storm(call: Call) -> Step:
        # A fixed shuffle: 7919 has no factor in common with 100.
        place = (len(server.calls) * 7919) % 100
        return faults[place] if place < len(faults) else answer()

    spend = Spend()
    limits = Limits(max_connections=64, first_pause_s=0.002)
    with ScriptedServer() as server:
        server.script = storm
        chat = open_chat(Endpoint(server.url, KEY_ENV), limits=limits, spend=spend)
        answers = ask_all(chat, questions(2_000))

    assert Counter(answered.state for answered in answers) == {"answered": 2_000}
    expected = 2_000 / 0.82
    assert len(server.calls) <= 1.05 * expected
    assert spend.total.calls == len(server.calls)
