"""Connected components, named so that the order of what is given never shows in what comes out.

Union-find (Tarjan 1975) in a few lines: the library's matrices take a thousand times as long for the small groups that
make up nearly all of the work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

__all__ = ["connected"]

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
