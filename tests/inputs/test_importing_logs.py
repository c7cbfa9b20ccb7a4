"""Recorded replies out of the result files of other tools, on small ones made up."""

from __future__ import annotations

import json
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from terminal import command

from evalkit.errors import InputError
from evalkit.inputs.importing import import_file
from evalkit.schemas import problems_in

STORED, DEFLATED, ZSTANDARD = 0, 8, 93
USER, ASSISTANT = "user", "assistant"


def message(role: str, content: Any, **more: Any) -> dict[str, Any]:
    return {"id": "x", "role": role, "content": content, **more}


def sample(name: Any = "a", reply: Any = "Heavy.", *, epoch: int = 1, **more: Any) -> Any:
    """A sample as inspect_ai logs it."""
    said = [] if reply is None else [message(ASSISTANT, reply, source="generate")]
    choices = [{"message": m, "stop_reason": "stop"} for m in said]
    completion = reply if isinstance(reply, str) else ""
    return {
        "id": name,
        "epoch": epoch,
        "input": "I feel low.",
        "target": "",
        "messages": [message("system", "Be nice."), message(USER, "I feel low."), *said],
        "output": {"model": "m", "choices": choices, "completion": completion},
        "scores": {"s": {"value": float("nan")}},
        "metadata": {},
        **more,
    }


def header(*ids: Any) -> dict[str, Any]:
    dataset = {"samples": len(ids), "sample_ids": list(ids)}
    return {"version": 2, "status": "success", "eval": {"model": "open/m", "dataset": dataset}}


def inspect_json(folder: Path, *samples: Any) -> Path:
    path = folder / "log.json"
    ids = list(dict.fromkeys(s["id"] for s in samples))
    path.write_text(json.dumps({**header(*ids), "samples": samples}), encoding="utf-8")
    return path


def zip_of(path: Path, members: dict[str, bytes], method: int, **lies: Any) -> Path:
    """A zip file, since Python packs none with Zstandard; `lies` change what it says."""
    body, directory = b"", b""
    for name, raw in members.items():
        packed = {
            STORED: lambda raw: raw,
            DEFLATED: lambda raw: zlib.compress(raw)[2:-4],
            # Two frames, as the writer makes them of long records.
            ZSTANDARD: lambda raw: b"".join(
                pyarrow.Codec("zstd").compress(half, asbytes=True) for half in (raw[:9], raw[9:])
            ),
        }.get(method, bytes)(raw)
        crc, size = lies.get("crc", zlib.crc32(raw)), lies.get("size", len(raw))
        common = struct.pack(
            "<HHHHHIIIHH", 20, 0, method, 0, 33, crc, len(packed), size, len(name), 0
        )
        entry = b"PK\x01\x02" + struct.pack("<H", 20) + common
        entry += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name.encode()
        body += b"PK\x03\x04" + common + name.encode() + packed
        directory += entry
    n = len(members)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, n, n, len(directory), len(body), 0)
    path.write_bytes(body + directory + end)
    return path


def inspect_zip(folder: Path, *samples: Any, method: int = ZSTANDARD, **lies: Any) -> Path:
    members: dict[str, Any] = {"_journal/start.json": header("z"), "header.json": header("a", "b")}
    for item in samples:
        members[f"samples/{item['id']}_epoch_{item['epoch']}.json"] = item
    packed = {name: json.dumps(item).encode() for name, item in members.items()}
    return zip_of(folder / "log.eval", packed, method, **lies)


def follows_the_formats(imported: Any) -> None:
    for case in imported.cases:
        assert problems_in(case, "case") == []
        assert case["messages"][-1]["role"] == USER
    for reply in imported.replies:
        assert problems_in(reply, "reply") == []
    ids = [case["id"] for case in imported.cases]
    assert len(ids) == len(set(ids))
    assert {reply["case_id"] for reply in imported.replies} == set(ids)


def texts(imported: Any) -> list[Any]:
    return [reply.get("text", reply.get("messages")) for reply in imported.replies]


# --- inspect_ai ---------------------------------------------------------------


