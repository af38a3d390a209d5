"""What the gazetteer knows of a place, and the columns of numbers that hold it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["COLUMNS", "KINDS", "NOWHERE", "Toponym"]

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
COLUMNS: Final = {
    "starts.u32": "I",
    "places.u32": "I",
    "lat.i32": "i",
    "lon.i32": "i",
    "population.u32": "I",
    "geonames.u32": "I",
    "country.u8": "B",
    "kind.u8": "B",
    "admin1.u32": "I",
    "admin2.u32": "I",
}
"""The numbers of a gazetteer's file, with their codes in `array`; divisions that are not known are `NOWHERE`."""


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
