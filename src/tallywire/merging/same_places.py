"""Whether a statement and an event can be of one place: places that agree, that say nothing, or that lie apart."""

from __future__ import annotations

from tallywire.language.distance import kilometres
from tallywire.merging.cluster import Cluster, Reason
from tallywire.merging.features import Features, folded_words
from tallywire.records import Place

__all__ = ["place_evidence"]

_NEAR_KM, _FAR_KM, _FAR_DISTRICT_KM = 25.0, 60.0, 100.0  # a district's point is its middle
_WIDE = frozenset({"country", "region", "province"})


def place_evidence(features: Features, cluster: Cluster) -> tuple[float, Reason] | None:
    """Places that agree, say nothing, or (None) lie apart."""
    place = features.place
    if place is None or not cluster.places or features.lane == "words":
        return 0.0, ""
    if features.place_words in cluster.places:
        return 0.9, "at the same place"
    found = [_between(place, features.place_words, other, words) for words, other in cluster.places.items()]
    return max((pair for pair in found if pair is not None), default=None)


def _between(
    place: Place, words: frozenset[str], other: Place, other_words: frozenset[str]
) -> tuple[float, Reason] | None:
    if words & other_words:
        return 0.7, "at the same place"
    if words & folded_words(other.within) or other_words & folded_words(place.within):
        return 0.5, "at a place and in a part of it"
    if place.precision in _WIDE or other.precision in _WIDE:
        return 0.0, ""
    distance = kilometres(place, other)
    if distance is None:
        return None if place.lat is None and other.lat is None else (0.0, "")
    if distance > (_FAR_DISTRICT_KM if "district" in (place.precision, other.precision) else _FAR_KM):
        return None
    return (0.2, "at places close to each other") if distance <= _NEAR_KM else (0.0, "")
