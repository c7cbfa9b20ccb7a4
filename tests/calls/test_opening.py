from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from asking import ask_all, question
from server import ScriptedServer

import evalkit.calls
from evalkit.calls import CallStore, Endpoint, open_chat
from evalkit.errors import InputError, ReplayMiss

ELSEWHERE = Endpoint("https://host.invalid/v1", "NO_SUCH_KEY")


def test_missing_key_is_an_error_before_any_call() -> None:
    with pytest.raises(InputError, match="NO_SUCH_KEY"):
        open_chat(ELSEWHERE)


def test_replay_needs_neither_key_nor_network(store: CallStore) -> None:
    chat = open_chat(ELSEWHERE, store=store, replay=True)

    with pytest.raises(ReplayMiss, match=r"https://host\.invalid/v1"):
        ask_all(chat, [question()])


def test_replay_reads_what_was_recorded(tmp_path: Path) -> None:
    with ScriptedServer() as server, CallStore(tmp_path / "s") as recording:
        endpoint = Endpoint(server.url)
        ask_all(open_chat(endpoint, store=recording), [question()])
    with CallStore(tmp_path / "s", read_only=True) as cassette:
        (answer,) = ask_all(open_chat(endpoint, store=cassette, replay=True), [question()])

    assert (answer.text, answer.cached) == ("I hear you.", True)
    assert len(server.calls) == 1


@pytest.mark.parametrize("options", [{"use_cache": False}, {"retry_unusable": True}])
def test_replay_goes_with_nothing_that_asks_anew(store: CallStore, options: Any) -> None:
    with pytest.raises(InputError, match="replay"):
        open_chat(ELSEWHERE, store=store, replay=True, **options)


def test_replay_without_store_is_refused() -> None:
    with pytest.raises(InputError, match="needs a store"):
        open_chat(ELSEWHERE, replay=True)


def test_without_store_every_call_is_sent() -> None:
    with ScriptedServer() as server:
        chat = open_chat(Endpoint(server.url))
        chat.mark_unusable(question())
        ask_all(chat, [question(), question()])

    assert len(server.calls) == 2


def test_openai_is_imported_with_the_first_call_and_not_before() -> None:
    code = (
        "import sys; from evalkit.calls import *; "
        "chat = open_chat(Endpoint('http://localhost:1/v1')); "
        "print(sorted({'openai', 'aiohttp', 'httpx2', 'pydantic'} & sys.modules.keys()))"
    )

    printed = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    ).stdout

    assert printed.strip() == "[]"


def test_only_the_wire_imports_openai() -> None:
    room = Path(evalkit.calls.__file__).parent

    importers = {
        file.name
        for file in room.glob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(("import openai", "from openai", "import aiohttp"))
    }

    assert importers == {"wire.py"}
