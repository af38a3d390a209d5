"""In which direction passages went between two documents, and what shows it.

`known`: one page was published before the other (days that the pages state, and that do not overlap), or one credits
the newsroom of the other. `inferred`: the days were inferred; the copied words name the other newsroom as a source;
one page corrects the other; one is put together from many, or an excerpt of the other. Else it is `unknown`, and that
is what is said: `source` and `target` then only keep an order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tallywire.records import CopyDirection, Document
from tallywire.tracing.folded import Folded
from tallywire.tracing.newsrooms import Names, credited_agencies, named_in, names_of, own_names
from tallywire.tracing.pairs import Pair

__all__ = ["Directed", "Evidence", "Witness", "direct_pair", "witness_of"]

Evidence = Literal["dates", "credit", "told", "named", "correction", "stitched", "excerpt", "none"]

_EXCERPT, _REST = 0.8, 0.5  # an excerpt stands nearly whole in a text of which it is the smaller part
_FARTHER = 0.25  # of two pages, one that is mostly in both is put behind the other, of which so much less is
_CORRECTS = re.compile(
    r"\bcorrections?:|\bcorrects\b|\b(?:been|was) (?:corrected|amended)\b"
    r"|\bcorrected (?:count|figure|number|toll|version)|\b(?:earlier|previous) (?:version|count|figure|toll)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Directed:
    """A pair with its direction and what shows it; `source` and `target` are places in the list of documents."""

    pair: Pair
    source: int
    target: int
    direction: CopyDirection
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Witness:
    """What a document tells of where its text comes from; places in the text count code points."""

    first: str | None
    last: str | None
    stated: bool  # the day of publication stands somewhere, nobody worked it out
    own: Names
    credited: Names
    told: tuple[tuple[int, Names], ...]
    named: tuple[tuple[int, Names], ...]
    corrects: bool


def witness_of(document: Document) -> Witness:
    """Reads a document once, so that it can be held against each of its partners quickly."""
    published = document.published
    told, named = named_in(document.text)
    return Witness(
        first=published.from_,
        last=published.to,
        stated=published.method in ("given", "metadata", "dateline"),
        own=own_names(document),
        credited=names_of(credited_agencies(document)),
        told=tuple(told),
        named=tuple(named),
        corrects=bool(_CORRECTS.search(document.text)),
    )


def direct_pair(
    pair: Pair,
    witnesses: Sequence[Witness],
    folded: Sequence[Folded],
    *,
    covered: tuple[float, float],
    stitched: tuple[bool, bool],
) -> Directed:
    """The direction of one pair. `covered`: the share of each side's words that stands on the other side."""
    left, right = witnesses[pair.left], witnesses[pair.right]
    dated = _earlier(left, right)
    if (credit := _either(_credits(right, left), _credits(left, right))) is not None:
        return _of(pair, credit, "known", "credit")
    if dated is not None and left.stated and right.stated:
        return _of(pair, dated, "known", "dates")
    told, named = _named(pair, witnesses, folded)
    if told is not None:
        return _of(pair, told, "known", "told")
    if dated is not None:
        return _of(pair, dated, "inferred", "dates")
    if named is not None:
        return _of(pair, named, "inferred", "named")
    return _by_shape(pair, covered, stitched, (left.corrects, right.corrects))


def _by_shape(
    pair: Pair, covered: tuple[float, float], stitched: tuple[bool, bool], corrects: tuple[bool, bool]
) -> Directed:
    if stitched[0] != stitched[1]:
        return _of(pair, stitched[1], "inferred", "stitched")
    if corrects[0] != corrects[1] and not all(match.verbatim for match in pair.matches):
        return _of(pair, corrects[1], "inferred", "correction")
    if max(covered) >= _EXCERPT and min(covered) <= _REST:
        return _of(pair, covered[1] > covered[0], "inferred", "excerpt")
    return _of(pair, covered[0] < max(_REST, covered[1] + _FARTHER), "unknown", "none")


def _of(pair: Pair, left_first: bool, direction: CopyDirection, evidence: Evidence) -> Directed:
    source, target = (pair.left, pair.right) if left_first else (pair.right, pair.left)
    return Directed(pair, source, target, direction, evidence)


def _either(left_first: bool, right_first: bool) -> bool | None:
    """Whether the left document came first; None where nothing tells, or both."""
    return left_first if left_first != right_first else None


def _earlier(left: Witness, right: Witness) -> bool | None:
    """By days alone; None where they overlap or are open."""
    return _either(
        bool(left.last and right.first and left.last < right.first),
        bool(right.last and left.first and right.last < left.first),
    )


def _credits(taker: Witness, giver: Witness) -> bool:
    """Whether one page credits the newsroom of the other, and is not that newsroom's own."""
    return taker.credited.meet(giver.own) and not taker.own.meet(giver.own)


def _named(pair: Pair, witnesses: Sequence[Witness], folded: Sequence[Folded]) -> tuple[bool | None, bool | None]:
    """Which side the copied words name: as a newsroom that somebody told something, and as a source otherwise."""
    left, right = witnesses[pair.left], witnesses[pair.right]
    if left.own.meet(right.own) or not (left.told or left.named or right.told or right.named):
        return None, None
    ours = [tuple(folded[pair.left].spans[match.left].tolist()) for match in pair.matches]
    theirs = [tuple(folded[pair.right].spans[match.right].tolist()) for match in pair.matches]
    return (
        _either(_inside(right.told, theirs, left.own), _inside(left.told, ours, right.own)),
        _either(_inside(right.named, theirs, left.own), _inside(left.named, ours, right.own)),
    )


def _inside(mentions: Sequence[tuple[int, Names]], spans: Sequence[tuple[int, int]], own: Names) -> bool:
    places = [place for place, names in mentions if names.meet(own)]
    return any(start <= place < end for place in places for start, end in spans)