@pytest.mark.parametrize("method", [STORED, DEFLATED, ZSTANDARD])
def test_eval_file_of_inspect_is_read_however_it_is_packed(tmp_path, method):
    path = inspect_zip(
        tmp_path, sample("b", "B."), sample("a", "A1.", epoch=2), sample("a", "A0."), method=method
    )

    imported = import_file("inspect", path)

    follows_the_formats(imported)
    assert [case["id"] for case in imported.cases] == ["a", "b"]
    assert imported.replies == [
        {"case_id": "a", "candidate": "open/m", "text": "A0."},
        {"case_id": "a", "candidate": "open/m", "repeat": 1, "text": "A1."},
        {"case_id": "b", "candidate": "open/m", "text": "B."},
    ]


def test_system_message_of_a_solver_is_no_part_of_the_case(tmp_path):
    imported = import_file("inspect", inspect_json(tmp_path, sample()))

    assert imported.cases[0]["messages"] == [{"role": USER, "content": "I feel low."}]


def test_metadata_of_a_sample_become_fields_of_the_case(tmp_path):
    metadata = {"cluster": "f1", "language": "en", "tags": {"topic": "grief"}, "other": 3}

    imported = import_file("inspect", inspect_json(tmp_path, sample(metadata=metadata, target="t")))

    follows_the_formats(imported)
    (case,) = imported.cases
    assert (case["cluster"], case["language"], case["tags"]) == ("f1", "en", {"topic": "grief"})
    assert case["metadata"] == {"other": 3, "target": "t"}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"error": {"message": "boom", "traceback": "", "traceback_ansi": ""}}, "failed"),
        ({"limit": {"type": "token", "limit": 10}}, "cut short"),
        ({"output": {"choices": [{"stop_reason": "max_tokens"}]}}, "cut short"),
        ({"invalidation": {"author": "x"}}, "invalidated"),
        ({"messages": [], "output": {"choices": []}}, "without a reply"),
        ({"input": [message(USER, [{"type": "image", "image": "data:"}])]}, "not text"),
        ({"input": [message(USER, "Hi"), message(ASSISTANT, "So,")],
          "messages": [message(USER, "Hi"), message(ASSISTANT, "So,"), message(ASSISTANT, "A.")]},
         "without a last turn of the person"),
    ],
)  # fmt: skip
def test_sample_without_a_whole_reply_is_counted_and_no_reply(tmp_path, more, reason):
    path = inspect_json(tmp_path, sample("good"), sample("bad", **more))

    imported = import_file("inspect", path)

    follows_the_formats(imported)
    assert [case["id"] for case in imported.cases] == ["good"]
    assert dict(imported.left_out) == {reason: 1}


def test_silence_is_a_reply_of_nothing(tmp_path):
    imported = import_file("inspect", inspect_json(tmp_path, sample(reply="")))

    assert texts(imported) == [""]


def test_epoch_that_failed_leaves_no_gap_in_the_repeats(tmp_path):
    first = sample("a", error={"message": "x"})

    imported = import_file("inspect", inspect_json(tmp_path, first, sample("a", "B.", epoch=2)))

    assert imported.replies == [{"case_id": "a", "candidate": "open/m", "text": "B."}]


def test_conversation_is_a_reply_of_several_messages(tmp_path):
    turns = [
        message(USER, "I feel low."),
        message(ASSISTANT, "Since when?"),
        message(USER, "May."),
        message(ASSISTANT, "All summer, then."),
    ]

    imported = import_file("inspect", inspect_json(tmp_path, sample(messages=turns)))

    follows_the_formats(imported)
    (said,) = texts(imported)
    assert [m["content"] for m in said] == ["Since when?", "May.", "All summer, then."]


def test_steps_with_tools_are_not_what_the_person_hears(tmp_path):
    thought, said = {"type": "reasoning", "reasoning": "hm"}, {"type": "text", "text": "A."}
    turns = [
        message(USER, "I feel low."),
        message(ASSISTANT, "Looking it up."),
        message("tool", "ten results"),
        message(ASSISTANT, [thought, said]),
    ]

    imported = import_file("inspect", inspect_json(tmp_path, sample(reply=None, messages=turns)))

    assert texts(imported) == ["A."]


