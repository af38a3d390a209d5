"""Pairs of documents and the passages that they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tallywire.tracing.columns import Floats, Ints
from tallywire.tracing.folded import Folded
from tallywire.tracing.matching import Matches

__all__ = ["RELATED_SHARE", "Pairs", "tie"]

RELATED_SHARE = 0.2  # of the shorter document's words: two documents of one text, not two with a phrase in common


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of documents, by their places in a list of documents (`lefts` < `rights`), and what they have in common.

    `shares` are the shares of the shorter document's words; `rooms` are the words of the shorter one.
    """

    lefts: Ints
    rights: Ints
    rooms: Ints
    matches: Matches

    def __len__(self) -> int:
        return len(self.lefts)

    @property
    def words(self) -> Ints:
        """How many words each pair has in common."""
        return np.bincount(self.matches.pairs, self.matches.words, minlength=len(self)).astype(np.int64)

    @property
    def shares(self) -> Floats:
        """The same as a share of the shorter document's words."""
        return np.asarray(self.words / self.rooms)

    def keep(self, matches: Matches) -> Pairs:
        """The pairs that have one of `matches`, which are some of theirs."""
        kept, numbers = np.unique(matches.pairs, return_inverse=True)
        own = Matches(numbers, *(getattr(matches, name) for name in Matches.__slots__[1:]))
        return Pairs(self.lefts[kept], self.rights[kept], self.rooms[kept], own)


def tie(lefts: Ints, rights: Ints, matches: Matches, folded: Sequence[Folded]) -> Pairs:
    """The pairs `lefts[n]`, `rights[n]` of `folded` that have `matches` (with `n` as their pair)."""
    words = np.array([document.words for document in folded], dtype=np.int64)
    rooms = np.maximum(1, np.minimum(words[lefts], words[rights]))
    return Pairs(lefts, rights, rooms, matches).keep(matches)
