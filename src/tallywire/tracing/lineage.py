"""Who took from whom in one family of documents: directions, and the document that each was taken from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tallywire.records import Document
from tallywire.tracing.columns import Flags, Ints
from tallywire.tracing.covering import Weights, weigh
from tallywire.tracing.directions import Directed, direct_pairs
from tallywire.tracing.folded import Folded
from tallywire.tracing.pairs import Pairs

__all__ = ["Directed", "direct", "earliest_first", "taken_from"]

_MOSTLY_COPIED = 0.5  # a page so much of which stands elsewhere is no origin, however many it took from
_TAKEN = 0.3  # or so much of which stands in one other page
_RANK = {"known": 0, "inferred": 1, "unknown": 2}


def earliest_first(documents: Sequence[Document]) -> list[Document]:
    """Documents by the day by which they were published for certain, undated ones last; then by id.

    Whatever is known to come before something else stands before it.
    """
    return sorted(documents, key=lambda one: (one.published.to or "9999", one.published.from_ or "9999", one.id))


def direct(pairs: Pairs, documents: Sequence[Document], folded: Sequence[Folded]) -> Directed:
    """Every pair with the direction in which its passages went."""
    return direct_pairs(pairs, documents, folded, weigh(folded))


def taken_from(directed: Directed, folded: Sequence[Folded]) -> dict[int, int]:
    """`{document: document it was taken from}` for the documents that are no origin of their own, without circles.

    A document is no origin if half of its words were taken from others, or three tenths from one of them, quotations
    aside: two reports of one speech have the speaker in common, not each other. One put together from several belongs
    to the one that gave most.
    """
    able = _mostly_copied(directed, weigh(folded))[directed.targets] | (directed.taken >= _TAKEN)
    parents: dict[int, int] = {}
    ends = list(range(len(folded)))
    links = _most_words_first(directed, np.flatnonzero(able))
    for source, target in zip(directed.sources[links].tolist(), directed.targets[links].tolist(), strict=True):
        if target not in parents and _end(source, ends) != target:
            parents[target] = ends[target] = source
    return parents


def _mostly_copied(directed: Directed, weights: Weights) -> Flags:
    """Whether half of each document was taken from others."""
    targets = directed.targets[directed.pairs.matches.pairs]
    documents = np.arange(len(weights.firsts))
    return weights.covered(targets, targets, directed.passages, documents) >= _MOSTLY_COPIED


def _most_words_first(directed: Directed, links: Ints) -> Ints:
    """Links by their target, and for one target in the order in which it may have been taken from them."""
    ranks = np.array([_RANK[direction] for direction in directed.directions], dtype=np.int64)
    return links[
        np.lexsort((directed.sources[links], ranks[links], -directed.pairs.words[links], directed.targets[links]))
    ]


def _end(number: int, ends: list[int]) -> int:
    """Where a chain of copies ends; chains are shortened on the way, so that walking them stays cheap."""
    while ends[number] != number:
        ends[number] = ends[ends[number]]
        number = ends[number]
    return number
