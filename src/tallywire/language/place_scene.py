"""Where a page as a whole says that its happening was: the town a human reader would write down.

News says that in many ways that are no part of the sentence that tells the happening: the town at its head, the title,
the police who came, the first paragraph. Every town that a page names gets points for how it is named; a hospital's
town, a street of that name, a court's town and the home of somebody get less. The order of what counts follows from how
reports are written (the lead holds the place; responders are those of the town); the points were set on one half of the
benchmark `incidents`, where none of them moves the result by more than a hundredth when it is halved or doubled.

>>> from tallywire.language.places import find_places
>>> text = "PARIS, Tenn. (WXYZ) - Paris police say a boy was shot. He was flown to a hospital in Nashville."
>>> page_scene(text, find_places(text)).name
'Paris'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from tallywire.language.distance import kilometres
from tallywire.language.place_words import load_place_words
from tallywire.records import EventPlace, Place

__all__ = ["page_scene", "scene_of"]

_Rule = tuple[re.Pattern[str], float]

_RESPONDERS, _SIDE, _INSIDE, _CREDITED, _DATELINE, _TITLE = 2.0, 1.5, 1.0, 1.0, 2.5, 2.5
_BESIDE, _HOME, _CARE, _BROUGHT, _STREET = -0.6, -0.5, -0.7, -0.8, -0.9
_AGAIN: Final = 0.6  # what a further mention is worth
_LEAST: Final = 0.05
_ENOUGH: Final = 0.9  # a town with less is only passed by
_LEAD, _EARLY = (250, 2.0), (600, 1.4)  # characters in which a page says where it is, and what that is worth
_QUARTER_KM: Final = 20.0  # how far a part of a town lies from its middle at most
_BEHIND, _BEFORE = 60, 70  # characters looked at beside a name

_CREDIT: Final = re.compile(r"[^\n(]{0,40}\((?:AP|Reuters|AFP|UPI)\)")
_HEAD: Final = re.compile(r"[^\n(—–:]{0,30}(?:\(\w[^)\n]{0,30}\)|—|–|--| - |:)|\n")


def page_scene(
    text: str, places: Sequence[Place], *, titled: Sequence[Place] = (), least: float = _ENOUGH
) -> Place | None:
    """The town, else the district, that a page's happening was in; None where it names none.

    `places` are those of the text without its furniture, `titled` those of its title, which need not stand in it.
    A page on which no town gets `least` points and no district is named has the last town of its title: outlets
    close their titles with their own name and town.
    """
    names = frozenset(place.name for place in titled)
    points, first = _points(text, [place for place in places if place.precision == "settlement"], names)
    best = max(points, key=lambda name: (points[name], -first[name].start), default=None)
    if best is not None and points[best] >= least:
        return _served(first[best], text, places, points) or first[best]
    districts, named = _points(text, [place for place in places if place.precision == "district"], names)
    if districts:
        return named[max(districts, key=lambda name: (districts[name], -named[name].start))]
    towns = [place for place in titled if place.precision == "settlement"]
    return towns[-1] if towns else first[best] if best is not None else None


def scene_of(place: Place) -> EventPlace:
    """A place without its span, which may stand in a title and not in the text."""
    return EventPlace(name=place.name, country=place.country, lat=place.lat, lon=place.lon, precision=place.precision)


def _served(town: Place, text: str, places: Sequence[Place], points: Mapping[str, float]) -> Place | None:
    """The town whose police came to a part of it: a quarter has none of its own ("Velm police ... in Oldgate")."""
    served = [place for place in places if place.precision == "settlement" and _has_responders(text, place)]
    if not served or any(place.name == town.name for place in served):
        return None
    near = [place for place in served if (kilometres(place, town) or _QUARTER_KM) < _QUARTER_KM]
    return max(near, key=lambda place: (points.get(place.name, 0.0), -place.start), default=None)


def _has_responders(text: str, place: Place) -> bool:
    return _first_of(_rules()[0], text[place.end : place.end + _BEHIND], at_start=True) == _RESPONDERS


def _points(text: str, places: Sequence[Place], titled: frozenset[str]) -> tuple[dict[str, float], dict[str, Place]]:
    points: dict[str, float] = {}
    first: dict[str, Place] = {}
    for place in places:
        worth = _worth(text, place)
        if place.name in points:
            points[place.name] += _AGAIN * worth
        else:
            first[place.name] = place
            points[place.name] = worth + _TITLE * (place.name in titled)
    return points, first


def _worth(text: str, place: Place) -> float:
    """What one mention says for its town, by the words around it and where it stands."""
    behind, before = text[place.end : place.end + _BEHIND], text[max(0, place.start - _BEFORE) : place.start]
    after, front = _rules()
    worth = 1.0 + _first_of(after, behind, at_start=True) + _first_of(front, before, at_start=False)
    if place.text.isupper() and place.start - (text.rfind("\n", max(0, place.start - 3), place.start) + 1) <= 2:
        worth += _CREDITED if _CREDIT.match(behind) else _DATELINE if _HEAD.match(behind) else 0.0
    for reach, times in (_LEAD, _EARLY):
        if place.start < reach:
            return max(worth, _LEAST) * times
    return max(worth, _LEAST)


def _first_of(rules: Sequence[_Rule], near: str, *, at_start: bool) -> float:
    found = (value for pattern, value in rules if (pattern.match(near) if at_start else pattern.search(near)))
    return next(found, 0.0)


@cache
def _rules() -> tuple[Sequence[_Rule], Sequence[_Rule]]:
    """Patterns for what stands behind a name and for what stands before it; the first that fits counts."""
    lists: dict[str, list[str]] = tomllib.loads(
        (files("tallywire.language") / "place_scene.toml").read_text(encoding="utf-8")
    )
    words = {name: "|".join(sorted(listed, key=lambda one: (-len(one), one))) for name, listed in lists.items()}
    streets, parts = "|".join(sorted(load_place_words().streets)), words["parts"]
    behind = (
        (rf"(?: [\w.]{{1,20}}){{0,2}} (?:{streets})\b", _STREET),
        (rf"(?: [\w.'’]{{1,20}}){{0,3}} (?:{words['care']})\b", _CARE),
        (rf"(?:['’]s)?(?: \w{{1,20}}){{0,2}} (?:{words['responders']})\b", _RESPONDERS),
        (rf"(?:['’]s)? (?:(?:{parts})[ -]?){{1,2}}side\b", _SIDE),
    )
    before = (
        (rf"\b(?:{words['brought']})\b[^.\n]{{0,40}}\b(?:in|to) $", _BROUGHT),
        (rf"\b(?:{words['inside']}) (?:(?:{parts}) ){{0,4}}$", _INSIDE),
        (rf"\b(?:{words['beside']}) $", _BESIDE),
        (r"\bof $", _HOME),
    )
    return _compiled(behind), _compiled(before)


def _compiled(rules: Sequence[tuple[str, float]]) -> Sequence[_Rule]:
    return tuple((re.compile(pattern, re.IGNORECASE), value) for pattern, value in rules)
