"""Connected components, named so that the order of what is given never shows in what comes out.

Union-find (Tarjan 1975) in a few lines for small groups, for which the library's matrices take a thousand times as
long; the library for many thousands of members at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from tallywire.tracing.columns import Ints

__all__ = ["component_labels", "connected"]

Member = TypeVar("Member", bound=Hashable)


def connected(members: Sequence[Member], links: Iterable[tuple[Member, Member]]) -> list[list[Member]]:
    """Groups of members joined by links, each group and the groups themselves in the order of `members`.

    A link that names somebody who is not among the members is left out.

    >>> connected(["a", "b", "c"], [("c", "a"), ("b", "z")])
    [['a', 'c'], ['b']]
    """
    first = {member: member for member in members}

    def root(member: Member) -> Member:
        while first[member] != member:
            first[member] = member = first[first[member]]  # the way is halved, so that chains stay short
        return member

    place = {member: number for number, member in enumerate(members)}
    for left, right in links:
        if left in first and right in first:
            earlier, later = sorted((root(left), root(right)), key=place.__getitem__)
            first[later] = earlier
    groups: dict[Member, list[Member]] = defaultdict(list)
    for member in members:
        groups[root(member)].append(member)
    return list(groups.values())


def component_labels(count: int, lefts: Ints, rights: Ints) -> Ints:
    """For each of the members 0 to `count` a number that those joined by links `lefts[n]`, `rights[n]` have in common.

    The numbers follow the first members of the groups.

    >>> component_labels(4, np.array([3]), np.array([1])).tolist()
    [0, 1, 2, 1]
    """
    links = coo_array((np.ones(len(lefts), dtype=np.int8), (lefts, rights)), shape=(count, count))
    labels = connected_components(links, directed=False)[1]
    _, firsts, numbers = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(firsts))[numbers]
