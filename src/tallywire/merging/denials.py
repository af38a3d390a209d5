"""Which deed a denial denies: "denied that it had lost the town" belongs to the event of the town's capture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tallywire.language.folding import fold_words
from tallywire.merging.cluster import Cluster
from tallywire.merging.features import Features, kinds_together, rules
from tallywire.merging.moving import Move, with_moved

__all__ = ["denies", "with_denials"]

_DENIALS = ("happened", "ongoing")  # that something is unclear, or will not be done, is no denial that it was done
_SHARED = 0.34  # share of a denial's words that what it denies must have


def denies(one: Features, other: Features) -> bool:
    """Whether a denial is of the deed that another statement tells: "no accurate number" denies no dead."""
    if one.statement.polarity != "denied" or other.statement.polarity != "asserted" or other.lane != "deeds":
        return False
    if one.statement.modality not in _DENIALS:
        return False
    if other.kind in _denied_kinds(one):
        return bool(one.names & _named(other))
    shared = len(one.words & other.words) >= _SHARED * min(len(one.words), len(other.words))
    return one.lane == "deeds" and shared and kinds_together(one.kind, other.kind)


def with_denials(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Events with the denials in words that deny them; what is left of an event of words stays one."""
    return with_moved(clusters, {id(one): Move(home, one, "denying it") for one, home in _homes(clusters)})


def _homes(clusters: Sequence[Cluster]) -> Iterable[tuple[Features, int]]:
    """The denials in words, each with the number of the event that it denies: most of whose statements it denies.

    Only events with one of its names are looked at. History is never a part of an incident, not even as its denial.
    """
    denials = [one for cluster in clusters for one in cluster.members if one.lane == "words" and _denied_kinds(one)]
    wanted = frozenset(name for one in denials for name in one.names)
    holders: dict[str, list[tuple[int, Features]]] = defaultdict(list)
    for number, cluster in enumerate(clusters if denials else ()):
        for other in cluster.members:
            for name in wanted & _named(other):
                holders[name].append((number, other))
    for one in denials:
        told = {id(other): (number, other) for name in one.names for number, other in holders[name]}
        denied = Counter(number for number, other in told.values() if denies(one, other))
        if denied:
            yield one, min(denied, key=lambda number: (-denied[number], number))


def _named(one: Features) -> frozenset[str]:
    return one.names | one.who | one.place_words


def _denied_kinds(one: Features) -> frozenset[str]:
    """The kinds of deed that a somebody's denial names, where it was read as words or as context."""
    source = one.statement.attribution.source if one.statement.attribution else None
    if one.statement.polarity != "denied" or source is None or one.kind not in rules()["words"]["kinds"]:
        return frozenset()
    words = frozenset(fold_words(one.text))
    return frozenset(kind for kind, names in rules()["denials"].items() if words & names)