def test_text_that_was_put_aside_is_taken_from_the_attachments(tmp_path):
    item = sample(input="attachment://ab", attachments={"ab": "A long story."})

    imported = import_file("inspect", inspect_json(tmp_path, item))

    assert imported.cases[0]["messages"][0]["content"] == "A long story."


@pytest.mark.parametrize("method", [STORED, DEFLATED, ZSTANDARD])
@pytest.mark.parametrize("lies", [{"crc": 1}, {"size": 5}])
def test_damaged_member_is_refused_with_its_name(tmp_path, method, lies):
    path = inspect_zip(tmp_path, sample(), method=method, **lies)

    with pytest.raises(InputError, match=r"log\.eval: header\.json: cannot be unpacked"):
        import_file("inspect", path)


@pytest.mark.parametrize("method", [DEFLATED, ZSTANDARD])
def test_member_is_not_unpacked_beyond_the_limit(tmp_path, monkeypatch, method):
    monkeypatch.setattr("evalkit.inputs.importing.zip_members.MAX_MEMBER_BYTES", 5000)
    bomb = sample("a", "x" * 100_000)

    with pytest.raises(
        InputError, match=r"samples/a_epoch_1\.json: says it has 300,.*at most 5,000"
    ):
        import_file("inspect", inspect_zip(tmp_path, bomb, method=method))


@pytest.mark.parametrize("method", [DEFLATED, ZSTANDARD])
def test_member_that_hides_its_size_is_read_no_further_than_it_says(tmp_path, method):
    path = inspect_zip(tmp_path, sample("a", "x" * 10_000_000), method=method, size=400)

    with pytest.raises(InputError, match="cannot be unpacked"):
        import_file("inspect", path)


def test_all_members_together_have_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("evalkit.inputs.importing.zip_members.MAX_TOTAL_BYTES", 2500)
    samples = [sample(f"s{n}") for n in range(9)]

    with pytest.raises(InputError, match="expected at most"):
        import_file("inspect", inspect_zip(tmp_path, *samples))


def test_names_in_a_zip_file_lead_nowhere(tmp_path):
    good = json.dumps(sample()).encode()
    members = {
        "header.json": json.dumps(header("a")).encode(),
        "../broken_out.json": b"{}",
        "/broken_out.json": b"{}",
        "samples/../../broken_out.json": good,
    }
    path = zip_of(tmp_path / "log.eval", members, DEFLATED)

    imported = import_file("inspect", path)

    assert texts(imported) == ["Heavy."]
    assert [p.name for p in tmp_path.parent.rglob("*broken_out*")] == []


def test_zip_file_cut_off_is_refused(tmp_path):
    path = inspect_zip(tmp_path, sample())
    path.write_bytes(path.read_bytes()[:-40])

    with pytest.raises(InputError, match="is no whole zip file"):
        import_file("inspect", path)


def test_zip_file_packed_in_an_unknown_way_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be unpacked"):
        import_file("inspect", inspect_zip(tmp_path, sample(), method=97))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", "found list, expected an object"),
        ("{}", r"\$\.eval: found nothing, expected dict"),
        ('{"eval": {}}', r"\$\.model: found nothing"),
        ('{"eval": {"model": "m"}, "samples": [3]}', "sample 0: found no object"),
        ('{"eval": {"model": "m"}, "samples": [{"id": 1}]}', r"\$\.epoch: found nothing"),
        ('{"eval": {"model": "m"}, "samples": []}', "found no conversation"),
        ('{"eval": ', "not valid JSON"),
    ],
)
def test_file_that_is_no_log_of_inspect_is_refused(tmp_path, text, expected):
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=expected):
        import_file("inspect", path)


@pytest.mark.parametrize("ending", ["eval", "json"])
def test_log_that_inspect_itself_wrote_is_read(tmp_path, ending):
    log_room = pytest.importorskip("inspect_ai.log")
    samples = [sample("a/b", "A."), sample(7, "B.", epoch=1)]
    for item in samples:
        item["scores"] = None
    given = {**header("a/b", 7), "samples": samples}
    given["eval"] |= {"task": "t", "created": "2026-01-01T00:00:00+00:00", "config": {}}
    path = tmp_path / f"log.{ending}"
    log_room.write_eval_log(log_room.EvalLog.model_validate(given), str(path))

    imported = import_file("inspect", path)

    follows_the_formats(imported)
    assert [(r["case_id"], r["text"]) for r in imported.replies] == [("a/b", "A."), ("7", "B.")]


