"""The gazetteer: names of places, and where they lie.

One archive in the package (`gazetteer.zip`, built by `training/gazetteer/build.py`) holds countries, first- and
second-level divisions, towns of 500 people and more (GeoNames, CC BY 4.0) and hand-made regions, seas and rivers.
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
import unicodedata
import zipfile
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from importlib import resources
from typing import Final

__all__ = ["KINDS", "NOWHERE", "Gazetteer", "Toponym", "load_gazetteer", "name_key", "word_key"]

KINDS: Final = (
    "country",
    "admin1",
    "admin2",
    "town",
    "continent",
    "region",
    "sea",
    "river",
    "lake",
    "mountains",
    "island",
    "desert",
    "province",
    "district",
    "landmark",
)
NOWHERE: Final = 0xFFFFFFFF
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_SHORT: Final = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """One place of the gazetteer; `admin1` and `admin2` are the numbers of its divisions."""

    number: int
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    population: int
    geonames_id: str | None
    admin1: int | None
    admin2: int | None


def word_key(word: str) -> str:
    """The form under which a word of a name is looked up: no case, no accents, no apostrophes.

    >>> word_key("Sana‘a"), word_key("Córdoba"), word_key("St")
    ('sanaa', 'cordoba', 'saint')
    """
    key = word.lower()
    if not key.isascii():
        key = unicodedata.normalize("NFKD", key.translate(_LETTERS))
    key = "".join(sign for sign in key if sign.isalnum() and sign not in _JOINERS)
    return _SHORT.get(key, key)


def name_key(name: str) -> str:
    """The form under which a whole name is looked up; hyphens and points part words.

    >>> name_key("Deir ez-Zor"), name_key("U.S."), name_key("St. Louis")
    ('deir ez zor', 'u s', 'saint louis')
    """
    parted = "".join(
        sign if sign.isalnum() or unicodedata.combining(sign) or sign in _JOINERS else " " for sign in name
    )
    return " ".join(filter(None, map(word_key, parted.split())))


_JOINERS: Final = frozenset("'’‘`´ʻʼʾʿ")


class Gazetteer:
    """Names to places. Numbers identify places; `record` gives what is known of one."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._names = _text(archive, "names.txt")
        self._keys = _text(archive, "keys.txt")
        self._words = frozenset(_text(archive, "words.txt"))
        self._countries = _text(archive, "countries.txt")
        self._starts = _numbers(archive, "starts.u32", "I")
        self._places = _numbers(archive, "places.u32", "I")
        self._lat = _numbers(archive, "lat.i32", "i")
        self._lon = _numbers(archive, "lon.i32", "i")
        self._population = _numbers(archive, "population.u32", "I")
        self._geonames = _numbers(archive, "geonames.u32", "I")
        self._country = _numbers(archive, "country.u8", "B")
        self._kind = _numbers(archive, "kind.u8", "B")
        self._admin1 = _numbers(archive, "admin1.u32", "I")
        self._admin2 = _numbers(archive, "admin2.u32", "I")

    def __len__(self) -> int:
        return len(self._names)

    def entries(self, key: str) -> list[tuple[int, bool]]:
        """(number, whether this is its main name) of the places that a key (`name_key`) names, by number."""
        position = bisect_left(self._keys, key)
        if position == len(self._keys) or self._keys[position] != key:
            return []
        packed = self._places[self._starts[position] : self._starts[position + 1]]
        return [(place >> 1, bool(place & 1)) for place in packed]

    def numbers(self, name: str) -> list[int]:
        """The places that a name, in any spelling of case and accents, may stand for, the most populous first."""
        found = {number for number, _ in self.entries(name_key(name))}
        return sorted(found, key=lambda number: (-self._population[number], number))

    def has(self, key: str) -> bool:
        """Whether any place has this key."""
        position = bisect_left(self._keys, key)
        return position < len(self._keys) and self._keys[position] == key

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
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships in the package, loaded at the first call (about 0.3 s and 60 MB)."""
    content = resources.files("tallywire.language").joinpath("gazetteer.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return Gazetteer(archive)
