"""The stories that decisions speak of, merged and tallied anew; every other row of the tables stays as it is.

A ledger of ten thousand pages has a hundred thousand statements, and a decision speaks of a few. Only the rows of the
stories that it touches become records; the others are moved as columns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from tallywire import schema
from tallywire.ledger.store import LedgerWriter
from tallywire.merging.joining import join_stories
from tallywire.merging.judged import joined_documents
from tallywire.pipeline.as_read import AsRead
from tallywire.pipeline.dating import date_stories
from tallywire.pipeline.grouping import group_stories
from tallywire.pipeline.plan import unwatched
from tallywire.pipeline.rows import StoryOrder, numbers_in, rows_with, with_columns
from tallywire.pipeline.said import Said, with_dates
from tallywire.pipeline.telling import Told, tell_events
from tallywire.records import Document, Event, Judgement, Statement, Story

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["GROUPED", "Held", "Renewed", "renewed"]

GROUPED = "grouped_stories"
"""The stories as grouping left them, before people joined some: kept with the first decision that joins."""

_DEFAULT_RULE = "latest-most-origins"


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """The tables that decisions change, the events that are gone, and those that came."""

    tables: Mapping[str, pa.Table]
    gone: tuple[Event, ...]
    made: tuple[Event, ...]


class Held:
    """The tables of a ledger, each read once, with today's columns.

    `opened` are tables that somebody has read already, with the names of their files: a file's name is its content, so
    a table whose file is still in force is not read again.
    """

    def __init__(self, ledger: LedgerWriter, opened: Mapping[str, tuple[str, pa.Table]]) -> None:
        self.ledger = ledger
        self._opened = opened
        self._tables: dict[str, pa.Table] = {}

    def table(self, name: str) -> pa.Table:
        """A table of the contract; that of an earlier version is read into records, and written from them."""
        if name not in self._tables:
            found, columns = self._found(name), schema.arrow_schema(name)
            if not found.schema.equals(columns):
                found = schema.arrow_table(name, schema.records_of(schema.table_record(name), found))
            self._tables[name] = found
        return self._tables[name]

    def _found(self, name: str) -> pa.Table:
        file, table = self._opened.get(name, (None, None))
        stored = self.ledger.manifest.tables.get(name)
        return table if stored is not None and file == stored.file else self.ledger.table(name)


def renewed(held: Held, judged: Sequence[Judgement], judgements: Sequence[Judgement], *, engine: Engine) -> Renewed:
    """What a ledger's tables become when the decisions `judged` become `judgements`, of which they are a part."""
    before = {one.id for one in judged}
    new = [one for one in judgements if one.id not in before]
    withdrawn = {one.withdraws for one in new}
    concerned = [*new, *(one for one in judgements if one.id in withdrawn)]
    document_of = _document_of(held, judgements)
    stories = _Stories.of(held, judged, judgements, concerned, document_of, engine)
    said = _dated(held, stories, judgements, engine)
    rule = held.ledger.manifest.stages.get("rule", _DEFAULT_RULE)
    return _put_in(
        held, stories, said, tell_events(stories.touched, said, rule=rule, engine=engine, entering=unwatched)
    )


def _dated(held: Held, stories: _Stories, judgements: Sequence[Judgement], engine: Engine) -> Said:
    """What the documents of the touched stories say. Stories of other documents than before are dated anew."""
    anew = [story for story in stories.touched if story.id in stories.new]
    said = _said(held, _pages_of(stories.touched), as_read=_pages_of(anew))
    dated = date_stories(anew, said.documents, said.statements, engine=engine)
    return replace(with_dates(said, dated), judgements=judgements)


def _document_of(held: Held, judgements: Iterable[Judgement]) -> dict[str, str]:
    """The documents of the statements that decisions name."""
    names = {name for one in judgements for name in (*one.left_statement_ids, *one.right_statement_ids)}
    rows = rows_with(held.table("statements"), "id", names)
    return dict(zip(rows["id"].to_pylist(), rows["document_id"].to_pylist(), strict=True))


# ---------------------------------------------------------------- stories


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stories:
    """All stories in their order, those to be merged anew, the ids of new ones, and the tables that changed."""

    all: Sequence[Story]
    touched: Sequence[Story]
    new: frozenset[str]
    tables: Mapping[str, pa.Table]

    @classmethod
    def of(
        cls,
        held: Held,
        judged: Sequence[Judgement],
        judgements: Sequence[Judgement],
        concerned: Sequence[Judgement],
        document_of: Mapping[str, str],
        engine: Engine,
    ) -> _Stories:
        """The stories after the decisions; joined anew only where a decision can have joined or parted some."""
        before = stories = tuple(schema.records_of(Story, held.table("stories")))
        tables: dict[str, pa.Table] = {}
        if any(one.kind == "same" and len(_documents(one, document_of)) > 1 for one in concerned):
            grouped = _grouped(held, before, judged, document_of, engine)
            stories = tuple(join_stories(grouped, joined_documents(judgements, document_of)))
            tables = {
                GROUPED: schema.arrow_table("stories", grouped),
                "stories": schema.arrow_table("stories", stories),
            }
        known = {story.id for story in before}
        spoken_of = {name for one in concerned for name in _documents(one, document_of)}
        touched = [one for one in stories if one.id not in known or not spoken_of.isdisjoint(one.document_ids)]
        new = frozenset(story.id for story in stories if story.id not in known)
        return cls(all=stories, touched=touched, new=new, tables=tables)


