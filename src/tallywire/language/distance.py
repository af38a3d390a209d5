"""How far two places lie apart."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from tallywire.records import EventPlace, Place

__all__ = ["EARTH_KM", "kilometres"]

EARTH_KM = 6371.0


def kilometres(left: Place | EventPlace, right: Place | EventPlace) -> float | None:
    """The great-circle distance in kilometres, by the haversine formula; None where a place is not resolved.

    >>> def at(lat, lon):
    ...     return Place(
    ...         start=0, end=1, text="X", name="X", country=None, lat=lat, lon=lon, geonames_id=None, confidence=None
    ...     )
    >>> round(kilometres(at(48.86, 2.35), at(51.51, -0.13))), kilometres(at(48.86, 2.35), at(None, None))
    (343, None)
    """
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    lat, lon, other_lat, other_lon = (radians(value) for value in (left.lat, left.lon, right.lat, right.lon))
    chord = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))
