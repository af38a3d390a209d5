"""Places beside the place that is named: "30 km north of Velm", "halfway between Velm and Ostra", "outside Velm".

The point is computed from bearing and distance on the sphere; how far off it may be follows the point-radius method of
Wieczorek, Guo and Hijmans (2004, International Journal of Geographical Information Science 18:745-767): the uncertainty
of the bearing, of the distance and the extent of the place add up. News names one of eight winds, so a bearing is good
to 22.5 degrees to either side, and one of sixteen to 11.25. Without a distance nobody knows how far "north of" is: the
point stays, and the ring has the 25 km of the UCDP codebook's "near".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import asin, atan2, cos, degrees, radians, sin
from typing import Final

from tallywire.language.distance import EARTH_KM, kilometres
from tallywire.language.place_offset_words import BEHIND, EXTENT_KM, FRONT, ROUGH, offset_by_distance, offset_by_words
from tallywire.records import EventPlace, Place, Quantity

__all__ = ["beside", "place_label", "shifted"]

_BETWEEN_KM: Final = 400.0
_BETWEEN = re.compile(r"\b(?P<said>(?:half[- ]?way |midway |on the (?:road|highway|border) )?between) (?:the )?$", re.I)
_POINTS = frozenset({"settlement", "point", "district"})


def beside(
    place: Place, text: str, *, start: int = 0, quantities: Sequence[Quantity] = (), places: Sequence[Place] = ()
) -> Place:
    """The place that the words around a name speak of: the named one itself, or one beside it.

    `text` is the sentence, which begins at offset `start` of its document; `quantities` and `places` are those in it.
    A place without a point, or a wide one such as a country, is only moved by a distance.

    >>> from tallywire.language.places import find_places
    >>> from tallywire.language.quantities import find_quantities
    >>> text = "The convoy was hit 40 km south of Benghazi."
    >>> moved = beside(find_places(text)[0], text, quantities=find_quantities(text))
    >>> place_label(moved), round(moved.lat, 1), round(moved.radius_km)
    ('40 km south of Benghazi', 31.8, 21)
    """
    if place.lat is None or place.lon is None:
        return place
    before = text[max(0, place.start - start - FRONT) : place.start - start]
    behind = text[place.end - start : place.end - start + BEHIND]
    shift = offset_by_distance(place, text, start, quantities)
    if shift is None and place.precision in _POINTS:
        middle = _between(place, before, places)
        if middle is not None:
            return middle
        shift = offset_by_words(before, behind)
    return place if shift is None else shifted(place, shift.said, shift.bearing, shift.distance, shift.radius)


def shifted(place: Place, said: str, bearing: float | None, distance: float, radius: float) -> Place:
    """The place that lies `distance` kilometres from another, at a bearing in degrees (None: in any direction)."""
    lat, lon = _point(place)
    if bearing is not None:
        lat, lon = _reckoned(lat, lon, bearing, distance)
    return replace(
        place,
        lat=round(lat, 4),
        lon=round(lon, 4),
        precision="near",
        relation=said,
        radius_km=round(radius, 1),
    )


def _point(place: Place) -> tuple[float, float]:
    assert place.lat is not None
    assert place.lon is not None
    return place.lat, place.lon


def place_label(place: Place | EventPlace) -> str:
    """What a place is called in words: with what it lies beside, or within.

    >>> place_label(EventPlace(name="Tarn Street", country=None, lat=1, lon=1, precision="settlement", within="Velm"))
    'Tarn Street, Velm'
    """
    name = f"{place.relation} {place.name}" if place.relation else place.name
    return f"{name}, {place.within}" if place.within else name


def _reckoned(lat: float, lon: float, bearing: float, distance: float) -> tuple[float, float]:
    """The point at a distance (km) and bearing (degrees) along a great circle."""
    angle, north, course = distance / EARTH_KM, radians(lat), radians(bearing)
    there = asin(sin(north) * cos(angle) + cos(north) * sin(angle) * cos(course))
    east = atan2(sin(course) * sin(angle) * cos(north), cos(angle) - sin(north) * sin(there))
    return degrees(there), (lon + degrees(east) + 540.0) % 360.0 - 180.0


def _between(place: Place, before: str, places: Sequence[Place]) -> Place | None:
    """ "halfway between X and Y": the middle of the two."""
    match = _BETWEEN.search(before)
    other = next((one for one in places if 0 < one.start - place.end <= BEHIND), None)
    apart = kilometres(place, other) if other is not None else None
    if match is None or other is None or apart is None or not 0.0 < apart <= _BETWEEN_KM:
        return None
    half = shifted(place, match["said"], _course(_point(place), _point(other)), apart / 2, 0.0)
    exact = match["said"].lower().startswith(("half", "mid"))
    return replace(
        half,
        name=f"{place.name} and {other.name}",
        geonames_id=None,
        radius_km=round(EXTENT_KM + apart * (ROUGH if exact else 0.5), 1),
    )


def _course(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The bearing in degrees at which the second point lies from the first."""
    north, other, east = radians(here[0]), radians(there[0]), radians(there[1] - here[1])
    return degrees(atan2(sin(east) * cos(other), cos(north) * sin(other) - sin(north) * cos(other) * cos(east)))
