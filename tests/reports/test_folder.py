import errno
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import evalkit
from evalkit.errors import OutputError
from evalkit.reports.folder import RunFolder

RUN = "0123456789abcdef"
REPORT = {"status": "complete", "run": {"id": RUN}}
HOLD = """
import sys, time
from pathlib import Path
from evalkit.reports.folder import RunFolder
with RunFolder(Path(sys.argv[1]), sys.argv[2]) as folder:
    folder.write_line("{}")
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "results" / "run"


def finish(path, report=REPORT, lines=("{}",)):
    with RunFolder(path, RUN) as folder:
        for line in lines:
            folder.write_line(line)
        folder.finish(report)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def visible(path):
    return sorted(p.name for p in path.iterdir() if not p.name.startswith("."))


def left_over(path):
    """Files on their way to another name."""
    return sorted(p.name for p in path.iterdir() if "part" in p.name or p.name.startswith(".."))


def hold(path, run_id=RUN):
    """Another process that holds the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), run_id],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(evalkit.__file__).parents[1])},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


# --- whose folder -----------------------------------------------------------


def test_new_folder_and_all_in_it_are_for_the_owner_alone(path):
    finish(path)

    assert mode(path) == 0o700
    assert {mode(p) for p in path.iterdir()} == {0o600}


def test_empty_folder_is_taken(path):
    path.mkdir(parents=True)

    finish(path)

    assert visible(path) == ["report.json", "results.jsonl"]


def test_folder_with_anything_else_is_refused_and_left_as_it_was(path):
    path.mkdir(parents=True)
    (path / "thesis.txt").write_text("mine")
    (path / ".lock").write_text("mine too")

    with pytest.raises(OutputError, match=r"found '\.lock' and no run of evalkit.*--output"):
        RunFolder(path, RUN)

    assert sorted(p.name for p in path.iterdir()) == [".lock", "thesis.txt"]
    assert (path / ".lock").read_text() == "mine too"


@pytest.mark.parametrize("marker", ["", "{", "[]", '{"pid": 1}', "\xff"])
def test_folder_with_a_marker_of_somebody_else_is_refused(path, marker):
    path.mkdir(parents=True)
    (path / ".run.json").write_text(marker, encoding="latin-1")

    with pytest.raises(OutputError, match=r"found '\.run\.json' and no run of evalkit"):
        RunFolder(path, RUN)


def test_folder_of_another_run_is_refused_by_name(path):
    finish(path)

    with pytest.raises(OutputError, match=f"holds run {RUN}, and this command is run {'f' * 16}"):
        RunFolder(path, "f" * 16)


def test_report_of_another_run_stays_when_the_folder_is_refused(path):
    finish(path)
    before = {p.name: p.read_bytes() for p in path.iterdir()}

    with pytest.raises(OutputError):
        RunFolder(path, "f" * 16)

    assert {p.name: p.read_bytes() for p in path.iterdir()} == before


def test_same_run_comes_back_to_its_folder(path):
    finish(path, {"status": "partial"}, ["old"])

    finish(path, REPORT, ["new"])

    assert (path / "results.jsonl").read_text() == "new\n"


# --- one writer -------------------------------------------------------------


def test_folder_in_use_is_refused_with_the_process_that_uses_it(path):
    other = hold(path)
    try:
        with pytest.raises(
            OutputError, match=rf"in use by another evalkit \(process {other.pid}\)"
        ):
            RunFolder(path, RUN)
    finally:
        kill(other)


def test_folder_in_use_is_refused_for_another_run_too(path):
    other = hold(path)
    try:
        with pytest.raises(OutputError, match="in use"):
            RunFolder(path, "f" * 16)
    finally:
        kill(other)


def test_folder_is_held_once_within_a_process_too(path):
    with RunFolder(path, RUN), pytest.raises(OutputError, match="in use"):
        RunFolder(path, RUN)


def test_holder_that_was_killed_holds_nothing_and_leaves_nothing(path):
    other = hold(path)
    kill(other)

    with RunFolder(path, RUN) as folder:
        assert left_over(path) == []
        assert folder.finished_report() is None


def test_holder_killed_while_it_wrote_its_first_file_holds_nothing(path):
    path.mkdir(parents=True)
    (path / ".evalkit.lock").touch()
    (path / "..run.json.abc123").write_text("{")
    (path / "..report.json.part.abc123").write_text("{")

    with RunFolder(path, RUN):
        assert left_over(path) == []


def test_folder_is_free_again_after_an_error_inside(path):
    def crash():
        with RunFolder(path, RUN) as folder:
            folder.write_line("{}")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        crash()

    finish(path)


def test_folder_is_free_again_after_it_was_refused(path):
    finish(path)
    with pytest.raises(OutputError):
        RunFolder(path, "f" * 16)

    finish(path)


# --- what can be written ----------------------------------------------------


def test_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "run").write_text("mine")

    with pytest.raises(OutputError, match="found a file, expected a folder"):
        RunFolder(tmp_path / "run", RUN)