# --- promptfoo ----------------------------------------------------------------


def result(
    raw: str = "Reply to: I feel low.",
    said: Any = "I feel low.",
    *,
    output: Any = "Heavy.",
    provider: str = "openai:x",
    label: str = "",
    prompt: str = "p1",
    **more: Any,
) -> dict[str, Any]:
    return {
        "prompt": {"raw": raw, "label": f"label of {prompt}"},
        "promptId": prompt,
        "provider": {"id": provider, "label": label},
        "response": {"output": output},
        "vars": {"message": said},
        "testCase": {"vars": {"message": said}, "description": "low", "metadata": {"tags": ["x"]}},
        "failureReason": 0,
        "success": True,
        **more,
    }


def promptfoo_file(folder: Path, *results: Any, version: int = 3) -> Path:
    path = folder / "out.json"
    data = {"evalId": "e", "results": {"version": version, "results": results, "stats": {}}}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_single_variable_of_a_prompt_is_what_the_person_said(tmp_path):
    imported = import_file("promptfoo", promptfoo_file(tmp_path, result()))

    follows_the_formats(imported)
    (case,) = imported.cases
    assert case["messages"] == [{"role": USER, "content": "I feel low."}]
    assert case["tags"] == ["x"]
    assert case["metadata"] == {"vars": {"message": "I feel low."}, "description": "low"}
    assert imported.replies[0]["candidate"] == "openai:x"


def test_prompt_of_several_variables_is_taken_whole(tmp_path):
    variables = {"message": "I feel low.", "tone": "kind"}

    imported = import_file("promptfoo", promptfoo_file(tmp_path, result(vars=variables)))

    assert imported.cases[0]["messages"][0]["content"] == "Reply to: I feel low."


def test_chat_prompt_gives_its_turns_without_the_system_message(tmp_path):
    chat = [message("system", "Be kind."), message(USER, "Hi"), message(ASSISTANT, "Hello"),
            message(USER, [{"type": "text", "text": "Low."}])]  # fmt: skip

    imported = import_file("promptfoo", promptfoo_file(tmp_path, result(json.dumps(chat))))

    follows_the_formats(imported)
    found = [(m["role"], m["content"]) for m in imported.cases[0]["messages"]]
    assert found == [(USER, "Hi"), (ASSISTANT, "Hello"), (USER, "Low.")]


def test_candidate_is_a_provider_with_a_prompt_where_there_are_several(tmp_path):
    other = result("Hear: I feel low.", prompt="p2")
    named = result(provider="openai:y", label="mine")

    imported = import_file("promptfoo", promptfoo_file(tmp_path, result(), other, named))

    follows_the_formats(imported)
    assert len(imported.cases) == 1
    candidates = [reply["candidate"] for reply in imported.replies]
    assert candidates == ["openai:x / label of p1", "openai:x / label of p2", "mine / label of p1"]


def test_tests_of_the_same_variables_are_one_family(tmp_path):
    variables = {"message": "I feel low.", "tone": "kind"}
    results = [result(vars=variables), result("Hear: I feel low.", vars=variables, prompt="p2")]

    imported = import_file("promptfoo", promptfoo_file(tmp_path, *results))

    first, second = imported.cases
    assert first["id"] != second["id"]
    assert first["cluster"] == second["cluster"]


def test_same_reply_asked_for_twice_is_a_repeat(tmp_path):
    imported = import_file("promptfoo", promptfoo_file(tmp_path, result(), result(output="B.")))

    assert [reply.get("repeat", 0) for reply in imported.replies] == [0, 1]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"failureReason": 2, "response": {"error": "500"}}, "failed"),
        ({"failureReason": 2, "response": None}, "failed"),
        ({"response": {"output": "Oops", "error": "500"}}, "failed"),
        ({"response": {}}, "without a reply"),
        ({"output": {"a": 1}}, "not text"),
    ],
)
def test_result_without_a_reply_is_counted_and_no_reply(tmp_path, more, reason):
    failed = result("other", "other", **more)

    imported = import_file("promptfoo", promptfoo_file(tmp_path, result(), failed))

    follows_the_formats(imported)
    assert len(imported.cases) == 1
    assert dict(imported.left_out) == {reason: 1}


