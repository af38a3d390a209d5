"""Which happening each page is about: what its head tells, what it dwells on and dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tallywire.merging.cluster import Cluster
from tallywire.merging.features import rules
from tallywire.merging.scene import is_town
from tallywire.records import Place

__all__ = ["focus_of_pages", "look_around", "may_be_focus"]

_LEAD = 700  # characters of a page in which it says what it is about
_LEAD_WEIGHT, _DATED_WEIGHT = 3.0, 2.0


def look_around(clusters: Sequence[Cluster]) -> None:
    """Tells the happenings that pages are about which towns those pages name, and which they put themselves in."""
    towns: dict[str, dict[str, Place]] = defaultdict(dict)
    for cluster in clusters:
        for member in cluster.members:
            for place in filter(is_town, member.statement.places):
                towns[member.statement.document_id].setdefault(place.name, place)
    focus = focus_of_pages(clusters)
    for page, number in focus.items():
        said = (member.statement for member in clusters[number].members)
        scene = next((one.scene for one in said if one.document_id == page and one.scene), None)
        if scene is not None:
            clusters[number].scenes[page] = scene
    for number in set(focus.values()):
        pages = sorted({member.statement.document_id for member in clusters[number].members})
        for page in pages:
            for name, place in towns[page].items():
                held = clusters[number].around.get(name, (place, 0))
                clusters[number].around[name] = (held[0], held[1] + 1)


def _family() -> frozenset[str]:
    """The kinds of deed that people die of, and their dying."""
    return rules()["together"]["casualties"] | {"casualties"}


def may_be_focus(cluster: Cluster) -> bool:
    """Whether an event can be what a page is about: a deed that people die of, or their dying."""
    return cluster.members[0].lane == "deeds" and bool(cluster.kinds.keys() & _family())


def focus_of_pages(clusters: Sequence[Cluster]) -> dict[str, int]:
    """Which of `clusters` each page is about: what its head tells, what it dwells on and dates."""
    weights: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for number, cluster in enumerate(clusters):
        if not may_be_focus(cluster):
            continue
        for member in cluster.members:
            weight = 1.0 + _LEAD_WEIGHT * (member.statement.start < _LEAD) + _DATED_WEIGHT * member.stated
            weights[member.statement.document_id][number] += weight + (member.place is not None)
    return {page: max(found, key=lambda n: (found[n], -n)) for page, found in weights.items()}
