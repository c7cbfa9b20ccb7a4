"""A key goes to the host it was given for, and shows up nowhere else."""

from __future__ import annotations

import base64
import json
import logging
import traceback
from dataclasses import replace
from urllib.parse import quote

import pytest
from asking import FAST, KEY, KEY_ENV, ask, ask_all, question
from server import ScriptedServer, Step, answer, error, raw

from evalkit.calls import CallStore, Endpoint, open_chat
from evalkit.calls.wire import Wire
from evalkit.errors import EndpointRefused, EvalkitError

MASKED = KEY[:8] + "*****" + KEY[-4:]
FORMS = [KEY, MASKED, quote(KEY, safe=""), base64.b64encode(KEY.encode()).decode(), repr(KEY)]
TRACES = [KEY, KEY[:8], quote(KEY, safe=""), base64.b64encode(KEY.encode()).decode()[:12]]

ECHOES = {
    "answer": answer(f"Your key is {' '.join(FORMS)}."),
    "model id": answer(model=KEY),
    "refusal": answer(None, refusal=f"Not with {KEY}."),
    "401": error(401, f"Incorrect API key provided: {' '.join(FORMS)}. See the docs."),
    "403": error(403, json.dumps({"headers": {"Authorization": f"Bearer {KEY}"}})),
    "404": Step(404, f"<html>no such page for {KEY}".encode(), {"content-type": "text/html"}),
    "400": error(400, f"bad request, {KEY}", code=KEY, param=KEY),
    "429": error(429, f"slow down, {KEY}", {"retry-after": "9999", "x-key": KEY}),
    "quota": error(429, f"pay for {KEY}", code="insufficient_quota"),
    "500": error(500, f"crashed on {KEY}"),
    "redirect": Step(307, headers={"location": f"http://{KEY[:11]}.example/{KEY}?key={KEY}"}),
    "HTML": raw(f"<html>{KEY}".encode(), "text/html"),
    "error object": raw(json.dumps({"error": {"message": KEY}}).encode()),
    "bad UTF-8": raw(KEY.encode() + b"\xff"),
    "cut body": replace(raw(KEY.encode() * 9), cut_to=60),
    "bad header": Step(headers={"content-length": KEY}),
    "hangs": Step(delay_s=30.0),
}


@pytest.mark.parametrize("echo", ECHOES.values(), ids=ECHOES)
def test_key_shows_up_nowhere_whatever_happens(
    echo: Step,
    store: CallStore,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    seen: list[str] = []
    contexts: list[BaseException | None] = []
    limits = replace(FAST, max_attempts=2, deadline_s=0.5)

    with ScriptedServer([echo]) as server:
        quoted = quote(KEY, safe="")
        url = server.url.replace("//", f"//user:{quoted}@") + f"?key={quoted}"
        for asked in (Endpoint(server.url, KEY_ENV), Endpoint(url, KEY_ENV)):
            chat = open_chat(asked, store=store, limits=limits)
            seen += [repr(chat), repr(asked)]
            try:
                seen += map(repr, ask_all(chat, [question()]))
            except EvalkitError as caught:
                seen += ["".join(traceback.format_exception(caught)), repr(caught)]
                contexts.append(caught.__context__)
    assert server.calls
    seen += [caplog.text, *capfd.readouterr()]
    everything = "\n".join(seen)
    for file in store.path.parent.iterdir():
        everything += file.read_bytes().decode("latin-1")

    assert [trace for trace in TRACES if trace in everything] == []
    assert not any(contexts)  # the package's own exception would hold the whole request


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_to_another_host_is_not_followed(status: int) -> None:
    with ScriptedServer() as other:
        location = other.url.replace("127.0.0.1", "localhost") + "/chat/completions"
        redirect = Step(status, headers={"location": location})

        with (
            ScriptedServer([redirect]) as server,
            pytest.raises(EndpointRefused, match=r"redirected to localhost\. Redirects are not"),
        ):
            ask(server.url)

    assert other.calls == []


def test_credentials_of_the_address_go_as_basic_authorization_and_the_query_as_query() -> None:
    with ScriptedServer() as server:
        url = server.url.replace("//", "//user:pa%40ssword1@") + "?api-version=2"
        chat = open_chat(Endpoint(url, "NO_SUCH_KEY"), limits=FAST)
        ask_all(chat, [question()])

    (call,) = server.calls
    assert call.headers["authorization"] == "Basic " + base64.b64encode(b"user:pa@ssword1").decode()
    assert call.path == "/v1/chat/completions?api-version=2"


def test_settings_that_go_with_openais_key_are_not_sent_along_with_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai-0123456789")
    monkeypatch.setenv("OPENAI_ADMIN_KEY", "sk-admin-0123456789")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-mine")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-mine")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Gateway-Key: gateway-0123\nAuthorization: other")

    with ScriptedServer() as server:
        ask(server.url)

    sent = str(server.calls[0].headers)
    assert server.calls[0].headers["authorization"] == f"Bearer {KEY}"
    for foreign in ("sk-openai", "sk-admin", "org-mine", "project-mine", "gateway-0123", "other"):
        assert foreign not in sent


def test_settings_that_go_with_openais_key_are_sent_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai-0123456789")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-mine")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Gateway-Key: gateway-0123")

    with ScriptedServer([error(401, "gateway-0123 is wrong")]) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        with pytest.raises(EndpointRefused) as caught:
            ask_all(open_chat(Endpoint(), limits=FAST), [question()])

    headers = server.calls[0].headers
    assert headers["authorization"] == "Bearer sk-openai-0123456789"
    assert headers["openai-organization"] == "org-mine"
    assert headers["x-gateway-key"] == "gateway-0123"
    assert "gateway-0123" not in str(caught.value)


def test_local_endpoint_without_a_key_gets_a_placeholder() -> None:
    with ScriptedServer() as server:
        ask_all(open_chat(Endpoint(server.url, "NO_SUCH_KEY"), limits=FAST), [question()])

    assert server.calls[0].headers["authorization"] == "Bearer none"


def test_wire_does_not_print_its_key() -> None:
    assert KEY not in repr(Wire(Endpoint("https://host/v1", KEY_ENV)))
