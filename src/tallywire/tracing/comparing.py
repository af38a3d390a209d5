"""The stretches that passages of many pages have in common, each different pair of wordings compared once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tallywire.tracing.columns import Flags, Floats, Ints, holds, spread
from tallywire.tracing.folded import LEAST_WORDS
from tallywire.tracing.pile import RUN_WORDS, Pile
from tallywire.tracing.sharing import Shared
from tallywire.tracing.stretches import Stretch, common_stretch

__all__ = ["COVERED", "LONG_PART", "Candidates", "open_candidates"]

COVERED = 0.6  # of the shorter passage's words must lie in the stretch
LONG_PART = 15  # words; so long a stretch is a copy even of a small part of a passage
_TELLING = 8  # words in a row that no two people write alike by chance; a longer run tells no more
_SHORTEST_CUT = 6  # words; no less is cut from an end of a passage (see `stretches`)


@dataclass(slots=True, eq=False)
class Candidates:
    """Rows: passages `lefts` and `rights` of the pair of documents `pairs`, and what they have in common.

    `parts` has six columns: the words of the left passage from-to, of the right one, how many they have in common,
    the longest run. `evidence` lies between 0 and 1.9: the share of words in common, half the share of runs in common,
    and up to 0.4 for the longest run; below 0 while it is not known, or if the passages have too little in common.
    `most` is what it can reach.
    """

    pile: Pile
    pairs: Ints
    lefts: Ints
    rights: Ints
    runs: Ints
    parts: Ints
    most: Floats
    evidence: Floats
    open: Flags

    @property
    def words(self) -> Ints:
        """The length of the shorter side of the stretch."""
        return _shorter_side(self.parts)

    @property
    def similarity(self) -> Floats:
        """The share of words in common."""
        parts = self.parts
        both = parts[:, 1] - parts[:, 0] + parts[:, 3] - parts[:, 2]
        return np.asarray(2 * parts[:, 4] / np.maximum(both, 1))

    @property
    def whole(self) -> Flags:
        """Whether both sides have the same words, in one order."""
        parts = self.parts
        whole: Flags = (parts[:, 5] == parts[:, 1] - parts[:, 0]) & (parts[:, 5] == parts[:, 3] - parts[:, 2])
        return whole

    def compare(self, asked: Flags, least: Floats | float) -> None:
        """Has the rows `asked` compared that can reach the evidence `least`."""
        rows = np.flatnonzero(asked & self.open & (self.most >= least))
        if not len(rows):
            return
        self.most[rows] = np.minimum(self.most[rows], _reachable(self, rows))
        rows = rows[self.most[rows] >= (least if isinstance(least, float) else least[rows])]
        self.parts[rows] = self._stretches(rows)
        self.open[rows] = False
        self.evidence[rows] = np.where(_reaches(self, rows), _evidence(self.parts[rows], self.runs[rows]), -1.0)

    def _stretches(self, rows: Ints) -> Ints:
        """The stretches of the rows; empty where no word is in common."""
        pile = self.pile
        ours, theirs = pile.wordings[self.lefts[rows]], pile.wordings[self.rights[rows]]
        one, other, numbers = _different_pairs(pile, ours, theirs)
        in_common = _common_words(pile, one, other).tolist()
        found = np.array(
            [
                _flat(common_stretch(pile.text_of(a), pile.text_of(b), common))
                for a, b, common in zip(one.tolist(), other.tolist(), in_common, strict=True)
            ],
            dtype=np.int64,
        ).reshape(-1, 6)[numbers]
        swapped = ours > theirs
        found[swapped] = found[swapped][:, [2, 3, 0, 1, 4, 5]]
        return found


def open_candidates(pile: Pile, equal: Shared, shared: Shared) -> Candidates:
    """Passages of the same words, whose stretch is known, and passages that share runs, not yet compared."""
    zeros = np.zeros_like(equal.runs)
    whole = np.stack([zeros, equal.runs, zeros, equal.runs, equal.runs, equal.runs], axis=1)
    candidates = Candidates(
        pile=pile,
        pairs=np.concatenate([equal.pairs, shared.pairs]),
        lefts=np.concatenate([equal.lefts, shared.lefts]),
        rights=np.concatenate([equal.rights, shared.rights]),
        runs=np.concatenate([equal.runs, shared.runs]),
        parts=np.concatenate([whole, np.zeros((len(shared.runs), 6), dtype=np.int64)]),
        most=np.zeros(len(equal.runs) + len(shared.runs)),
        evidence=np.full(len(equal.runs) + len(shared.runs), -1.0),
        open=np.arange(len(equal.runs) + len(shared.runs)) >= len(equal.runs),
    )
    same, others = np.arange(len(equal.runs)), np.arange(len(equal.runs), len(candidates.runs))
    candidates.evidence[same] = np.where(_reaches(candidates, same), _evidence(whole, equal.runs), -1.0)
    candidates.most[same] = candidates.evidence[same]
    candidates.most[others] = _promised(candidates, others)
    return candidates


def _flat(stretch: Stretch | None) -> tuple[int, ...]:
    return (*stretch.left, *stretch.right, stretch.common, stretch.longest) if stretch else (0, 0, 0, 0, 0, 0)


def _evidence(parts: Ints, runs: Ints) -> Floats:
    left, right = parts[:, 1] - parts[:, 0], parts[:, 3] - parts[:, 2]
    similarity = 2 * parts[:, 4] / np.maximum(left + right, 1)
    share = np.minimum(1.0, runs / np.maximum(1, np.minimum(left, right) - RUN_WORDS + 1))
    return np.asarray(similarity + share / 2 + np.minimum(parts[:, 5], _TELLING) / 20)


def _shorter_side(parts: Ints) -> Ints:
    return np.asarray(np.minimum(parts[:, 1] - parts[:, 0], parts[:, 3] - parts[:, 2]))


def _shorter(candidates: Candidates, rows: Ints) -> Ints:
    sizes = candidates.pile.sizes
    return np.minimum(sizes[candidates.lefts[rows]], sizes[candidates.rights[rows]])


def _reaches(candidates: Candidates, rows: Ints) -> Flags:
    """Whether the stretch is most of the shorter passage, or long."""
    pile, lefts, rights = candidates.pile, candidates.lefts[rows], candidates.rights[rows]
    words = _shorter_side(candidates.parts[rows])
    heads = pile.heads[lefts] & pile.heads[rights]
    lines = pile.furniture[lefts] & pile.furniture[rights] & ~heads
    enough = (words >= COVERED * _shorter(candidates, rows)) | (words >= LONG_PART)
    return np.asarray(enough & (words > 0) & ~lines & ~(heads & (words < LEAST_WORDS)))


def _promised(candidates: Candidates, rows: Ints) -> Floats:
    """The evidence that passages can reach which share so many runs."""
    runs = candidates.runs[rows]
    fewest = np.maximum(1.0, np.minimum(COVERED * _shorter(candidates, rows), LONG_PART) - RUN_WORDS + 1)
    return np.asarray(1 + np.minimum(1.0, runs / fewest) / 2 + np.minimum(_TELLING, runs + RUN_WORDS - 1) / 20)


def _reachable(candidates: Candidates, rows: Ints) -> Floats:
    """The same, by the words that they have in common in any order: a stretch has no more of them."""
    pile, lefts, rights = candidates.pile, candidates.lefts[rows], candidates.rights[rows]
    one, other, numbers = _different_pairs(pile, pile.wordings[lefts], pile.wordings[rights])
    common = _common_words(pile, one, other)[numbers]
    need = np.minimum(COVERED * _shorter(candidates, rows), LONG_PART)
    least = [np.where(size - _SHORTEST_CUT < need, size, need) for size in (pile.sizes[lefts], pile.sizes[rights])]
    similarity = 2 * common / (np.maximum(least[0], common) + np.maximum(least[1], common))
    fewest = np.maximum(1.0, np.minimum(*least) - RUN_WORDS + 1)
    share = np.minimum(1.0, candidates.runs[rows] / fewest)
    # A long run may have few runs that count, where the others are refrains.
    return np.asarray(similarity + share / 2 + np.minimum(_TELLING, common) / 20)


def _different_pairs(pile: Pile, ours: Ints, theirs: Ints) -> tuple[Ints, Ints, Ints]:
    """The different pairs of wordings, the smaller number first, and for each of the given ones which it is."""
    count = len(pile.samples)
    keys, numbers = np.unique(np.minimum(ours, theirs) * count + np.maximum(ours, theirs), return_inverse=True)
    one, other = np.divmod(keys, count)
    return one, other, numbers


def _common_words(pile: Pile, one: Ints, other: Ints) -> Ints:
    """How many words, each counted as often as it stands on both sides, pairs of wordings have in common."""
    keys, starts, base = pile.counted_words
    sizes = np.diff(starts)
    fewer, more = np.where(sizes[one] <= sizes[other], (one, other), (other, one))
    rows, owners = spread(starts[fewer], sizes[fewer])
    met = holds(keys, (more - fewer)[owners] * base + keys[rows])
    return np.bincount(owners[met], minlength=len(one))
