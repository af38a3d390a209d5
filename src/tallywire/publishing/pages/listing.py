"""Events of a record that a reader asked for: found by the index, in order, a page at a time; and what can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.record import Record
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import EventView, headline
from tallywire.publishing.words import kind_words, status_words
from tallywire.records import Event, Figure

__all__ = ["Choice", "Found", "choices", "drawn", "event_views", "find", "heaviest", "named_views", "scale"]

_CHOICES = 200  # names offered beside a filter
_ORDERS = {
    "day": "day, pages DESC, coalesce(ends, '9999'), id",
    "latest": "undated, day DESC, pages DESC, id",
    "weight": "status = 'contested' DESC, deed DESC, pages DESC, origins DESC, figures DESC, day, id",
}
_FLAGS = ("differing", "updated", "undated", "unplaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many events there are, and the rows of those on one page of the list."""

    total: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that a filter can have, its words, and how many events it leaves."""

    value: str
    words: str
    events: int


def find(record: Record, asked: Filters, *, most: int) -> Found:
    """The events that a reader asked for: their number, and the rows of the page of `most` that is asked for."""
    where, values = condition(asked)
    ((total,),) = record.ask(f"SELECT count(*) FROM events WHERE {where}", *values)
    question = f'SELECT "row" FROM events WHERE {where} ORDER BY {_ORDERS[asked.sort]} LIMIT ? OFFSET ?'
    rows = record.ask(question, *values, most, most * (asked.page - 1))
    return Found(total=total, rows=tuple(row for (row,) in rows))


def heaviest(record: Record, asked: Filters, *, most: int, placed: bool = False) -> Found:
    """Of the events asked for, the rows of those that weigh most, by day; with `placed`, of those on the map."""
    where, values = condition(asked)
    where = f"{where} AND {'NOT unplaced' if placed else 'NOT undated'}"
    ((total,),) = record.ask(f"SELECT count(*) FROM events WHERE {where}", *values)
    inner = f'SELECT "row", day, id FROM events WHERE {where} ORDER BY {_ORDERS["weight"]} LIMIT ?'
    rows = record.ask(f'SELECT "row" FROM ({inner}) ORDER BY day, id', *values, most)
    return Found(total=total, rows=tuple(row for (row,) in rows))


def condition(asked: Filters) -> tuple[str, list[Any]]:
    """The events asked for as a condition on the index, and its values: only values come from the reader."""
    parts, values = (["background"] if asked.history else ["NOT background"]), []
    equal = {"kind": asked.kind, "status": asked.status, "story_id": asked.story}
    for column, value in equal.items():
        if value is not None:
            parts.append(f"{column} = ?")
            values.append(value)
    if asked.origin is not None:
        parts.append("list_contains(origin_ids, ?)")
        values.append(asked.origin)
    if asked.place is not None:
        parts.append("(lower(place) = lower(?) OR country = upper(?))")
        values.extend([asked.place, asked.place])
    if asked.party is not None:
        parts.append("contains(lower(array_to_string(parties, chr(10))), lower(?))")
        values.append(asked.party)
    if asked.queue is not None:
        parts.append(asked.queue if asked.queue in _FLAGS else "status = ?")
        values.extend([] if asked.queue in _FLAGS else [asked.queue])
    return " AND ".join([*parts, *_days(asked, values), *_words(asked, values)]), values


def _days(asked: Filters, values: list[Any]) -> list[str]:
    """Events that may have happened within the days asked for: one that is known to the month may be any day of it."""
    parts = []
    if asked.from_ is not None:
        parts.append("(NOT undated AND coalesce(ends, '9999') >= ?)")
        values.append(asked.from_)
    if asked.to is not None:
        parts.append("(NOT undated AND coalesce(starts, '') <= ?)")
        values.append(asked.to)
    return parts


def _words(asked: Filters, values: list[Any]) -> list[str]:
    words = (asked.q or "").split()
    values.extend(words)
    return ["contains(words, lower(?))" for _ in words]


# ---------------------------------------------------------------- what is shown of them


def event_views(record: Record, rows: Sequence[int]) -> tuple[EventView, ...]:
    """Events as lines of a list: the same as `views.event_view`, without reading their statements."""
    events: tuple[Event, ...] = record.take("events", rows)
    figures = record.among("figures", "event_id", [event.id for event in events])
    lookup = Lookup.of(Tables(figures=figures))
    cautions = dict(
        record.ask('SELECT id, caution FROM events WHERE "row" IN (SELECT unnest(?::BIGINT[]))', list(rows))
    )
    return tuple(_view(event, lookup.figures_of.get(event.id, ()), cautions[event.id]) for event in events)


def named_views(record: Record, event_ids: Iterable[str]) -> Mapping[str, EventView]:
    """The events of these ids as lines of a list, by their ids."""
    question = 'SELECT "row" FROM events WHERE id IN (SELECT unnest(?::VARCHAR[])) ORDER BY "row"'
    rows = [row for (row,) in record.ask(question, sorted(set(event_ids)))]
    return {view.event.id: view for view in event_views(record, rows)}


def _view(event: Event, figures: tuple[Figure, ...], caution: str | None) -> EventView:
    return EventView(
        event=event,
        documents=len(event.document_ids),
        origins=len(event.origin_ids),
        figures=figures,
        headline=headline(figures),
        caution=caution,
    )


def drawn(record: Record, rows: Sequence[int]) -> tuple[EventView, ...]:
    """Events as the map and the timeline draw them: without the figures, cautions and statements that lists show."""
    events: tuple[Event, ...] = record.take("events", rows, empty=("statement_ids", "reasons", "actors", "targets"))
    return tuple(_view(event, (), None) for event in events)


def scale(record: Record) -> Mapping[str, float]:
    """The widest bound of each measure among the incidents, so that bars of one measure can be compared by eye."""
    question = """SELECT f.measure, max(f.widest) FROM figures f JOIN events e ON e.id = f.event_id
        WHERE NOT e.background GROUP BY 1 ORDER BY 1"""
    return dict(record.ask(question))


# ---------------------------------------------------------------- what can be asked


def choices(record: Record) -> Mapping[str, tuple[Choice, ...]]:
    """What each filter can be set to, with the number of incidents that it leaves, the most frequent first."""
    return {
        "kind": _choices(record, "SELECT kind, kind", "FROM events WHERE NOT background", kind_words),
        "status": _choices(record, "SELECT status, status", "FROM events WHERE NOT background", status_words),
        "place": _choices(record, "SELECT place, place", "FROM events WHERE NOT background AND place IS NOT NULL"),
        "party": _choices(
            record, "SELECT party, party", "FROM (SELECT unnest(parties) AS party FROM events WHERE NOT background)"
        ),
        "origin": _choices(
            record,
            "SELECT o.id, coalesce(o.name, d.name, 'unnamed origin')",
            """FROM (SELECT unnest(origin_ids) AS origin_id FROM events WHERE NOT background) e
            JOIN origins o ON o.id = e.origin_id LEFT JOIN documents d ON d.id = o.first_document_id""",
        ),
    }


def _choices(record: Record, what: str, source: str, words: Any = str) -> tuple[Choice, ...]:
    found = record.ask(f"{what}, count(*) {source} GROUP BY 1, 2 ORDER BY 3 DESC, 2, 1 LIMIT {_CHOICES}")
    return tuple(Choice(value=value, words=words(name), events=number) for value, name, number in found)