def test_file_on_the_way_to_the_folder_is_refused(tmp_path):
    (tmp_path / "results").write_text("mine")

    with pytest.raises(OutputError, match="cannot be written: Not a directory"):
        RunFolder(tmp_path / "results" / "run", RUN)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write to")
def test_folder_that_cannot_be_written_is_refused():
    with pytest.raises(OutputError, match="cannot be written"):
        RunFolder(Path("/proc/evalkit-run"), RUN)


def test_name_that_is_too_long_is_refused(tmp_path):
    with pytest.raises(OutputError, match="File name too long"):
        RunFolder(tmp_path / ("a" * 5000), RUN)


# --- whole or absent --------------------------------------------------------


def test_finished_run_has_its_lines_in_order_and_its_report(path):
    finish(path, lines=["{1}", "{2}"])

    assert (path / "results.jsonl").read_text() == "{1}\n{2}\n"
    assert json.loads((path / "report.json").read_text()) == REPORT


def test_lines_have_no_final_name_before_the_run_is_finished(path):
    with RunFolder(path, RUN) as folder:
        folder.write_line("{}")

        assert visible(path) == []


def test_unfinished_lines_are_left_out(path):
    with RunFolder(path, RUN) as folder:
        folder.write_line("{}")

    assert (visible(path), left_over(path)) == ([], [])


def test_run_without_a_line_does_not_keep_the_lines_of_an_earlier_one(path):
    finish(path, {"status": "partial"}, ["old"])

    finish(path, REPORT, [])

    assert (path / "results.jsonl").read_text() == ""


def test_report_with_a_number_that_is_none_is_never_written(path):
    with RunFolder(path, RUN) as folder, pytest.raises(ValueError, match="JSON compliant"):
        folder.finish({"mean": float("nan")})

    assert visible(path) == []


class Disk:
    """A disk whose n-th change of a name fails, and every one after it."""

    def __init__(self, monkeypatch, fails_at):
        self.left = fails_at
        for name in ("replace", "rename"):
            monkeypatch.setattr(os, name, self.failing(getattr(os, name)))
        monkeypatch.setattr(os, "fsync", self.failing(os.fsync))

    def failing(self, function):
        def call(*arguments, **options):
            self.left -= 1
            if self.left < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return function(*arguments, **options)

        return call


@pytest.mark.parametrize("fails_at", range(8))
def test_disk_that_fails_at_any_step_leaves_whole_files_that_belong_together(
    path, monkeypatch, fails_at
):
    finish(path, {"status": "partial", "of": "old"}, ["old"])

    with monkeypatch.context() as patched, RunFolder(path, RUN) as folder:
        folder.write_line("new")
        Disk(patched, fails_at)
        try:
            folder.finish({"status": "complete", "of": "new"})
        except OutputError as error:
            assert "No space left on device" in str(error)  # noqa: PT017 - some steps succeed

    report = path / "report.json"
    if report.exists():
        of = json.loads(report.read_text())["of"]
        assert (path / "results.jsonl").read_text() == f"{of}\n"
    finish(path)  # and the folder can be used again


def test_disk_that_fails_before_anything_changed_leaves_the_old_report(path, monkeypatch):
    finish(path, {"status": "partial"}, ["old"])

    with monkeypatch.context() as patched, RunFolder(path, RUN) as folder:
        folder.write_line("new")
        Disk(patched, fails_at=0)
        with pytest.raises(OutputError, match="No space left"):
            folder.finish(REPORT)

    assert json.loads((path / "report.json").read_text()) == {"status": "partial"}
    assert (path / "results.jsonl").read_text() == "old\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_is_one_clear_error_and_frees_the_folder(path):
    def write_until_full():
        with RunFolder(path, RUN) as folder:
            (path / ".results.jsonl.part").symlink_to("/dev/full")
            for _ in range(100):
                folder.write_line("x" * 1000)

    with pytest.raises(OutputError, match="cannot be written: No space left on device"):
        write_until_full()

    finish(path)


# --- coming back ------------------------------------------------------------


def test_finished_report_is_read_back(path):
    finish(path)

    with RunFolder(path, RUN) as folder:
        assert folder.finished_report() == REPORT


@pytest.mark.parametrize("status", ["partial", "failed"])
def test_report_that_is_not_complete_does_not_count_as_finished(path, status):
    finish(path, {"status": status})

    with RunFolder(path, RUN) as folder:
        assert folder.finished_report() is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff"])
def test_report_that_was_damaged_does_not_count_as_finished(path, content):
    finish(path)
    (path / "report.json").write_bytes(content)

    with RunFolder(path, RUN) as folder:
        assert folder.finished_report() is None


def test_report_without_its_results_does_not_count_as_finished(path):
    finish(path)
    (path / "results.jsonl").unlink()

    with RunFolder(path, RUN) as folder:
        assert folder.finished_report() is None
