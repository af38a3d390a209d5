"""The capitals of countries, for "the capital" in a text that speaks of one country (`countries.tsv`, GeoNames)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tallywire.language.word_lists import read_rows

__all__ = ["Capital", "capital_of"]


@dataclass(frozen=True, slots=True)
class Capital:
    """A capital and where it lies; coordinates in WGS 84 degrees."""

    country: str
    name: str
    geonames_id: str
    lat: float
    lon: float


def capital_of(country: str | None) -> Capital | None:
    """The capital of a country (ISO 3166-1 alpha-2); None where none is known.

    >>> capital_of("SY").name, capital_of("ZZ")
    ('Damascus', None)
    """
    return _capitals().get(country or "")


@cache
def _capitals() -> Mapping[str, Capital]:
    rows = (row for row in read_rows("tallywire.language", "countries.tsv") if row[4])
    return {row[0]: Capital(row[0], row[4], row[5], float(row[6]), float(row[7])) for row in rows}
