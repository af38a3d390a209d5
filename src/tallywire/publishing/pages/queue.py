"""A queue as a reviewer walks it: what stands side by side, what is to be decided, and what was decided already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tallywire.merging.judged import in_force
from tallywire.publishing.pages.decided import Decision, decisions
from tallywire.publishing.pages.plain import Json
from tallywire.publishing.pages.segments import Segment, cut, statement_marks
from tallywire.publishing.queues import QUEUES, Pointer, Queue, judged_events, length, pointers
from tallywire.publishing.record import Record
from tallywire.publishing.sources import origin_name
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import said_by
from tallywire.publishing.words import kind_words, stated_bounds
from tallywire.records import Document, Event, Judgement, Relation, Statement

__all__ = ["QueueEntry", "QueueList", "QueuePage", "Side", "queue_list", "queue_page"]

_ON_A_PAGE = 20
_SENTENCES = 2  # shown of an event, beside their number


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A sentence with its page and who says so."""

    statement: Statement
    document: Document
    words: tuple[Segment, ...]
    said_by: str | None
    origin: str
    figures: tuple[str, ...]

    @property
    def at(self) -> str:
        """The characters of its page, as a link names them."""
        return f"{self.statement.start}-{self.statement.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a decision speaks of: an event with its first sentences, or one sentence of an event."""

    id: str
    event: Event
    sentences: tuple[Shown, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEntry:
    """One thing to decide: `right` is None where one event is looked at by itself."""

    id: str
    left: Side
    right: Side | None
    why: str
    figures: tuple[str, ...]
    decided: tuple[Decision, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """Left, and right if there is one."""
        return (self.left, self.right) if self.right else (self.left,)

    def row(self) -> Json:
        """The entry as a row of a sheet."""
        return {
            "left": self.left.id,
            "right": self.right.id if self.right else None,
            "event_id": self.left.event.id,
            "event": self.left.event.title,
            "kind": self.left.event.kind,
            "from": self.left.event.from_,
            "place": self.left.event.place.name if self.left.event.place else None,
            "why": self.why,
            "left_sentence": _sentence(self.left),
            "right_sentence": _sentence(self.right) if self.right else None,
            "decided": [one.judgement.id for one in self.decided],
        }


def _sentence(side: Side) -> str:
    return "".join(segment.text for segment in side.sentences[0].words) if side.sentences else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """A part of a queue."""

    NAME: ClassVar[str] = "queue"

    queue: Queue
    entries: tuple[QueueEntry, ...]
    total: int
    judged: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages the queue has."""
        return max(1, -(-self.total // _ON_A_PAGE))

    @property
    def first(self) -> int:
        """The number of the first entry of this page in the queue."""
        return _ON_A_PAGE * (self.number - 1) + 1

    def json(self) -> Json:
        """The page as JSON."""
        return {
            "queue": self.queue.name,
            "question": self.queue.question,
            "offers": list(self.queue.offers),
            "total": self.total,
            "judged": self.judged,
            "page": self.number,
            "pages": self.pages,
            "entries": list(self.rows()),
        }

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet."""
        return (entry.row() for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueList:
    """The queues with their lengths, and how many judgements are in force."""

    NAME: ClassVar[str] = "queues"

    lengths: Mapping[str, int]
    judgements: int

    def items(self) -> Iterator[tuple[Queue, int]]:
        """Every queue with its length."""
        return ((QUEUES[name], number) for name, number in self.lengths.items())

    def json(self) -> Json:
        """The page as JSON."""
        return {"queues": list(self.rows()), "judgements": self.judgements}

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet."""
        for queue, number in self.items():
            yield {"queue": queue.name, "title": queue.title, "entries": number, "question": queue.question}


def queue_list(record: Record) -> QueueList:
    """The queues of a record."""
    kept = in_force(record.take("judgements", range(record.count("judgements"))))
    return QueueList(lengths={name: length(record, queue) for name, queue in QUEUES.items()}, judgements=len(kept))


def queue_page(record: Record, queue: Queue, *, number: int = 1) -> QueuePage:
    """The page `number` of a queue, from 1."""
    found, total = pointers(record, queue, most=_ON_A_PAGE, skipped=_ON_A_PAGE * (number - 1))
    judgements: tuple[Judgement, ...] = record.take("judgements", range(record.count("judgements")))
    relations = _relations(record, found)
    lookup = _lookup(record, found, relations.values(), judgements)
    spoken_of = [name for one in in_force(judgements) for name in (*one.left_statement_ids, *one.right_statement_ids)]
    return QueuePage(
        queue=queue,
        entries=tuple(_entry(one, queue, relations, lookup) for one in found),
        total=total,
        judged=len(judged_events(record, spoken_of)),
        number=number,
    )


def _relations(record: Record, found: Iterable[Pointer]) -> dict[int, Relation]:
    rows = [one.relation for one in found if one.relation is not None]
    return dict(zip(rows, record.take("relations", rows), strict=True))


def _lookup(
    record: Record, found: Sequence[Pointer], relations: Iterable[Relation], judgements: tuple[Judgement, ...]
) -> Lookup:
    """What the entries show: their events, sentences with the passages of their pages, and origins; no copies."""
    wanted = {name for one in found for name in (one.event_id, one.other_id) if name}
    events: tuple[Event, ...] = record.among("events", "id", wanted)
    ends = {name for one in relations for name in (one.left_statement_id, one.right_statement_id)}
    ends |= {name for event in events for name in event.statement_ids[:_SENTENCES]}
    statements: tuple[Statement, ...] = record.among("statements", "id", ends)
    origins = record.among("origins", "id", {one.origin_id for one in statements if one.origin_id})
    pages = {one.document_id for one in statements}
    first = {origin.document_ids[0] for origin in origins if origin.document_ids and not origin.name} - pages
    documents = record.among("documents", "id", pages) + record.among("documents", "id", first, blank="text")
    passages = record.among("passages", "document_id", pages)
    return Lookup.of(
        Tables(
            documents=documents, passages=passages, statements=statements, events=events, origins=origins,
            judgements=judgements,
        )
    )  # fmt: skip


# ---------------------------------------------------------------- one entry


def _entry(pointer: Pointer, queue: Queue, relations: Mapping[int, Relation], lookup: Lookup) -> QueueEntry:
    relation = relations[pointer.relation] if pointer.relation is not None else None
    if relation is not None:
        ends = (relation.left_statement_id, relation.right_statement_id)
        sides = [_one_sentence(lookup.statements[end], lookup) for end in ends]
        alike = f" ({pointer.alike} pairs of sentences are so)" if pointer.alike > 1 else ""
        why = f"{kind_words(relation.relation)}: {relation.reason}{alike}"
    else:
        names = (pointer.event_id, pointer.other_id) if pointer.other_id else (pointer.event_id,)
        sides = [_event(lookup.events[name], lookup) for name in names]
        why = "; ".join(lookup.events[pointer.event_id].reasons[:_SENTENCES]) if queue.pairs else ""
    left, right = (sides[0], sides[1] if len(sides) > 1 else None)
    return QueueEntry(
        id="-and-".join(side.id for side in sides),
        left=left,
        right=right,
        why=why,
        figures=tuple(dict.fromkeys(value for side in sides for value in _values(side))),
        decided=_decided(sides, lookup),
    )


def _one_sentence(statement: Statement, lookup: Lookup) -> Side:
    event = lookup.events[statement.event_id or ""]
    return Side(id=statement.id, event=event, sentences=(_shown(statement, lookup),), more=0)


def _event(event: Event, lookup: Lookup) -> Side:
    shown = [lookup.statements[name] for name in event.statement_ids[:_SENTENCES] if name in lookup.statements]
    return Side(
        id=event.id,
        event=event,
        sentences=tuple(_shown(one, lookup) for one in shown),
        more=len(event.statement_ids) - len(shown),
    )


def _shown(statement: Statement, lookup: Lookup) -> Shown:
    document = lookup.documents[statement.document_id]
    origin = lookup.origins.get(statement.origin_id or "")
    return Shown(
        statement=statement,
        document=document,
        words=_sentence_of(statement, document, lookup),
        said_by=said_by(statement),
        origin=origin_name(origin, lookup) if origin else "origin not known",
        figures=tuple(f"{stated_bounds(one)} {kind_words(one.measure)}" for one in statement.figures),
    )


def _sentence_of(statement: Statement, document: Document, lookup: Lookup) -> tuple[Segment, ...]:
    """The whole sentence in which a statement stands: half of one is too little to judge."""
    passages = lookup.passages_of.get(document.id, ())
    whole = next((one for one in passages if one.id == statement.passage_id), statement)
    start, end = min(whole.start, statement.start), max(whole.end, statement.end)
    return cut(document.text, statement_marks(statement), start=start, end=end)


def _values(side: Side) -> Iterator[str]:
    """The figures that its sentences give, as a judgement names them (`killed=12`)."""
    for shown in side.sentences:
        for one in shown.statement.figures:
            number = one.low if one.low is not None else one.high
            yield one.measure if number is None else f"{one.measure}={number:g}"


def _decided(sides: Sequence[Side], lookup: Lookup) -> tuple[Decision, ...]:
    """The decisions in force that speak of every side."""
    own = [{*side.event.statement_ids} if side.id == side.event.id else {side.id} for side in sides]
    told = [shown.statement for side in sides for shown in side.sentences]
    found = (one for one in decisions(told, lookup) if one.holds)
    return tuple(one for one in found if all(names & _names(one.judgement) for names in own))


def _names(judgement: Judgement) -> set[str]:
    return {*judgement.left_statement_ids, *judgement.right_statement_ids}
