from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalkit.calls import CallStore, ChatAnswer
from evalkit.calls.entries import checksum_of, decode_answer, encode_answer
from evalkit.errors import InputError, OutputError
from evalkit.types import Usage

ANSWER = ChatAnswer("answered", "I hear you.", None, "served", Usage(3, 4), dropped=("seed",))
CACHED = ChatAnswer("answered", "I hear you.", None, "served", Usage(3, 4), True, ("seed",))


def change_file(path: Path, statement: str, *values: object) -> None:
    with sqlite3.connect(path) as db:
        db.execute(statement, values)
    db.close()


def test_answer_is_read_back_as_it_was_and_marked_as_cached(store: CallStore) -> None:
    store.put("k", "m", ANSWER)

    stored = store.get("k")

    assert stored is not None
    assert (stored.answer, stored.unusable, stored.is_new) == (CACHED, False, True)
    assert store.get("other") is None


def test_answer_outlives_the_process_and_is_no_longer_new(tmp_path: Path) -> None:
    with CallStore(tmp_path / "s") as first:
        first.put("k", "m", ANSWER)

    with CallStore(tmp_path / "s") as second:
        stored = second.get("k")

    assert stored is not None
    assert (stored.answer, stored.is_new) == (CACHED, False)


@pytest.mark.parametrize("state", ["empty", "refused", "truncated"])
def test_unusable_answer_is_kept_with_what_it_was(store: CallStore, state: str) -> None:
    store.put("k", "m", ChatAnswer(state, "I", "why"))  # type: ignore[arg-type] # parametrized

    stored = store.get("k")

    assert stored is not None
    assert (stored.answer.state, stored.answer.detail, stored.unusable) == (state, "why", True)


@pytest.mark.parametrize("state", ["provider_error", "timeout", "budget_stopped", "cancelled"])
def test_what_is_no_answer_is_never_stored(store: CallStore, state: str) -> None:
    with pytest.raises(ValueError, match=state):
        store.put("k", "m", ChatAnswer(state))  # type: ignore[arg-type] # parametrized


def test_mark_makes_an_answer_unusable_and_a_new_one_lifts_it(store: CallStore) -> None:
    store.put("k", "m", ANSWER)

    store.mark_unusable("k")
    store.mark_unusable("no such key")
    marked = store.get("k")
    store.put("k", "m", ANSWER)
    renewed = store.get("k")

    assert marked is not None
    assert marked.unusable
    assert renewed is not None
    assert not renewed.unusable


def test_info_counts_and_clear_empties(store: CallStore) -> None:
    store.put("a", "m1", ANSWER)
    store.put("b", "m1", ChatAnswer("empty"))
    store.put("c", "m2", ANSWER)

    info = store.info()

    assert (info.entries, info.unusable, info.set_aside) == (3, 1, 0)
    assert info.by_model == {"m1": 2, "m2": 1}
    assert info.n_bytes > 0
    assert info.as_json()["path"] == str(store.path)
    assert store.clear() == 3
    assert store.info().entries == 0


