"""Lines that pages carry which have nothing else in common: an outlet's furniture, or words that everybody quotes.

An outlet's "Sign up for our newsletter" stands word for word on pages about other things. What labels of lines could
not tell from one page is told by many: a line on three pages, no two of which share anything else, is nobody's copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from tallywire.tracing.folded import Folded
from tallywire.tracing.groups import connected
from tallywire.tracing.pairs import RELATED_SHARE, Pair, make_pair

__all__ = ["without_furniture"]

_SPREAD = 3  # otherwise unrelated pages that carry a line

Links = dict[int, list[tuple[int, int]]]


def without_furniture(pairs: Sequence[Pair], folded: Sequence[Folded]) -> list[Pair]:
    """`pairs` without the matches of lines that are furniture, and without the pairs of which nothing is left."""
    furniture = _furniture(pairs, folded)
    kept = []
    for pair in pairs:
        wordings = folded[pair.left].wordings
        matches = [match for match in pair.matches if int(wordings[match.left]) not in furniture]
        if len(matches) == len(pair.matches):
            kept.append(pair)
        elif matches:
            kept.append(make_pair(pair.left, pair.right, matches, folded))
    return kept


def _furniture(pairs: Sequence[Pair], folded: Sequence[Folded]) -> set[int]:
    """The wordings of furniture. A wording is known by the side of a pair that was published first."""
    carriers = _common(folded)
    related: Links = defaultdict(list)
    for pair in pairs:
        room = max(1, min(folded[pair.left].words, folded[pair.right].words))
        for match in pair.matches:
            wording = int(folded[pair.left].wordings[match.left])
            if wording in carriers and pair.share - match.words / room >= RELATED_SHARE:
                related[wording].append((pair.left, pair.right))
    return {wording for wording, owners in carriers.items() if _is_spread(owners, related.get(wording, ()))}


def _common(folded: Sequence[Folded]) -> dict[int, set[int]]:
    """The documents that carry a wording, for those that enough documents carry."""
    distinct = [np.unique(document.wordings[: document.contents]) for document in folded]
    wordings = np.concatenate([np.empty(0, dtype=np.uint64), *distinct])
    owners = np.repeat(np.arange(len(distinct)), [len(own) for own in distinct])
    order = np.argsort(wordings, kind="stable")
    found, starts, counts = np.unique(wordings[order], return_index=True, return_counts=True)
    common = counts >= _SPREAD
    owners = owners[order]
    return {
        wording: set(owners[start : start + count].tolist())
        for wording, start, count in zip(
            found[common].tolist(), starts[common].tolist(), counts[common].tolist(), strict=True
        )
    }


def _is_spread(owners: set[int], links: Sequence[tuple[int, int]]) -> bool:
    # Every group of related pages has a first page, tied to no earlier one; most lines are decided by counting these.
    firsts = len(owners) - len({later for _, later in links} & owners)
    return firsts >= _SPREAD and len(connected(sorted(owners), links)) >= _SPREAD
