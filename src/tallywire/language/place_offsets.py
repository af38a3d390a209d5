"""Places beside the place that is named: "30 km north of Velm", "halfway between Velm and Ostra", "outside Velm".

The point is computed from bearing and distance on the sphere; how far off it may be follows the point-radius method of
Wieczorek, Guo and Hijmans (2004, International Journal of Geographical Information Science 18:745-767): the uncertainty
of the bearing, of the distance and the extent of the place add up. News names one of eight winds, so a bearing is good
to 22.5 degrees to either side, and one of sixteen to 11.25. Without a distance nobody knows how far "north of" is: the
point stays, and the ring has the 25 km of the UCDP codebook's "near".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import asin, atan2, cos, degrees, hypot, radians, sin
from typing import Final

from tallywire.language.distance import EARTH_KM, kilometres
from tallywire.records import EventPlace, Place, Quantity

__all__ = ["NEAR_KM", "beside", "place_label", "shifted"]

_FRONT, _BEHIND = 80, 40  # characters looked at before and behind a name
_EXTENT_KM: Final = 5.0  # how wide a town is around its point
NEAR_KM: Final = 25.0  # UCDP codebook, where_prec 2
_ROUGH: Final = 0.1  # the share by which a round distance may be off
_FARTHEST_KM: Final = 1000.0  # what is farther off is no way to say where something is
_BETWEEN_KM: Final = 400.0
_WIND = r"(?:north|south|east|west)(?:[ -]?(?:north|south)?[ -]?(?:east|west))?"
_OF = rf"(?:to the )?(?P<wind>{_WIND}) of"
_NOUN = r"(?: (?:the )?(?:capital|city|town|village|port|border town|border city|city of|town of|village of|port of))?"
_BY_WIND = re.compile(rf"(?:^|[\s(,])(?P<said>{_OF}){_NOUN} $", re.IGNORECASE)
_FAR_OFF = re.compile(
    rf" ?(?:\([^()]{{0,30}}\) ?)?(?P<how>{_OF}|(?:away )?from|off|outside(?: of)?|away from|of){_NOUN} $", re.IGNORECASE
)
_BY = re.compile(r",? by (?:about |around |some |roughly )?$", re.IGNORECASE)
# "in the north of X" is a part of X; "5,000 km east of X" is no way to say where
_NO_WIND = re.compile(r"\b(?:the|km|miles?|kilomet(?:er|re)s?) (?:\([^()]{0,30}\) )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?P<said>(?:half[- ]?way |midway |on the (?:road|highway|border) )?between) (?:the )?$", re.I)
_POINTS = frozenset({"settlement", "point", "district"})


@dataclass(frozen=True, slots=True)
class _Offset:
    """How something lies to a place: the words, the bearing in degrees, the distance in km, and how far off that is."""

    said: str
    bearing: float | None
    distance: float
    radius: float


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
    before = text[max(0, place.start - start - _FRONT) : place.start - start]
    behind = text[place.end - start : place.end - start + _BEHIND]
    shift = _distant(place, text, start, quantities)
    if shift is None and place.precision in _POINTS:
        middle = _between(place, before, places)
        if middle is not None:
            return middle
        shift = _windward(before) or _named(before) or _area(behind)
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


# ---------------------------------------------------------------- what the words say


def _distant(place: Place, text: str, start: int, quantities: Sequence[Quantity]) -> _Offset | None:
    """ "30 km north of X", "12 miles from X", "north of X by 30 km"."""
    at, end = place.start - start, place.end - start
    for quantity in quantities:
        far = _length(quantity)
        if far is None or not 0.0 < far <= _FARTHEST_KM:
            continue
        first, last = quantity.start - start, quantity.end - start
        if 0 < at - last <= _FRONT:
            match = _FAR_OFF.fullmatch(_without_unit(text[last:at]))
            if match:
                within = "within " if text[max(0, first - 7) : first].lower() == "within " else ""
                return _at_distance(far, match["wind"], within + " ".join(text[first:at].split()), match["how"].lower())
        elif 0 < first - end <= _BEHIND and _BY.fullmatch(text[end:first]):
            match = _BY_WIND.search(text[max(0, at - _FRONT) : at])
            unit = re.match(r"\s?\w*", text[last : last + 20])
            assert unit is not None
            if match:
                said = f"{text[first:last]}{unit.group()} {match['said']}"
                return _at_distance(far, match["wind"], " ".join(said.split()), "")
    return None


def _without_unit(between: str) -> str:
    """What stands between a distance and a place, without the unit: " north of "."""
    return re.sub(r"^[ \u00a0-]?[^\W\d_]+\.?", "", between, count=1)


def _length(quantity: Quantity) -> float | None:
    """A quantity in kilometres, the middle of its bounds; None if it is no distance."""
    unit = _words()["kilometres"].get(quantity.unit or "")
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    return None if unit is None or not bounds else unit * sum(bounds) / len(bounds)


def _at_distance(far: float, wind: str | None, said: str, how: str) -> _Offset:
    if wind is None:
        return _Offset(said, None, far, far + _EXTENT_KM if how == "of" else far * (1 + _ROUGH) + _EXTENT_KM)
    bearing, spread = _bearing(wind)
    return _Offset(said, bearing, far, _EXTENT_KM + hypot(2 * far * sin(radians(spread) / 2), _ROUGH * far))


def _bearing(wind: str) -> tuple[float, float]:
    """Degrees of a wind, and by how much it may be off to either side."""
    parts = re.findall("north|south|east|west", wind.lower())
    if len(parts) == 3:
        return _words()["bearings"][f"{parts[0]} {parts[1]}{parts[2]}"], 11.25
    return _words()["bearings"]["".join(parts)], 22.5


def _windward(before: str) -> _Offset | None:
    """ "north of X" without a distance; "the north of X" is a part of X."""
    match = _BY_WIND.search(before)
    if match is None or _NO_WIND.search(before[: match.start("said")]):
        return None
    return _Offset(match["said"], None, 0.0, NEAR_KM)


def _named(before: str) -> _Offset | None:
    """ "outside X", "on the outskirts of the town of X": a phrase right before the name."""
    match = _phrases().search(before)
    if match is None:
        return None
    said = match["said"]
    return _Offset(said, None, 0.0, _words()["phrases"][" ".join(said.lower().split())])


def _area(behind: str) -> _Offset | None:
    """ "the X area"."""
    match = re.match(r" ([^\W\d_]+)\b", behind)
    radius = _words()["around"].get(match[1]) if match else None
    return None if radius is None else _Offset("around", None, 0.0, radius)


def _between(place: Place, before: str, places: Sequence[Place]) -> Place | None:
    """ "halfway between X and Y": the middle of the two."""
    match = _BETWEEN.search(before)
    other = next((one for one in places if 0 < one.start - place.end <= _BEHIND), None)
    apart = kilometres(place, other) if other is not None else None
    if match is None or other is None or apart is None or not 0.0 < apart <= _BETWEEN_KM:
        return None
    half = shifted(place, match["said"], _course(_point(place), _point(other)), apart / 2, 0.0)
    exact = match["said"].lower().startswith(("half", "mid"))
    return replace(
        half,
        name=f"{place.name} and {other.name}",
        geonames_id=None,
        radius_km=round(_EXTENT_KM + apart * (_ROUGH if exact else 0.5), 1),
    )


def _course(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The bearing in degrees at which the second point lies from the first."""
    north, other, east = radians(here[0]), radians(there[0]), radians(there[1] - here[1])
    return degrees(atan2(sin(east) * cos(other), cos(north) * sin(other) - sin(north) * cos(other) * cos(east)))


@cache
def _phrases() -> re.Pattern[str]:
    longest = sorted(_words()["phrases"], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?:^|[\s(,])(?P<said>{'|'.join(longest)}){_NOUN} $", re.IGNORECASE)


@cache
def _words() -> Mapping[str, Mapping[str, float]]:
    text = (files("tallywire.language") / "place_offsets.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, float]] = tomllib.loads(text)
    return tables
