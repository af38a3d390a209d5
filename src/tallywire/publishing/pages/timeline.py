"""The days of a record, in the order of the calendar or of how much rests on them, each with its foremost events.

What is counted and ranked is what `tallywire.publishing.timeline` counts and ranks, here asked of the index and for the
events that a reader asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from tallywire.publishing.pages.entries import Entry, Link, entry, timeline_json
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.listing import condition, event_views
from tallywire.publishing.pages.lists import asked_rows, pages_of
from tallywire.publishing.pages.plain import Json, event_row
from tallywire.publishing.record import Record

__all__ = ["DayLine", "TimelinePage", "timeline_page"]

_DAYS = 40
_EVENTS = 4  # of one day


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """One day: its rank among the days by the origins that report of it, on how much it rests, its foremost events."""

    day: str | None
    rank: int | None
    origins: int
    documents: int
    statements: int
    events: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """A part of the days."""

    NAME: ClassVar[str] = "timeline"
    COLUMNS: ClassVar[tuple[str, ...]] = ("day", "rank", "origins", "documents", "statements", "events")

    asked: Filters
    total: int
    pages: int
    days: tuple[DayLine, ...]

    def timeline_json(self, link: Link) -> Json:
        """What the timeline draws."""
        shown = [one.view for day in self.days for one in day.entries]
        return timeline_json(shown, link, more=sum(day.events for day in self.days) - len(shown))

    def json(self) -> Json:
        """The page as JSON."""
        return {
            "total": self.total,
            "page": self.asked.page,
            "pages": self.pages,
            "days": [
                {**row, "foremost": [event_row(one.view) for one in day.entries]}
                for row, day in zip(self.rows(), self.days, strict=True)
            ],
        }

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one day each."""
        for day in self.days:
            yield {
                "day": day.day,
                "rank": day.rank,
                "origins": day.origins,
                "documents": day.documents,
                "statements": day.statements,
                "events": day.events,
            }


def timeline_page(record: Record, asked: Filters, widest: Mapping[str, float]) -> TimelinePage:
    """The days of the events that were asked for; `sort=weight` gives those first that most origins report of."""
    where, values = condition(asked)
    source = f"FROM ({_RANKED.format(where=where)})"
    order = "rank NULLS LAST, day NULLS LAST" if asked.sort == "weight" else "day NULLS LAST"
    if asked.sort == "latest":
        order = "day DESC NULLS LAST"
    columns = "day, rank, origins, documents, statements, events"
    total, found = asked_rows(record, columns, source, order, asked, *values, size=_DAYS)
    foremost = _foremost(record, asked, [day for day, *_ in found], widest)
    return TimelinePage(
        asked=asked,
        total=total,
        pages=pages_of(total, _DAYS),
        days=tuple(
            DayLine(
                day=day,
                rank=rank,
                origins=origins,
                documents=documents,
                statements=statements,
                events=events,
                entries=tuple(foremost.get(day, ())),
            )
            for day, rank, origins, documents, statements, events in found
        ),
    )


# Days are ranked by what is known of them to within three days (publishing.timeline._is_narrow).
_RANKED = """
WITH asked AS (SELECT * FROM events WHERE {where}),
narrow AS (SELECT * FROM asked WHERE starts IS NOT NULL
  AND coalesce(ends, starts)::DATE - starts::DATE < 3),
counted AS (SELECT starts AS day, len(list_distinct(flatten(list(origin_ids)))) AS origins,
  len(list_distinct(flatten(list(document_ids)))) AS documents, sum(statements)::BIGINT AS statements
  FROM narrow GROUP BY 1),
ranked AS (SELECT *, CASE WHEN origins > 0 THEN
  row_number() OVER (ORDER BY origins DESC, documents DESC, statements DESC, day) END AS rank FROM counted)
SELECT a.day, r.rank, coalesce(r.origins, 0) AS origins, coalesce(r.documents, 0) AS documents,
  coalesce(r.statements, 0) AS statements, a.events
FROM (SELECT starts AS day, count(*) AS events FROM asked GROUP BY 1) a LEFT JOIN ranked r ON r.day = a.day"""


def _foremost(
    record: Record, asked: Filters, days: list[str | None], widest: Mapping[str, float]
) -> dict[str | None, list[Entry]]:
    """The events of each day that rest on most."""
    where, values = condition(asked)
    question = f"""SELECT "row" FROM events
        WHERE {where} AND coalesce(starts, '') IN (SELECT unnest(?::VARCHAR[]))
        QUALIFY row_number() OVER (PARTITION BY starts ORDER BY origins DESC, pages DESC, statements DESC, id) <= ?
        ORDER BY starts NULLS LAST, origins DESC, pages DESC, statements DESC, id"""
    rows = record.ask(question, *values, [day or "" for day in days], _EVENTS)
    found: dict[str | None, list[Entry]] = {}
    for view in event_views(record, [row for (row,) in rows]):
        found.setdefault(view.event.from_, []).append(entry(view, widest))
    return found