def _pages_of(stories: Iterable[Story]) -> frozenset[str]:
    return frozenset(name for story in stories for name in story.document_ids)


def _grouped(
    held: Held,
    stories: Sequence[Story],
    judged: Sequence[Judgement],
    document_of: Mapping[str, str],
    engine: Engine,
) -> Sequence[Story]:
    """The stories before anybody joined some.

    Grouping does not look at decisions: where none joins two stories, the stories are those. A ledger of joined
    stories that does not keep them (a build leaves it so) is grouped once more, which reads every document.
    """
    kept = held.ledger.own_table(GROUPED)
    if kept is not None:
        return tuple(schema.records_of(Story, kept))
    if not joined_documents(judged, document_of):
        return stories
    pages = _pages_of(stories)
    said = _said(held, pages, as_read=pages)
    return group_stories(said.documents, said.statements, engine=engine)


def _documents(judgement: Judgement, document_of: Mapping[str, str]) -> set[str]:
    names = (*judgement.left_statement_ids, *judgement.right_statement_ids)
    return {document_of[name] for name in names if name in document_of}


def _said(held: Held, wanted: Collection[str], *, as_read: Collection[str]) -> Said:
    """What documents say, with the origins that tracing found; those of `as_read` as before their story dated them."""
    read = AsRead.of(held.ledger, as_read)
    documents = rows_with(held.table("documents"), "id", wanted)
    statements = rows_with(held.table("statements"), "document_id", wanted)
    return Said(
        documents=[
            replace(read.document(one), origin_id=one.origin_id, origin_reason=one.origin_reason)
            for one in schema.records_of(Document, documents)
        ],
        passages=(),
        statements=[
            replace(read.statement(one), origin_id=one.origin_id) for one in schema.records_of(Statement, statements)
        ],
    )


# ---------------------------------------------------------------- tables


def _put_in(held: Held, stories: _Stories, said: Said, told: Told) -> Renewed:
    """The new rows in the place of the old ones, in the order that a build gives them."""
    order = StoryOrder.of(stories.all, stories.touched, moved=bool(stories.tables))
    old = {name: held.table(name) for name in ("documents", "statements", "events", "figures", "relations")}
    pages = _pages(old)
    page_of = {one.id: one.document_id for one in said.statements}
    page_of |= {tally.event.id: tally.event.document_ids[0] for tally in told.tallies}
    made: dict[str, list[tuple[Any, str]]] = {
        "events": [(tally.event, page_of[tally.event.id]) for tally in told.tallies],
        "figures": [(one, page_of[one.event_id]) for tally in told.tallies for one in tally.figures],
        "relations": [(one, page_of[one.left_statement_id]) for found in told.merged for one in found.relations],
    }
    found = _linked(old, stories.touched, said, told)
    found |= {name: order.put(name, old[name], pages[name], rows) for name, rows in made.items()}
    # Parquet calls the items of a list otherwise than the schema does: cast, the same rows are the same file again.
    changed = {name: table.cast(schema.arrow_schema(name)) for name, table in found.items() if table is not old[name]}
    before = schema.records_of(Event, old["events"].filter(order.is_anew(pages["events"])))
    gone, came = _differing(tuple(before), tuple(event for event, _ in made["events"]))
    return Renewed(tables={**changed, **stories.tables}, gone=gone, made=came)


def _pages(old: Mapping[str, pa.Table]) -> dict[str, pa.ChunkedArray]:
    """A page of every event, of every figure and of every relation: it leads to the story; no event is without one."""
    events, statements = old["events"], old["statements"]
    pages = pc.list_element(events["document_ids"], 0)
    of_figures = numbers_in(old["figures"]["event_id"], events["id"])
    of_relations = numbers_in(old["relations"]["left_statement_id"], statements["id"])
    return {
        "events": pages,
        "figures": pages.take(of_figures),
        "relations": statements["document_id"].take(of_relations),
    }


def _linked(old: Mapping[str, pa.Table], touched: Sequence[Story], said: Said, told: Told) -> dict[str, pa.Table]:
    """Documents and statements with their days, their stories and their events."""
    event_of = {name: key for merging in told.merged for name, key in merging.event_of.items()}
    story_of = {name: story.id for story in touched for name in story.document_ids}
    documents = [replace(one, story_id=story_of[one.id]) for one in said.documents]
    statements = [replace(one, event_id=event_of.get(one.id)) for one in said.statements]
    return {
        "documents": with_columns(old["documents"], "documents", documents, ("published", "story_id")),
        "statements": with_columns(old["statements"], "statements", statements, ("time", "event_id")),
    }


def _differing(before: Sequence[Event], now: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events that are gone, and those that came."""
    old, new = {event.id for event in before}, {event.id for event in now}
    gone = tuple(event for event in before if event.id not in new)
    return gone, tuple(event for event in now if event.id not in old)
