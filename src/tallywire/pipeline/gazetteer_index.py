"""The index of the names of a gazetteer in the making: sorted in parts on disk, then merged, in bounded memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from pathlib import Path

from tallywire.language.gazetteer_file import hash_table

__all__ = ["NameFile", "NameIndex"]

_UNWRITTEN = 1 << 20  # bytes that wait for being written
_PART = 2_000_000  # names that are sorted in memory at a time (about 250 MB)


class NameFile:
    """Texts written end to end into `NAME.bin`; `close` writes where each ends into `NAME_ends.u32`."""

    def __init__(self, folder: Path, content: str, ends: str) -> None:
        self._path, self._ends_path = folder / content, folder / ends
        self._unwritten = bytearray()
        self._ends: array[int] = array("I")
        self._end = 0

    def __len__(self) -> int:
        return len(self._ends)

    def put(self, text: bytes) -> None:
        """Writes one text."""
        self._unwritten += text
        if len(self._unwritten) >= _UNWRITTEN:
            self._flush()
        self._end += len(text)
        self._ends.append(self._end)

    def close(self) -> None:
        """Ends the file."""
        self._flush()
        self._ends_path.write_bytes(self._ends.tobytes())

    def _flush(self) -> None:
        with self._path.open("ab") as file:
            file.write(self._unwritten)
        self._unwritten.clear()


class NameIndex:
    """Pairs of a key and a place (`2 * number`, plus 1 where it is a main name of that place)."""

    def __init__(self, folder: Path, *, part: int = _PART) -> None:
        self._folder, self._part = folder, part
        self._pairs: list[bytes] = []
        self._files: list[Path] = []

    def add(self, key: str, place: int) -> None:
        """Notes that a key names a place."""
        self._pairs.append(b"%b\t%08x\n" % (key.encode(), place))
        if len(self._pairs) >= self._part:
            self._flush()

    def _flush(self) -> None:
        path = self._folder / f"part-{len(self._files)}"
        with path.open("wb") as file:
            file.writelines(sorted(self._pairs))
        self._files.append(path)
        self._pairs = []

    def _merged(self) -> Iterator[tuple[bytes, list[int]]]:
        """Every key, in order, with its places; one that is a main name of a place is that only."""
        self._flush()
        streams = [path.open("rb") for path in self._files]
        try:
            split = (line[:-1].split(b"\t") for line in merge(*streams))
            for key, lines in groupby(split, key=lambda pair: pair[0]):
                places = {place >> 1: place for place in sorted({int(line[1], 16) for line in lines})}
                yield key, list(places.values())
        finally:
            for stream in streams:
                stream.close()

    def write(self) -> int:
        """Writes the keys, their places and the hash table into the folder; gives the number of keys."""
        keys = NameFile(self._folder, "keys.bin", "key_ends.u32")
        starts, count = array("I", [0]), 0
        with (self._folder / "places.u32").open("wb") as file:
            for key, places in self._merged():
                keys.put(key)
                file.write(array("I", places).tobytes())
                count += len(places)
                starts.append(count)
        keys.close()
        (self._folder / "starts.u32").write_bytes(starts.tobytes())
        (self._folder / "table.u32").write_bytes(hash_table(self._keys(len(keys)), len(keys)))
        return len(keys)

    def _keys(self, count: int) -> Iterator[bytes]:
        ends: array[int] = array("I")
        ends.frombytes((self._folder / "key_ends.u32").read_bytes())
        with (self._folder / "keys.bin").open("rb") as file:
            for position in range(count):
                yield file.read(ends[position] - (ends[position - 1] if position else 0))
