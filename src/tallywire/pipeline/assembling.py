"""The last set stage: documents and statements with the links that the stages across documents found.

Written as Ibis expressions, so the same lines run on DuckDB and on Spark.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis

__all__ = ["assemble"]


def assemble(tables: Mapping[str, ibis.Table]) -> dict[str, ibis.Table]:
    """`documents` and `statements` of the contract, in a fixed order.

    Reads `dated_documents`, `dated_statements`, `stories`, and the links `document_origins` (document_id, origin_id,
    origin_reason), `statement_origins` (statement_id, origin_id), `statement_events` (statement_id, event_id).
    """
    stories = tables["stories"]
    document_stories = stories.select(document_id=stories.document_ids.unnest(), story_id=stories.id)
    documents = _linked(tables["dated_documents"], tables["document_origins"], "document_id")
    documents = _linked(documents, document_stories, "document_id")
    statements = _linked(tables["dated_statements"], tables["statement_origins"], "statement_id")
    statements = _linked(statements, tables["statement_events"], "statement_id")
    return {
        "documents": documents.order_by("id"),
        "statements": statements.order_by("document_id", "start", "end", "id"),
    }


def _linked(table: ibis.Table, links: ibis.Table, key: str) -> ibis.Table:
    """`table` with the columns of `links` in place of its own empty ones."""
    columns = [name for name in links.columns if name != key]
    links = links.rename(_key=key)
    joined = table.drop(*columns).left_join(links, table.id == links["_key"])
    return joined.select(*table.columns)
