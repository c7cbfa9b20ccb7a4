"""Members of a zip file read one by one into memory, within limits.

Nothing is ever unpacked to a disk, so a name in the file is never a path. A member
is never read further than the size it claims, and that size has a limit. Zstandard, which
newer logs are packed with, is no part of the standard library before Python 3.14.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from evalkit.errors import InputError, Problem
from evalkit.files import open_to_read

MAX_MEMBER_BYTES = 256 * 1024**2
"""One record of a log, with all that happened on the way; most have less than 1 MiB."""
MAX_TOTAL_BYTES = 8 * 1024**3
"""Of all members read."""

_ZSTANDARD = 93
_LOCAL_HEADER = struct.Struct("<4s22xHH")
"""Signature, and the lengths of name and extra field; they may differ from the directory's."""


class ZipMembers:
    """A zip file whose members are read by name."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        """Read the directory.

        Raises:
            zipfile.BadZipFile: There is none.
        """
        self._path = path
        self._file = file
        self._zip = zipfile.ZipFile(file)
        self._left = MAX_TOTAL_BYTES

    @property
    def names(self) -> list[str]:
        """Of all members, each once; of two with one name the later counts."""
        return list(dict.fromkeys(self._zip.namelist()))

    def read(self, name: str) -> bytes:
        """A member's content.

        Raises:
            InputError: It is damaged, encrypted, too large, or packed in an unknown way.
        """
        where = f"{self._path}: {name}"
        info = self._zip.getinfo(name)
        limit = min(MAX_MEMBER_BYTES, self._left)
        if info.file_size > limit:
            message = f"says it has {info.file_size:,} bytes, expected at most {limit:,}"
            raise InputError(Problem(where, f"{message}; is it a log?"))
        try:
            raw = self._unpacked(info, info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
                struct.error) as error:  # fmt: skip
            # RuntimeError is an encrypted member or an unknown method; pyarrow raises
            # ValueError and OSError.
            message = f"cannot be unpacked ({str(error)[:100]}); was the file copied whole?"
            raise InputError(Problem(where, message)) from None
        self._left -= len(raw)
        return raw

    def _unpacked(self, info: zipfile.ZipInfo, n_bytes: int) -> bytes:
        if info.compress_type != _ZSTANDARD or info.flag_bits & 1:
            with self._zip.open(info) as member:
                return member.read(n_bytes)
        import pyarrow

        packed = self._packed(info)
        with pyarrow.CompressedInputStream(pyarrow.BufferReader(packed), "zstd") as stream:
            raw: bytes = stream.read(n_bytes)
        if zlib.crc32(raw) != info.CRC:
            raise zipfile.BadZipFile("size or checksum is another than it says")
        return raw

    def _packed(self, info: zipfile.ZipInfo) -> bytes:
        self._file.seek(info.header_offset)
        signature, n_name, n_extra = _LOCAL_HEADER.unpack(self._file.read(_LOCAL_HEADER.size))
        if signature != b"PK\x03\x04":
            raise zipfile.BadZipFile("no member begins where the directory says")
        self._file.seek(n_name + n_extra, 1)
        packed = self._file.read(info.compress_size)
        if len(packed) < info.compress_size:
            raise EOFError("the file ends within it")
        return packed


@contextmanager
def open_zip(path: Path) -> Iterator[ZipMembers]:
    """A zip file to read from.

    Raises:
        InputError: It cannot be read, or is no zip file.
    """
    with open_to_read(path) as file:
        try:
            members = ZipMembers(path, file)
        except (zipfile.BadZipFile, OSError, ValueError, struct.error) as error:
            message = f"is no whole zip file ({error}); was it copied before its run ended?"
            raise InputError(Problem(str(path), message)) from None
        yield members


def is_zip(path: Path) -> bool:
    """Whether the file begins as a zip file does."""
    with open_to_read(path) as file:
        try:
            return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
        except OSError:
            return False  # a folder, which the reader of the text will name
