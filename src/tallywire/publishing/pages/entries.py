"""Events as they stand in lists, on the map and on the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import log1p
from typing import Any

from tallywire.language.place_offsets import place_label
from tallywire.publishing.pages.plain import Json
from tallywire.publishing.views import EventView
from tallywire.publishing.words import spoken_interval, status_words
from tallywire.records import Figure

__all__ = ["Bar", "Day", "Entry", "Link", "by_day", "entry", "figure_bar", "map_json", "timeline_json"]

Link = Callable[..., str]
"""Makes the address of a view: `link("event", "event-12")`, `link("events", place="Merrin")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure on a logarithmic line from 0 to 100: where its range begins, how wide it is, where the best stands."""

    start: float
    width: float
    best: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event in a list."""

    view: EventView
    bar: Bar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The events of one day, with the day in words."""

    words: str
    entries: tuple[Entry, ...]


def entry(view: EventView, widest: Mapping[str, float]) -> Entry:
    """One event with the bar of its leading figure, drawn to the scale of its measure (`widest`)."""
    figure = view.headline
    return Entry(view=view, bar=figure_bar(figure, widest.get(figure.measure, 0)) if figure else None)


def figure_bar(figure: Figure, widest: float) -> Bar | None:
    """The bar of a figure on a line that ends at `widest`; None where nothing of it is known."""
    known = [value for value in (figure.low, figure.best, figure.high) if value is not None]
    if not known or widest <= 0:
        return None
    start, end, best = (_place(value, widest) for value in (min(known), max(known), figure.best or max(known)))
    return Bar(start=round(start, 2), width=round(end - start, 2), best=round(best, 2))


def _place(value: float, widest: float) -> float:
    """Where a number stands from 0 to 100: logarithmic, so that one toll of thousands leaves the others legible."""
    return 100 * log1p(max(0, value)) / log1p(widest)


def by_day(entries: Iterable[Entry]) -> tuple[Day, ...]:
    """Events under the first day on which they can have happened, as they come."""
    grouped = groupby(entries, key=lambda one: spoken_interval(one.view.event.from_, one.view.event.from_))
    return tuple(Day(words=words, entries=tuple(members)) for words, members in grouped)


# ---------------------------------------------------------------- islands


def map_json(views: Iterable[EventView], link: Link, *, more: int = 0) -> Json:
    """The events that have coordinates, as the map reads them; `more` are not drawn."""
    return {"events": [_on_map(view, link) for view in views if _placed(view)], "more": more}


def _placed(view: EventView) -> bool:
    return view.event.place is not None and view.event.place.lat is not None


def _on_map(view: EventView, link: Link) -> Json:
    event = view.event
    place: Any = event.place
    return {
        **_named(view, link),
        "when": spoken_interval(event.from_, event.to),
        "place": place_label(place),
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "radius_km": place.radius_km,
        "rests_on": view.rests_on,
    }


def timeline_json(views: Iterable[EventView], link: Link, *, more: int = 0) -> Json:
    """The events that have a date, as the timeline reads them; an end that is null is open, and drawn soft."""
    found = (view for view in views if view.event.from_ or view.event.to)
    return {"events": [_on_timeline(view, link) for view in found], "more": more}


def _on_timeline(view: EventView, link: Link) -> Json:
    event = view.event
    return {
        **_named(view, link),
        "kind": event.kind,
        "from": event.from_,
        "to": event.to,
        "inferred": event.from_ is None or event.to is None or event.from_ != event.to,
        "documents": view.documents,
        "origins": view.origins,
    }


def _named(view: EventView, link: Link) -> Json:
    event = view.event
    return {
        "id": event.id,
        "title": event.title,
        "href": link("event", event.id),
        "status": event.status,
        "status_words": status_words(event.status),
    }
