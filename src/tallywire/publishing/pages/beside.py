"""Two pages side by side: the one that gave and the one that took, what was copied, and what was changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tallywire.publishing.copy_words import DIRECTION_WORDS, change_words
from tallywire.publishing.copying import gravity
from tallywire.publishing.pages.document import Line, page_lines
from tallywire.publishing.pages.plain import Json, document_row
from tallywire.publishing.pages.segments import Mark
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import count, page_name
from tallywire.records import Copy, Document

__all__ = ["BesidePage", "Pair", "Side", "beside_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two pages; `side` is `from` for the one that gave."""

    side: str
    document: Document
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A stretch that stands on both pages, and what was changed in it, in words, the gravest first."""

    number: int
    copy: Copy
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage:
    """Two pages side by side."""

    NAME: ClassVar[str] = "beside"

    sides: tuple[Side, Side]
    pairs: tuple[Pair, ...]

    @property
    def giver(self) -> Document:
        """The page that gave."""
        return self.sides[0].document

    @property
    def taker(self) -> Document:
        """The page that took."""
        return self.sides[1].document

    @property
    def title(self) -> str:
        """The heading."""
        return f"{page_name(self.taker)} beside {page_name(self.giver)}"

    @property
    def edited(self) -> tuple[Pair, ...]:
        """The stretches in which something was changed, those first that a verifier should see first."""
        return tuple(sorted((one for one in self.pairs if one.changes), key=lambda one: gravity(one.copy)))

    @property
    def words(self) -> str:
        """How much stands on both, and how sure it is who gave."""
        if not self.pairs:
            return "No passage is known to stand on both pages."
        sure = {DIRECTION_WORDS[one.copy.direction] for one in self.pairs}
        exact = sum(not one.changes for one in self.pairs)
        return f"{count(len(self.pairs), 'passage')} on both, {exact} word for word; {', '.join(sorted(sure))}."

    def part(self, side: str) -> str:
        """What a page's part was, in words."""
        if not self.pairs:
            return "no passage in common"
        if all(one.copy.direction == "unknown" for one in self.pairs):
            return "who was first is not known"
        return "gave" if side == "from" else "took"

    def json(self) -> Json:
        """The page as JSON."""
        return {"from": document_row(self.giver), "to": document_row(self.taker), "copies": list(self.rows())}

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one copied stretch each."""
        for pair in self.pairs:
            copy = pair.copy
            yield {
                "from_document_id": copy.from_document_id,
                "from_start": copy.from_start,
                "from_end": copy.from_end,
                "from_text": self.giver.text[copy.from_start : copy.from_end],
                "to_document_id": copy.to_document_id,
                "to_start": copy.to_start,
                "to_end": copy.to_end,
                "to_text": self.taker.text[copy.to_start : copy.to_end],
                "kind": copy.kind,
                "direction": copy.direction,
                "similarity": copy.similarity,
                "changes": [words for _, words in pair.changes],
            }


def beside_page(document: Document, other: Document, lookup: Lookup) -> BesidePage:
    """Two pages side by side, the one that gave on the left, whichever was named first."""
    took = [copy for copy in lookup.copies_to.get(document.id, ()) if copy.from_document_id == other.id]
    gave = [copy for copy in lookup.copies_to.get(other.id, ()) if copy.from_document_id == document.id]
    giver, taker, copies = (other, document, took) if took or not gave else (document, other, gave)
    ordered = sorted(copies, key=lambda copy: (copy.to_start, copy.to_end, copy.from_start))
    return BesidePage(
        sides=(_side("from", giver, ordered, lookup), _side("to", taker, ordered, lookup)),
        pairs=tuple(_pair(number, copy) for number, copy in enumerate(ordered, 1)),
    )


def _pair(number: int, copy: Copy) -> Pair:
    return Pair(number=number, copy=copy, changes=tuple((one.kind, change_words(one)) for one in copy.changes))


def _side(side: str, document: Document, copies: Sequence[Copy], lookup: Lookup) -> Side:
    marks = [mark for number, copy in enumerate(copies, 1) for mark in _marks(side, number, copy)]
    passages = lookup.passages_of.get(document.id, ())
    return Side(side=side, document=document, lines=page_lines(document.text, passages, marks))


def _marks(side: str, number: int, copy: Copy) -> Iterator[Mark]:
    """The copied stretch and, within it, the words that were changed: as they were, as they became."""
    if side == "from":
        yield Mark(start=copy.from_start, end=copy.from_end, name="copied", pair=number)
        for change in copy.changes:
            yield Mark(start=change.from_start, end=change.from_end, name=f"was {change.kind}", pair=number)
    else:
        yield Mark(start=copy.to_start, end=copy.to_end, name="copied", pair=number)
        for change in copy.changes:
            yield Mark(start=change.to_start, end=change.to_end, name=f"became {change.kind}", pair=number)
