"""What other datasets call the countries that the record knows by their ISO 3166-1 alpha-2 code.

>>> country("SY")
Country(alpha3='SYR', numeric=760, name='Syria')
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tallywire.language.word_lists import read_rows

__all__ = ["Country", "country"]


class Country(NamedTuple):
    """ISO 3166-1 alpha-3 and numeric code, and the English short name."""

    alpha3: str
    numeric: int
    name: str


def country(code: str | None) -> Country | None:
    """The country of an alpha-2 code; None for a code that there is not."""
    return _countries().get(code or "")


@cache
def _countries() -> Mapping[str, Country]:
    rows = read_rows("tallywire.language", "countries.tsv")
    return {row[0]: Country(row[1], int(row[2]), row[3]) for row in rows}
