"""What a search found: page by page, each with its origin, its passages and what was found in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from tallywire.publishing.pages.plain import Json, document_row
from tallywire.publishing.pages.segments import Mark, Segment, cut
from tallywire.publishing.record import Record
from tallywire.publishing.search import FoundPage, Hit, PassageIndex
from tallywire.publishing.words import count
from tallywire.records import Document

__all__ = ["FoundPassage", "FoundText", "SearchPage", "search_page"]

_ON_A_PAGE = 20
_ORIGINS_OF = """SELECT od.document_id, o.id, coalesce(o.name, d.name, 'unnamed origin')
    FROM origin_documents od JOIN origins o ON o.id = od.origin_id LEFT JOIN documents d ON d.id = o.first_document_id
    WHERE o.kind <> 'speaker' AND od.document_id IN (SELECT unnest(?::VARCHAR[]))"""
_ORIGINS = """SELECT count(DISTINCT od.origin_id) FROM origin_documents od JOIN origins o ON o.id = od.origin_id
    WHERE o.kind <> 'speaker' AND od.document_id IN (SELECT unnest(?::VARCHAR[]))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A passage that was found, cut where the words that were looked for begin and end."""

    hit: Hit
    words: tuple[Segment, ...]

    @property
    def at(self) -> str:
        """The characters of its page, as a link names them."""
        return f"{self.hit.start}-{self.hit.start + len(self.hit.text)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """A page on which something was found, without its text, and whose text it is."""

    document: Document
    origin_id: str | None
    origin: str
    passages: tuple[FoundPassage, ...]
    more: int

    def rows(self) -> Iterator[Json]:
        """Its passages as the rows of a sheet."""
        for one in self.passages:
            yield {
                "document_id": self.document.id,
                "start": one.hit.start,
                "end": one.hit.start + len(one.hit.text),
                "kind": one.hit.kind,
                "text": one.hit.text,
                "page": document_row(self.document)["name"],
                "published_from": self.document.published.from_,
                "origin_id": self.origin_id,
                "origin": self.origin,
            }


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The answer to a question; without one, how to ask."""

    NAME: ClassVar[str] = "search"

    asked: str
    found: tuple[FoundText, ...] = ()
    passages: int = 0
    documents: int = 0
    origins: int = 0
    number: int = 1

    @property
    def counted(self) -> str:
        """`12 pages · 2 origins · 30 passages`."""
        parts = count(self.documents, "page"), count(self.origins, "origin"), count(self.passages, "passage")
        return " · ".join(parts)

    @property
    def pages(self) -> int:
        """How many pages the list of what was found has."""
        return max(1, -(-self.documents // _ON_A_PAGE))

    def json(self) -> Json:
        """The page as JSON."""
        return {
            "asked": self.asked,
            "passages": self.passages,
            "documents": self.documents,
            "origins": self.origins,
            "page": self.number,
            "pages": self.pages,
            "found": list(self.rows()),
        }

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one passage each."""
        return (row for one in self.found for row in one.rows())


def search_page(record: Record, index: PassageIndex, asked: str, *, number: int = 1) -> SearchPage:
    """What is found of `asked`, the page `number` of the list. Raises `UsageError` for what names nothing."""
    results = index.search(asked, most=_ON_A_PAGE, skipped=_ON_A_PAGE * (number - 1))
    shown = [page.document_id for page in results.pages]
    documents = {one.id: one for one in record.among("documents", "id", shown, blank="text")}
    origins = {row[0]: row[1:] for row in record.ask(_ORIGINS_OF, shown)}
    ((number_of_origins,),) = record.ask(_ORIGINS, list(results.document_ids))
    return SearchPage(
        asked=asked,
        found=tuple(_found(page, documents[page.document_id], origins.get(page.document_id)) for page in results.pages),
        passages=results.passages,
        documents=len(results.document_ids),
        origins=number_of_origins,
        number=number,
    )


def _found(page: FoundPage, document: Document, origin: Sequence[Any] | None) -> FoundText:
    passages = tuple(FoundPassage(hit=hit, words=_words(hit)) for hit in page.hits)
    origin_id, name = origin or (None, "origin not known")
    return FoundText(
        document=document, origin_id=origin_id, origin=name, passages=passages, more=page.passages - len(passages)
    )


def _words(hit: Hit) -> tuple[Segment, ...]:
    return cut(hit.text, [Mark(start=start, end=end, name="found") for start, end in hit.marks])
