"""What the words around a place name say of where something lies to it: "30 km north of", "outside", "the ... area".

How far off the place meant may be (`radius`) follows the point-radius method, see `place_offsets`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import hypot, radians, sin
from typing import Final

from tallywire.records import Place, Quantity

__all__ = ["BEHIND", "EXTENT_KM", "FRONT", "NEAR_KM", "ROUGH", "Offset", "offset_by_distance", "offset_by_words"]

FRONT, BEHIND = 80, 40  # characters looked at before and behind a name
EXTENT_KM: Final = 5.0  # how wide a town is around its point
NEAR_KM: Final = 25.0  # UCDP codebook, where_prec 2
ROUGH: Final = 0.1  # the share by which a round distance may be off
_FARTHEST_KM: Final = 1000.0  # what is farther off is no way to say where something is
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


@dataclass(frozen=True, slots=True)
class Offset:
    """How something lies to a place: the words, the bearing in degrees, the distance in km, and how far off that is."""

    said: str
    bearing: float | None
    distance: float
    radius: float


def offset_by_distance(place: Place, text: str, start: int, quantities: Sequence[Quantity]) -> Offset | None:
    """ "30 km north of X", "12 miles from X", "north of X by 30 km"."""
    at, end = place.start - start, place.end - start
    for quantity in quantities:
        far = _length(quantity)
        if far is None or not 0.0 < far <= _FARTHEST_KM:
            continue
        first, last = quantity.start - start, quantity.end - start
        if 0 < at - last <= FRONT:
            match = _FAR_OFF.fullmatch(_without_unit(text[last:at]))
            if match:
                within = "within " if text[max(0, first - 7) : first].lower() == "within " else ""
                return _at_distance(far, match["wind"], within + " ".join(text[first:at].split()), match["how"].lower())
        elif 0 < first - end <= BEHIND and _BY.fullmatch(text[end:first]):
            match = _BY_WIND.search(text[max(0, at - FRONT) : at])
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


def _at_distance(far: float, wind: str | None, said: str, how: str) -> Offset:
    if wind is None:
        return Offset(said, None, far, far + EXTENT_KM if how == "of" else far * (1 + ROUGH) + EXTENT_KM)
    bearing, spread = _bearing(wind)
    return Offset(said, bearing, far, EXTENT_KM + hypot(2 * far * sin(radians(spread) / 2), ROUGH * far))


def _bearing(wind: str) -> tuple[float, float]:
    """Degrees of a wind, and by how much it may be off to either side."""
    parts = re.findall("north|south|east|west", wind.lower())
    if len(parts) == 3:
        return _words()["bearings"][f"{parts[0]} {parts[1]}{parts[2]}"], 11.25
    return _words()["bearings"]["".join(parts)], 22.5


def offset_by_words(before: str, behind: str) -> Offset | None:
    """What the words right before and right behind a name say: "north of X", "outside X", "the X area"."""
    return _windward(before) or _named(before) or _area(behind)


def _windward(before: str) -> Offset | None:
    """ "north of X" without a distance; "the north of X" is a part of X."""
    match = _BY_WIND.search(before)
    if match is None or _NO_WIND.search(before[: match.start("said")]):
        return None
    return Offset(match["said"], None, 0.0, NEAR_KM)


def _named(before: str) -> Offset | None:
    """ "outside X", "on the outskirts of the town of X": a phrase right before the name."""
    match = _phrases().search(before)
    if match is None:
        return None
    said = match["said"]
    return Offset(said, None, 0.0, _words()["phrases"][" ".join(said.lower().split())])


def _area(behind: str) -> Offset | None:
    """ "the X area"."""
    match = re.match(r" ([^\W\d_]+)\b", behind)
    radius = _words()["around"].get(match[1]) if match else None
    return None if radius is None else Offset("around", None, 0.0, radius)


@cache
def _phrases() -> re.Pattern[str]:
    longest = sorted(_words()["phrases"], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?:^|[\s(,])(?P<said>{'|'.join(longest)}){_NOUN} $", re.IGNORECASE)


@cache
def _words() -> Mapping[str, Mapping[str, float]]:
    text = (files("tallywire.language") / "place_offsets.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, float]] = tomllib.loads(text)
    return tables
