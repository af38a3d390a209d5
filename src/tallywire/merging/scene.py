"""Where an event was: the town, rather than the street, the hospital or the state that a page names too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields

from tallywire.language.distance import kilometres
from tallywire.language.folding import fold_words
from tallywire.merging.features import Features, rules
from tallywire.records import EventPlace, Place

__all__ = ["event_place", "is_town"]

# a place in the sentence, one that the page lends it, each further time, and the one that the whole page is about
_NAMED, _TAKEN_OVER, _AGAIN, _SCENE = 1.0, 0.5, 0.05, 2.0
_TOWN, _DISTRICT, _UNRESOLVED, _WIDE = 0, 1, 2, 3
_SORTS = {"district": _DISTRICT, "province": _WIDE, "region": _WIDE, "country": _WIDE + 1}
_AROUND_KM = 60.0  # how far the town lies at most from the county's middle that an event's own sentences name

Around = Mapping[str, tuple[Place, int]]
Scenes = Mapping[str, EventPlace]


def event_place(members: Sequence[Features], around: Around, scenes: Scenes | None = None) -> EventPlace | None:
    """The place that most documents name, the narrowest sort of place first that a map knows.

    A sentence that names a place weighs more than one that has it from its page; in a document, each place counts once
    with its best sentence, and a little more for every further one. `scenes` has, by page, where those pages put
    themselves that are about this event; that counts for more, as a sentence may name a hospital's town. Where all
    this names no town, it is the one town that at least half of its pages name (`around`: towns by name, each with the
    number of pages).
    """
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    known: dict[str, EventPlace] = {}
    for one in members:
        weight = _NAMED if one.placed else _TAKEN_OVER
        page = one.statement.document_id
        for place in one.statement.places:
            votes[place.name][page] = max(weight, votes[place.name][page]) + _AGAIN
            known.setdefault(place.name, _of(place))
        if one.place and one.place.name not in known:  # lent by the sentence beside it
            votes[one.place.name][page] = _TAKEN_OVER
            known[one.place.name] = _of(one.place)
    for page, scene in (scenes or {}).items():
        votes[scene.name][page] += _SCENE
        known.setdefault(scene.name, scene)
    ranked = sorted(known, key=lambda name: (_sort(known[name]), -round(sum(votes[name].values()), 2), name))
    found = known[ranked[0]] if ranked else None
    if found is None or not is_town(found):
        found = _town_around(found, around, len({one.statement.document_id for one in members})) or found
    return found


def is_town(place: Place | EventPlace) -> bool:
    """Whether a place is a town, or a part of one, that a map knows."""
    return _sort(place) == _TOWN


def _of(place: Place) -> EventPlace:
    return EventPlace(**{field.name: getattr(place, field.name) for field in fields(EventPlace)})


def _sort(place: Place | EventPlace) -> int:
    last = fold_words(place.name)[-1:]
    if place.lat is None or (last and last[0] in rules()["streets"]["suffixes"]):
        return _UNRESOLVED
    return _SORTS.get(place.precision or "", _TOWN)


def _town_around(place: EventPlace | None, around: Around, pages: int) -> EventPlace | None:
    """The town that at least half of the pages name, and more of them than any other; near what is known."""
    near = {name: found for name, found in around.items() if _may_hold(found[0], place)}
    most = max((count for _, count in near.values()), default=0)
    towns = [town for town, count in near.values() if count == most]
    return _of(towns[0]) if len(towns) == 1 and 2 * most >= pages else None


def _may_hold(town: Place, place: EventPlace | None) -> bool:
    if place is None or place.lat is None:
        return True
    if place.precision == "district":
        return (kilometres(town, place) or 0.0) <= _AROUND_KM
    return town.country == place.country
