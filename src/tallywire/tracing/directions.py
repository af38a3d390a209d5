"""In which direction passages went between two documents, and what shows it.

`known`: one page was published before the other (days that the pages state, and that do not overlap), or one credits
the newsroom of the other. `inferred`: the days were inferred; the copied words name the other newsroom as a source;
one page corrects the other; one is put together from many, or an excerpt of the other. Else it is `unknown`, and that
is what is said: `source` and `target` then only keep an order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tallywire.records import CopyDirection, Document
from tallywire.tracing.columns import Flags, Floats, Ints
from tallywire.tracing.covering import Weights, is_stitched
from tallywire.tracing.folded import Folded
from tallywire.tracing.newsrooms import Names
from tallywire.tracing.pairs import Pairs
from tallywire.tracing.witnesses import Mentions, Witnesses

__all__ = ["Directed", "Evidence", "direct_pairs"]

Evidence = Literal["dates", "credit", "told", "named", "correction", "stitched", "excerpt", "none"]
Finding = tuple[bool, CopyDirection, Evidence]  # whether the left document came first

_EXCERPT, _REST = 0.8, 0.5  # an excerpt stands nearly whole in a text of which it is the smaller part
_FARTHER = 0.25  # of two pages, one that is mostly in both is put behind the other, of which so much less is


@dataclass(frozen=True, slots=True, eq=False)
class Directed:
    """Pairs with their directions and what shows them; `sources` and `targets` are places in the list of documents.

    `taken` is the share of each target's words that stands in its source.
    """

    pairs: Pairs
    sources: Ints
    targets: Ints
    directions: Sequence[CopyDirection]
    evidence: Sequence[Evidence]
    taken: Floats

    def __len__(self) -> int:
        return len(self.sources)

    @property
    def straight(self) -> Flags:
        """Whether the left document of each pair is the source."""
        return np.asarray(self.sources == self.pairs.lefts)

    @property
    def passages(self) -> Ints:
        """The passage of the target in each match."""
        straight, matches = self.straight, self.pairs.matches
        return np.where(straight[matches.pairs], matches.rights, matches.lefts)


def direct_pairs(pairs: Pairs, documents: Sequence[Document], folded: Sequence[Folded], weights: Weights) -> Directed:
    """Every pair with its direction."""
    covered = _covered(pairs, weights)
    witnesses = Witnesses(documents)
    findings = list(_findings(pairs, witnesses, folded, covered, is_stitched(pairs, weights, covered)))
    straight = np.array([left_first for left_first, _, _ in findings], dtype=np.bool_)
    return Directed(
        pairs=pairs,
        sources=np.where(straight, pairs.lefts, pairs.rights),
        targets=np.where(straight, pairs.rights, pairs.lefts),
        directions=[direction for _, direction, _ in findings],
        evidence=[evidence for _, _, evidence in findings],
        taken=np.where(straight, covered[1], covered[0]),
    )


def _covered(pairs: Pairs, weights: Weights) -> tuple[Floats, Floats]:
    """The shares of the left and the right document of each pair that stand on the other side."""
    numbers = pairs.matches.pairs
    return (
        weights.covered(numbers, pairs.lefts[numbers], pairs.matches.lefts, pairs.lefts),
        weights.covered(numbers, pairs.rights[numbers], pairs.matches.rights, pairs.rights),
    )


def _findings(
    pairs: Pairs, witnesses: Witnesses, folded: Sequence[Folded], covered: tuple[Floats, Floats], stitched: Flags
) -> Iterator[Finding]:
    lefts, rights = pairs.lefts, pairs.rights
    first, last = witnesses.days
    stated = witnesses.stated[lefts] & witnesses.stated[rights]
    left_earlier = (last[lefts] >= 0) & (last[lefts] < first[rights])
    right_earlier = (last[rights] >= 0) & (last[rights] < first[lefts])
    left_credited, right_credited = witnesses.credits(rights, lefts), witnesses.credits(lefts, rights)
    columns = (lefts, rights, left_earlier, right_earlier, stated, left_credited, right_credited, *covered)
    edited = np.bincount(pairs.matches.pairs, ~pairs.matches.verbatim, minlength=len(pairs)) > 0
    ends = np.searchsorted(pairs.matches.pairs, np.arange(len(pairs) + 1)).tolist()
    shaped = stitched[lefts], stitched[rights], edited
    table = zip(*(column.tolist() for column in (*columns, *shaped)), strict=True)
    for number, (left, right, before, after, known, ours, theirs, *shape) in enumerate(table):
        if ours != theirs:
            yield ours, "known", "credit"
        elif before != after and known:
            yield before, "known", "dates"
        else:
            rows = slice(ends[number], ends[number + 1])
            told, named = _named(left, right, pairs, rows, witnesses, folded)
            if told is not None:
                yield told, "known", "told"
            elif before != after:
                yield before, "inferred", "dates"
            elif named is not None:
                yield named, "inferred", "named"
            else:
                yield _by_shape(left, right, witnesses, *shape)


def _by_shape(
    left: int, right: int, witnesses: Witnesses, one: float, other: float, left_stitched: bool, right_stitched: bool,
    edited: bool,
) -> Finding:  # fmt: skip
    """By how much of the `one` (left) and the `other` document stands on the other side, and what they are."""
    if left_stitched != right_stitched:
        return right_stitched, "inferred", "stitched"
    if edited and witnesses.corrects(left) != witnesses.corrects(right):
        return witnesses.corrects(right), "inferred", "correction"
    if max(one, other) >= _EXCERPT and min(one, other) <= _REST:
        return other > one, "inferred", "excerpt"
    return one < max(_REST, other + _FARTHER), "unknown", "none"


def _named(
    left: int, right: int, pairs: Pairs, rows: slice, witnesses: Witnesses, folded: Sequence[Folded]
) -> tuple[bool | None, bool | None]:
    """Which side the copied words name: as a newsroom that somebody told something, and as a source otherwise."""
    mentions = witnesses.mentions(right), witnesses.mentions(left)
    if not any(map(any, mentions)):
        return None, None
    names = witnesses.own(left), witnesses.own(right)
    if names[0].meet(names[1]):
        return None, None
    told, named = ([_places(both[kind], own) for both, own in zip(mentions, names, strict=True)] for kind in (0, 1))
    if not any((*told, *named)):
        return None, None
    spans = [
        folded[document].spans[passages[rows]].tolist()
        for document, passages in ((right, pairs.matches.rights), (left, pairs.matches.lefts))
    ]
    return _either(*map(_inside, told, spans)), _either(*map(_inside, named, spans))


def _either(left_first: bool, right_first: bool) -> bool | None:
    """Whether the left document came first; None where nothing tells, or both."""
    return left_first if left_first != right_first else None


def _places(mentions: Mentions, own: Names) -> list[int]:
    return [place for place, names in mentions if names.meet(own)]


def _inside(places: Sequence[int], spans: Sequence[Sequence[int]]) -> bool:
    return any(start <= place < end for place in places for start, end in spans)
