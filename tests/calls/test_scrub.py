from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest
from asking import KEY
from hypothesis import given
from hypothesis import strategies as st

from evalkit.calls.scrub import Scrubber

SCRUB = Scrubber([KEY])


@pytest.mark.parametrize(
    "form",
    [
        KEY,
        repr(KEY),
        json.dumps({"key": KEY}),
        KEY.replace("/", "\\/"),
        quote(KEY, safe=""),
        base64.b64encode(KEY.encode()).decode(),
        KEY[:8] + "***********ghij",
        KEY[:8],
        f"Bearer {KEY}",
    ],
)
def test_secret_is_taken_out_in_every_form(form: str) -> None:
    cleaned = SCRUB.clean(f"before {form} after")

    assert KEY[:8] not in cleaned
    assert "456789abc" not in cleaned
    assert base64.b64encode(KEY.encode()).decode()[:12] not in cleaned
    assert cleaned.startswith("before ")
    assert cleaned.endswith(" after")


def test_json_around_a_secret_stays_json() -> None:
    content = json.dumps({"error": {"message": f'Incorrect key "{KEY}"; see', "code": 1}}).encode()

    error = json.loads(SCRUB.clean_bytes(content))["error"]

    assert error == {"message": 'Incorrect key "[secret]"; see', "code": 1}


def test_text_without_secret_is_the_same_object() -> None:
    content = b"I hear how hard that was."

    assert SCRUB.clean_bytes(content) is content


def test_placeholders_are_no_secrets() -> None:
    assert Scrubber(["none", "", "EMPTY"]).clean("none is EMPTY") == "none is EMPTY"


def test_secret_with_separators_leaves_no_tail() -> None:
    assert (
        Scrubber(['pass,word "with" [all]']).clean('x pass,word "with" [all] y') == "x [secret] y"
    )


@given(st.text(), st.text())
def test_no_text_around_a_secret_hides_it(before: str, after: str) -> None:
    assert KEY not in SCRUB.clean(before + KEY + after)
