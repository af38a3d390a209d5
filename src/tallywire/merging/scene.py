"""Where an event was: the town, rather than the street, the hospital or the state that a page names too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tallywire.merging.features import Features
from tallywire.records import EventPlace, Place

__all__ = ["event_place"]

_NAMED, _TAKEN_OVER = 1.0, 0.5  # a place in the sentence, and one that the page lends it
_WIDE = {
    "district": 1,
    "province": 3,
    "region": 3,
    "country": 4,
}  # the wider, the less it says; 2 is for the unresolved
_UNRESOLVED = 2


def event_place(members: Sequence[Features]) -> EventPlace | None:
    """The place that most documents name, the narrowest sort of place first that a map knows.

    A sentence that names a place weighs more than one that has it from its page; in a document, each place counts once
    with its best sentence, and a little more for every further one.
    """
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    known: dict[str, Place] = {}
    for one in members:
        weight = _NAMED if one.placed else _TAKEN_OVER
        for place in one.statement.places:
            of_page = votes[place.name]
            page = one.statement.document_id
            of_page[page] = max(weight, of_page[page]) + 0.05
            known.setdefault(place.name, place)
        if one.place and one.place.name not in known:  # lent by the sentence beside it
            votes[one.place.name][one.statement.document_id] = _TAKEN_OVER
            known[one.place.name] = one.place
    if not known:
        return None
    name = min(known, key=lambda name: (_sort(known[name]), -round(sum(votes[name].values()), 2), name))
    place = known[name]
    return EventPlace(name=name, country=place.country, lat=place.lat, lon=place.lon, precision=place.precision)


def _sort(place: Place) -> int:
    return _UNRESOLVED if place.lat is None else _WIDE.get(place.precision or "", 0)
