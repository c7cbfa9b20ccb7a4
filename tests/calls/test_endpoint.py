from __future__ import annotations

import pytest
from asking import KEY, KEY_ENV

from evalkit.calls import Endpoint
from evalkit.errors import InputError

SECRET_URL = "https://user:pa%40ssword1@Host.example:8443/v1/?api-version=2&api-key=hidden123"


def test_shown_url_holds_no_credentials_and_no_secret_parameter() -> None:
    endpoint = Endpoint(SECRET_URL, KEY_ENV)

    assert endpoint.shown_url == "https://host.example:8443/v1?api-version=2"
    assert endpoint.url == "https://host.example:8443/v1"
    assert endpoint.query == {"api-version": "2", "api-key": "hidden123"}
    assert endpoint.credentials == "user:pa@ssword1"


def test_repr_holds_no_secret() -> None:
    shown = repr(Endpoint(SECRET_URL, KEY))

    assert not any(secret in shown for secret in ("ssword1", "hidden123", KEY))


def test_all_its_secrets_are_known() -> None:
    secrets = set(Endpoint(SECRET_URL, KEY_ENV).secrets())

    assert {KEY, "pa@ssword1", "user:pa@ssword1", "hidden123"} <= secrets


def test_base_url_comes_from_the_environment_or_is_openai(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert Endpoint().url == "https://api.openai.com/v1"

    monkeypatch.setenv("OPENAI_BASE_URL", "http://gateway:8000/v1/")

    assert Endpoint().url == "http://gateway:8000/v1"


@pytest.mark.parametrize(
    "url",
    ["localhost:8000/v1", "ftp://host/v1", "http://", "http://host:port/v1", "http://[::1/v1"],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="expected an address such as"):
        Endpoint(url)


def test_refused_address_is_shown_without_its_secrets() -> None:
    with pytest.raises(InputError) as caught:
        Endpoint("htp://user:ssword12@host/v1?api-key=hidden123")

    assert "ssword12" not in str(caught.value)
    assert "hidden123" not in str(caught.value)
    assert "host/v1" in str(caught.value)


def test_missing_key_names_its_variable() -> None:
    with pytest.raises(InputError, match="NO_SUCH_KEY is not set"):
        Endpoint("https://host/v1", "NO_SUCH_KEY").read_key()


def test_key_given_in_place_of_its_variable_is_not_printed() -> None:
    with pytest.raises(InputError) as caught:
        Endpoint("https://host/v1", "gsk_abcDEF0123456789").read_key()

    assert "gsk_abc" not in str(caught.value)
    assert "api_key_env" in str(caught.value)


@pytest.mark.parametrize("url", ["http://localhost:1/v1", "http://127.0.0.2/v1", "http://[::1]/"])
def test_own_machine_needs_no_key(url: str) -> None:
    assert Endpoint(url, "NO_SUCH_KEY").read_key() == "none"


def test_another_machine_in_the_network_needs_one() -> None:
    with pytest.raises(InputError, match="NO_SUCH_KEY"):
        Endpoint("http://192.168.0.2:8000/v1", "NO_SUCH_KEY").read_key()


@pytest.mark.parametrize("key", ["sk-\u201cquoted\u201d-0123456789", "sk-first\nsk-second"])
def test_what_cannot_be_a_key_is_refused_unseen(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_ENV, key)

    with pytest.raises(InputError) as caught:
        Endpoint("https://host/v1", KEY_ENV).read_key()

    assert KEY_ENV in str(caught.value)
    assert "sk-" not in str(caught.value)
