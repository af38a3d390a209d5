"""What is worth a person's look, queue by queue: each entry is an event, or two sentences or events side by side.

A queue only points: it decides nothing, and what is decided (`tallywire.pipeline.judging`) is asked of it anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa

from tallywire.publishing.record import Record
from tallywire.records import JudgementKind

__all__ = ["QUEUES", "Pointer", "Queue", "judged_events", "length", "pointers"]

_UNSURE = 0.5  # a place resolved with less confidence is as likely another one


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A queue: what is in it, what a reviewer has to decide, and which decisions are offered."""

    name: str
    title: str
    question: str
    offers: tuple[JudgementKind, ...]
    where: str
    order: str
    relations: tuple[str, ...] = ()
    pairs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """One entry: an event, or a relation between two sentences (`relation`: its row), or two events."""

    event_id: str
    other_id: str | None = None
    relation: int | None = None
    alike: int = 1


_OF_PAIR: tuple[JudgementKind, ...] = ("same", "different", "wrong_figure", "hide")
_OF_EVENT: tuple[JudgementKind, ...] = ("wrong_kind", "wrong_place", "hide")
_HEAVIEST = "pages DESC, day, id"

QUEUES: Mapping[str, Queue] = MappingProxyType(
    {
        queue.name: queue
        for queue in (
            Queue(
                name="contradictions",
                title="Contradictions",
                question="Two reports speak against each other. Is it the same happening? Is a figure misread?",
                offers=_OF_PAIR,
                where="NOT background",
                order=_HEAVIEST,
                relations=("contradicts", "denies"),
            ),
            Queue(
                name="superseded",
                title="Superseded figures",
                question="A later report takes the place of an earlier one. Is it the same happening and count?",
                offers=_OF_PAIR,
                where="NOT background",
                order=_HEAVIEST,
                relations=("updates",),
            ),
            Queue(
                name="twins",
                title="Perhaps the same",
                question="Two events of one kind, one day and one place stand apart. Are they the same happening?",
                offers=("same", "different", "hide"),
                where="NOT background AND NOT undated AND place IS NOT NULL AND deed",
                order="a.pages + b.pages DESC, a.day, a.id, b.id",
                pairs=True,
            ),
            Queue(
                name="single-origin",
                title="One origin only",
                question="Everything said of this rests on one origin. Is it rightly read?",
                offers=_OF_EVENT,
                where="NOT background AND status = 'single_origin'",
                order=_HEAVIEST,
            ),
            Queue(
                name="unresolved-places",
                title="Places not resolved",
                question="Where was it? Name the place as a page names it, or leave it open.",
                offers=_OF_EVENT,
                where="NOT background AND unplaced",
                order=f"place IS NULL, {_HEAVIEST}",
            ),
            Queue(
                name="unresolved-dates",
                title="Dates not known",
                question="No page says on which day. Is it an event, and of this kind? A date is read, never judged.",
                offers=("wrong_kind", "hide"),
                where="NOT background AND undated",
                order=_HEAVIEST,
            ),
            Queue(
                name="low-confidence",
                title="Low confidence",
                question="Its place may be another of that name, its pages call it unconfirmed or only possible, "
                "or nobody is named who says so. Is it rightly read?",
                offers=_OF_EVENT,
                where="NOT background AND (list_contains(?::VARCHAR[], id) OR status = 'unattributed' "
                "OR caution IN ('possible', 'unconfirmed'))",
                order=_HEAVIEST,
            ),
        )
    }
)
"""The queues, by their names in addresses, in the order in which they are shown."""


def pointers(record: Record, queue: Queue, *, most: int, skipped: int = 0) -> tuple[tuple[Pointer, ...], int]:
    """The entries of a queue, what weighs most first (`most` after the `skipped` first), and how many there are."""
    question, values = _question(record, queue)
    page = f"SELECT count(*) OVER (), q.* FROM ({question}) q LIMIT ? OFFSET ?"  # noqa: S608  of this program
    rows = record.ask(page, *values, most, skipped)
    found = tuple(Pointer(**_named(queue, row[1:])) for row in rows)
    return found, int(rows[0][0]) if rows else length(record, queue)


def length(record: Record, queue: Queue) -> int:
    """How many entries a queue has."""
    question, values = _question(record, queue)
    ((number,),) = record.ask(f"SELECT count(*) FROM ({question})", *values)  # noqa: S608  of this program
    return int(number)


def _named(queue: Queue, row: Sequence[Any]) -> dict[str, Any]:
    names = ("event_id", "other_id", "relation", "alike")
    return dict(zip(names, row, strict=False)) if queue.relations or queue.pairs else {"event_id": row[0]}


def _question(record: Record, queue: Queue) -> tuple[str, list[Any]]:
    if queue.relations:
        return _BY_RELATION.format(where=queue.where, order=queue.order), [list(queue.relations)]
    if queue.pairs:
        return _TWINS.format(where=queue.where, order=queue.order), []
    values = [_unsure_events(record)] if "?" in queue.where else []
    return f"SELECT id FROM events WHERE {queue.where} ORDER BY {queue.order}", values  # noqa: S608


_BY_RELATION = """
WITH x AS MATERIALIZED (
    SELECT "row", left_statement_id, right_statement_id FROM relations WHERE relation IN (SELECT unnest(?::VARCHAR[]))),
  ends AS (SELECT left_statement_id AS id FROM x UNION SELECT right_statement_id FROM x),
  s AS MATERIALIZED (SELECT id, event_id FROM statements WHERE id IN (SELECT id FROM ends) AND event_id IS NOT NULL),
  found AS (
    SELECT l.event_id AS id, nullif(r.event_id, l.event_id) AS other, min(x."row") AS relation, count(*) AS alike
    FROM x JOIN s l ON l.id = x.left_statement_id JOIN s r ON r.id = x.right_statement_id GROUP BY 1, 2)
SELECT id, other, relation, alike FROM found JOIN (SELECT id, pages, day FROM events WHERE {where}) USING (id)
ORDER BY {order}, other"""

_TWINS = """
WITH one AS (SELECT id, story_id, kind, day, place, pages FROM events WHERE {where})
SELECT a.id, b.id FROM one a JOIN one b
  ON a.story_id = b.story_id AND a.kind = b.kind AND a.day = b.day AND a.place = b.place AND a.id < b.id
ORDER BY {order}"""


def _unsure_events(record: Record) -> list[str]:
    """The events of whose places not even the surest is sure."""
    statements = record.arrow("statements")
    places = statements["places"].combine_chunks()
    if not len(places):
        return []
    confidence = places.flatten().field("confidence").to_numpy(zero_copy_only=False)
    rows = np.repeat(np.arange(len(places)), np.asarray(places.value_lengths().fill_null(0)))
    known = ~np.isnan(confidence)
    events = statements["event_id"].take(pa.array(rows[known])).combine_chunks().dictionary_encode()
    held = np.asarray(events.indices.is_valid())
    surest = np.zeros(len(events.dictionary))
    np.maximum.at(surest, np.asarray(events.indices.fill_null(0))[held], confidence[known][held])
    return [name for name, sure in zip(events.dictionary.to_pylist(), surest, strict=True) if sure < _UNSURE]


def judged_events(record: Record, statement_ids: Sequence[str]) -> frozenset[str]:
    """The events of some statements."""
    question = (
        "SELECT DISTINCT event_id FROM statements WHERE id IN (SELECT unnest(?::VARCHAR[])) AND event_id IS NOT NULL"
    )
    return frozenset(name for (name,) in record.ask(question, list(statement_ids)))
