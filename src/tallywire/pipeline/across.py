"""The stages that look across documents, from what each document says to the record of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tallywire import schema
from tallywire.merging.joining import join_stories
from tallywire.merging.judged import joined_documents
from tallywire.pipeline.assembling import assemble
from tallywire.pipeline.dating import date_stories
from tallywire.pipeline.grouping import group_stories
from tallywire.pipeline.keeping import Before, both_dated, origins_of
from tallywire.pipeline.said import Said, by_document, with_dates
from tallywire.pipeline.telling import Told, by_document_of, tell_events
from tallywire.pipeline.tracing import trace_all
from tallywire.records import Document, Judgement, Statement, Story
from tallywire.tracing.trace import Tracing

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["Said", "derive", "joined_stories"]

_LINKS = {
    "document_origins": ("document_id", "origin_id", "origin_reason"),
    "statement_origins": ("statement_id", "origin_id"),
    "statement_events": ("statement_id", "event_id"),
}


def derive(
    said: Said, *, rule: str, engine: Engine, entering: Callable[[str], None], before: Before | None = None
) -> dict[str, pa.Table]:
    """The tables of the contract (but `rejections`) that follow from `said`. `entering` is told each stage's name.

    With `before`, what the same stages made of some of these pages, stories of which nothing has changed are not told
    again. That does not show in the tables.
    """
    traced = trace_all(said.documents, said.passages, said.statements, engine=engine, entering=entering)
    statements = [replace(s, origin_id=traced.statement_origins.get(s.id)) for s in said.statements]
    documents = [replace(d, origin_id=traced.document_origins.get(d.id)) for d in said.documents]
    grouped = group_stories(documents, statements, engine=engine, entering=entering)
    stories = joined_stories(grouped, statements, said.judgements)
    entering("dating")
    kept = _kept(before, stories, documents, statements, said.judgements)
    anew = [story for story in stories if story.id not in kept]
    dated = date_stories(anew, documents, statements, engine=engine)
    if before is not None:
        dated = both_dated(dated, before.dated_in(kept, statements))
    linked = with_dates(replace(said, documents=documents, statements=statements), dated)
    told = tell_events(anew, linked, rule=rule, engine=engine, entering=entering)
    entering("assembling")
    passages = sorted(said.passages, key=lambda p: (p.document_id, p.start, p.end))
    tables = {
        "passages": schema.arrow_table("passages", passages),
        "copies": schema.arrow_table("copies", traced.copies),
        "origins": schema.arrow_table("origins", traced.origins),
        "stories": schema.arrow_table("stories", stories),
    }
    tables |= _told_tables(told, statements, stories, anew, before)
    event_of = {key: value for merging in told.merged for key, value in merging.event_of.items()}
    if before is not None:
        event_of |= before.events_in(kept, statements)
    return tables | _assemble(with_dates(said, dated), traced, event_of, tables["stories"], engine)


def _kept(
    before: Before | None,
    stories: Sequence[Story],
    documents: Sequence[Document],
    statements: Sequence[Statement],
    judgements: Sequence[Judgement],
) -> frozenset[str]:
    """The stories of which nothing has changed since an earlier build told them."""
    if before is None:
        return frozenset()
    origins = origins_of(documents, statements)
    spoken_of = by_document_of(judgements, statements)
    return before.unchanged(stories, origins, by_document(statements), spoken_of)


def _told_tables(
    told: Told,
    statements: Sequence[Statement],
    stories: Sequence[Story],
    anew: Sequence[Story],
    before: Before | None,
) -> dict[str, pa.Table]:
    """Events, figures and relations: those told now, and those told before of stories that were kept."""
    made: dict[str, list[Any]] = {
        "events": [tally.event for tally in told.tallies],
        "figures": [figure for tally in told.tallies for figure in tally.figures],
        "relations": [relation for merging in told.merged for relation in merging.relations],
    }
    if before is None or len(anew) == len(stories):
        return {name: schema.arrow_table(name, rows) for name, rows in made.items()}
    page_of = {one.id: one.document_id for one in statements}
    page_of |= {event.id: event.document_ids[0] for event in made["events"]}
    keys = {"events": "id", "figures": "event_id", "relations": "left_statement_id"}
    return {
        name: before.put(name, stories, anew, [(row, page_of[getattr(row, keys[name])]) for row in rows])
        for name, rows in made.items()
    }


def joined_stories(
    stories: Sequence[Story], statements: Iterable[Statement], judgements: Sequence[Judgement]
) -> Sequence[Story]:
    """The stories, those joined of which people joined events."""
    if not judgements:
        return stories
    return join_stories(stories, joined_documents(judgements, {one.id: one.document_id for one in statements}))


# ---------------------------------------------------------------- assembling


def _assemble(
    said: Said, traced: Tracing, event_of: Mapping[str, str], stories: pa.Table, engine: Engine
) -> dict[str, pa.Table]:
    given = {
        "dated_documents": schema.arrow_table("documents", said.documents),
        "dated_statements": schema.arrow_table("statements", said.statements),
        "stories": stories,
        "document_origins": _links("document_origins", traced.document_origins, traced.document_reasons),
        "statement_origins": _links("statement_origins", traced.statement_origins),
        "statement_events": _links("statement_events", event_of),
    }
    found = engine.set(assemble, given)
    # An engine may widen a type or call it nullable; the ledger's columns are those of the schema.
    return {name: table.cast(schema.arrow_schema(name)) for name, table in found.items()}


def _links(name: str, pairs: Mapping[str, str], *more: Mapping[str, str]) -> pa.Table:
    """A table of links; `more` maps give further columns, empty where they know nothing."""
    key, *columns = _LINKS[name]
    values = [[found.get(one) for one in pairs] for found in (pairs, *more)]
    return pa.table([list(pairs), *values], schema=pa.schema([(column, pa.string()) for column in (key, *columns)]))
