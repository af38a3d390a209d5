"""The gazetteer: names of places, and where they lie.

One archive in the package (`gazetteer.zip`, built by `training/gazetteer/build.py`) holds countries, first- and
second-level divisions, towns of 500 people and more (GeoNames, CC BY 4.0) and hand-made regions, seas and rivers.
A file made of a full GeoNames dump (`tallywire gazetteer import`) holds the same and every village besides.
It is loaded once per process (`load_gazetteer`), takes no network, and is read by any number of threads.

Countries are ISO 3166-1 alpha-2 codes, as in GeoNames. Coordinates are WGS 84 degrees.

>>> gazetteer = load_gazetteer()
>>> [gazetteer.record(number).country for number in gazetteer.numbers("Benghazi")][:1]
['LY']
"""

from __future__ import annotations

import functools
import io
import sys
import zipfile
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path

from tallywire.language.gazetteer_file import Columns, MappedNames
from tallywire.language.gazetteer_keys import name_key
from tallywire.language.toponyms import COLUMNS, KINDS, NOWHERE, Toponym

__all__ = ["Gazetteer", "load_gazetteer"]


class Gazetteer:
    """Names to places. Numbers identify places; `record` gives what is known of one."""

    def __init__(
        self,
        *,
        names: Sequence[str],
        keys: Sequence[str],
        words: Iterable[str],
        countries: Sequence[str],
        columns: Mapping[str, Sequence[int]],
    ) -> None:
        self._names, self._keys, self._countries = names, keys, countries
        self._words = frozenset(words)
        self._starts, self._places = columns["starts.u32"], columns["places.u32"]
        self._lat, self._lon = columns["lat.i32"], columns["lon.i32"]
        self._population, self._geonames = columns["population.u32"], columns["geonames.u32"]
        self._country, self._kind = columns["country.u8"], columns["kind.u8"]
        self._admin1, self._admin2 = columns["admin1.u32"], columns["admin2.u32"]

    def __len__(self) -> int:
        return len(self._names)

    @property
    def keys(self) -> Sequence[str]:
        """The key of every name, sorted."""
        return self._keys

    @property
    def words(self) -> frozenset[str]:
        """The keys that are everyday English words as well."""
        return self._words

    def _position(self, key: str) -> int | None:
        if isinstance(self._keys, MappedNames):
            return self._keys.find(key)
        position = bisect_left(self._keys, key)
        return position if position < len(self._keys) and self._keys[position] == key else None

    def entries(self, key: str) -> list[tuple[int, bool]]:
        """(number, whether this is its main name) of the places that a key (`name_key`) names, by number."""
        position = self._position(key)
        if position is None:
            return []
        packed = self._places[self._starts[position] : self._starts[position + 1]]
        return [(place >> 1, bool(place & 1)) for place in packed]

    def numbers(self, name: str) -> list[int]:
        """The places that a name, in any spelling of case and accents, may stand for, the most populous first."""
        found = {number for number, _ in self.entries(name_key(name))}
        return sorted(found, key=lambda number: (-self._population[number], number))

    def has(self, key: str) -> bool:
        """Whether any place has this key."""
        return self._position(key) is not None

    def is_word(self, key: str) -> bool:
        """Whether a name is an everyday English word as well ("reading", "mobile")."""
        return key in self._words

    @functools.lru_cache(maxsize=65536)  # noqa: B019 - one gazetteer lives as long as its process
    def record(self, number: int) -> Toponym:
        """What is known of one place."""
        admin1, admin2 = self._admin1[number], self._admin2[number]
        return Toponym(
            number=number,
            name=self._names[number],
            kind=KINDS[self._kind[number]],
            country=self._countries[self._country[number]] or None,
            lat=self._lat[number] / 1000,
            lon=self._lon[number] / 1000,
            population=self._population[number],
            geonames_id=str(self._geonames[number]) if self._geonames[number] else None,
            admin1=None if admin1 == NOWHERE else admin1,
            admin2=None if admin2 == NOWHERE else admin2,
        )


def _text(archive: zipfile.ZipFile, member: str) -> list[str]:
    return archive.read(member).decode().split("\n")


def _numbers(archive: zipfile.ZipFile, member: str, code: str) -> array[int]:
    numbers: array[int] = array(code)
    numbers.frombytes(archive.read(member))
    if sys.byteorder == "big":  # pragma: no cover - the file is little-endian
        numbers.byteswap()
    return numbers


@functools.cache
def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer that ships in the package, or one that was imported; read once per process.

    The shipped one is loaded (about 0.2 s and 75 MB), an imported one is mapped. Raises `UsageError` for a file that is
    no gazetteer.
    """
    if path is not None:
        return _mapped(Columns(path))
    content = resources.files("tallywire.language").joinpath("gazetteer.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return Gazetteer(
            names=_text(archive, "names.txt"),
            keys=_text(archive, "keys.txt"),
            words=_text(archive, "words.txt"),
            countries=_text(archive, "countries.txt"),
            columns={member: _numbers(archive, member, code) for member, code in COLUMNS.items()},
        )


def _mapped(columns: Columns) -> Gazetteer:
    return Gazetteer(
        names=MappedNames(columns.raw("names.bin"), columns.numbers("name_ends.u32")),
        keys=MappedNames(columns.raw("keys.bin"), columns.numbers("key_ends.u32"), columns.numbers("table.u32")),
        words=columns.texts("words.txt"),
        countries=columns.texts("countries.txt"),
        columns={member: columns.numbers(member) for member in COLUMNS},
    )
