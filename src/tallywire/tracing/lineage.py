"""Who took from whom: the direction of copying between two documents, and the document that each was taken from.

A direction is `known` (one page was published before the other, or is the agency that the other credits),
`inferred` (a page put together from pages that have nothing to do with each other took from them; an excerpt was
taken from the longer text) or `unknown`. It is never made up: with `unknown`, `from` and `to` only keep an order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallywire.records import CopyDirection, Document
from tallywire.tracing.folded import Folded
from tallywire.tracing.groups import connected
from tallywire.tracing.pairs import RELATED_SHARE, Pair, partners

__all__ = ["Directed", "direct", "earliest_first", "taken_from"]

_STITCHED_SHARE = 0.6  # of a page's words found elsewhere
_STITCHED_MOST = 0.85  # of those, at most so much from one family of pages
_EXCERPT, _REST = 0.8, 0.5  # an excerpt stands nearly whole in a text of which it is the smaller part
_MOSTLY_COPIED = 0.5  # a page so much of which stands elsewhere is no origin, however many it took from


@dataclass(frozen=True, slots=True)
class Directed:
    """A pair with its direction; `source` and `target` are places in the list of documents."""

    pair: Pair
    source: int
    target: int
    direction: CopyDirection


def earliest_first(documents: Sequence[Document]) -> list[Document]:
    """Documents by the first day on which they can have been published; undated ones last, then by id."""
    return sorted(documents, key=lambda document: (document.published.from_ or "9999", document.id))


def direct(pairs: Sequence[Pair], documents: Sequence[Document], folded: Sequence[Folded]) -> list[Directed]:
    """Every pair with the direction in which its passages went."""
    stitched = _stitched(pairs, folded)
    return [_direct(pair, documents, folded, stitched) for pair in pairs]


def taken_from(directed: Sequence[Directed], folded: Sequence[Folded]) -> dict[int, int]:
    """`{document: document it was taken from}` for the documents that are no origin of their own, without circles.

    A document was taken from another if a fifth of the shorter one's words stand in both; one put together from
    several belongs to the one that gave most.
    """
    sources: dict[int, list[Directed]] = defaultdict(list)
    for link in directed:
        sources[link.target].append(link)
    parents: dict[int, int] = {}
    for number in sorted(sources):
        copied = _covered(number, [link.pair for link in sources[number]], folded) >= _MOSTLY_COPIED
        usable = [link for link in sources[number] if copied or link.pair.share >= RELATED_SHARE]
        for link in sorted(usable, key=_most_words_first):
            if not _leads_to(link.source, number, parents):
                parents[number] = link.source
                break
    return parents


def _most_words_first(link: Directed) -> tuple[float, str, int]:
    return -sum(match.words for match in link.pair.matches), link.direction, link.source


def _leads_to(start: int, wanted: int, parents: Mapping[int, int]) -> bool:
    while start != wanted and start in parents:
        start = parents[start]
    return start == wanted


def _direct(pair: Pair, documents: Sequence[Document], folded: Sequence[Folded], stitched: set[int]) -> Directed:
    left, right = documents[pair.left], documents[pair.right]
    if (ahead := _known(left, right)) is not None:
        return _of(pair, ahead, "known")
    if (pair.left in stitched) != (pair.right in stitched):
        return _of(pair, pair.right in stitched, "inferred")
    covered = [_covered(number, [pair], folded) for number in (pair.left, pair.right)]
    if max(covered) >= _EXCERPT and min(covered) <= _REST:
        return _of(pair, covered[1] > covered[0], "inferred")
    return _of(pair, True, "unknown")


def _of(pair: Pair, left_first: bool, direction: CopyDirection) -> Directed:
    source, target = (pair.left, pair.right) if left_first else (pair.right, pair.left)
    return Directed(pair, source, target, direction)


def _known(left: Document, right: Document) -> bool | None:
    """Whether the left document came first; None where neither dates nor credits tell."""
    if left.published.to and right.published.from_ and left.published.to < right.published.from_:
        return True
    if right.published.to and left.published.from_ and right.published.to < left.published.from_:
        return False
    if _is_agency_of(left, right) != _is_agency_of(right, left):
        return _is_agency_of(left, right)
    return None


def _is_agency_of(giver: Document, taker: Document) -> bool:
    return bool(giver.outlet and taker.agency and giver.outlet.casefold() == taker.agency.casefold())


def _covered(number: int, pairs: Sequence[Pair], folded: Sequence[Folded]) -> float:
    """The share of a document's words that stand in its partners, each passage counted once."""
    units = {match.left if pair.left == number else match.right for pair in pairs for match in pair.matches}
    words = sum(folded[number].words_of(unit) for unit in units)
    return words / max(1, folded[number].words)


def _stitched(pairs: Sequence[Pair], folded: Sequence[Folded]) -> set[int]:
    """Documents made of passages of several families of documents that have nothing to do with each other."""
    related = {(pair.left, pair.right) for pair in pairs if pair.share >= RELATED_SHARE}
    found = set()
    for number, own in partners(pairs).items():
        if len(own) < 2 or _covered(number, own, folded) < _STITCHED_SHARE:
            continue
        given = {(pair.right if pair.left == number else pair.left): pair for pair in own}
        links = [(a, b) for a in given for b in given if a < b and (a, b) in related]
        families = connected(sorted(given), links)
        shares = [_covered(number, [given[member] for member in family], folded) for family in families]
        if len(families) > 1 and max(shares) <= _STITCHED_MOST * _covered(number, own, folded):
            found.add(number)
    return found
