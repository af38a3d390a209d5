"""Slices of a record: `Tables` with the few rows that one view needs, on which every view works as on the whole.

What a slice leaves out is what the view does not show: the text of pages that are only named, and of the copies of a
text that hundreds carry those beyond a limit, edited ones being taken first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from tallywire.errors import UsageError
from tallywire.publishing.copying import Taking, taking
from tallywire.publishing.record import Record
from tallywire.publishing.tables import Lookup, Tables
from tallywire.records import Copy, Document, Judgement, Origin, Passage, Relation, Statement, Story

__all__ = ["SliceTakings", "document_slice", "events_slice", "find_id", "pages_slice"]

_COPIES = 6000  # that the pages of one view took
_CARRIED = 400  # that others took from them
_HANDED_ON = 12  # how often a text is followed back from page to page
_SHORTEST = 4  # characters of the beginning of an id that may stand for it

_Known = tuple[dict[int, Copy], dict[str, tuple[Passage, ...]]]
"""The copies by their rows and the passages by their pages that have been read."""


class Told(Protocol):
    """Words that stand on a page: a statement."""

    @property
    def document_id(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


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


class SliceTakings(Mapping[str, Taking]):
    """What every page of a slice took, found out when it is asked for; what is `known` already is not again."""

    def __init__(self, lookup: Lookup, known: Mapping[str, Taking] | None = None) -> None:
        self._lookup = lookup
        self._found = dict(known or {})

    def __getitem__(self, document_id: str) -> Taking:
        if document_id not in self._found:
            self._found[document_id] = taking(self._lookup.documents[document_id], self._lookup)
        return self._found[document_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lookup.documents)

    def __len__(self) -> int:
        return len(self._lookup.documents)


def events_slice(record: Record, event_ids: Iterable[str], *, taken: dict[str, Taking] | None = None) -> Tables:
    """What is needed to show some events whole: their statements, pages, copies, figures, relations and origins.

    What their pages took from others is found out on the way, and put into `taken` for who will ask it again.
    """
    events = record.among("events", "id", event_ids)
    named = [event.id for event in events]
    own: tuple[Statement, ...] = record.among("statements", "event_id", named)
    relations = _relations(record, [one.id for one in own])
    ends = {end for one in relations for end in (one.left_statement_id, one.right_statement_id)}
    others: tuple[Statement, ...] = record.among("statements", "id", ends - {one.id for one in own})
    pages = {name for event in events for name in event.document_ids} | {one.document_id for one in own}
    origins = {one.origin_id for one in own if one.origin_id} | {name for event in events for name in event.origin_ids}
    base = pages_slice(
        record, pages, quoted={one.document_id for one in others}, origins=origins, told=own, taken=taken
    )
    return Tables(
        documents=base.documents,
        passages=base.passages,
        copies=base.copies,
        origins=base.origins,
        stories=_stories(record, base.documents, pages),
        statements=tuple(sorted((*own, *others), key=lambda one: one.id)),
        events=events,
        figures=record.among("figures", "event_id", named),
        relations=relations,
        judgements=_judgements(record, [one.id for one in own]),
    )


def document_slice(record: Record, document_id: str, *, beside: Collection[str] = ()) -> Tables:
    """What is needed to show a page whole: its passages, statements and copies, and the events that it speaks of."""
    own: tuple[Statement, ...] = record.among("statements", "document_id", [document_id])
    events = record.among("events", "id", {one.event_id for one in own if one.event_id})
    origins = {one.origin_id for one in own if one.origin_id}
    base = pages_slice(record, {document_id, *beside}, quoted=(), origins=origins)
    return Tables(
        documents=base.documents,
        passages=base.passages,
        copies=base.copies,
        origins=base.origins,
        stories=_stories(record, base.documents, {document_id}),
        statements=own,
        events=events,
        figures=record.among("figures", "event_id", [event.id for event in events]),
        judgements=_judgements(record, [one.id for one in own]),
    )


def pages_slice(
    record: Record,
    pages: Collection[str],
    *,
    quoted: Collection[str],
    origins: Collection[str],
    told: Iterable[Told] = (),
    taken: dict[str, Taking] | None = None,
) -> Tables:
    """Some pages with their passages, whom they took their text from and who took it from them.

    The pages themselves and those `quoted` come with their text, all others without. The words of `told` are followed
    back to the pages on which they were first seen.
    """
    known_copies: dict[int, Copy] = {}
    known_passages: dict[str, tuple[Passage, ...]] = {}
    above = _givers(record, pages, told, (known_copies, known_passages), {} if taken is None else taken)
    inside = {*pages, *above}
    copies = _copies(record, _copy_rows(record, inside, pages), known_copies)
    ends = {name for copy in copies for name in (copy.from_document_id, copy.to_document_id)}
    known: tuple[Origin, ...] = record.among("origins", "id", origins)
    first = {origin.document_ids[0] for origin in known if origin.document_ids and not origin.name}
    whole = set(pages) | set(quoted)
    blank = (above | ends | first | _origin_chain(record, pages)) - whole
    documents: list[Document] = [*record.among("documents", "id", whole)]
    documents += record.among("documents", "id", blank, blank="text")
    return Tables(
        documents=tuple(sorted(documents, key=lambda one: one.id)),
        passages=_passages(record, inside, known_passages),
        copies=copies,
        origins=known,
    )


def _givers(
    record: Record,
    pages: Collection[str],
    told: Iterable[Told],
    known: _Known,
    taken: dict[str, Taking],
) -> set[str]:
    """The further pages that stand on the way back of some words, giver after giver (`copying.written_at`)."""
    met, places = set(pages), {(one.document_id, (one.start + one.end) // 2) for one in told}
    for _ in range(_HANDED_ON):
        taken.update(_takings(record, {document_id for document_id, _ in places} - taken.keys(), known))
        places = {
            (copy.from_document_id, min(copy.from_start + max(0, offset - copy.to_start), copy.from_end - 1))
            for document_id, offset in places
            if (copy := taken[document_id].copy_at(offset)) and copy.from_document_id not in met
        }
        if not places:
            break
        met |= {document_id for document_id, _ in places}
    return met - set(pages)


def _takings(record: Record, pages: Collection[str], known: _Known) -> Mapping[str, Taking]:
    """What some pages took, with nothing known of the others but their names."""
    copies = _copies(record, _copy_rows(record, pages, ()), known[0])
    ends = {copy.from_document_id for copy in copies} | set(pages)
    lookup = Lookup.of(
        Tables(
            documents=record.among("documents", "id", ends, blank="text"),
            passages=_passages(record, pages, known[1]),
            copies=copies,
        )
    )
    return {name: taking(lookup.documents[name], lookup) for name in pages}


def _passages(record: Record, pages: Collection[str], known: dict[str, tuple[Passage, ...]]) -> tuple[Passage, ...]:
    """The passages of some pages; those of a page that is `known` already are not read again."""
    new = sorted(set(pages) - known.keys())
    read: tuple[Passage, ...] = record.among("passages", "document_id", new)
    for name, own in groupby(sorted(read, key=_page), key=_page):
        known[name] = tuple(own)
    return tuple(one for name in sorted(pages) for one in known.get(name, ()))


def _page(passage: Passage) -> str:
    return passage.document_id


def _copies(record: Record, rows: Sequence[int], known: dict[int, Copy]) -> tuple[Copy, ...]:
    """The copies in these rows; those that are `known` already are not read again."""
    new = [row for row in rows if row not in known]
    known.update(zip(new, record.take("copies", new), strict=True))
    return tuple(known[row] for row in rows)


def _origin_chain(record: Record, pages: Collection[str]) -> set[str]:
    """The pages that these were taken from, as their `origin_id` says, and so on."""
    question = """SELECT DISTINCT origin_id FROM documents
        WHERE id IN (SELECT unnest(?::VARCHAR[])) AND origin_id IS NOT NULL"""
    met, frontier = set(pages), sorted(pages)
    for _ in range(_HANDED_ON):
        frontier = sorted({name for (name,) in record.ask(question, frontier)} - met)
        if not frontier:
            break
        met.update(frontier)
    return met - set(pages)


def _copy_rows(record: Record, takers: Collection[str], givers: Collection[str]) -> list[int]:
    """The copies that some pages took, and those that others took from some: of these a number, edited ones first."""
    taken = """SELECT "row" FROM copies WHERE to_document_id IN (SELECT unnest($1::VARCHAR[]))
        ORDER BY grave DESC, "row" LIMIT $2"""
    given = """SELECT "row" FROM copies WHERE from_document_id IN (SELECT unnest($1::VARCHAR[]))
        AND NOT to_document_id IN (SELECT unnest($3::VARCHAR[])) ORDER BY grave DESC, "row" LIMIT $2"""
    rows = record.ask(taken, sorted(takers), _COPIES)
    if givers:
        rows += record.ask(given, sorted(givers), _CARRIED, sorted(takers))
    return sorted({row for (row,) in rows})


def _stories(record: Record, documents: Iterable[Document], pages: Collection[str]) -> tuple[Story, ...]:
    return record.among("stories", "id", {one.story_id for one in documents if one.id in pages and one.story_id})


def _relations(record: Record, statement_ids: Sequence[str]) -> tuple[Relation, ...]:
    wanted = "IN (SELECT unnest($1::VARCHAR[]))"
    return record.select("relations", f"left_statement_id {wanted} OR right_statement_id {wanted}", list(statement_ids))


def _judgements(record: Record, statement_ids: Sequence[str]) -> tuple[Judgement, ...]:
    """The judgements that speak of some statements, and those that take them back."""
    spoken = "SELECT id FROM judgements WHERE list_has_any(statement_ids, $1::VARCHAR[])"
    return record.select("judgements", f"id IN ({spoken}) OR withdraws IN ({spoken})", list(statement_ids))
