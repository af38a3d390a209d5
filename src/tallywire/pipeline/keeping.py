"""What an earlier build told, and of which nothing has changed since: it is not told again.

A story is told anew where its pages are others than before, where one of its pages or statements goes back to another
origin, or where a decision speaks of it. The rows of all other stories are moved as columns, in the place where they
stand among the stories of today: the ledger is the same, to the byte, as if everything had been told at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from tallywire import schema
from tallywire.merging.dating import Dated
from tallywire.pipeline.rows import StoryOrder, numbers_in
from tallywire.records import Document, Statement, Story

if TYPE_CHECKING:
    from tallywire.ledger.store import Ledger

__all__ = ["Before", "both_dated", "origins_of"]

_TOLD = ("events", "figures", "relations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the ledger held: links of its pages and statements by their ids, and the rows that were told.

    `dated` holds what stories had told of undated pages. `tables` has `events`, `figures` and `relations`, `pages` one
    page of each of their rows.
    """

    story_of: Mapping[str, str]
    origin_of: Mapping[str, str | None]
    event_of: Mapping[str, str | None]
    dated: Dated
    tables: Mapping[str, pa.Table]
    pages: Mapping[str, pa.ChunkedArray]

    @classmethod
    def of(
        cls, ledger: Ledger, documents: Sequence[Document], statements: Sequence[Statement], dated: Dated
    ) -> Before | None:
        """Of a ledger and its records, as they stand there; None where its tables have other columns than today's."""
        try:
            tables = {name: ledger.table(name).cast(schema.arrow_schema(name)) for name in _TOLD}
        except (pa.ArrowInvalid, pa.ArrowTypeError, ValueError):
            return None
        return cls(
            story_of={one.id: one.story_id for one in documents if one.story_id},
            origin_of=origins_of(documents, statements),
            event_of={one.id: one.event_id for one in statements},
            dated=dated,
            tables=tables,
            pages=_pages(tables, statements),
        )

    def unchanged(
        self,
        stories: Sequence[Story],
        origins: Mapping[str, str | None],
        statements: Mapping[str, Sequence[Statement]],
        spoken_of: Collection[str],
    ) -> frozenset[str]:
        """The stories (by id) that need not be told again.

        `origins` are those of pages and statements today; `statements` those of each page; `spoken_of` the pages that
        decisions speak of.
        """
        return frozenset(
            story.id
            for story in stories
            if all(self.story_of.get(name) == story.id and name not in spoken_of for name in story.document_ids)
            and all(
                name in self.origin_of and self.origin_of[name] == origins[name]
                for page in story.document_ids
                for name in (page, *(one.id for one in statements.get(page, ())))
            )
        )

    def dated_in(self, kept: Collection[str], statements: Sequence[Statement]) -> Dated:
        """What the stories that are kept had told of their undated pages."""
        pages = {page for page in self.dated.published if self.story_of.get(page) in kept}
        return Dated(
            published={page: self.dated.published[page] for page in sorted(pages)},
            times={
                one.id: self.dated.times[one.id]
                for one in statements
                if one.id in self.dated.times and self.story_of.get(one.document_id) in kept
            },
        )

    def events_in(self, kept: Collection[str], statements: Sequence[Statement]) -> dict[str, str]:
        """The events of the statements of stories that are kept."""
        own = (one.id for one in statements if self.story_of.get(one.document_id) in kept)
        return {name: event for name in own if (event := self.event_of.get(name))}

    def put(
        self, name: str, stories: Sequence[Story], anew: Sequence[Story], made: Sequence[tuple[Any, str]]
    ) -> pa.Table:
        """The rows of all stories in their order: those kept, and those `made` (each with a page of its story)."""
        return StoryOrder.of(stories, anew, moved=True).put(name, self.tables[name], self.pages[name], made)


def origins_of(documents: Iterable[Document], statements: Iterable[Statement]) -> dict[str, str | None]:
    """The origins of pages and of statements, by their ids."""
    found = {document.id: document.origin_id for document in documents}
    return found | {statement.id: statement.origin_id for statement in statements}


def _pages(tables: Mapping[str, pa.Table], statements: Sequence[Statement]) -> dict[str, pa.ChunkedArray]:
    """One page of every event, figure and relation."""
    events = tables["events"]
    first = pc.list_element(events["document_ids"], 0)
    page_of = {one.id: one.document_id for one in statements}
    lefts = tables["relations"]["left_statement_id"].to_pylist()
    return {
        "events": first,
        "figures": first.take(numbers_in(tables["figures"]["event_id"], events["id"])),
        "relations": pa.chunked_array([[page_of[name] for name in lefts]], type=pa.string()),
    }


def both_dated(one: Dated, other: Dated) -> Dated:
    """What two sets of stories told of their undated pages."""
    return replace(one, published={**one.published, **other.published}, times={**one.times, **other.times})
