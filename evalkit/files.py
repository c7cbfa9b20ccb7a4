"""Strict reading, atomic writing, digests, and where the shipped data lies.

Whatever a file holds, reading it ends in data or in an `InputError` that names
file and line. JSON and YAML never run code, never guess a type, and never keep
the last of two equal keys in silence.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import math
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from evalkit.errors import InputError, OutputError, Problem

MAX_LINE_BYTES = 8 * 1024 * 1024
"""One JSONL line. A conversation of a hundred long turns stays below 1 MiB."""
MAX_YAML_BYTES = 1024 * 1024
MAX_DEPTH = 100
"""Nesting of JSON: deeper than any record, far from Python's recursion limit."""
OWNER_ONLY = 0o600
"""Mode of everything written: results hold what distressed people wrote."""


class ParseProblem(ValueError):
    """Text that is not strict JSON or YAML; the message says why."""


class NotJson(ParseProblem):
    """Text that no reader would take for JSON, strict or not."""


# --- reading ----------------------------------------------------------------


def read_text(path: Path, max_bytes: int | None = None) -> str:
    """The whole file as text.

    Raises:
        InputError: Missing, a folder, empty, too large, not UTF-8 or with a
            byte order mark.
    """
    with open_to_read(path) as file:
        try:
            raw = file.read() if max_bytes is None else file.read(max_bytes + 1)
        except OSError as error:
            raise unreadable(path, error) from None
    if max_bytes is not None and len(raw) > max_bytes:
        raise InputError(
            Problem(
                str(path),
                f"found more than {max_bytes:,} bytes, expected a smaller file; check the path",
            )
        )
    if not raw.strip():
        raise empty_file(path)
    return decode(raw, str(path))


def decode(raw: bytes, where: str) -> str:
    """UTF-8 bytes as text.

    Raises:
        InputError: A byte order mark, a NUL or a byte that is not UTF-8.
    """
    refuse_byte_order_mark(raw, where)
    lines = raw.split(b"\n")
    return "\n".join(_decoded(line, f"{where}:{n}") for n, line in enumerate(lines, start=1))


def refuse_byte_order_mark(raw: bytes, where: str, *, allow_utf8: bool = False) -> None:
    """Stop at UTF-16 and at a UTF-8 byte order mark.

    Raises:
        InputError: The bytes begin with a byte order mark.
    """
    for mark, name in (
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
        (codecs.BOM_UTF8, "UTF-8"),
    ):
        if raw.startswith(mark) and not (allow_utf8 and mark == codecs.BOM_UTF8):
            raise InputError(
                Problem(
                    f"{where}:1",
                    f"found a {name} byte order mark, expected plain UTF-8; "
                    "save the file as UTF-8 without BOM",
                )
            )


def open_to_read(path: Path) -> BinaryIO:
    """The file, opened.

    Raises:
        InputError: It is missing, a folder, or may not be read.
    """
    try:
        return path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from None
    except ValueError:
        raise InputError(f"{str(path)!r}: a path cannot hold a NUL character") from None


def unreadable(path: Path, error: OSError) -> InputError:
    """The `InputError` for a file that the system would not open."""
    if isinstance(error, FileNotFoundError):
        return InputError(Problem(str(path), "no such file; check the path"))
    if isinstance(error, IsADirectoryError):
        return InputError(Problem(str(path), "found a folder, expected a file"))
    return InputError(Problem(str(path), f"cannot be read: {error.strerror}"))


def empty_file(path: Path) -> InputError:
    """The `InputError` for a file with nothing in it."""
    return InputError(Problem(str(path), "the file is empty; check what should have written it"))


