"""Which days mattered: the days of the incidents, ranked by the origins that report what began on them.

Pages are not sources, here too: a day that forty sites carry one wire story of ranks below a day of which two newsrooms
write on their own. Of as many origins the pages decide, then the statements, then the earlier day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tallywire.publishing.tables import Lookup
from tallywire.publishing.views import incidents
from tallywire.records import Event

__all__ = ["TimelineDay", "timeline_days"]

_DAYS = 3  # an event known only to have begun within a longer time ranks no day


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDay:
    """One day (None: not known) and what began on it, what rests on most origins first.

    `rank` is 1 for the day on which most origins report; None for a day that only events of a longer time begin on.
    """

    day: str | None
    rank: int | None
    origins: int
    documents: int
    statements: int
    events: tuple[Event, ...]


def timeline_days(lookup: Lookup) -> tuple[TimelineDay, ...]:
    """The days of the incidents in the order of the calendar, the unknown one last."""
    by_day: defaultdict[str | None, list[Event]] = defaultdict(list)
    for event in incidents(lookup):
        by_day[event.from_].append(event)
    ranked = sorted((day for day, events in by_day.items() if _weight(events)[0]), key=lambda day: _order(day, by_day))
    ranks = {day: place for place, day in enumerate(ranked, 1)}
    days = sorted(by_day, key=lambda day: (day is None, day or ""))
    return tuple(_day(day, ranks.get(day) if day else None, by_day[day]) for day in days)


def _order(day: str | None, by_day: dict[str | None, list[Event]]) -> tuple[bool, int, int, int, str]:
    origins, documents, statements = _weight(by_day[day])
    return day is None, -origins, -documents, -statements, day or ""


def _weight(events: Iterable[Event]) -> tuple[int, int, int]:
    """Distinct origins, documents and statements of the events whose day is known to within three days."""
    known = [event for event in events if _is_narrow(event)]
    return (
        len({name for event in known for name in event.origin_ids}),
        len({name for event in known for name in event.document_ids}),
        len({name for event in known for name in event.statement_ids}),
    )


def _is_narrow(event: Event) -> bool:
    if event.from_ is None:
        return False
    last = date.fromisoformat(event.to or event.from_)
    return (last - date.fromisoformat(event.from_)).days < _DAYS


def _day(day: str | None, rank: int | None, events: Sequence[Event]) -> TimelineDay:
    origins, documents, statements = _weight(events)
    largest = sorted(
        events, key=lambda event: (-len(event.origin_ids), -len(event.document_ids), -len(event.statement_ids))
    )
    return TimelineDay(
        day=day, rank=rank, origins=origins, documents=documents, statements=statements, events=tuple(largest)
    )
