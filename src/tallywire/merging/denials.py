"""Which deed a denial denies: "denied that it had lost the town" belongs to the event of the town's capture."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.language.folding import fold_words
from tallywire.merging.cluster import Cluster
from tallywire.merging.features import Features, kinds_together, rules

__all__ = ["denies", "home_of_denial"]

_DENIALS = ("happened", "ongoing")  # that something is unclear, or will not be done, is no denial that it was done
_SHARED = 0.34  # share of a denial's words that what it denies must have


def denies(one: Features, other: Features) -> bool:
    """Whether a denial is of the deed that another statement tells: "no accurate number" denies no dead."""
    if one.statement.polarity != "denied" or other.statement.polarity != "asserted" or other.lane != "deeds":
        return False
    if one.statement.modality not in _DENIALS:
        return False
    if other.kind in _denied_kinds(one):
        return bool(one.names & (other.names | other.who | other.place_words))
    shared = len(one.words & other.words) >= _SHARED * min(len(one.words), len(other.words))
    return one.lane == "deeds" and shared and kinds_together(one.kind, other.kind)


def home_of_denial(one: Features, clusters: Sequence[Cluster]) -> int | None:
    """The place among `clusters` of the event that a denial in words denies: most of whose statements it denies."""
    if one.lane == "background" or not _denied_kinds(one):
        return None  # history is never a part of an incident, not even as its denial
    denied = [sum(denies(one, other) for other in cluster.members) for cluster in clusters]
    most = max(denied, default=0)
    return denied.index(most) if most else None


def _denied_kinds(one: Features) -> frozenset[str]:
    """The kinds of deed that a somebody's denial names, where it was read as words or as context."""
    source = one.statement.attribution.source if one.statement.attribution else None
    if one.statement.polarity != "denied" or source is None or one.kind not in rules()["words"]["kinds"]:
        return frozenset()
    words = frozenset(fold_words(one.text))
    return frozenset(kind for kind, names in rules()["denials"].items() if words & names)