# --- damage -------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE calls SET answer = X'00' || answer",
        "UPDATE calls SET answer = replace(answer, 'hear', 'fear')",
        "UPDATE calls SET answer = 17",
        "UPDATE calls SET checksum = X'00'",
        "UPDATE calls SET key = 'other' WHERE key = 'k'",
    ],
)
def test_damaged_entry_is_a_miss_and_set_aside(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "s"
    with CallStore(path) as store:
        store.put("k", "m", ANSWER)
    change_file(path, damage)

    with CallStore(path) as store:
        found = [store.get("k"), store.get("other")]
        set_aside = store.info().set_aside
        store.put("k", "m", ANSWER)
        renewed = store.get("k")

    assert found == [None, None]
    assert set_aside == 1
    assert renewed is not None


def test_entry_with_flipped_bits_is_never_taken_for_an_answer() -> None:
    content = encode_answer(ANSWER)

    for at in range(len(content)):
        flipped = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        assert decode_answer("k", flipped, checksum_of("k", content)) is None
    assert decode_answer("k", content, checksum_of("k", content)) == CACHED


@given(st.dictionaries(st.sampled_from(["state", "text", "usage", "dropped"]), st.integers()))
def test_entry_of_another_shape_is_a_miss(fields: dict[str, int]) -> None:
    content = str(fields).replace("'", '"').encode()

    assert decode_answer("k", content, checksum_of("k", content)) is None


def test_file_that_is_no_database_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "s"
    path.write_text("these are my notes, and they are longer than a header of SQLite" * 20)

    with pytest.raises(InputError, match="damaged") as caught:
        CallStore(path)

    assert str(path) in str(caught.value)
    assert "--store" in str(caught.value)


def test_cut_file_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with CallStore(path) as store:
        for i in range(50):
            store.put(f"{i:064}", "m", ANSWER)
    os.truncate(path, 9_000)

    def read_all() -> None:
        with CallStore(path) as store:
            for i in range(50):
                store.get(f"{i:064}")

    with pytest.raises(InputError, match=r"damaged|cannot be used"):
        read_all()


def test_database_of_something_else_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "s"
    change_file(path, "CREATE TABLE bookmarks (url)")
    before = path.read_bytes()

    with pytest.raises(InputError, match="no call store"):
        CallStore(path)

    assert path.read_bytes() == before


def test_store_of_a_later_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s"
    CallStore(path).close()
    change_file(path, "PRAGMA user_version = 99")

    with pytest.raises(InputError, match="format 99, expected 1"):
        CallStore(path)


# --- the file -----------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="no such modes there")
def test_all_its_files_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    previous = os.umask(0)
    try:
        with CallStore(tmp_path / "new folder" / "s") as store:
            store.put("k", "m", ANSWER)
            modes = {
                file.name: stat.S_IMODE(file.stat().st_mode) for file in store.path.parent.iterdir()
            }
    finally:
        os.umask(previous)

    assert modes == {"s": 0o600, "s-wal": 0o600, "s-shm": 0o600}


def test_folder_that_cannot_be_made_is_an_error_before_the_first_call(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match="cannot be written"):
        CallStore(tmp_path / "file" / "s")


def test_read_only_store_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "cassette"
    with CallStore(path) as store:
        store.put("k", "m", ANSWER)
        store.put("damaged", "m", ANSWER)
    change_file(path, "UPDATE calls SET answer = X'00' WHERE key = 'damaged'")
    before = path.read_bytes()

    with CallStore(path, read_only=True) as cassette:
        stored = cassette.get("k")
        assert cassette.get("damaged") is None
        cassette.mark_unusable("k")
        assert [file.name for file in tmp_path.iterdir()] == ["cassette"]

    assert stored is not None
    assert stored.answer == CACHED
    assert path.read_bytes() == before


def test_read_only_store_sees_what_another_process_is_writing(tmp_path: Path) -> None:
    with CallStore(tmp_path / "s") as writing:
        writing.put("k", "m", ANSWER)

        with CallStore(tmp_path / "s", read_only=True) as reading:
            assert reading.get("k") is not None


def test_read_only_store_must_exist(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="without --replay"):
        CallStore(tmp_path / "s", read_only=True)

    assert not list(tmp_path.iterdir())


# --- crashes, other processes, full disks -------------------------------------

WRITER = """
import sys
from pathlib import Path
from evalkit.calls import CallStore, ChatAnswer
path, name, n = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = CallStore(path)
print("open", flush=True)
sys.stdin.readline()
for i in range(n):
    store.put(f"{name}-{i}", "m", ChatAnswer("answered", "I hear you. " * 40))
    print(i, flush=True)
sys.stdin.read()
"""


def start_writer(path: Path, name: str, n: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(n)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def say(process: subprocess.Popen[str], text: str) -> None:
    assert process.stdin is not None
    process.stdin.write(text)
    process.stdin.flush()


def end(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=30)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
@pytest.mark.parametrize("k", [1, 2, 7, 40])
def test_after_kill_9_every_committed_answer_is_there(tmp_path: Path, k: int) -> None:
    path = tmp_path / "s"
    process = start_writer(path, "a", 10_000)
    say(process, "go\n")
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    for _ in range(k):
        committed = int(process.stdout.readline())

    process.send_signal(signal.SIGKILL)
    committed = max([committed, *map(int, process.stdout.read().splitlines())])
    end(process)

    with CallStore(path) as store:
        found = [store.get(f"a-{i}") for i in range(committed + 1)]
        assert store.info().set_aside == 0
    assert committed >= k - 1
    assert all(stored is not None for stored in found)


def test_processes_that_open_and_write_one_file_at_a_time_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s"
    processes = [start_writer(path, name, 100) for name in "abcd"]

    for process in processes:
        say(process, "go\n")
    for process in processes:
        end(process)

    assert [process.returncode for process in processes] == [0, 0, 0, 0]
    with CallStore(path) as store:
        assert store.info().entries == 400


def test_answer_that_does_not_fit_on_the_disk_is_an_error_and_the_rest_stays(
    store: CallStore,
) -> None:
    store.put("a", "m", ANSWER)
    pages = store._run("PRAGMA page_count")[0][0]
    store._run(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(OutputError, match="full") as caught:
        store.put("b", "m", ChatAnswer("answered", "x" * 100_000))

    assert str(store.path) in str(caught.value)
    assert store.get("a") is not None
    assert store.get("b") is None
    store._run("PRAGMA max_page_count = 1000000")
    store.put("b", "m", ANSWER)
    assert store.get("b") is not None
