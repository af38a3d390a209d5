"""Two documents and the passages that they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallywire.tracing.folded import Folded
from tallywire.tracing.matching import Match

__all__ = ["RELATED_SHARE", "Pair", "make_pair", "partners"]

RELATED_SHARE = 0.2  # of the shorter document's words: two documents of one text, not two with a phrase in common


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, by their places in a list of documents (`left < right`), and what they have in common."""

    left: int
    right: int
    matches: tuple[Match, ...]
    share: float  # of the shorter document's words


def make_pair(left: int, right: int, matches: Sequence[Match], folded: Sequence[Folded]) -> Pair:
    """The pair of documents `left` and `right` of `folded`."""
    words = sum(match.words for match in matches)
    return Pair(left, right, tuple(matches), words / max(1, min(folded[left].words, folded[right].words)))


def partners(pairs: Iterable[Pair]) -> Mapping[int, list[Pair]]:
    """Every document's pairs."""
    found: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.left].append(pair)
        found[pair.right].append(pair)
    return found