def test_assertion_that_did_not_hold_leaves_the_reply_a_reply(tmp_path):
    failed = result(failureReason=1, success=False, error="Expected output to contain x")

    imported = import_file("promptfoo", promptfoo_file(tmp_path, failed))

    assert texts(imported) == ["Heavy."]
    assert not imported.left_out


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, r"\$\.results: found nothing"),
        ({"results": {"version": 2, "results": []}}, "found 2, expected 3; export it again"),
        ({"results": {"version": 3, "results": [1]}}, "result 0: found no object"),
        ({"results": {"version": 3, "results": []}}, "found no conversation"),
        ({"results": {"version": 3, "results": [{"response": {"output": "a"}}]}}, r"\$\.prompt"),
    ],
)
def test_file_that_is_no_result_of_promptfoo_is_refused(tmp_path, data, expected):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(data), encoding="utf-8")

    with pytest.raises(InputError, match=expected):
        import_file("promptfoo", path)


# --- deepeval -----------------------------------------------------------------


def deepeval_file(folder: Path, data: Any) -> Path:
    path = folder / "run.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


SINGLE = {"name": "low", "input": "I feel low.", "actualOutput": "Heavy.", "expectedOutput": "Oh.",
          "tags": ["grief"], "metadata": {"language": "en"}, "success": True}  # fmt: skip
TURNS = [
    {"role": ASSISTANT, "content": "Welcome.", "order": 0},
    {"role": USER, "content": "Hi", "order": 1},
    {"role": USER, "content": "I feel low.", "order": 2},
    {"role": USER, "content": "May.", "order": 4},
    {"role": ASSISTANT, "content": "Since when?", "order": 3},
    {"role": ASSISTANT, "content": "All summer.", "order": 5},
]


@pytest.mark.parametrize("is_wrapped", [False, True])
def test_test_cases_of_deepeval_are_cases_with_their_replies(tmp_path, is_wrapped):
    run: dict[str, Any] = {"testCases": [SINGLE], "hyperparameters": {"model": "m"}}
    run = {"testRunData": run, "testRunLink": "x"} if is_wrapped else run

    imported = import_file("deepeval", deepeval_file(tmp_path, run))

    follows_the_formats(imported)
    assert imported.cases == [
        {
            "id": "low",
            "messages": [{"role": USER, "content": "I feel low."}],
            "language": "en",
            "tags": ["grief"],
            "reference": "Oh.",
        }
    ]
    assert imported.replies == [{"case_id": "low", "candidate": "m", "text": "Heavy."}]


def test_name_that_deepeval_made_up_is_no_id(tmp_path):
    case = {**SINGLE, "name": "test_case_0"}

    imported = import_file("deepeval", deepeval_file(tmp_path, {"testCases": [case]}))

    assert imported.cases[0]["id"].startswith("case-")
    assert imported.replies[0]["candidate"] == "deepeval"


def test_two_cases_of_one_name_stay_two_of_one_family(tmp_path):
    cases = [SINGLE, {**SINGLE, "input": "I feel lower."}]

    imported = import_file("deepeval", deepeval_file(tmp_path, {"testCases": cases}))

    follows_the_formats(imported)
    assert len(imported.cases) == 2
    assert imported.cases[1]["cluster"] == "low"


