"""The pages of a record, by the day they were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.lists import asked_rows, pages_of
from tallywire.publishing.pages.plain import DOCUMENT_COLUMNS, Json, document_row
from tallywire.publishing.record import Record
from tallywire.records import Document

__all__ = ["DocumentsPage", "Listed", "documents_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page in the list: with how much was read from it, and from which page its text is, if from another."""

    document: Document
    statements: int
    taken_from: Document | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsPage:
    """A part of the list of pages."""

    NAME: ClassVar[str] = "documents"
    COLUMNS: ClassVar[tuple[str, ...]] = (*DOCUMENT_COLUMNS, "statements")

    asked: Filters
    total: int
    pages: int
    documents: tuple[Listed, ...]

    def json(self) -> Json:
        """The page as JSON."""
        return {"total": self.total, "page": self.asked.page, "pages": self.pages, "documents": list(self.rows())}

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one document each."""
        return ({**document_row(one.document), "statements": one.statements} for one in self.documents)


def documents_page(record: Record, asked: Filters) -> DocumentsPage:
    """The pages that were asked for: by words of title and outlet, by days of publication, by origin or story."""
    where, values = _condition(asked)
    total, found = asked_rows(record, '"row", origin_id', f"FROM documents WHERE {where}", "day, id", asked, *values)
    documents: tuple[Document, ...] = record.take("documents", [row for row, _ in found], blank="text")
    givers = {one.id: one for one in record.among("documents", "id", {g for _, g in found if g}, blank="text")}
    counts = _statements(record, [one.id for one in documents])
    return DocumentsPage(
        asked=asked,
        total=total,
        pages=pages_of(total),
        documents=tuple(
            Listed(
                document=one,
                statements=counts.get(one.id, 0),
                taken_from=givers.get(one.origin_id or "") if one.origin_id != one.id else None,
            )
            for one in documents
        ),
    )


def _condition(asked: Filters) -> tuple[str, list[Any]]:
    parts, values = ["true"], list[Any]()
    for word in (asked.q or "").split():
        parts.append("contains(lower(concat_ws(' ', title, outlet, agency, name, given_id, url)), lower(?))")
        values.append(word)
    if asked.from_ is not None:
        parts.append("coalesce(ends, '9999') >= ? AND day < '9999'")
        values.append(asked.from_)
    if asked.to is not None:
        parts.append("coalesce(starts, '') <= ? AND day < '9999'")
        values.append(asked.to)
    if asked.story is not None:
        parts.append("story_id = ?")
        values.append(asked.story)
    if asked.origin is not None:
        parts.append("id IN (SELECT document_id FROM origin_documents WHERE origin_id = ?)")
        values.append(asked.origin)
    return " AND ".join(parts), values


def _statements(record: Record, names: list[str]) -> dict[str, int]:
    question = """SELECT document_id, count(*) FROM statements
        WHERE document_id IN (SELECT unnest(?::VARCHAR[])) GROUP BY 1"""
    return dict(record.ask(question, names))
