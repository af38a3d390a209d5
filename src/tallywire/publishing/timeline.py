"""Which days mattered: the days of the incidents, ranked by the origins that report or recall what began on them.

Pages are not sources, here too: a day that forty sites carry one wire story of ranks below a day of which two newsrooms
write on their own. Of as many origins the pages decide, then the statements, then the earlier day. What pages recall of
a day is no incident and is not listed; that they still speak of the day weighs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallywire.publishing.tables import Lookup
from tallywire.publishing.views import background_events, incidents
from tallywire.records import Event

__all__ = ["TimelineDay", "timeline_days"]

Weight = tuple[int, int, int]  # distinct origins, documents, statements

_DAYS = 3  # an event known only to have begun within a longer time ranks no day


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDay:
    """One day (None: not known) and the incidents that began on it, what rests on most origins first.

    `origins`, `documents` and `statements` count what reports of the day and what recalls it. `rank` is 1 for the day
    of most origins; None for a day that only events of a longer time begin on.
    """

    day: str | None
    rank: int | None
    origins: int
    documents: int
    statements: int
    events: tuple[Event, ...]


def timeline_days(lookup: Lookup) -> tuple[TimelineDay, ...]:
    """The days of the incidents in the order of the calendar, the unknown one last."""
    by_day, recalled = _by_day(incidents(lookup)), _by_day(filter(_is_recalled, background_events(lookup)))
    weights = {day: _weight((*events, *recalled.get(day, ()))) for day, events in by_day.items()}
    ranked = sorted((day for day in weights if day and weights[day][0]), key=lambda day: _order(day, weights[day]))
    ranks = {day: place for place, day in enumerate(ranked, 1)}
    days = sorted(by_day, key=lambda day: (day is None, day or ""))
    return tuple(_day(day, ranks.get(day) if day else None, weights[day], by_day[day]) for day in days)


def _by_day(events: Iterable[Event]) -> Mapping[str | None, Sequence[Event]]:
    found: defaultdict[str | None, list[Event]] = defaultdict(list)
    for event in events:
        found[event.from_].append(event)
    return dict(found)


def _is_recalled(event: Event) -> bool:
    """Whether what is told as background only came to pass on a known day: its kind is then told (merging)."""
    return event.kind != "background"


def _order(day: str, weight: Weight) -> tuple[int, int, int, str]:
    origins, documents, statements = weight
    return -origins, -documents, -statements, day


def _weight(events: Iterable[Event]) -> Weight:
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


def _day(day: str | None, rank: int | None, weight: Weight, events: Sequence[Event]) -> TimelineDay:
    origins, documents, statements = weight
    largest = sorted(
        events, key=lambda event: (-len(event.origin_ids), -len(event.document_ids), -len(event.statement_ids))
    )
    return TimelineDay(
        day=day, rank=rank, origins=origins, documents=documents, statements=statements, events=tuple(largest)
    )