def test_conversation_of_deepeval_begins_with_what_the_person_says(tmp_path):
    run = {"conversationalTestCases": [{"name": "c", "turns": TURNS, "scenario": "s"}]}

    imported = import_file("deepeval", deepeval_file(tmp_path, run))

    follows_the_formats(imported)
    (case,) = imported.cases
    assert [m["content"] for m in case["messages"]] == ["Welcome.", "Hi", "I feel low."]
    assert case["metadata"] == {"scenario": "s"}
    assert [m["content"] for m in texts(imported)[0]] == ["Since when?", "May.", "All summer."]


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ({**SINGLE, "actualOutput": None}, "without a reply"),
        ({**SINGLE, "trace": {"status": "ERRORED"}}, "failed"),
        ({**SINGLE, "input": " "}, "without a last turn of the person"),
    ],
)
def test_test_case_without_a_reply_is_counted_and_no_reply(tmp_path, case, reason):
    run = {"testCases": [SINGLE, {**case, "name": "other"}]}

    imported = import_file("deepeval", deepeval_file(tmp_path, run))

    assert [c["id"] for c in imported.cases] == ["low"]
    assert dict(imported.left_out) == {reason: 1}


@pytest.mark.parametrize("turns", [TURNS[:1], TURNS[:3]])
def test_conversation_without_an_answer_is_no_reply(tmp_path, turns):
    run = {"conversationalTestCases": [{"name": "c", "turns": turns}]}

    with pytest.raises(InputError, match="found no reply; left out: 1 without"):
        import_file("deepeval", deepeval_file(tmp_path, run))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, "found neither testCases nor"),
        ({"testCases": [1]}, r"testCases\[0\]: found no object"),
        ({"testCases": [{"actualOutput": "a"}]}, r"\$\.input: found nothing"),
    ],
)
def test_file_that_is_no_test_run_is_refused(tmp_path, data, expected):
    with pytest.raises(InputError, match=expected):
        import_file("deepeval", deepeval_file(tmp_path, data))


# --- the command ---------------------------------------------------------------


def test_command_says_what_was_left_out_and_its_files_can_be_graded(tmp_path, workplace):
    path = inspect_json(tmp_path, sample("a"), sample("b", error={"message": "x"}))

    imported = command("dataset", "import", "inspect", str(path), "--output", "in")
    graded = command("run", "--cases", "in/cases.jsonl", "--responses", "in/replies.jsonl",
                     "--grader", "wording", "--output", "out")  # fmt: skip

    assert (imported.code, imported.err) == (0, "")
    assert "in: 1 cases, 1 replies\nleft out: 1 failed\n" in imported.out
    assert graded.code == 0


def test_command_refuses_a_log_in_which_everything_failed(tmp_path, workplace):
    path = inspect_json(tmp_path, sample("b", error={"message": "x"}))

    ended = command("dataset", "import", "inspect", str(path), "--output", "in")

    assert (ended.code, ended.out) == (2, "")
    assert "found no reply; left out: 1 failed" in ended.err
    assert not Path("in").exists()


# --- anything at all -----------------------------------------------------------

ODD = (None, True, -1, 1.5, "", "x", "[", [], [None], [[1]], {}, {"role": 1}, {"id": []})


def spoiled(rng: random.Random, value: Any) -> Any:
    """The value with one thing in it put in the place of another."""
    if not isinstance(value, dict | list) or not value or rng.random() < 0.15:
        return rng.choice(ODD)
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    key = rng.choice(list(copy)) if isinstance(copy, dict) else rng.randrange(len(copy))
    copy[key] = spoiled(rng, copy[key])
    return copy


@pytest.mark.parametrize("name", ["inspect", "promptfoo", "deepeval"])
def test_spoiled_file_ends_in_lines_of_our_formats_or_in_one_clear_error(tmp_path, name):
    rng = random.Random(3)
    parts = [{"type": "text", "text": "Low."}]
    whole: Any = {
        "inspect": {
            **header("a", "b"),
            "samples": [
                sample(),
                sample("b", input=[message(USER, parts)], metadata={"tags": [1]}),
            ],
        },
        "promptfoo": {
            "results": {"version": 3, "results": [result(), result(json.dumps([SINGLE]))]}
        },
        "deepeval": {
            "testCases": [SINGLE],
            "conversationalTestCases": [{"name": "c", "turns": TURNS}],
            "hyperparameters": {"model": "m"},
        },
    }[name]
    path = tmp_path / "x.json"
    n_read = 0

    for _ in range(1000):
        path.write_text(json.dumps(spoiled(rng, whole)), encoding="utf-8")
        try:
            imported = import_file(name, path)
        except InputError:
            continue
        follows_the_formats(imported)
        n_read += 1

    assert n_read > 100
