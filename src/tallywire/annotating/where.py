"""Where a told clause says its happening was, by the places that it names itself.

A place that only tells whose home, office or nationality something is ("a teacher from Linz", "the FBI in Denver") is
no place of a happening (`scene_trees`); nor is the town of a dateline, which says where the reporter sat.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tallywire.annotating.clauses import Told
from tallywire.annotating.scene_trees import is_beside, is_scene, top_of
from tallywire.annotating.sighting import Sighting
from tallywire.language.place_offsets import beside, place_label
from tallywire.ontology import Ontology
from tallywire.records import Place

__all__ = ["are_beside", "coarseness", "is_exact", "own_places"]

_FINE: Final = ("point", "settlement", "near", "district")
_APPOSED: Final = 60  # characters within which a village is followed by where it lies


def own_places(told: Told, sighting: Sighting, ontology: Ontology) -> tuple[Place, ...]:
    """The places inside the clause that say where it happened, the finest first.

    Each is where the words beside its name put it ("30 km north of Velm"). A village that no gazetteer knows has the
    point that the next words give it ("Marrat, 30 km north of Velm").
    """
    found = []
    for place in sighting.places:
        tokens = sighting.tokens(place)
        if place.metonym or not tokens or tokens[-1].i not in told.owned:
            continue  # a government that speaks is nowhere
        if is_scene(place, tokens, told, ontology):
            found.append(_meant(place, sighting))
    return tuple(sorted(found, key=lambda place: (coarseness(place), place.start)))


def _meant(place: Place, sighting: Sighting) -> Place:
    """Where the words of its sentence put a place."""
    if place.lat is None:
        following = (one for one in sighting.places if 0 < one.start - place.end <= _APPOSED)
        anchor = next(following, None)
        moved = anchor and _moved(anchor, sighting)
        aside = sighting.text[place.end - sighting.start :].startswith((", ", " (", " – ", " — "))
        return place if not moved or moved.relation is None or not aside else _at_point(place, moved)
    return _moved(place, sighting)


def _moved(place: Place, sighting: Sighting) -> Place:
    return beside(place, sighting.text, start=sighting.start, quantities=sighting.quantities, places=sighting.places)


def _at_point(place: Place, moved: Place) -> Place:
    return replace(
        place,
        country=moved.country,
        lat=moved.lat,
        lon=moved.lon,
        precision=moved.precision,
        radius_km=moved.radius_km,
        within=place_label(moved),
    )


def are_beside(places: Iterable[Place], sighting: Sighting) -> bool:
    """Whether a clause only says near which place it happened: "outside the capital", "east of Paris"."""
    seen = [(place, tokens) for place in places if (tokens := sighting.tokens(place))]
    return bool(seen) and all(place.relation is not None or is_beside(top_of(tokens)) for place, tokens in seen)


def is_exact(place: Place) -> bool:
    """Whether a place is known, and no wider than a town."""
    return coarseness(place) == 0 and place.lat is not None


def coarseness(place: Place) -> int:
    """0 for a town and what is finer, 1 for a province or a name without a point, 2 for what is wider."""
    if place.precision in _FINE:
        return 0
    return {"province": 1, None: 1, "region": 2, "country": 2}.get(place.precision, 1)
