"""The record in a terminal: pure functions from a `Lookup` to something that rich can print.

Statuses are words first and colours second, so that a pipe, a screen reader and a monochrome terminal lose nothing.
No page text is ever read as markup, and control characters in it are made visible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tallywire.errors import UsageError
from tallywire.publishing.show_event import bounds_text, figure_rests_on, show_event
from tallywire.publishing.show_pages import show_document
from tallywire.publishing.show_sources import show_sources
from tallywire.publishing.styles import Listing, faint, line, status_text
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.timeline import TimelineDay, timeline_days
from tallywire.publishing.views import EventView, event_view, foremost, incidents, summarise
from tallywire.publishing.words import (
    count,
    figure_words,
    interval,
    printable,
    status_words,
)
from tallywire.records import Event

__all__ = ["VIEWS", "render", "show_event", "show_events", "show_figures", "show_summary", "show_timeline"]


_ID_DIGITS = 8
"""Digits of an id in lists: 32 bits, so that no two of a thousand events look alike (chance 1 in 8,000)."""


_IN_SUMMARY = 8
"""Events in the summary: what a stranger takes in within ten seconds."""


def render(tables: Tables, view: str = "summary", name: str | None = None) -> RenderableType:
    """A view of the record by its command-line name; `event` and `document` take the id (or its beginning).

    Raises `UsageError` for a view that there is not, or an id that is missing or not in the ledger.
    """
    lookup = Lookup.of(tables)
    if view in VIEWS:
        return VIEWS[view](lookup)
    if view not in ("event", "document"):
        known = ", ".join([*VIEWS, "event ID", "document ID"])
        raise UsageError(f"there is no view {view!r}; there are: {known}")
    if name is None:
        raise UsageError(f"`show LEDGER {view}` needs the id of one {view}")
    return show_event(lookup, name) if view == "event" else show_document(lookup, name)


# ---------------------------------------------------------------- the whole record


def show_summary(lookup: Lookup) -> RenderableType:
    """The point of the record within ten seconds: pages against origins, what is disputed, and the events."""
    summary = summarise(lookup)
    head = Text.assemble(
        (count(summary.documents, "page"), "bold"), " · ", (count(summary.origins, "independent origin"), "bold"),
        " · ", count(summary.stories, "story", "stories"), " · ", interval(summary.from_, summary.to),
    )  # fmt: skip
    statuses = [f"{status_words(status)} {number}" for status, number in sorted(summary.statuses.items())]
    parts: list[RenderableType] = [head]
    if statuses:
        parts.append(line(f"{count(summary.incidents, 'event')}: {' · '.join(statuses)}"))
    if summary.differing_figures or summary.revised_figures:
        figures = f"{summary.differing_figures} where reports differ · {summary.revised_figures} revised over time"
        parts.append(line(f"figures: {figures}"))
    if summary.rejections:
        parts.append(line(f"{count(summary.rejections, 'input')} could not be read.", "yellow"))
    parts += [Text(), _event_list(lookup, foremost(lookup, _IN_SUMMARY))]
    if summary.incidents > _IN_SUMMARY:
        rest = summary.incidents - _IN_SUMMARY
        parts.append(line(f"and {count(rest, 'lesser event')}: tallywire show LEDGER events"))
    return Group(*parts)


def show_events(lookup: Lookup) -> RenderableType:
    """Every incident on a line: when, what, on how much it rests, how sure, and the leading figure."""
    return _event_list(lookup, incidents(lookup))


def _event_list(lookup: Lookup, events: Iterable[Event]) -> RenderableType:
    rows = []
    for event in events:
        view = event_view(event, lookup)
        what = _titled(view)
        rows.append(
            (
                _when(event),
                what,
                Text(view.rests_on),
                status_text(event.status),
                _leading_figure(view),
                _short(event.id),
            )
        )
    columns = ("When", "What", "Rests on", "Status", "Figures", "Id")
    return Listing(columns=columns, rows=tuple(rows), title=1, widths=(12, 0, None, 15, 18, None), empty="No events.")


def show_figures(lookup: Lookup) -> RenderableType:
    """Every figure of every incident, with its bounds and how far the reports agree."""
    rows = []
    for event in incidents(lookup):
        for figure in lookup.figures_of.get(event.id, ()):
            what = Text(printable(f"{event.title}: {figure_words(figure)}"))
            basis, as_of = Text(figure_rests_on(figure)), Text(figure.as_of or "")
            rows.append((_when(event), what, bounds_text(figure), status_text(figure.status), basis, as_of))
    columns = ("When", "What is counted", "Low–best–high", "Reports", "Rests on", "As of")
    return Listing(columns=columns, rows=tuple(rows), title=1, widths=(12, 0, 18, 15, None, None), empty="No figures.")


def show_timeline(lookup: Lookup) -> RenderableType:
    """The incidents under the day on which they began, with how many origins report of that day, and its rank."""
    days = timeline_days(lookup)
    ranked = sum(day.rank is not None for day in days)
    parts: list[RenderableType] = []
    for day in days:
        parts.append(_timeline_day(day, ranked))
        parts.extend(Padding(_timeline_line(event, lookup), (0, 0, 0, 2)) for event in day.events)
    return Group(*parts) if parts else Text("No events.")


def _timeline_day(day: TimelineDay, ranked: int) -> Text:
    name = (day.day or "date unknown", "bold")
    if day.rank is None:
        return Text.assemble(name)
    place = f" · {day.rank} of {ranked} by origins" if ranked > 1 else ""
    return Text.assemble(name, f" · {count(day.documents, 'document')} · {count(day.origins, 'origin')}", place)


def _timeline_line(event: Event, lookup: Lookup) -> Text:
    view = event_view(event, lookup)
    until = f" (until {event.to or 'an unknown day'})" if event.from_ and event.to != event.from_ else ""
    figure = _leading_figure(view)
    return Text.assemble(
        _titled(view), until, " · ", figure, " · " if figure else "", view.rests_on, " · ",
        status_text(event.status),
    )  # fmt: skip


# ---------------------------------------------------------------- cells


def _titled(view: EventView) -> Text:
    return Text(printable(f"{view.event.title} ({view.caution})" if view.caution else view.event.title))


def _when(event: Event) -> Text:
    return Text(interval(event.from_, event.to))


def _short(name: str) -> Text:
    """As much of an id as is needed to name it on the command line."""
    return faint(name.split("-", 1)[-1][:_ID_DIGITS])


def _leading_figure(view: EventView) -> Text:
    if view.headline is None:
        return Text()
    figure = view.headline
    told_apart = f" ({status_words(figure.status)})" if figure.status in ("contested", "updated", "range") else ""
    return Text.assemble(bounds_text(figure), f" {printable(figure_words(figure))}{told_apart}")


VIEWS: Mapping[str, Callable[[Lookup], RenderableType]] = MappingProxyType(
    {
        "summary": show_summary,
        "events": show_events,
        "figures": show_figures,
        "timeline": show_timeline,
        "sources": show_sources,
    }
)
"""The views that need no id, by their command-line names."""
