"""How much of a document stands in others, each passage counted once; and which documents are put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tallywire.tracing.columns import Flags, Floats, Ints, different, groups
from tallywire.tracing.folded import Folded, passage_sizes
from tallywire.tracing.groups import connected
from tallywire.tracing.pairs import RELATED_SHARE, Pairs

__all__ = ["Weights", "is_stitched", "weigh"]

_STITCHED_SHARE = 0.6  # of a page's words found elsewhere
_STITCHED_MOST = 0.85  # of those, at most so much from one family of pages
_GIVERS = 50  # of a page put together from many, so many tell enough
_OWN = 0.2  # where less of a page is its own words, not quoted ones, quoted words count too


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the passages of documents count for: `passages[firsts[d] + n]` is passage `n` of `d`, 0 for an aside."""

    firsts: Ints
    passages: Ints
    totals: Ints

    def covered(self, numbers: Ints, documents: Ints, passages: Ints, of: Ints) -> Floats:
        """The share of document `of[n]` in the rows with the number `n`: passages of documents, each counted once."""
        base = len(self.passages) + 1
        rows, units = np.divmod(different(numbers * base + self.firsts[documents] + passages), base)
        found = np.bincount(rows, self.passages[units], minlength=len(of))
        return np.asarray(found / np.maximum(1, self.totals[of]))


def weigh(folded: Sequence[Folded]) -> Weights:
    """Passages count for their words, without quoted ones where enough others are left."""
    sizes = np.array([len(document) for document in folded], dtype=np.int64)
    firsts = np.cumsum(sizes) - sizes
    contents = np.array([document.contents for document in folded], dtype=np.int64)
    owners = np.repeat(np.arange(len(folded)), sizes)
    lengths = passage_sizes(folded)
    words = lengths.copy()
    words[np.arange(len(words)) >= (firsts + contents)[owners]] = 0
    before = np.concatenate(([0], np.cumsum(np.concatenate([document.quoted for document in folded]))))
    ends = np.cumsum(lengths)
    quoted = np.diff(before[np.concatenate(([0], ends))])
    own = np.where(words > 0, words - quoted, 0)
    totals = np.bincount(owners, words, minlength=len(folded))
    enough = np.bincount(owners, own, minlength=len(folded)) >= _OWN * totals
    weights = np.where(enough[owners], own, words)
    return Weights(firsts, weights, np.bincount(owners, weights, minlength=len(folded)).astype(np.int64))


def is_stitched(pairs: Pairs, weights: Weights, shares: tuple[Floats, Floats]) -> Flags:
    """For each document whether it is made of passages of several families that have nothing to do with each other.

    `shares` are those of the left and right document of each pair that stand on the other side.
    """
    count = len(weights.firsts)
    own = _Sides(pairs)
    covered = weights.covered(own.documents, own.documents, own.passages, np.arange(count))
    most = np.zeros(count)
    for documents, share in zip((pairs.lefts, pairs.rights), shares, strict=True):
        np.maximum.at(most, documents, share)
    partners = np.bincount(np.concatenate([pairs.lefts, pairs.rights]), minlength=count)
    # One giver of nearly everything decides: then so does the family that it belongs to.
    asked = (partners > 1) & (covered >= _STITCHED_SHARE) & (most <= _STITCHED_MOST * covered)
    found = np.zeros(count, dtype=np.bool_)
    if asked.any():
        related = _related(pairs)
        for number, givers in _givers(pairs, asked).items():
            found[number] = _from_several(number, givers, own, related, weights, covered[number])
    return found


class _Sides:
    """Every match twice, seen from either document; sorted by document and pair."""

    def __init__(self, pairs: Pairs) -> None:
        matches = pairs.matches
        documents = np.concatenate([pairs.lefts[matches.pairs], pairs.rights[matches.pairs]])
        numbers = np.concatenate([matches.pairs, matches.pairs])
        order = np.lexsort((numbers, documents))
        self.documents, self.pairs = documents[order], numbers[order]
        self.passages = np.concatenate([matches.lefts, matches.rights])[order]
        self._base = len(pairs) + 1
        starts, counts = groups(self.documents * self._base + self.pairs)
        keys = self.documents[starts] * self._base + self.pairs[starts]
        self._rows = dict(zip(keys.tolist(), zip(starts.tolist(), counts.tolist(), strict=True), strict=True))

    def of(self, document: int, pair: int) -> Ints:
        """The passages of a document that a pair has in common."""
        start, count = self._rows[document * self._base + pair]
        return self.passages[start : start + count]


def _related(pairs: Pairs) -> dict[int, set[int]]:
    related: dict[int, set[int]] = defaultdict(set)
    close = pairs.shares >= RELATED_SHARE
    for left, right in zip(pairs.lefts[close].tolist(), pairs.rights[close].tolist(), strict=True):
        related[left].add(right)
    return related


def _givers(pairs: Pairs, asked: Flags) -> dict[int, list[tuple[int, int]]]:
    """The partners of each document asked for, and the pair with each: those that have most in common with it."""
    documents, others = np.concatenate([pairs.lefts, pairs.rights]), np.concatenate([pairs.rights, pairs.lefts])
    numbers = np.tile(np.arange(len(pairs)), 2)
    rows = np.flatnonzero(asked[documents])
    rows = rows[np.lexsort((numbers[rows], -pairs.words[numbers[rows]], documents[rows]))]
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for document, other, number in zip(*(c[rows].tolist() for c in (documents, others, numbers)), strict=True):
        if len(found[document]) < _GIVERS:
            found[document].append((other, number))
    return found


def _from_several(
    number: int, givers: Sequence[tuple[int, int]], own: _Sides, related: dict[int, set[int]], weights: Weights,
    covered: float,
) -> bool:  # fmt: skip
    pair_with = dict(givers)
    links = [(a, b) for a in pair_with for b in related.get(a, set()) & pair_with.keys()]
    families = connected(sorted(pair_with), links)
    if len(families) < 2:
        return False
    passages = weights.passages[weights.firsts[number] :]
    given = [different(np.concatenate([own.of(number, pair_with[one]) for one in family])) for family in families]
    most = max(int(passages[units].sum()) for units in given)
    return most / max(1, int(weights.totals[number])) <= _STITCHED_MOST * covered