def iterate_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines (from 1) of a JSONL file, blank ones and line ends left out.

    Raises:
        InputError: As `decoded_lines`, or there is no line at all.
    """
    found = False
    for number, line in decoded_lines(path):
        if not line.isspace():
            found = True
            yield number, line.rstrip("\r\n")
    if not found:
        raise empty_file(path)


def decoded_lines(path: Path, *, allow_mark: bool = False) -> Iterator[tuple[int, str]]:
    r"""Numbered lines (from 1) with their line ends.

    Lines end at ``\n`` alone: U+2028 and its like are ordinary characters in JSON.

    Args:
        path: The file.
        allow_mark: Skip a UTF-8 byte order mark instead of refusing it.

    Raises:
        InputError: As `read_text`, or a line longer than `MAX_LINE_BYTES`.
    """
    with open_to_read(path) as file:
        number = 0
        while raw := _next_line(file, path, number + 1):
            number += 1
            if number == 1:
                refuse_byte_order_mark(raw, str(path), allow_utf8=allow_mark)
                raw = raw.removeprefix(codecs.BOM_UTF8)
            yield number, _decoded(raw, f"{path}:{number}")


def _next_line(file: BinaryIO, path: Path, number: int) -> bytes:
    try:
        raw = file.readline(MAX_LINE_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if len(raw) > MAX_LINE_BYTES:
        raise InputError(
            Problem(
                f"{path}:{number}",
                f"found a line of more than {MAX_LINE_BYTES:,} bytes, expected one record a line; "
                "is the whole file one line?",
            )
        )
    return raw


def _decoded(line: bytes, where: str) -> str:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            Problem(
                where,
                f"found byte 0x{line[error.start]:02x} as byte {error.start + 1} of the line, "
                "expected UTF-8; save the file as UTF-8",
            )
        ) from None
    if "\0" in text:
        raise InputError(
            Problem(
                where,
                f"found a NUL as byte {line.index(0) + 1} of the line, expected text; "
                "if the file is UTF-16, save it as UTF-8",
            )
        )
    return text


# --- JSON -------------------------------------------------------------------


def parse_json(text: str, *, nan_is_null: bool = False, is_ours: bool = False) -> Any:
    """Strict JSON: no NaN, no duplicate key, no lone surrogate, no bottomless nesting.

    Args:
        text: The document.
        nan_is_null: Take NaN and the infinities, which other tools write, for null.
        is_ours: `dump_json` wrote it, which repeats no key and knows no infinity: that is
            not looked for, which halves the time. Its reader refuses infinities itself.

    Raises:
        ParseProblem: With what was found and where in the text.
    """
    try:
        decoder = _NAN_DECODER if nan_is_null else _OWN_DECODER if is_ours else _DECODER
        value = decoder.decode(text)
    except json.JSONDecodeError as error:
        raise NotJson(_not_json(error)) from None
    except RecursionError:
        raise ParseProblem(_TOO_DEEP) from None
    except ParseProblem:
        raise
    except ValueError:
        # Python refuses integers of more than 4,300 digits.
        raise ParseProblem("found a number of thousands of digits, expected a usual one") from None
    # Most texts have too few brackets to be deep, and no escape that could be a surrogate.
    if text.count("[") + text.count("{") > MAX_DEPTH:
        _refuse_depth(value, MAX_DEPTH)
    if "\\ud" in text or "\\uD" in text:
        _refuse_lone_surrogates(value)
    return value


_TOO_DEEP = f"found values nested more than {MAX_DEPTH} deep, expected plain JSON objects"


def _not_json(error: json.JSONDecodeError) -> str:
    line = f"line {error.lineno}, " if error.lineno > 1 else ""
    rest = error.doc[error.pos : error.pos + 20]
    found = repr(rest) if rest.strip() else "the end"
    reason = error.msg.removesuffix(" at")  # of "Invalid control character at"
    return f"not valid JSON at {line}column {error.colno}: {reason}, found {found}"


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise ParseProblem(f"the key {twice[:60]!r} occurs twice in one object; remove one")
    return result


def _refuse_constant(name: str) -> NoReturn:
    raise ParseProblem(f"found {name}, which is not JSON; expected a finite number or null")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ParseProblem(f"found {digits[:20]}, which is too large; expected a finite number")
    return number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique_keys, parse_constant=_refuse_constant, parse_float=_finite
)
_NAN_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique_keys, parse_constant=lambda _: None, parse_float=_finite
)

_OWN_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


def _refuse_depth(value: Any, levels_left: int) -> None:
    if levels_left == 0:
        raise ParseProblem(_TOO_DEEP)
    items = value.values() if isinstance(value, dict) else value
    for item in items:
        if isinstance(item, dict | list):
            _refuse_depth(item, levels_left - 1)


def _refuse_lone_surrogates(value: Any) -> None:
    if isinstance(value, str):
        half = next((character for character in value if "\ud800" <= character <= "\udfff"), None)
        if half is not None:
            raise ParseProblem(
                f"found \\u{ord(half):04x}, half a surrogate pair, expected a whole one or none"
            )
    elif isinstance(value, dict):
        for key, item in value.items():
            _refuse_lone_surrogates(key)
            _refuse_lone_surrogates(item)
    elif isinstance(value, list):
        for item in value:
            _refuse_lone_surrogates(item)


def dump_json(value: Any, *, indent: int | None = None) -> str:
    """JSON text as evalkit writes it: strict, UTF-8, keys in the order given."""
    if indent is None:
        return _COMPACT.encode(value)
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)


_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


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
    with growing_file(path) as file:
        file.write(text.encode("utf-8"))


@contextmanager
def growing_file(path: Path) -> Iterator[BinaryIO]:
    """A file to fill, which has its name once it is whole, readable by its owner alone.

    Raises:
        OutputError: The folder cannot be written or the disk is full; what stood
            under the name before is untouched.
    """
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(Problem(str(path), f"cannot be written: {reason}")) from None


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
