"""Which passages of two documents may belong together: those of the same words, and those that share runs of words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tallywire.tracing.columns import Flags, Ints, find, groups, ranks, spread
from tallywire.tracing.pile import Pile

__all__ = ["Shared", "equal_passages", "sharing_passages"]


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Rows: passages `lefts` and `rights` (numbers in the pile) of the pair of documents `pairs`, and shared runs."""

    pairs: Ints
    lefts: Ints
    rights: Ints
    runs: Ints


def equal_passages(pile: Pile, lefts: Ints, rights: Ints) -> Shared:
    """The passages of the same words of each pair of documents; repeated ones in turn.

    They share no runs that would count: `runs` is how many words they have.
    """
    count = len(pile.samples)
    own = pile.owners * count + pile.wordings
    turns = ranks(own)
    base = int(turns.max(initial=0)) + 1
    keys = own * base + turns
    order = np.argsort(keys)
    sizes = np.diff(pile.firsts)
    ours, pairs = spread(pile.firsts[lefts], sizes[lefts])
    wanted = (rights[pairs] * count + pile.wordings[ours]) * base + turns[ours]
    places, found = find(keys[order], wanted)
    ours = ours[found]
    return Shared(pairs[found], ours, order[places[found]], pile.sizes[ours])


def sharing_passages(pile: Pile, lefts: Ints, rights: Ints, equal: Shared) -> Shared:
    """The other passages of each pair of documents that share runs of words, and how many.

    Passages that both have found one of the same words (`equal`) are left out.
    """
    keys, passages, base = pile.runs
    starts = np.searchsorted(keys, np.arange(len(pile.folded) + 1) * base)
    sizes = np.diff(starts)
    open_pairs = np.flatnonzero(~_alike(pile, lefts, rights, equal))
    # The document with fewer runs is looked up in the other one.
    swapped = sizes[lefts] > sizes[rights]
    fewer, more = np.where(swapped, rights, lefts), np.where(swapped, lefts, rights)
    rows, numbers = spread(starts[fewer[open_pairs]], sizes[fewer[open_pairs]])
    numbers = open_pairs[numbers]
    first, holders = groups(keys)
    places, found = find(keys[first], (more[numbers] - fewer[numbers]) * base + keys[rows])
    rows, numbers, places = rows[found], numbers[found], places[found]
    others, turns = spread(first[places], holders[places])
    ours, numbers, theirs = passages[rows[turns]], numbers[turns], passages[others]
    turned = swapped[numbers]
    ours, theirs = np.where(turned, theirs, ours), np.where(turned, ours, theirs)
    keep = ~(
        _among(pile, lefts, equal.pairs, equal.lefts, numbers, ours)
        & _among(pile, rights, equal.pairs, equal.rights, numbers, theirs)
    )
    return _counted(pile, numbers[keep], ours[keep], theirs[keep])


def _alike(pile: Pile, lefts: Ints, rights: Ints, equal: Shared) -> Flags:
    """The pairs of documents all of whose passages have found one of the same words."""
    sizes, found = np.diff(pile.firsts), np.bincount(equal.pairs, minlength=len(lefts))
    return np.asarray((found == sizes[lefts]) & (found == sizes[rights]))


def _among(pile: Pile, documents: Ints, pairs: Ints, passages: Ints, asked_pairs: Ints, asked: Ints) -> Flags:
    """Whether the passages `asked` of pairs are among `passages`; `documents` are those of one side of all pairs."""
    sizes = np.diff(pile.firsts)[documents]
    before = np.cumsum(sizes) - sizes - pile.firsts[documents]
    marked = np.zeros(int(sizes.sum()), dtype=np.bool_)
    marked[before[pairs] + passages] = True
    return np.asarray(marked[before[asked_pairs] + asked])


def _counted(pile: Pile, pairs: Ints, ours: Ints, theirs: Ints) -> Shared:
    """One row for each pair of passages, from one for each run that they share."""
    widest = int(np.diff(pile.firsts).max(initial=0)) + 1
    local = ours - pile.firsts[pile.owners[ours]], theirs - pile.firsts[pile.owners[theirs]]
    keys = (pairs * widest + local[0]) * widest + local[1]
    order = np.argsort(keys)
    starts, runs = groups(keys[order])
    rows = order[starts]
    return Shared(pairs[rows], ours[rows], theirs[rows], runs)
