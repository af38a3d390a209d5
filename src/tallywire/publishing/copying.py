"""What a page took from other pages: how much, from whom, word for word or not, and what it changed.

A passage that stands on several givers' pages was taken once: from the page that this one as a whole was taken from, if
that has it, else from the giver of whom it is best known and who gave most.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tallywire.publishing.tables import Lookup
from tallywire.records import Change, Copy, CopyDirection, Document

__all__ = ["Gift", "Taking", "gravity", "taking", "takings", "written_at"]

_TOLD = frozenset({"headline", "body", "caption"})
"""The passages that carry what a page tells; menus and credits are nobody's copy."""

_LEAST_WORDS = 6
"""Words of a passage that is counted even if nobody carries it: shorter ones are compared between copied ones only."""

_LEAST_SURE: Mapping[CopyDirection, int] = MappingProxyType({"known": 0, "inferred": 1, "unknown": 2})
_KINDS = ("number", "negation", "name")
"""The changes that make a different report of the same words, the gravest first."""


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
    own = [passage for passage in lookup.passages_of.get(document.id, ()) if passage.kind in _TOLD]
    told = sorted({(passage.start, passage.end) for passage in own})
    starts = [start for start, _ in told]
    places: dict[tuple[int, int], dict[str, list[Copy]]] = {}
    for copy in lookup.copies_to.get(document.id, ()):
        if copy.from_document_id in lookup.documents:
            at = bisect_right(starts, (copy.to_start + copy.to_end) // 2) - 1
            place = told[at] if at >= 0 else (copy.to_start, copy.to_end)
            places.setdefault(place, {}).setdefault(copy.from_document_id, []).append(copy)
    gifts = _gifts(document, places, lookup)
    copies = sorted((copy for gift in gifts for copy in gift.copies), key=lambda copy: (copy.to_start, copy.to_end))
    passages = {(one.start, one.end) for one in own if len(one.text.split()) >= _LEAST_WORDS} | places.keys()
    return Taking(document=document, passages=len(passages), gifts=gifts, copies=tuple(copies))


def written_at(document_id: str, start: int, end: int, taken: Mapping[str, Taking]) -> str:
    """The page that words were taken from in the end, giver after giver: two pages with one answer carry one text."""
    offset, met = (start + end) // 2, {document_id}
    while (own := taken.get(document_id)) and (copy := own.copy_at(offset)) and copy.from_document_id not in met:
        offset = min(copy.from_start + max(0, offset - copy.to_start), copy.from_end - 1)
        document_id = copy.from_document_id
        met.add(document_id)
    return document_id


def _gifts(
    document: Document, places: Mapping[tuple[int, int], Mapping[str, list[Copy]]], lookup: Lookup
) -> tuple[Gift, ...]:
    rank = _ranked(document, places)
    given: dict[str, list[list[Copy]]] = {}
    for place in sorted(places):
        giver = min(places[place], key=rank.__getitem__)
        given.setdefault(giver, []).append(sorted(places[place][giver], key=lambda copy: (copy.to_start, copy.to_end)))
    gifts = [
        Gift(
            giver=lookup.documents[giver],
            copies=tuple(copy for copies in passages for copy in copies),
            passages=len(passages),
            word_for_word=sum(all(copy.kind == "verbatim" for copy in copies) for copies in passages),
        )
        for giver, passages in given.items()
    ]
    return tuple(sorted(gifts, key=lambda gift: (-gift.passages, rank[gift.giver.id])))


def _ranked(document: Document, places: Mapping[tuple[int, int], Mapping[str, list[Copy]]]) -> dict[str, int]:
    """The givers in the order in which passages are counted for them."""
    copies = [found[0] for givers in places.values() for found in givers.values()]
    gave = Counter(copy.from_document_id for copy in copies)
    unsure: Counter[str] = Counter()
    for copy in copies:
        unsure[copy.from_document_id] = max(unsure[copy.from_document_id], _LEAST_SURE[copy.direction])
    ordered = sorted(gave, key=lambda name: (name != document.origin_id, unsure[name], -gave[name], name))
    return {name: place for place, name in enumerate(ordered)}


def gravity(copy: Copy) -> int:
    """How much a copy matters to a verifier, least first: a changed number, a negation, a name, other words, none."""
    kinds = {change.kind for change in copy.changes}
    found = [place for place, kind in enumerate(_KINDS) if kind in kinds]
    return found[0] if found else len(_KINDS) + (copy.kind == "verbatim")


def _grave(copies: Iterable[Copy]) -> tuple[Change, ...]:
    """Changes of a graver kind first; of one kind, words put for other words before words added or left out."""
    changes = [change for copy in copies for change in copy.changes if change.kind in _KINDS]
    return tuple(sorted(changes, key=lambda one: (_KINDS.index(one.kind), not (one.from_text and one.to_text))))
