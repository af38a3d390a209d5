"""Who took from whom in one family of documents: directions, and the document that each was taken from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from tallywire.records import Document
from tallywire.tracing.directions import Directed, direct_pair, witness_of
from tallywire.tracing.folded import Folded
from tallywire.tracing.groups import connected
from tallywire.tracing.pairs import RELATED_SHARE, Pair, partners

__all__ = ["Directed", "direct", "earliest_first", "taken_from"]

_STITCHED_SHARE = 0.6  # of a page's words found elsewhere
_STITCHED_MOST = 0.85  # of those, at most so much from one family of pages
_GIVERS = 50  # of a page put together from many, so many tell enough
_MOSTLY_COPIED = 0.5  # a page so much of which stands elsewhere is no origin, however many it took from
_TAKEN = 0.3  # or so much of which stands in one other page
_OWN = 0.2  # where less of a page is its own words, not quoted ones, quoted words count too
_RANK = {"known": 0, "inferred": 1, "unknown": 2}

Weights = Sequence[npt.NDArray[np.int64]]


def earliest_first(documents: Sequence[Document]) -> list[Document]:
    """Documents by the day by which they were published for certain, undated ones last; then by id.

    Whatever is known to come before something else stands before it.
    """
    return sorted(documents, key=lambda one: (one.published.to or "9999", one.published.from_ or "9999", one.id))


def direct(pairs: Sequence[Pair], documents: Sequence[Document], folded: Sequence[Folded]) -> list[Directed]:
    """Every pair with the direction in which its passages went."""
    weights = [_weights(document) for document in folded]
    stitched = _stitched(pairs, weights)
    witnesses = [witness_of(document) for document in documents]
    return [
        direct_pair(
            pair,
            witnesses,
            folded,
            covered=(_covered(pair.left, [pair], weights), _covered(pair.right, [pair], weights)),
            stitched=(pair.left in stitched, pair.right in stitched),
        )
        for pair in pairs
    ]


def taken_from(directed: Sequence[Directed], folded: Sequence[Folded]) -> dict[int, int]:
    """`{document: document it was taken from}` for the documents that are no origin of their own, without circles.

    A document is no origin if half of its words were taken from others, or three tenths from one of them, quotations
    aside: two reports of one speech have the speaker in common, not each other. One put together from several belongs
    to the one that gave most.
    """
    weights = [_weights(document) for document in folded]
    sources: dict[int, list[Directed]] = defaultdict(list)
    for link in directed:
        sources[link.target].append(link)
    parents: dict[int, int] = {}
    ends = list(range(len(folded)))
    for number in sorted(sources):
        copied = _covered(number, [link.pair for link in sources[number]], weights) >= _MOSTLY_COPIED
        for link in sorted(sources[number], key=_most_words_first):
            if not copied and _covered(number, [link.pair], weights) < _TAKEN:
                continue
            if _end(link.source, ends) != number:
                parents[number] = ends[number] = link.source
                break
    return parents


def _most_words_first(link: Directed) -> tuple[int, int, int]:
    return -sum(match.words for match in link.pair.matches), _RANK[link.direction], link.source


def _end(number: int, ends: list[int]) -> int:
    """Where a chain of copies ends; chains are shortened on the way, so that walking them stays cheap."""
    while ends[number] != number:
        ends[number] = ends[ends[number]]
        number = ends[number]
    return number


def _weights(document: Folded) -> npt.NDArray[np.int64]:
    """What each comparable passage counts for: its words, without quoted ones where enough others are left."""
    bounds = document.bounds[: document.contents + 1].astype(np.int64)
    own = np.concatenate([[0], np.cumsum(~document.quoted)])[bounds]
    weights: npt.NDArray[np.int64] = np.diff(own if own[-1] >= _OWN * document.words else bounds)
    return weights


def _covered(number: int, pairs: Iterable[Pair], weights: Weights) -> float:
    """The share of a document that stands in its partners, each passage counted once."""
    own = weights[number]
    found = {match.left if pair.left == number else match.right for pair in pairs for match in pair.matches}
    return sum(int(own[unit]) for unit in found if unit < len(own)) / max(1, int(own.sum()))


def _stitched(pairs: Sequence[Pair], weights: Weights) -> set[int]:
    """Documents made of passages of several families of documents that have nothing to do with each other."""
    related: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        if pair.share >= RELATED_SHARE:
            related[pair.left].add(pair.right)
    return {number for number, own in partners(pairs).items() if _is_stitched(number, own, related, weights)}


def _is_stitched(number: int, own: Sequence[Pair], related: Mapping[int, set[int]], weights: Weights) -> bool:
    covered = _covered(number, own, weights)
    if len(own) < 2 or covered < _STITCHED_SHARE:
        return False
    most = sorted(own, key=lambda pair: -sum(match.words for match in pair.matches))[:_GIVERS]
    given = {(pair.right if pair.left == number else pair.left): pair for pair in most}
    links = [(a, b) for a in given for b in given if b in related.get(a, ())]
    groups = connected(sorted(given), links)
    shares = [_covered(number, [given[member] for member in group], weights) for group in groups]
    return len(groups) > 1 and max(shares) <= _STITCHED_MOST * covered
