"""Slices of a record: `Tables` with the few rows that one view needs, on which every view works as on the whole.

What a slice leaves out is what the view does not show: the text of pages that are only named, and of the copies of a
text that hundreds carry those beyond a limit, edited ones being taken first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from tallywire.errors import UsageError
from tallywire.publishing.copying import Taking
from tallywire.publishing.record import Record
from tallywire.publishing.slice_takings import carrying_rows, copy_rows, tracked_takings
from tallywire.publishing.tables import Tables
from tallywire.records import Copy, Document, Event, Judgement, Origin, Relation, Statement, Story

__all__ = ["document_slice", "events_slice", "find_id", "origin_slice"]

_CHAIN = 12  # how often a text is followed back from page to page
_NOT_SHOWN = ("actors", "targets", "places", "time", "scene")  # of the statements of an event, which has its own
_SHORTEST = 4  # characters of the beginning of an id that may stand for it


def find_id(record: Record, table: str, given: str) -> str:
    """The id that is meant: itself, a beginning that only one has, or of a page the id that it was given.

    Raises `UsageError` if there is none, or several.
    """
    if record.ask(f"SELECT 1 FROM {table} WHERE id = ?", given):
        return given
    found = record.ask("SELECT id FROM documents WHERE given_id = ? LIMIT 2", given) if table == "documents" else []
    if not found and len(given) >= _SHORTEST:
        question = f"SELECT id FROM {table} WHERE starts_with(id, $1) OR contains(id, '-' || $1) LIMIT 3"
        found = record.ask(question, given)
    if len(found) == 1:
        return str(found[0][0])
    many = f"{len(found)} or more {table} have an id like {given!r}; give more of it"
    one = "story" if table == "stories" else table.removesuffix("s")
    raise UsageError(many if found else f"there is no {one} {given!r} in this ledger")


def events_slice(record: Record, event_ids: Iterable[str]) -> tuple[Tables, Mapping[str, Taking]]:
    """What is needed to show some events whole: statements, pages, figures, relations, origins, who carries the words.

    With it comes what their pages took, and those that the words were handed on by; the tables have no passages.
    """
    events: tuple[Event, ...] = record.among("events", "id", event_ids)
    named = [event.id for event in events]
    own: tuple[Statement, ...] = record.among("statements", "event_id", named, empty=_NOT_SHOWN)
    relations = _relations(record, [one.id for one in own])
    ends = {end for one in relations for end in (one.left_statement_id, one.right_statement_id)}
    others: tuple[Statement, ...] = record.among("statements", "id", ends - {one.id for one in own}, empty=_NOT_SHOWN)
    pages = {name for event in events for name in event.document_ids} | {one.document_id for one in own}
    taken = tracked_takings(record, pages, own)
    copies: tuple[Copy, ...] = record.take("copies", carrying_rows(record, taken, pages, own))
    origins = {one.origin_id for one in own if one.origin_id} | {name for event in events for name in event.origin_ids}
    known: tuple[Origin, ...] = record.among("origins", "id", origins)
    documents = _documents(
        record, pages | {one.document_id for one in others}, [*taken, *_others(record, pages, copies, known)]
    )
    tables = Tables(
        documents=documents,
        copies=copies,
        origins=known,
        stories=_stories(record, documents, pages),
        statements=tuple(sorted((*own, *others), key=lambda one: one.id)),
        events=events,
        figures=record.among("figures", "event_id", named),
        relations=relations,
        judgements=_judgements(record, [one.id for one in own]),
    )
    return tables, taken


def document_slice(record: Record, document_id: str, *, beside: Collection[str] = ()) -> Tables:
    """What is needed to show a page whole: its passages, statements and copies, and the events that it speaks of."""
    own: tuple[Statement, ...] = record.among("statements", "document_id", [document_id])
    events: tuple[Event, ...] = record.among("events", "id", {one.event_id for one in own if one.event_id})
    pages = {document_id, *beside}
    copies: tuple[Copy, ...] = record.take("copies", copy_rows(record, pages, pages))
    origins: tuple[Origin, ...] = record.among("origins", "id", {one.origin_id for one in own if one.origin_id})
    documents = _documents(record, pages, _others(record, pages, copies, origins))
    return Tables(
        documents=documents,
        passages=record.among("passages", "document_id", pages),
        copies=copies,
        origins=origins,
        stories=_stories(record, documents, {document_id}),
        statements=own,
        events=events,
        figures=record.among("figures", "event_id", [event.id for event in events]),
        judgements=_judgements(record, [one.id for one in own]),
    )


def origin_slice(record: Record, origin_id: str, pages: Collection[str]) -> Tables:
    """What is needed to show an origin with some of its pages, without their text."""
    origins: tuple[Origin, ...] = record.among("origins", "id", [origin_id])
    return Tables(documents=_documents(record, (), [*pages, *_others(record, pages, (), origins)]), origins=origins)


def _documents(record: Record, whole: Iterable[str], named: Iterable[str]) -> tuple[Document, ...]:
    """Some pages with their text, and others that are only named without."""
    own = set(whole)
    found: list[Document] = [*record.among("documents", "id", own)]
    found += record.among("documents", "id", set(named) - own, blank="text")
    return tuple(sorted(found, key=lambda one: one.id))


def _others(record: Record, pages: Collection[str], copies: Iterable[Copy], origins: Iterable[Origin]) -> set[str]:
    """The pages to be named beside some: givers and takers, the first of an origin without a name, whence they are."""
    ends = {name for copy in copies for name in (copy.from_document_id, copy.to_document_id)}
    first = {origin.document_ids[0] for origin in origins if origin.document_ids and not origin.name}
    return ends | first | _origin_chain(record, pages)


def _origin_chain(record: Record, pages: Collection[str]) -> set[str]:
    """The pages that these were taken from, as their `origin_id` says, and so on."""
    met, frontier = set(pages), set(pages)
    for _ in range(_CHAIN):
        rows = record.rows("documents", "id", frontier)
        frontier = {name for name in record.values("documents", "origin_id", rows) if name} - met
        if not frontier:
            break
        met |= frontier
    return met - set(pages)


def _stories(record: Record, documents: Iterable[Document], pages: Collection[str]) -> tuple[Story, ...]:
    return record.among("stories", "id", {one.story_id for one in documents if one.id in pages and one.story_id})


def _relations(record: Record, statement_ids: Sequence[str]) -> tuple[Relation, ...]:
    ends = ("left_statement_id", "right_statement_id")
    return record.take(
        "relations", sorted({row for end in ends for row in record.rows("relations", end, statement_ids)})
    )


def _judgements(record: Record, statement_ids: Sequence[str]) -> tuple[Judgement, ...]:
    """The judgements that speak of some statements, and those that take them back."""
    if not record.count("judgements"):
        return ()
    spoken = "SELECT id FROM judgements WHERE list_has_any(statement_ids, $1::VARCHAR[])"
    return record.select("judgements", f"id IN ({spoken}) OR withdraws IN ({spoken})", list(statement_ids))
