"""A gazetteer in the making: the columns and names of the shipped places, and of those of a dump on top of them.

Memory stays bounded whatever the dump: columns of numbers grow (26 bytes a place), names go to files at once, and the
index of names is sorted on disk.
"""

from __future__ import annotations

from array import array
from pathlib import Path

from tallywire.language.gazetteer import Gazetteer
from tallywire.language.gazetteer_keys import name_key
from tallywire.language.toponyms import COLUMNS, KINDS, NOWHERE
from tallywire.pipeline.gazetteer_index import NameFile, NameIndex
from tallywire.pipeline.geonames import GeoName
from tallywire.reading.commonwords import COMMON_WORDS

__all__ = ["GazetteerMaking"]

_NOTICE = """Places: GeoNames (geonames.org), CC BY 4.0; changed: names in Latin letters only, some feature codes only.
Regions, seas, rivers, middles of countries: compiled by hand for Tallywire.
"""
_SHORTEST_KEY = 2  # letters: "A" and "O" are villages, and everything else


class GazetteerMaking:
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
