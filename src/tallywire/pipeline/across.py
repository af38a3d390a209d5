"""The stages that look across documents, from what each document says to the record of all of them."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tallywire import schema
from tallywire.merging.dating import Dated, date_story, is_undated
from tallywire.merging.joining import join_stories
from tallywire.merging.judged import in_force, joined_documents
from tallywire.merging.merge import Merging, merge_story
from tallywire.pipeline.assembling import assemble
from tallywire.pipeline.grouping import group_stories
from tallywire.pipeline.keeping import Before, both_dated, origins_of
from tallywire.pipeline.tracing import trace_all
from tallywire.records import Document, Event, Judgement, Passage, Relation, Statement, Story
from tallywire.tallying.tally import Tally, tally_event
from tallywire.tracing.trace import Tracing

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["Said", "Told", "by_document", "date_stories", "derive", "joined_stories", "tell_events", "with_dates"]

_STORIES = 8  # stories that travel to another process together
_LINKS = {
    "document_origins": ("document_id", "origin_id", "origin_reason"),
    "statement_origins": ("statement_id", "origin_id"),
    "statement_events": ("statement_id", "event_id"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the documents say, each read by itself: the input of the stages across documents.

    `documents` and `statements` carry no links yet (`origin_id`, `story_id` and `event_id` are None). `judgements` are
    what people decided about what an earlier run made of them.
    """

    documents: Sequence[Document]
    passages: Sequence[Passage]
    statements: Sequence[Statement]
    judgements: Sequence[Judgement] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What merging and tallying make of one or many stories."""

    merged: Sequence[Merging]
    tallies: Sequence[Tally]


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
    spoken_of = _by_document_of(judgements, statements)
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


def tell_events(
    stories: Sequence[Story], said: Said, *, rule: str, engine: Engine, entering: Callable[[str], None]
) -> Told:
    """The events, relations and figures of stories, from what their documents say, dated and with its origins."""
    judgements = in_force(said.judgements)
    spoken_of = _by_document_of(judgements, said.statements)
    entering("merging")
    merged = _merge(stories, said.documents, said.statements, spoken_of, engine)
    entering("tallying")
    return Told(merged=merged, tallies=_tally(merged, said.documents, said.statements, spoken_of, rule, engine))


def with_dates(said: Said, dated: Dated) -> Said:
    """What the documents say, with the days that their stories left them."""
    if not dated.published:
        return said
    documents = [replace(d, published=dated.published.get(d.id, d.published)) for d in said.documents]
    statements = [replace(s, time=dated.times[s.id]) if s.id in dated.times else s for s in said.statements]
    return replace(said, documents=documents, statements=statements)


def date_stories(
    stories: Sequence[Story], documents: Sequence[Document], statements: Sequence[Statement], *, engine: Engine
) -> Dated:
    """The days of undated pages, from the stories that have one."""
    by_id = {document.id: document for document in documents}
    open_ = [story for story in stories if any(is_undated(by_id[name]) for name in story.document_ids)]
    said_in = by_document(statements) if open_ else {}
    groups = (
        (
            [by_id[name] for name in story.document_ids],
            [one for name in story.document_ids for one in said_in.get(name, ())],
        )
        for story in open_
    )
    found = list(engine.group(_date_group, groups))
    return Dated(
        published={name: published for dated in found for name, published in dated.published.items()},
        times={name: time for dated in found for name, time in dated.times.items()},
    )


def _date_group(group: tuple[Sequence[Document], Sequence[Statement]]) -> Dated:
    return date_story(*group)


def _merge(
    stories: Sequence[Story],
    documents: Sequence[Document],
    statements: Sequence[Statement],
    spoken_of: Mapping[str, Sequence[Judgement]],
    engine: Engine,
) -> list[Merging]:
    by_id = {document.id: document for document in documents}
    said_in = by_document(statements)
    groups = (
        (
            story,
            [by_id[document_id] for document_id in story.document_ids],
            [statement for document_id in story.document_ids for statement in said_in.get(document_id, ())],
            _of_documents(story.document_ids, spoken_of),
        )
        for story in stories
    )
    return list(engine.group(_merge_group, groups, batch=_STORIES))


def _merge_group(group: tuple[Story, Sequence[Document], Sequence[Statement], Sequence[Judgement]]) -> Merging:
    return merge_story(*group)


def _by_document_of(
    judgements: Sequence[Judgement], statements: Iterable[Statement]
) -> Mapping[str, Sequence[Judgement]]:
    """The judgements by the documents whose statements they speak of, in their order."""
    found: dict[str, list[Judgement]] = collections.defaultdict(list)
    if not judgements:
        return found
    document_of = {statement.id: statement.document_id for statement in statements}
    for one in judgements:
        names = (document_of.get(name) for name in (*one.left_statement_ids, *one.right_statement_ids))
        for document_id in dict.fromkeys(name for name in names if name):
            found[document_id].append(one)
    return found


def _of_documents(document_ids: Iterable[str], spoken_of: Mapping[str, Sequence[Judgement]]) -> list[Judgement]:
    found = {one.id: one for document_id in document_ids for one in spoken_of.get(document_id, ())}
    return sorted(found.values(), key=lambda one: (one.at, one.id))


def _tally(
    merged: Sequence[Merging],
    documents: Sequence[Document],
    statements: Sequence[Statement],
    spoken_of: Mapping[str, Sequence[Judgement]],
    rule: str,
    engine: Engine,
) -> list[Tally]:
    statement_of = {statement.id: statement for statement in statements}
    document_of = {document.id: document for document in documents}
    groups = (
        (
            event,
            [statement_of[statement_id] for statement_id in event.statement_ids],
            [document_of[document_id] for document_id in event.document_ids],
            relations.get(event.id, ()),
            rule,
            _of_documents(event.document_ids, spoken_of),
        )
        for merging in merged
        for relations in (_by_event(merging),)
        for event in merging.events
    )
    return list(engine.group(_tally_group, groups))


def _by_event(merging: Merging) -> Mapping[str, Sequence[Relation]]:
    """The relations with a statement of an event on either side, by the event, in their order."""
    found: dict[str, list[Relation]] = collections.defaultdict(list)
    for relation in merging.relations:
        sides = (relation.left_statement_id, relation.right_statement_id)
        for event_id in {merging.event_of[side] for side in sides if side in merging.event_of}:
            found[event_id].append(relation)
    return found


def _tally_group(
    group: tuple[Event, Sequence[Statement], Sequence[Document], Sequence[Relation], str, Sequence[Judgement]],
) -> Tally:
    event, statements, documents, relations, rule, judgements = group
    return tally_event(event, statements, documents, relations, rule=rule, judgements=judgements)


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


def by_document(found: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    """Passages, statements or whatever else names its `document_id`, by it; the order of each document's is kept."""
    groups: dict[str, list[Any]] = collections.defaultdict(list)
    for one in found:
        groups[one.document_id].append(one)
    return {document_id: tuple(ones) for document_id, ones in groups.items()}
