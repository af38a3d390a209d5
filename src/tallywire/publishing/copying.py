"""What a page took from other pages: how much, from whom, word for word or not, and what it changed.

A passage that stands on several givers' pages was taken once: from the page that this one as a whole was taken from, if
that has it, else from the giver of whom it is best known and who gave most.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, Protocol, TypeVar

from tallywire.publishing.tables import Lookup
from tallywire.records import Change, Copy, CopyDirection, Document

__all__ = [
    "TOLD", "Counted", "Gift", "Stretch", "Taking", "count_gifts", "gravity", "is_counted", "is_grave", "taking",
    "taking_of", "takings", "written_at",
]  # fmt: skip

TOLD = frozenset({"headline", "body", "caption"})
"""The passages that carry what a page tells; menus and credits are nobody's copy."""

_LEAST_WORDS = 6
"""Words of a passage that is counted even if nobody carries it: shorter ones are compared between copied ones only."""

_LEAST_SURE: Mapping[CopyDirection, int] = MappingProxyType({"known": 0, "inferred": 1, "unknown": 2})
_KINDS = ("number", "negation", "name")
"""The changes that make a different report of the same words, the gravest first."""


class Stretch(Protocol):
    """As much of a copy as says whose a passage is counted."""

    @property
    def from_document_id(self) -> str:
        """The giver's page."""

    @property
    def to_start(self) -> int:
        """Where it begins on the taker's page."""

    @property
    def to_end(self) -> int:
        """Where it ends there."""

    @property
    def direction(self) -> CopyDirection:
        """How sure it is who gave."""


