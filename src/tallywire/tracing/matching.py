"""Matching documents passage by passage: which passage of one stands, word for word or edited, in the other?

Passages of the same words match at once. The others are compared where they share runs of words; a run that stands in
many passages of one document is a refrain and tells nothing, so that the work grows with the length of the documents.
Thousands of pairs of documents are worked on together, as columns: most have nothing to be looked at singly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from tallywire.tracing.choosing import choose
from tallywire.tracing.columns import NO_ROWS, Flags, Floats, Ints
from tallywire.tracing.comparing import Candidates, open_candidates
from tallywire.tracing.folded import Folded
from tallywire.tracing.pile import Pile
from tallywire.tracing.sharing import equal_passages, sharing_passages
from tallywire.tracing.words import fold_typography

__all__ = ["Match", "Matches", "align", "align_pairs"]


@dataclass(frozen=True, slots=True)
class Match:
    """Passage `left` of one document and `right` of the other; spans are cut to what matches.

    `similarity` is the share of words that the two stretches have in common, `words` the length of the shorter one;
    `verbatim` allows for other kinds of quote, dash and space.
    """

    left: int
    right: int
    left_span: tuple[int, int]
    right_span: tuple[int, int]
    similarity: float
    words: int
    verbatim: bool


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Matches of many pairs of documents as columns (see `Match`); `pairs` are numbers of pairs, in order.

    The spans have two columns each.
    """

    pairs: Ints
    lefts: Ints
    rights: Ints
    left_spans: Ints
    right_spans: Ints
    similarity: Floats
    words: Ints
    verbatim: Flags

    def __len__(self) -> int:
        return len(self.pairs)

    def take(self, rows: Ints | Flags) -> Matches:
        """Some of the rows."""
        return Matches(*(getattr(self, column.name)[rows] for column in fields(self)))

    @classmethod
    def join(cls, parts: Sequence[Matches]) -> Matches:
        """The rows of all `parts`."""
        return cls(*(np.concatenate([getattr(part, column.name) for part in parts]) for column in fields(cls)))

    @classmethod
    def none(cls) -> Matches:
        """No rows."""
        spans = np.empty((0, 2), dtype=np.int64)
        return cls(NO_ROWS, NO_ROWS, NO_ROWS, spans, spans, np.empty(0), NO_ROWS, np.empty(0, dtype=np.bool_))

    def rows(self) -> list[Match]:
        """The rows one by one."""
        spans = (zip(*(column.T.tolist()), strict=True) for column in (self.left_spans, self.right_spans))
        rest = (self.similarity, self.words, self.verbatim)
        columns = (self.lefts.tolist(), self.rights.tolist(), *spans, *(column.tolist() for column in rest))
        return [Match(*row) for row in zip(*columns, strict=True)]


def align(left: Folded, right: Folded) -> list[Match]:
    """The passages that two documents have in common, in the order of `left`.

    A passage may give to several: a headline that is repeated, a paragraph of which two sentences were taken.
    """
    return align_pairs([left, right], np.array([0]), np.array([1])).rows()


def align_pairs(folded: Sequence[Folded], lefts: Ints, rights: Ints) -> Matches:
    """The passages that documents `lefts[n]` and `rights[n]` of `folded` have in common, for every `n`.

    In the order of the pairs, and within one in that of its left document.
    """
    if not len(lefts):
        return Matches.none()
    pile = Pile(folded)
    equal = equal_passages(pile, lefts, rights)
    candidates = open_candidates(pile, equal, sharing_passages(pile, lefts, rights, equal))
    matches = _matches(candidates, choose(candidates, lefts, rights))
    order = np.lexsort(
        (*matches.right_spans.T[::-1], *matches.left_spans.T[::-1], matches.rights, matches.lefts, matches.pairs)
    )
    return matches.take(order)


def _matches(candidates: Candidates, rows: Ints) -> Matches:
    pile, parts = candidates.pile, candidates.parts[rows]
    lefts, rights = candidates.lefts[rows], candidates.rights[rows]
    return Matches(
        pairs=candidates.pairs[rows],
        lefts=lefts - pile.firsts[pile.owners[lefts]],
        rights=rights - pile.firsts[pile.owners[rights]],
        left_spans=_spans(pile, lefts, parts[:, :2]),
        right_spans=_spans(pile, rights, parts[:, 2:4]),
        similarity=candidates.similarity[rows],
        words=candidates.words[rows],
        verbatim=_verbatim(candidates, rows),
    )


def _spans(pile: Pile, passages: Ints, part: Ints) -> Ints:
    """The characters of the words `part` of passages, with the marks around it if they are all of its words."""
    spans = pile.spans[passages].copy()
    firsts = pile.bounds[passages]
    begun, ended = part[:, 0] > 0, part[:, 1] < pile.sizes[passages]
    spans[begun, 0] = pile.word_spans[(firsts + part[:, 0])[begun], 0]
    spans[ended, 1] = pile.word_spans[(firsts + part[:, 1] - 1)[ended], 1]
    return spans


def _verbatim(candidates: Candidates, rows: Ints) -> Flags:
    pile, parts = candidates.pile, candidates.parts[rows]
    lefts, rights = candidates.lefts[rows], candidates.rights[rows]
    found: Flags = pile.plains[lefts] == pile.plains[rights]
    all_words = (parts[:, 1] - parts[:, 0] == pile.sizes[lefts]) & (parts[:, 3] - parts[:, 2] == pile.sizes[rights])
    for row in np.flatnonzero(candidates.whole[rows] & ~found & ~all_words).tolist():
        ours, theirs = (
            _printed(pile, int(passages[row]), *parts[row, at : at + 2].tolist())
            for passages, at in ((lefts, 0), (rights, 2))
        )
        found[row] = ours == theirs
    return found


def _printed(pile: Pile, passage: int, first: int, end: int) -> str:
    """The words of a passage as they are printed, up to the last one: what follows that is cut off."""
    document = pile.folded[pile.owners[passage]]
    own = passage - int(pile.firsts[pile.owners[passage]])
    begin = int(document.bounds[own])
    start, stop = document.word_spans[[begin + first, begin + end - 1], 0] - document.spans[own, 0]
    return fold_typography(document.texts[own][start:stop])
