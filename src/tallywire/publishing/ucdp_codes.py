"""The codes of the UCDP Georeferenced Event Dataset: type of violence, precision of place and date, clarity, grid cell.

Each follows the UCDP GED Codebook (version 23.1, ucdp.uu.se/downloads), under the name of its column.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from tallywire.ontology import Kind
from tallywire.publishing.codebooks import covered_days
from tallywire.records import Event, EventPlace, Figure

__all__ = ["date_prec", "event_clarity", "priogrid_cell", "type_of_violence", "where_prec"]

_WHERE_PREC: Mapping[str | None, int] = MappingProxyType(
    {"point": 1, "settlement": 1, "near": 2, "district": 3, "province": 4, "region": 5, "country": 6}
)
_TYPES = MappingProxyType({"state-based": 1, "non-state": 2, "one-sided": 3})
_AROUND_KM = 25  # where_prec 2 is "a limited area around a specified location", up to this far
_YEAR = 366  # days
_UNCLEAR = 4  # date_prec of a date that is known to the month only
_CELL = 0.5  # degrees
_CELLS_AROUND = 720


def type_of_violence(kind: Kind | None) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided, where the kind's name in UCDP is one of them."""
    named = [code for name, code in _TYPES.items() if kind and name in kind.ucdp]
    return named[0] if len(named) == 1 else None


def where_prec(place: EventPlace) -> int | None:
    """The code of a place's precision; a point farther than 25 km from the place that is named is an estimate (5)."""
    if place.precision == "near" and (place.radius_km or 0) > _AROUND_KM:
        return _WHERE_PREC["region"]
    return _WHERE_PREC.get(place.precision)


def event_clarity(event: Event, killed: Iterable[Figure]) -> int | None:
    """1: one happening, with its place and at least its week; 2: the reports total several over days; else unsaid.

    By the codebook, 2 is what the sources give "only as aggregates (totals) of multiple separate activities".
    """
    if any(figure.period is not None for figure in killed):
        return 2
    return 1 if event.place and (date_prec(event) or _UNCLEAR) < _UNCLEAR else None


def date_prec(event: Event) -> int | None:
    """1: the day, 2: two to six days, 3: a week, 4: up to a month, 5: up to a year (Codebook, date_prec)."""
    days = covered_days(event)
    if days is None or days > _YEAR:
        return None
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def priogrid_cell(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell of a point: half a degree wide, counted from the south-west, row by row.

    >>> priogrid_cell(-46.75, 37.75), priogrid_cell(90.0, 180.0)
    (62356, 259200)
    """
    row = min(math.floor((lat + 90) / _CELL), _CELLS_AROUND // 2 - 1)
    column = min(math.floor((lon + 180) / _CELL), _CELLS_AROUND - 1)
    return row * _CELLS_AROUND + column + 1
