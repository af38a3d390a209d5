"""The ledger's own table of blocks: what reading made of each page's layout."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping

import pyarrow as pa

from tallywire.records import Block

__all__ = ["BLOCKS", "block_table", "stored_blocks"]

BLOCKS = "blocks"  # kept so that documents can be annotated again by a newer annotator, without their pages
_BLOCK_COLUMNS = pa.schema(
    [("document_id", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("kind", pa.string())]
)


def stored_blocks(table: pa.Table | None) -> dict[str, tuple[Block, ...]]:
    """The blocks of each document, by its id, from the table as it stands in a ledger."""
    groups: dict[str, list[Block]] = collections.defaultdict(list)
    for row in [] if table is None else table.to_pylist():
        groups[row["document_id"]].append(Block(start=row["start"], end=row["end"], kind=row["kind"]))
    return {document_id: tuple(blocks) for document_id, blocks in groups.items()}


def block_table(blocks: Mapping[str, Iterable[Block]]) -> pa.Table:
    """The table of the blocks of each document, sorted by its id."""
    rows = [
        {"document_id": document_id, "start": block.start, "end": block.end, "kind": block.kind}
        for document_id in sorted(blocks)
        for block in blocks[document_id]
    ]
    return pa.Table.from_pylist(rows, schema=_BLOCK_COLUMNS)
