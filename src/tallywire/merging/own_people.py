"""What a body tells of its own people, beside a large toll, is a happening of its own.

"The department says two of its officers were shot during the attack": nobody else tells it, its two are no count of the
dead of the attack, and another body's two are other people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tallywire.language.folding import fold_words
from tallywire.merging.cluster import Cluster
from tallywire.merging.features import Features, rules
from tallywire.merging.moving import Move, with_moved

__all__ = ["with_own_people"]

_MUCH_LARGER = 10  # times; where a few suffered, those of one body are most of them
_BESIDE = 200  # characters between what befell its people and what else it tells of them


def with_own_people(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Events without what bodies tell of their own people, each body's in an event of its own on every page."""
    found = list(clusters)
    moves: dict[int, Move] = {}
    for cluster in clusters:
        largest = max((value for _, value in cluster.counts), default=0.0)
        own = [one for one in cluster.members if one.own_people and _few(one, largest)]
        if not own or len(own) == len(cluster.members):
            continue
        pages: dict[str, list[Features]] = defaultdict(list)
        for one in cluster.members:
            pages[one.statement.document_id].append(one)
        for one in own:
            found.append(Cluster())
            home = len(found) - 1
            beside = _told_of_them(one, pages[one.statement.document_id])
            moves |= {id(other): Move(home, other, "told of them") for other in beside}
            moves[id(one)] = Move(home, one, "a body telling of its own people")
    return with_moved(found, moves)


def _few(one: Features, largest: float) -> bool:
    return one.lane == "deeds" and largest >= _MUCH_LARGER * max((value for _, value in one.counts), default=1.0)


def _told_of_them(one: Features, page: Sequence[Features]) -> Iterator[Features]:
    """What the page goes on to tell of the same people: "both were taken to hospital"."""
    for other in page:
        gap = other.statement.start - one.statement.end
        if 0 <= gap <= _BESIDE and rules()["remarks"]["pronouns"] & frozenset(fold_words(other.text)[:1]):
            yield other
