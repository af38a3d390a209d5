"""Lines that pages carry which have nothing else in common: an outlet's furniture, or words that everybody quotes.

An outlet's "Sign up for our newsletter" stands word for word on pages about other things. What labels of lines could
not tell from one page is told by many: a line on three pages, no two of which share anything else, is nobody's copy.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tallywire.tracing.columns import Flags, different, find
from tallywire.tracing.folded import Folded
from tallywire.tracing.groups import component_labels
from tallywire.tracing.pairs import RELATED_SHARE, Pairs

__all__ = ["without_furniture"]

_SPREAD = 3  # otherwise unrelated pages that carry a line


def without_furniture(pairs: Pairs, folded: Sequence[Folded]) -> Pairs:
    """`pairs` without the matches of lines that are furniture, and without the pairs of which nothing is left."""
    if not len(pairs):
        return pairs
    return pairs.keep(pairs.matches.take(~_furniture(pairs, folded)))


def _furniture(pairs: Pairs, folded: Sequence[Folded]) -> Flags:
    """The matches of furniture. A line is known by its words on the side of a pair that was published first.

    Every carrier of a line is a point; carriers that share more than the line are tied. A line whose points fall into
    enough groups is furniture.
    """
    matches = pairs.matches
    sizes = np.array([len(document) for document in folded])
    distinct, wordings = np.unique(np.concatenate([document.wordings for document in folded]), return_inverse=True)
    owners = np.repeat(np.arange(len(folded)), sizes)
    contents = np.arange(len(owners)) < np.repeat(
        np.cumsum(sizes) - sizes + np.array([document.contents for document in folded]), sizes
    )
    carriers = different(wordings[contents] * len(folded) + owners[contents])
    lines = wordings[(np.cumsum(sizes) - sizes)[pairs.lefts[matches.pairs]] + matches.lefts]
    others = pairs.shares[matches.pairs] - matches.words / pairs.rooms[matches.pairs]
    tied = others >= RELATED_SHARE
    one, is_one = find(carriers, (lines * len(folded) + pairs.lefts[matches.pairs])[tied])
    other, is_other = find(carriers, (lines * len(folded) + pairs.rights[matches.pairs])[tied])
    both = is_one & is_other
    labels = component_labels(len(carriers), one[both], other[both])
    firsts = np.ones(len(carriers), dtype=np.bool_)
    firsts[other[is_other]] = False  # tied to an earlier page, though this may have the line in other words
    apart = different((carriers // len(folded)) * (len(carriers) + 1) + labels) // (len(carriers) + 1)
    spread = np.bincount(apart, minlength=len(distinct)) >= _SPREAD
    spread &= np.bincount(carriers[firsts] // len(folded), minlength=len(distinct)) >= _SPREAD
    return np.asarray(spread[lines])
