"""Makes a gazetteer file of a GeoNames dump: the shipped gazetteer and every place of the dump besides.

Memory stays bounded whatever the dump: columns of numbers grow (26 bytes a place), names go to files at once, and the
index of names is sorted on disk. The same dump gives the same bytes.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from tallywire.errors import UsageError
from tallywire.language.gazetteer import COLUMNS, KINDS, NOWHERE, Gazetteer, load_gazetteer, name_key
from tallywire.pipeline.gazetteer_index import NameFile, NameIndex
from tallywire.pipeline.geonames import GeoName, open_dump, read_row
from tallywire.reading.commonwords import COMMON_WORDS

__all__ = ["Imported", "import_geonames"]

_NOTICE = """Places: GeoNames (geonames.org), CC BY 4.0; changed: names in Latin letters only, some feature codes only.
Regions, seas, rivers, middles of countries: compiled by hand for Tallywire.
"""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TOLD = 100_000  # rows between two calls of `advance`
_SHORTEST_KEY = 2  # letters: "A" and "O" are villages, and everything else


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import made: rows of the dump, places it added, names of the file, and its bytes."""

    rows: int
    added: int
    names: int
    size: int


def import_geonames(dump: Path, target: Path, *, advance: Callable[[], None] = lambda: None) -> Imported:
    """Writes the gazetteer file `target`, which takes its place only when it is whole.

    `advance` is called after every 100,000 rows; all are read twice, divisions before what lies in them. Raises
    `UsageError` where `dump` is no dump of GeoNames or `target` cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".gazetteer-") as name:
            folder = Path(name)
            divisions = [row for row in _rows(dump, advance) if row.kind in ("admin1", "admin2")]
            making = _Making(load_gazetteer(), folder)
            for row in sorted(divisions, key=lambda row: row.kind):
                making.add_division(row)
            rows = sum(1 for row in _rows(dump, advance) if making.add(row))
            if not making.added:
                raise UsageError(f"{dump} holds no new place; give a dump of geonames.org, such as allCountries.zip")
            names = making.finish()
            whole = _packed(folder)
            size = whole.stat().st_size
            os.replace(whole, target)
    except OSError as problem:
        raise UsageError(f"{target} cannot be written ({problem.strerror}); choose another place for it") from None
    return Imported(rows=rows, added=making.added, names=names, size=size)


def _rows(dump: Path, advance: Callable[[], None]) -> Iterator[GeoName]:
    with open_dump(dump) as lines:
        while part := list(islice(lines, _TOLD)):
            yield from (row for line in part if (row := read_row(line)) is not None)
            advance()


class _Making:
    """A gazetteer on its way into a folder of columns: the shipped places first, then those of the dump."""

    def __init__(self, base: Gazetteer, folder: Path) -> None:
        self.added = 0
        self._base, self._folder = base, folder
        self._columns: dict[str, array[int]] = {member: array(code) for member, code in COLUMNS.items()}
        self._names = NameFile(folder, "names.bin", "name_ends.u32")
        self._index = NameIndex(folder)
        self._countries: dict[str, int] = {}
        self._shipped: dict[int, int] = {}  # GeoNames id -> number
        self._divisions: dict[tuple[str, ...], int] = {}
        self._division_ids: set[int] = set()
        self._words = set(base.words)
        for number in range(len(base)):
            self._take_over(number)
        for key in base.keys:
            for number, main in base.entries(key):
                self._index.add(key, 2 * number + main)

    def _take_over(self, number: int) -> None:
        row = self._base.record(number)
        geonames_id = int(row.geonames_id or 0)
        if geonames_id:
            self._shipped[geonames_id] = number
        self._put(row.name, row.kind, row.country or "", (row.lat, row.lon), row.population, geonames_id)
        self._put_divisions(row.admin1, row.admin2)

    def _put(
        self, name: str, kind: str, country: str, point: tuple[float, float], people: int, geonames_id: int
    ) -> int:
        self._names.put(name.encode())
        values = {
            "kind.u8": KINDS.index(kind),
            "country.u8": self._countries.setdefault(country, len(self._countries)),
            "lat.i32": round(point[0] * 1000),
            "lon.i32": round(point[1] * 1000),
            "population.u32": people,
            "geonames.u32": geonames_id,
        }
        for member, value in values.items():
            self._columns[member].append(value)
        return len(self._names) - 1

    def _put_divisions(self, admin1: int | None, admin2: int | None) -> None:
        self._columns["admin1.u32"].append(NOWHERE if admin1 is None else admin1)
        self._columns["admin2.u32"].append(NOWHERE if admin2 is None else admin2)

    def add_division(self, row: GeoName) -> None:
        """Notes a first- or second-level division under its code; one that is shipped under its name is that one."""
        code = (row.country, row.admin1) if row.kind == "admin1" else (row.country, row.admin1, row.admin2)
        self._division_ids.add(row.geonames_id)
        shipped = self._shipped_division(row)
        number = self._new(row) if shipped is None else shipped
        if shipped is not None:
            self._name(row, shipped)
        self._divisions.setdefault(code, number)

    def _shipped_division(self, row: GeoName) -> int | None:
        """The shipped division of the same country, kind and name."""
        for name in row.names:
            for number, _ in self._base.entries(name_key(name)):
                record = self._base.record(number)
                if (record.kind, record.country) == (row.kind, row.country):
                    return number
        return None

    def add(self, row: GeoName) -> bool:
        """Adds a place, or the names that the dump has for a shipped one; True, for counting."""
        if row.geonames_id not in self._division_ids:
            shipped = self._shipped.get(row.geonames_id)
            if shipped is None:
                self._new(row)
            else:
                self._name(row, shipped)
        return True

    def _new(self, row: GeoName) -> int:
        number = self._put(row.names[0], row.kind, row.country, (row.lat, row.lon), row.population, row.geonames_id)
        first = self._divisions.get((row.country, row.admin1)) if row.kind != "admin1" else None
        second = self._divisions.get((row.country, row.admin1, row.admin2)) if row.kind != "admin2" else None
        self._put_divisions(first, second)
        self._name(row, number)
        self.added += 1
        return number

    def _name(self, row: GeoName, number: int) -> None:
        keys: dict[str, bool] = {}
        for place, name in enumerate(row.names):
            keys.setdefault(name_key(name), place < row.mains)
        for key, main in keys.items():
            if len(key) >= _SHORTEST_KEY:
                self._index.add(key, 2 * number + main)
                if key in COMMON_WORDS:
                    self._words.add(key)

    def finish(self) -> int:
        """Writes all columns into the folder; gives the number of different names."""
        self._names.close()
        names = self._index.write()
        for member, column in self._columns.items():
            if len(column):
                (self._folder / member).write_bytes(column.tobytes())
        (self._folder / "words.txt").write_text("\n".join(sorted(self._words)), encoding="utf-8")
        (self._folder / "countries.txt").write_text("\n".join(self._countries), encoding="utf-8")
        (self._folder / "NOTICE.txt").write_text(_NOTICE, encoding="utf-8")
        return names


def _member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    return archive.open(zipfile.ZipInfo(name, _EPOCH), "w", force_zip64=True)


def _packed(folder: Path) -> Path:
    """The uncompressed archive of the columns of a folder, its members in order of their names."""
    whole = folder / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.iterdir()):
            if path.suffix in (".bin", ".u32", ".i32", ".u8", ".txt"):
                with path.open("rb") as content, _member(archive, path.name) as member:
                    while part := content.read(1 << 20):
                        member.write(part)
    return whole
