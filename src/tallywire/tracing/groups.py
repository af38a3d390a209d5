"""Connected components, named so that the order of what is given never shows in what comes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

__all__ = ["connected"]

Member = TypeVar("Member", bound=Hashable)


def connected(members: Sequence[Member], links: Iterable[tuple[Member, Member]]) -> list[list[Member]]:
    """Groups of members joined by links, each group and the groups themselves in the order of `members`.

    A link that names somebody who is not among the members is left out.

    >>> connected(["a", "b", "c"], [("c", "a"), ("b", "z")])
    [['a', 'c'], ['b']]
    """
    place = {member: number for number, member in enumerate(members)}
    known = [(place[left], place[right]) for left, right in links if left in place and right in place]
    if not known:
        return [[member] for member in members]
    rows, columns = np.array(known).T
    graph = coo_array((np.ones(len(known), dtype=np.int8), (rows, columns)), shape=(len(members), len(members)))
    _, labels = connected_components(graph, directed=False)
    groups: dict[int, list[Member]] = defaultdict(list)
    for member, label in zip(members, labels.tolist(), strict=True):
        groups[label].append(member)
    return list(groups.values())
