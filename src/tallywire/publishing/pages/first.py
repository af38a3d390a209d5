"""The first screen: the whole record in a line, and the events that a reader asked for by the day they happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from tallywire.publishing.pages.entries import Day, Entry, Link, by_day, entry, map_json, timeline_json
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.listing import Choice, choices, drawn, event_views, find, heaviest, scale
from tallywire.publishing.pages.plain import EVENT_COLUMNS, Json, event_row, plain
from tallywire.publishing.record import Record
from tallywire.publishing.views import EventView, Summary

__all__ = ["FirstPage", "Overview", "first_page", "overview", "share"]

_ON_A_PAGE = 100
_PLACES = 30  # places named where the map is not drawn
_DRAWN = 400  # events on the map and on the timeline: more is neither seen nor fast


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What is the same for every question that is asked of a record: made once, when it is opened."""

    summary: Summary
    choices: Mapping[str, tuple[Choice, ...]]
    scale: Mapping[str, float]
    history: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """The first screen for one question."""

    NAME: ClassVar[str] = "events"
    COLUMNS: ClassVar[tuple[str, ...]] = EVENT_COLUMNS

    summary: Summary
    choices: Mapping[str, tuple[Choice, ...]]
    asked: Filters
    total: int
    pages: int
    days: tuple[Day, ...]
    history: int
    placed: tuple[EventView, ...]
    not_placed: int
    dated: tuple[EventView, ...]
    not_dated: int
    asked_origin: str | None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The events of this page of the list."""
        return tuple(one for day in self.days for one in day.entries)

    @property
    def contested_share(self) -> str:
        """Which share of the incidents somebody denies or contradicts, in words."""
        return share(self.summary.contested, self.summary.incidents)

    @property
    def places(self) -> list[tuple[str, int]]:
        """The places that the map draws, with the number of their events."""
        return Counter(view.event.place.name for view in self.placed if view.event.place).most_common(_PLACES)

    @property
    def origins(self) -> tuple[Choice, ...]:
        """The origins that are offered: the most frequent, and the one that was asked for."""
        offered = self.choices["origin"]
        asked = self.asked.origin
        if asked is None or any(one.value == asked for one in offered):
            return offered
        return (Choice(value=asked, words=self.asked_origin or asked, events=self.total), *offered)

    def map_json(self, link: Link) -> Json:
        """What the map draws."""
        return map_json(self.placed, link, more=self.not_placed)

    def timeline_json(self, link: Link) -> Json:
        """What the timeline draws."""
        return timeline_json(self.dated, link, more=self.not_dated)

    def json(self) -> Json:
        """The page as JSON."""
        return {
            "summary": plain(self.summary),
            "asked": self.asked.query(),
            "total": self.total,
            "page": self.asked.page,
            "pages": self.pages,
            "events": list(self.rows()),
        }

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one event each."""
        return (event_row(one.view) for one in self.entries)


def first_page(record: Record, asked: Filters, about: Overview, *, most: int = _ON_A_PAGE) -> FirstPage:
    """The first screen for what was asked; `about` is the record's `overview`."""
    found = find(record, asked, most=most)
    placed, dated = (heaviest(record, asked, most=_DRAWN, placed=which) for which in (True, False))
    return FirstPage(
        summary=about.summary,
        choices=about.choices,
        asked=asked,
        total=found.total,
        pages=max(1, -(-found.total // most)),
        days=by_day(entry(view, about.scale) for view in event_views(record, found.rows)),
        history=about.history,
        placed=drawn(record, placed.rows),
        not_placed=placed.total - len(placed.rows),
        dated=drawn(record, dated.rows),
        not_dated=dated.total - len(dated.rows),
        asked_origin=_origin_name(record, asked.origin) if asked.origin else None,
    )


def _origin_name(record: Record, origin_id: str) -> str | None:
    question = """SELECT coalesce(o.name, d.name) FROM origins o LEFT JOIN documents d ON d.id = o.first_document_id
        WHERE o.id = ?"""
    found = record.ask(question, origin_id)
    return found[0][0] if found else None


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent; what is less than one per cent but not nothing is said to be so.

    >>> share(1, 4), share(1, 1000), share(0, 10)
    ('25 %', 'under 1 %', '0 %')
    """
    if 0 < part < whole / 100:
        return "under 1 %"
    return f"{round(100 * part / whole)} %" if whole else "0 %"


def overview(record: Record) -> Overview:
    """What is said of a record whatever is asked."""
    ((history,),) = record.ask("SELECT count(*) FROM events WHERE background")
    return Overview(summary=_summary(record), choices=choices(record), scale=scale(record), history=history)


def _summary(record: Record) -> Summary:
    """The same as `views.summarise`, asked of the index."""
    ((incidents, first, last),) = record.ask("SELECT count(*), min(starts), max(ends) FROM events WHERE NOT background")
    statuses = dict(record.ask("SELECT status, count(*) FROM events WHERE NOT background GROUP BY 1 ORDER BY 1"))
    ((differing, revised),) = record.ask(
        """SELECT count(*) FILTER (f.status IN ('range', 'contested')), count(*) FILTER (f.status = 'updated')
        FROM figures f JOIN events e ON e.id = f.event_id WHERE NOT e.background"""
    )
    ((speakers,),) = record.ask("SELECT count(*) FROM origins WHERE kind = 'speaker'")
    return Summary(
        documents=record.count("documents"),
        origins=record.count("origins") - speakers,
        speakers=speakers,
        stories=record.count("stories"),
        statements=record.count("statements"),
        incidents=incidents,
        from_=first,
        to=last,
        statuses=statuses,
        differing_figures=differing,
        revised_figures=revised,
        rejections=record.count("rejections"),
    )
