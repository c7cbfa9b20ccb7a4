import datetime
import json
import socket
import time

import pytest
from datasets import Dataset, DatasetDict

from evalkit.errors import InputError
from evalkit.inputs.loading import add_cases, add_replies

USER = [{"role": "user", "content": "I failed."}]


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def saved():
    return Dataset.from_list(
        [{"id": 1, "messages": USER, "note": None}, {"id": 2, "messages": USER, "note": "x"}]
    )


def ids(spool):
    return [case.id for case in spool.cases()]


def message(spool, source, **options):
    with pytest.raises(InputError) as caught:
        add_cases(spool, source, **options)
    return str(caught.value)


def test_folder_of_data_files_is_read(write, folder, spool):
    (folder / "set").mkdir()
    write("set/data.jsonl", *({"id": f"c{n}", "messages": USER, "extra": n} for n in range(3)))

    add_cases(spool, "hf:set")

    assert ids(spool) == ["c0", "c1", "c2"]


def test_saved_data_set_is_read_and_whole_numbers_serve_as_ids(folder, spool, saved):
    saved.save_to_disk("set")

    add_cases(spool, "hf:set")

    assert ids(spool) == ["1", "2"]


def test_home_folder_is_understood(folder, spool, saved, monkeypatch):
    monkeypatch.setenv("HOME", str(folder))
    saved.save_to_disk("set")

    add_cases(spool, "hf:~/set")

    assert ids(spool) == ["1", "2"]


def test_the_only_split_needs_no_name(folder, spool, saved):
    DatasetDict(only=saved).save_to_disk("set")

    add_cases(spool, "hf:set")

    assert ids(spool) == ["1", "2"]


def test_one_of_several_splits_is_asked_for(folder, spool, saved):
    DatasetDict(train=saved, validation=saved.select([1])).save_to_disk("set")

    assert message(spool, "hf:set") == (
        "hf:set: found no --split, expected one of: train, validation"
    )
    assert message(spool, "hf:set", split="validaton") == (
        "hf:set: found --split validaton, expected one of: train, validation; "
        "did you mean 'validation'?"
    )
    add_cases(spool, "hf:set", split="validation")
    assert ids(spool) == ["2"]


def test_split_of_a_set_without_splits_is_refused(folder, spool, saved):
    saved.save_to_disk("set")

    assert message(spool, "hf:set", split="test") == (
        "hf:set: found --split test, but it has none; remove it"
    )


def test_split_of_a_plain_file_is_refused(write, spool):
    path = write("cases.jsonl", {"id": "c1", "messages": USER})

    assert "belongs to Hugging Face data sets" in message(spool, path, split="test")


def test_columns_are_mapped_and_others_ignored(write, folder, spool):
    (folder / "set").mkdir()
    write(
        "set/test.jsonl",
        {"prompt": "[sighs] I failed.", "meta": {"topic": "exam", "n": 1}, "x": [1]},
        {"prompt": "I passed.", "meta": None, "x": None},
    )

    add_cases(spool, "hf:set", mapping={"messages": "prompt", "cluster": "meta.topic"})

    first, second = spool.cases()
    assert (first.id, first.cluster) == ("row-000001", "exam")
    assert first.messages[0].content == "[sighs] I failed."
    assert (second.id, second.cluster) == ("row-000002", None)


def test_replies_come_from_data_sets_too(folder, spool):
    Dataset.from_list(
        [
            {"id": 7, "case_id": 1, "answer": "Oh.", "model": "a"},
            {"id": 8, "case_id": 2, "answer": None, "model": "a"},
        ]
    ).save_to_disk("set")

    n = add_replies(spool, "hf:set", mapping={"text": "answer", "candidate": "model"})

    assert n == 2
    assert spool.reply("1", "a", 0).reply == "Oh."
    assert spool.reply("2", "a", 0).state == "empty"


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        (
            {},
            "hf:set: found the columns 'prompt', 'meta'; expected 'messages'. "
            "Say which column holds a field: --map FIELD=COLUMN",
        ),
        (
            {"messages": "promt"},
            "hf:set row 1: unknown column 'promt'; did you mean 'prompt'?",
        ),
        (
            {"messages": "prompt", "cluster": "meta.topc"},
            "hf:set row 1: unknown column 'meta.topc'; did you mean 'meta.topic'?",
        ),
        (
            {"messages": "prompt.text"},
            "hf:set row 1: unknown column 'prompt.text'",
        ),
    ],
)
def test_column_that_is_missing_is_told_once(write, folder, spool, mapping, expected):
    (folder / "set").mkdir()
    write("set/data.jsonl", *[{"prompt": "I failed.", "meta": {"topic": "exam"}}] * 50)

    assert message(spool, "hf:set", mapping=mapping) == expected


def test_rows_that_are_no_cases_are_told_with_their_place(folder, spool):
    Dataset.from_list([{"messages": USER}, {"messages": []}, {"messages": USER * 2}]).save_to_disk(
        "set"
    )

    assert message(spool, "hf:set") == (
        "hf:set row 2: $.messages: expected at least 1 item, found 0"
    )


