"""The file of an imported gazetteer: columns that are read where they lie, without being loaded.

A file of millions of places is an uncompressed zip archive. It is mapped into memory, so that opening it takes no time,
processes share one copy, and only the pages that are looked at are read. A name is found through a hash table over the
CRC-32 of its key (open addressing, linear probing), which costs about two looks into the file.
"""

from __future__ import annotations

import mmap
import struct
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, overload
from zlib import crc32

from tallywire.errors import UsageError

__all__ = ["EMPTY", "Columns", "MappedNames", "hash_table"]

EMPTY: Final = 0xFFFFFFFF
_LOCAL_HEADER: Final = struct.Struct("<26xHH")
_CODES: Final = {".u32": "I", ".i32": "i", ".u8": "B"}


class Columns:
    """The members of a mapped archive. Raises `UsageError` for a file that is not one."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file, zipfile.ZipFile(file) as archive:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                self._places = {info.filename: self._place(info) for info in archive.infolist()}
        except (OSError, ValueError, zipfile.BadZipFile) as problem:
            raise UsageError(
                f"{path} is no gazetteer ({problem}); make one with `tallywire gazetteer import`"
            ) from None
        if "table.u32" not in self._places or sys.byteorder != "little":
            raise UsageError(f"{path} is no gazetteer of this program; make one with `tallywire gazetteer import`")

    def _place(self, info: zipfile.ZipInfo) -> tuple[int, int]:
        name, extra = _LOCAL_HEADER.unpack_from(self._map, info.header_offset)
        first = info.header_offset + _LOCAL_HEADER.size + name + extra
        return first, first + info.file_size

    def raw(self, member: str) -> memoryview:
        """The bytes of a member."""
        first, last = self._places[member]
        return memoryview(self._map)[first:last]

    def numbers(self, member: str) -> Sequence[int]:
        """The numbers of a member, by the ending of its name."""
        return self.raw(member).cast(_CODES[member[member.rindex(".") :]])  # type: ignore[call-overload, no-any-return]

    def texts(self, member: str) -> list[str]:
        """The lines of a short member."""
        return bytes(self.raw(member)).decode().split("\n")


class MappedNames(Sequence[str]):
    """Texts that lie end to end in a mapped file; `ends` is where each of them ends, in bytes."""

    def __init__(self, content: memoryview, ends: Sequence[int], table: Sequence[int] | None = None) -> None:
        self._content, self._ends, self._table = content, ends, table

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, position: int) -> str: ...
    @overload
    def __getitem__(self, position: slice) -> list[str]: ...
    def __getitem__(self, position: int | slice) -> str | list[str]:
        if isinstance(position, slice):
            return [self[number] for number in range(*position.indices(len(self)))]
        return self._bytes(position).decode()

    def _bytes(self, position: int) -> bytes:
        first = self._ends[position - 1] if position else 0
        return bytes(self._content[first : self._ends[position]])

    def find(self, key: str) -> int | None:
        """The position of a key, None where it is not among the names; the names need their hash table."""
        assert self._table is not None
        sought, mask = key.encode(), len(self._table) - 1
        at = crc32(sought) & mask
        while (position := self._table[at]) != EMPTY:
            if self._bytes(position) == sought:
                return position
            at = (at + 1) & mask
        return None


def hash_table(keys: Iterable[bytes], count: int) -> bytearray:
    """The table of `count` keys in their order: little-endian 32-bit positions, `EMPTY` where there is none."""
    size = 1 << max(4, (2 * count).bit_length())
    table = bytearray(b"\xff" * (4 * size))
    numbers = memoryview(table).cast("I")
    for position, key in enumerate(keys):
        at = crc32(key) & (size - 1)
        while numbers[at] != EMPTY:
            at = (at + 1) & (size - 1)
        numbers[at] = position
    return table