S = TypeVar("S", bound=Stretch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """What one page gave another: its copies in the order of the taker's text, and how many passages they fill."""

    giver: Document
    copies: tuple[Copy, ...]
    passages: int
    word_for_word: int

    @property
    def direction(self) -> CopyDirection:
        """How sure it is who gave: as sure as the least sure of the copies."""
        return max((copy.direction for copy in self.copies), key=_LEAST_SURE.__getitem__)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The numbers, names and negations that the taker changed, the gravest first."""
        return _grave(self.copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One page: of how many passages it is made, and what it took from whom, the one that gave most first."""

    document: Document
    passages: int
    gifts: tuple[Gift, ...]
    copies: tuple[Copy, ...]  # of all gifts, in the order of the text

    @property
    def taken(self) -> int:
        """How many of its passages also stand elsewhere."""
        return sum(gift.passages for gift in self.gifts)

    @property
    def word_for_word(self) -> int:
        """How many of those stand there in the same words."""
        return sum(gift.word_for_word for gift in self.gifts)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The numbers, names and negations that the page changed, the gravest first."""
        return _grave(self.copies)

    def copy_at(self, offset: int) -> Copy | None:
        """The copy that holds the character at `offset` of the page, if it was taken from elsewhere."""
        place = bisect_right(self.copies, offset, key=lambda copy: copy.to_start) - 1
        return self.copies[place] if place >= 0 and offset < self.copies[place].to_end else None


def takings(lookup: Lookup) -> Mapping[str, Taking]:
    """What every page took, by its id. Linear in the copies and passages of the record."""
    return {document.id: taking(document, lookup) for document in lookup.tables.documents}


def taking(document: Document, lookup: Lookup) -> Taking:
    """What one page took, every passage counted for one giver."""
    own = [passage for passage in lookup.passages_of.get(document.id, ()) if passage.kind in TOLD]
    copies = [copy for copy in lookup.copies_to.get(document.id, ()) if copy.from_document_id in lookup.documents]
    counted = count_gifts(document.origin_id, [(passage.start, passage.end) for passage in own], copies)
    long = {(one.start, one.end) for one in own if is_counted(one.text)}
    return taking_of(document, counted, len(long | set(counted.places)), lookup.documents)


def is_counted(text: str) -> bool:
    """Whether a passage is counted even if nobody carries it."""
    return len(text.split(maxsplit=_LEAST_WORDS)) >= _LEAST_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Generic[S]):
    """A page's copied passages (`places`), and their copies by the givers they count for, the one of most first."""

    places: Collection[tuple[int, int]]
    gifts: tuple[tuple[str, Sequence[Sequence[S]]], ...]


def count_gifts(origin_id: str | None, told: Iterable[tuple[int, int]], copies: Iterable[S]) -> Counted[S]:
    """Each passage of a page for one giver: `told` are the passages that tell something, `origin_id` the page's own."""
    ordered = sorted(set(told))
    starts = [start for start, _ in ordered]
    places: dict[tuple[int, int], dict[str, list[S]]] = {}
    for copy in copies:
        at = bisect_right(starts, (copy.to_start + copy.to_end) // 2) - 1
        place = ordered[at] if at >= 0 else (copy.to_start, copy.to_end)
        places.setdefault(place, {}).setdefault(copy.from_document_id, []).append(copy)
    rank, given = _ranked(origin_id, places), dict[str, list[Sequence[S]]]()
    for place in sorted(places):
        giver = min(places[place], key=rank.__getitem__)
        given.setdefault(giver, []).append(sorted(places[place][giver], key=_place))
    gifts = sorted(given.items(), key=lambda pair: (-len(pair[1]), rank[pair[0]]))
    return Counted(places=places.keys(), gifts=tuple(gifts))


def taking_of(document: Document, counted: Counted[Copy], passages: int, documents: Mapping[str, Document]) -> Taking:
    """What one page took, from its copies by their givers."""
    gifts = [
        Gift(
            giver=documents[giver],
            copies=tuple(copy for copies in places for copy in copies),
            passages=len(places),
            word_for_word=sum(all(copy.kind == "verbatim" for copy in copies) for copies in places),
        )
        for giver, places in counted.gifts
    ]
    copies = sorted((copy for gift in gifts for copy in gift.copies), key=_place)
    return Taking(document=document, passages=passages, gifts=tuple(gifts), copies=tuple(copies))


def written_at(document_id: str, start: int, end: int, taken: Mapping[str, Taking]) -> str:
    """The page that words were taken from in the end, giver after giver: two pages with one answer carry one text."""
    offset, met = (start + end) // 2, {document_id}
    while (own := taken.get(document_id)) and (copy := own.copy_at(offset)) and copy.from_document_id not in met:
        offset = min(copy.from_start + max(0, offset - copy.to_start), copy.from_end - 1)
        document_id = copy.from_document_id
        met.add(document_id)
    return document_id


def _ranked(origin_id: str | None, places: Mapping[tuple[int, int], Mapping[str, Sequence[Stretch]]]) -> dict[str, int]:
    """The givers in the order in which passages are counted for them."""
    copies = [found[0] for givers in places.values() for found in givers.values()]
    gave = Counter(copy.from_document_id for copy in copies)
    unsure: Counter[str] = Counter()
    for copy in copies:
        unsure[copy.from_document_id] = max(unsure[copy.from_document_id], _LEAST_SURE[copy.direction])
    ordered = sorted(gave, key=lambda name: (name != origin_id, unsure[name], -gave[name], name))
    return {name: place for place, name in enumerate(ordered)}


def _place(copy: Stretch) -> tuple[int, int]:
    return copy.to_start, copy.to_end


def gravity(copy: Copy) -> int:
    """How much a copy matters to a verifier, least first: a changed number, a negation, a name, other words, none."""
    kinds = {change.kind for change in copy.changes}
    found = [place for place, kind in enumerate(_KINDS) if kind in kinds]
    return found[0] if found else len(_KINDS) + (copy.kind == "verbatim")


def is_grave(copy: Copy) -> bool:
    """Whether it changed a number, a negation or a name."""
    return any(change.kind in _KINDS for change in copy.changes)


def _grave(copies: Iterable[Copy]) -> tuple[Change, ...]:
    """Changes of a graver kind first; of one kind, words put for other words before words added or left out."""
    changes = [change for copy in copies for change in copy.changes if change.kind in _KINDS]
    return tuple(sorted(changes, key=lambda one: (_KINDS.index(one.kind), not (one.from_text and one.to_text))))
