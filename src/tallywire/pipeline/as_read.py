"""What undated pages said before their stories dated them.

The next build dates them anew, from other pages perhaps; so a ledger keeps, beside its tables, the publication and the
statements of these pages as they were read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyarrow as pa

from tallywire import schema
from tallywire.merging.dating import Dated, is_undated
from tallywire.pipeline.rows import rows_with
from tallywire.records import Document, Published, Statement

if TYPE_CHECKING:
    from tallywire.ledger.store import LedgerWriter

__all__ = ["AsRead", "as_read_tables"]

_DATES, _STATEMENTS = "undated_documents", "undated_statements"
_COLUMNS = pa.schema([("document_id", pa.string()), schema.arrow_schema("documents").field("published")])


@dataclass(frozen=True, slots=True, kw_only=True)
class AsRead:
    """The publication of every undated page as it stood there, and its statements, by their ids."""

    published: Mapping[str, Published]
    statements: Mapping[str, Statement]

    @classmethod
    def of(cls, ledger: LedgerWriter, wanted: Collection[str] | None = None) -> AsRead:
        """What a ledger keeps of all undated documents, or of those `wanted` (ids) alone."""
        dates, statements = (_of(ledger.own_table(name), wanted) for name in (_DATES, _STATEMENTS))
        rows = [] if dates is None else dates.to_pylist()
        told = () if statements is None else schema.records_of(Statement, statements)
        return cls(
            published={row["document_id"]: schema.record_of(Published, row["published"]) for row in rows},
            statements={statement.id: statement for statement in told},
        )

    def document(self, document: Document) -> Document:
        """The document as it was read, without any link."""
        published = self.published.get(document.id, document.published)
        return replace(document, published=published, origin_id=None, story_id=None, origin_reason=None)

    def statement(self, statement: Statement) -> Statement:
        """The statement as it was read, without any link."""
        return replace(self.statements.get(statement.id, statement), origin_id=None, event_id=None)

    def dated(self, documents: Iterable[Document], statements: Iterable[Statement]) -> Dated:
        """What their stories told of the undated pages, from the documents and statements of the ledger."""
        published = {one.id: one.published for one in documents if one.id in self.published}
        times = {one.id: one.time for one in statements if one.id in self.statements and one.time}
        return Dated(
            published={name: value for name, value in published.items() if value != self.published[name]},
            times={name: value for name, value in times.items() if value != self.statements[name].time},
        )


def _of(table: pa.Table | None, wanted: Collection[str] | None) -> pa.Table | None:
    return table if table is None or wanted is None else rows_with(table, "document_id", wanted)


def as_read_tables(documents: Iterable[Document], statements: Iterable[Statement]) -> dict[str, pa.Table]:
    """The tables to keep, from documents and statements as they were read."""
    undated = [document for document in documents if is_undated(document)]
    held = {document.id for document in undated}
    rows = [{"document_id": one.id, "published": schema.row_of(one.published)} for one in undated]
    told = (statement for statement in statements if statement.document_id in held)
    return {
        _DATES: pa.Table.from_pylist(rows, schema=_COLUMNS),
        _STATEMENTS: schema.arrow_table("statements", told),
    }
