import asyncio
import json
import os
import sys
import time
from pathlib import Path

import pytest
from values import case

from evalkit.candidates import CommandCandidate
from evalkit.candidates.command import MAX_REPLY_BYTES
from evalkit.candidates.process import run_process
from evalkit.types import Message

CHILD = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', {code!r}]{how})\n"
LINGER = (
    "import os, pathlib, time; pathlib.Path({path!r}).write_text(str(os.getpid())); time.sleep(60)"
)


def program(code, **fields):
    """A candidate that runs a piece of Python."""
    return CommandCandidate("ivy", (sys.executable, "-c", code), **fields)


def respond(candidate, asked=None, repeat=0):
    return asyncio.run(candidate.respond(asked or case(), repeat))


def is_running(pid):
    """Whether the process does anything; a dead one may still be listed."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def await_pid(path):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.01)
    raise AssertionError("the child never started")


def await_end(pid):
    deadline = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not is_running(pid)


# --- what goes in and comes out ---------------------------------------------


def test_what_the_program_prints_is_the_reply():
    response = respond(program("print('That sounds hard. 🙂')"), repeat=2)

    assert (response.state, response.candidate, response.repeat) == ("answered", "ivy", 2)
    assert response.messages == (Message("assistant", "That sounds hard. 🙂"),)


def test_only_the_line_break_that_print_adds_is_taken_off():
    assert respond(program("print(' Oh. \\n')")).reply == " Oh. \n"


def test_program_reads_the_case_as_a_line_of_a_cases_file():
    asked = case(
        said="I feel low. 🙂",
        cluster="grief",
        language="en",
        tags=(("topic", "loss"), ("topic", "work")),
        metadata={"source": "mine"},
    )

    response = respond(program("import sys; print(sys.stdin.read())"), asked, repeat=1)

    assert json.loads(response.reply) == {
        "id": "c1",
        "messages": [{"role": "user", "content": "I feel low. 🙂"}],
        "cluster": "grief",
        "language": "en",
        "tags": {"topic": ["loss", "work"]},
        "metadata": {"source": "mine"},
        "repeat": 1,
    }


def test_what_a_case_does_not_say_is_not_sent():
    response = respond(program("import sys; print(sys.stdin.read())"))

    assert set(json.loads(response.reply)) == {"id", "messages", "repeat"}


def test_plain_tags_are_sent_as_a_list():
    asked = case(tags=(("", "grief"), ("", "night")))

    response = respond(program("import sys; print(sys.stdin.read())"), asked)

    assert json.loads(response.reply)["tags"] == ["grief", "night"]


def test_program_need_not_read_the_case():
    long_case = case(said="I feel low. " * 100_000)

    assert respond(program("print('Oh.')"), long_case).reply == "Oh."


@pytest.mark.parametrize("code", ["", "print()", "print(' \\n\\t')"])
def test_blank_output_is_an_empty_response(code):
    response = respond(program(code))

    assert (response.state, response.messages) == ("empty", ())


def test_output_of_a_megabyte_is_a_reply():
    response = respond(program(f"print('a' * {MAX_REPLY_BYTES - 1})"))

    assert len(response.reply) == MAX_REPLY_BYTES - 1


def test_command_line_is_split_without_a_shell():
    arguments = CommandCandidate.split("echo 'two words' $HOME; rm -rf /")

    assert arguments == ("echo", "two words", "$HOME;", "rm", "-rf", "/")


# --- what goes wrong --------------------------------------------------------


def test_exit_code_is_named_with_the_last_words_of_the_program():
    response = respond(program("import sys; print('half'); sys.exit('a\\nno \\x1b[31mmodel')"))

    assert (response.state, response.messages) == ("provider_error", ())
    assert response.detail == "exit code 1: no [31mmodel"


def test_program_killed_by_a_signal_is_a_state():
    response = respond(program("import os; print('Oh.', flush=True); os.kill(os.getpid(), 9)"))

    assert (response.state, response.detail) == ("provider_error", "exit code -9")


def test_long_complaints_are_kept_short():
    response = respond(program("import sys; sys.exit('no ' * 1_000_000)"))

    assert len(response.detail) < 400


def test_bytes_that_are_not_utf_8_are_a_state():
    response = respond(program("import os; os.write(1, b'caf\\xe9')"))

    assert (response.state, response.detail) == (
        "provider_error",
        "printed bytes that are not UTF-8",
    )


def test_program_that_does_not_exist_is_a_state():
    response = respond(CommandCandidate("ivy", ("./no-such-program",)))

    assert response.state == "provider_error"
    assert response.detail == "cannot start './no-such-program': No such file or directory"


def test_endless_output_is_cut_off_at_once_and_not_kept():
    code = "import sys\nwhile True: sys.stdout.write('a' * 65536)"

    response = respond(program(code))

    assert (response.state, response.detail) == (
        "provider_error",
        "printed more than 1,048,576 bytes",
    )


def test_memory_for_output_is_bounded_while_reading():
    code = "import sys\nwhile True: sys.stdout.write('a' * 65536); sys.stderr.write('b' * 65536)"

    ended = asyncio.run(
        run_process((sys.executable, "-c", code), b"", deadline_s=20, max_output_bytes=100_000)
    )

    assert 100_000 < len(ended.output) < 1_000_000
    assert len(ended.errors) <= 4096


def test_program_that_takes_too_long_is_killed_with_its_children(tmp_path):
    path = tmp_path / "pid"
    child = CHILD.format(code=LINGER.format(path=str(path)), how="")

    response = respond(program(f"{child}import time; time.sleep(60)", deadline_s=3))

    assert (response.state, response.detail) == ("timeout", "no reply within 3 s")
    assert await_end(await_pid(path))


@pytest.mark.parametrize("how", ["", ", start_new_session=True"])
def test_what_a_program_leaves_running_is_not_waited_for(tmp_path, how):
    path = tmp_path / "pid"
    child = CHILD.format(code=LINGER.format(path=str(path)), how=how)

    response = respond(program(f"{child}print('Oh.')", deadline_s=30))

    assert (response.state, response.reply) == ("answered", "Oh.")
    os.kill(await_pid(path), 9)


def test_child_that_left_the_group_does_not_hold_up_a_timeout(tmp_path):
    path = tmp_path / "pid"
    child = CHILD.format(code=LINGER.format(path=str(path)), how=", start_new_session=True")
    began = time.monotonic()

    response = respond(program(f"{child}import time; time.sleep(60)", deadline_s=3))

    assert response.state == "timeout"
    assert time.monotonic() - began < 12
    os.kill(await_pid(path), 9)


def test_cancelled_run_leaves_no_program_behind(tmp_path):
    path = tmp_path / "pid"
    candidate = program(LINGER.format(path=str(path)))

    async def cancel():
        task = asyncio.create_task(candidate.respond(case(), 0))
        pid = await asyncio.to_thread(await_pid, path)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return pid

    assert await_end(asyncio.run(cancel()))


def test_no_more_programs_run_at_once_than_allowed(tmp_path):
    code = (
        "import pathlib, time, os, sys\n"
        f"here = pathlib.Path({str(tmp_path)!r})\n"
        "own = here / str(os.getpid()); own.touch()\n"
        "print(len(list(here.iterdir()))); time.sleep(.05); own.unlink()"
    )
    candidate = program(code, max_at_once=2)

    async def ask_all():
        return await asyncio.gather(*(candidate.respond(case(), i) for i in range(6)))

    assert {response.reply for response in asyncio.run(ask_all())} <= {"1", "2"}


def test_identity_is_the_command_line():
    assert CommandCandidate("ivy", ("./ivy", "--warm")).identity() == {
        "kind": "command",
        "name": "ivy",
        "arguments": ["./ivy", "--warm"],
    }
