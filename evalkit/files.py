"""Strict reading, atomic writing, digests, and where the shipped data lies.

Whatever a file holds, reading it ends in data or in an `InputError` that names
file and line. JSON and YAML never run code, never guess a type, and never keep
the last of two equal keys in silence.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NoReturn

from evalkit.errors import InputError, OutputError, Problem

MAX_LINE_BYTES = 8 * 1024 * 1024
"""One JSONL line. A conversation of a hundred long turns stays below 1 MiB."""
MAX_YAML_BYTES = 1024 * 1024
OWNER_ONLY = 0o600
"""Mode of everything written: results hold what distressed people wrote."""


class ParseProblem(ValueError):
    """Text that is not strict JSON or YAML; the message says why."""


# --- reading ----------------------------------------------------------------


def read_text(path: Path, max_bytes: int | None = None) -> str:
    """The whole file as text.

    Raises:
        InputError: Missing, a folder, empty, too large, not UTF-8 or with a
            byte order mark.
    """
    raw = _read_bytes(path, max_bytes)
    return decode(raw, str(path))


def decode(raw: bytes, where: str) -> str:
    """UTF-8 bytes as text.

    Raises:
        InputError: A byte order mark or a byte that is not UTF-8.
    """
    refuse_byte_order_mark(raw, where)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            Problem(
                f"{where}:{line}",
                f"found byte 0x{raw[error.start]:02x} at offset {error.start}, "
                "expected UTF-8; save the file as UTF-8",
            )
        ) from None


def refuse_byte_order_mark(raw: bytes, where: str) -> None:
    """Stop at UTF-16/32 and at a UTF-8 byte order mark.

    Raises:
        InputError: The bytes begin with a byte order mark.
    """
    for mark, name in (
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
        (b"\xef\xbb\xbf", "UTF-8"),
    ):
        if raw.startswith(mark):
            raise InputError(
                Problem(
                    f"{where}:1",
                    f"found a {name} byte order mark, expected plain UTF-8; "
                    "save the file as UTF-8 without BOM",
                )
            )


def _read_bytes(path: Path, max_bytes: int | None) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read() if max_bytes is None else file.read(max_bytes + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if max_bytes is not None and len(raw) > max_bytes:
        raise InputError(
            Problem(str(path), f"larger than {max_bytes:,} bytes, the most such a file may hold")
        )
    if not raw.strip():
        raise InputError(Problem(str(path), "the file is empty"))
    return raw


def unreadable(path: Path, error: OSError) -> InputError:
    """The `InputError` for a file that the system would not open."""
    if isinstance(error, FileNotFoundError):
        return InputError(Problem(str(path), "no such file; check the path"))
    if isinstance(error, IsADirectoryError):
        return InputError(Problem(str(path), "found a folder, expected a file"))
    return InputError(Problem(str(path), f"cannot be read: {error.strerror}"))


def iterate_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines (from 1) of a JSONL file, blank ones left out.

    Lines end at ``\\n`` alone: U+2028 and its like are ordinary characters in JSON.

    Raises:
        InputError: As `read_text`, or a line longer than `MAX_LINE_BYTES`.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from None
    with file:
        number = 0
        found = False
        while raw := _next_line(file, path, number + 1):
            number += 1
            if number == 1:
                refuse_byte_order_mark(raw, str(path))
            if not raw.strip():
                continue
            found = True
            try:
                yield number, raw.decode("utf-8")
            except UnicodeDecodeError as error:
                raise InputError(
                    Problem(
                        f"{path}:{number}",
                        f"found byte 0x{raw[error.start]:02x} at column {error.start + 1}, "
                        "expected UTF-8; save the file as UTF-8",
                    )
                ) from None
    if not found:
        raise InputError(Problem(str(path), "the file is empty"))


def _next_line(file: Any, path: Path, number: int) -> bytes:
    try:
        raw: bytes = file.readline(MAX_LINE_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if len(raw) > MAX_LINE_BYTES:
        raise InputError(
            Problem(
                f"{path}:{number}",
                f"found a line of more than {MAX_LINE_BYTES:,} bytes, expected one JSON object "
                "a line; is the whole file one line?",
            )
        )
    return raw


# --- JSON -------------------------------------------------------------------


def parse_json(text: str) -> Any:
    """Strict JSON: no NaN, no duplicate key, no lone surrogate, no bottomless nesting.

    Raises:
        ParseProblem: With what was found and where in the text.
    """
    try:
        value = json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        found = repr(text[error.pos : error.pos + 20]) if error.pos < len(text) else "the end"
        raise ParseProblem(
            f"not valid JSON at column {error.colno}: {error.msg}, found {found}"
        ) from None
    except RecursionError:
        raise ParseProblem("nested too deeply; expected plain JSON objects") from None
    except ParseProblem:
        raise
    except ValueError:
        # Python refuses integers of more than 4,300 digits.
        raise ParseProblem("a number has too many digits") from None
    # A surrogate can only come from an escape, so most texts need no walk.
    if "\\ud" in text or "\\uD" in text:
        _refuse_lone_surrogates(value)
    return value


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise ParseProblem(f"the key {key!r} occurs twice in one object")
        result[key] = value
    return result


def _refuse_constant(name: str) -> NoReturn:
    raise ParseProblem(f"found {name}, which is not JSON; expected a finite number or null")


def _refuse_lone_surrogates(value: Any) -> None:
    if isinstance(value, str):
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise ParseProblem("a string holds half a surrogate pair (\\ud800-\\udfff)")
    elif isinstance(value, dict):
        for key, item in value.items():
            _refuse_lone_surrogates(key)
            _refuse_lone_surrogates(item)
    elif isinstance(value, list):
        for item in value:
            _refuse_lone_surrogates(item)


def dump_json(value: Any, *, indent: int | None = None) -> str:
    """JSON text as evalkit writes it: strict, UTF-8, keys in the order given."""
    separators = (",", ":") if indent is None else None
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators
    )


def digest_of(value: Any) -> str:
    """SHA-256 (hex) of a JSON value, independent of key order."""
    canonical = json.dumps(
        value, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


# --- writing ----------------------------------------------------------------


def write_atomically(path: Path, text: str) -> None:
    """Write a file that is whole or absent under its name, readable by its owner alone.

    Raises:
        OutputError: The folder cannot be written or the disk is full; what stood
            under the name before is untouched.
    """
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise OutputError(Problem(str(path), f"cannot be written: {error.strerror}")) from None


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder survive a power cut."""
    if os.name == "nt":  # folders cannot be opened there; the rename is journalled
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# --- shipped data -----------------------------------------------------------


def shipped_folder(name: str) -> Path:
    """Where `rubrics` or `datasets` that ship with evalkit lie.

    The wheel carries them as ``evalkit/_rubrics`` and ``evalkit/_datasets``; in a
    checkout (and an editable install) they stand beside the package.
    """
    packaged = Path(str(resources.files("evalkit"))) / f"_{name}"
    if packaged.is_dir():
        return packaged
    return Path(str(resources.files("evalkit"))).parent / name