def test_null_keys_of_messages_and_foreign_ones_are_left_out(folder, spool):
    turns = [
        {"role": "user", "content": "a", "name": None},
        {"role": "assistant", "content": "b", "name": "Bo"},
        {"role": "user", "content": "c", "name": None},
    ]
    Dataset.from_list([{"messages": turns}]).save_to_disk("set")

    add_cases(spool, "hf:set")

    (case,) = spool.cases()
    assert [m.content for m in case.messages] == ["a", "b", "c"]


def test_bare_turns_alternate_beginning_with_the_person(folder, spool):
    Dataset.from_list([{"dialog": ["a", "b", "c"]}, {"dialog": ["a", "b"]}]).save_to_disk("set")

    assert message(spool, "hf:set", mapping={"messages": "dialog"}).startswith(
        "hf:set row 2: $.messages: found 'assistant' as the last role, expected 'user'"
    )
    (case,) = spool.cases()
    assert [m.role for m in case.messages] == ["user", "assistant", "user"]


def test_folder_without_data_is_refused(write, folder, spool):
    for name in ("nothing", "blank", "broken", "rowless"):
        (folder / name).mkdir()
    write("blank/data.jsonl", "")
    write("broken/data.jsonl", '{"messages": "a"}\n{"messages": \n')
    Dataset.from_list([]).save_to_disk("rowless")

    assert "hf:nothing: cannot be loaded: EmptyDatasetError" in message(spool, "hf:nothing")
    assert message(spool, "hf:blank") == "hf:blank: found no row, expected at least one"
    assert message(spool, "hf:rowless") == "hf:rowless: found no row, expected at least one"
    assert "hf:broken: row 1 cannot be read: ArrowInvalid" in message(spool, "hf:broken")


def test_path_that_is_no_folder_is_not_looked_for_on_the_hub(write, folder, spool, monkeypatch):
    monkeypatch.setattr("huggingface_hub.HfApi.dataset_info", None)
    write("data.jsonl", "{}")

    assert message(spool, "hf:./nope") == "hf:./nope: no such folder; check the path"
    assert message(spool, f"hf:{folder}/nope").endswith("no such folder; check the path")
    assert message(spool, "hf:") == "hf:: found no name, expected a folder or a name on the hub"
    assert message(spool, "hf:data.jsonl") == (
        "hf:data.jsonl: found a file, expected a folder; give it as data.jsonl"
    )


def test_hub_out_of_reach_gives_one_clear_error_quickly(folder, spool):
    begun = time.monotonic()

    found = message(spool, "hf:owner/name")

    assert time.monotonic() - begun < 10
    assert found.startswith("hf:owner/name: cannot be loaded: ConnectError: ")
    assert found.endswith("; check the name, the network, or HF_TOKEN")
    assert "\n" not in found


def test_name_and_configuration_reach_the_package(folder, spool, saved, monkeypatch):
    asked = []
    monkeypatch.setattr("huggingface_hub.HfApi.dataset_info", lambda *a, **k: asked.append(a[1]))

    def load(path, config, *, streaming):
        asked.append((path, config, streaming))
        return {"plain": saved.to_iterable_dataset()}[config]

    monkeypatch.setattr("datasets.load_dataset", load)

    add_cases(spool, "hf:owner/name:plain")

    assert asked == ["owner/name", ("owner/name", "plain", True)]
    assert ids(spool) == ["1", "2"]


def test_what_the_package_raises_becomes_one_line(folder, spool, monkeypatch):
    monkeypatch.setattr("huggingface_hub.HfApi.dataset_info", lambda *a, **k: None)

    def load(*_, **__):
        raise ValueError("Config name is missing.\nPlease pick one among the available configs")

    monkeypatch.setattr("datasets.load_dataset", load)

    assert message(spool, "hf:owner/name") == (
        "hf:owner/name: cannot be loaded: ValueError: Config name is missing; "
        "check the name, the network, or HF_TOKEN"
    )


def test_stream_that_breaks_names_the_row(folder, spool, monkeypatch):
    def rows():
        yield {"id": "c1", "messages": USER}
        raise ConnectionError("reset by peer")

    monkeypatch.setattr("huggingface_hub.HfApi.dataset_info", lambda *a, **k: None)
    monkeypatch.setattr("datasets.load_dataset", lambda *a, **k: rows())

    assert message(spool, "hf:owner/name") == (
        "hf:owner/name: row 2 cannot be read: ConnectionError: reset by peer"
    )


def test_metadata_that_json_cannot_hold_is_told(folder, spool):
    Dataset.from_list(
        [{"messages": USER, "metadata": {"day": datetime.datetime(2026, 1, 1)}}]
    ).save_to_disk("set")

    assert message(spool, "hf:set") == (
        "hf:set row 1: holds what JSON cannot hold: "
        "Object of type datetime is not JSON serializable"
    )


def test_saved_folder_is_no_place_to_run_code(write, folder, spool):
    (folder / "set").mkdir()
    write("set/set.py", "import pathlib\npathlib.Path('ran').touch()\n")
    write("set/data.jsonl", json.dumps({"id": "c1", "messages": USER}))

    assert "scripts are no longer supported" in message(spool, "hf:set")
    assert not (folder / "ran").exists()
