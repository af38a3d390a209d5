"""Every view of a record with its address in the report: all events and pages, and what their links lead to.

The list of events is not among them, because the report's script filters it itself (`report_index`), and two pages
side by side are not either: a record of a few thousand pages has ten thousands of pairs, so its script makes them from
the pages' own views and the copies between them (`report_copies`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, unquote

from jinja2 import Environment

from tallywire.publishing.copying import takings
from tallywire.publishing.pages.document import document_page
from tallywire.publishing.pages.documents import documents_page
from tallywire.publishing.pages.entries import entry
from tallywire.publishing.pages.event import event_page
from tallywire.publishing.pages.figures import figures_page
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.first import Overview
from tallywire.publishing.pages.origin import origin_page_of
from tallywire.publishing.pages.problem import ProblemPage
from tallywire.publishing.pages.render import fragment
from tallywire.publishing.pages.sources import sources_page
from tallywire.publishing.pages.stories import stories_page, story_page
from tallywire.publishing.pages.timeline import timeline_page
from tallywire.publishing.record import Record
from tallywire.publishing.report_links import report_link
from tallywire.publishing.report_store import Named
from tallywire.publishing.tables import Lookup
from tallywire.publishing.views import by_weight, event_view

__all__ = ["MENU", "ReportViews"]

MENU = (
    ("events", "Events"), ("timeline", "Timeline"), ("figures", "Figures"), ("sources", "Who carries whose text"),
    ("stories", "Stories"), ("documents", "Pages"),
)  # fmt: skip
"""The views of the menu, in order, with their words."""

_LINK = re.compile(r'href="#([^"]+)"')
_WITHIN = re.compile(r"[?&](at|all)=[0-9-]+|#.*")


class ReportViews:
    """The views of one record, made one after the other."""

    def __init__(self, templates: Environment, record: Record, lookup: Lookup, about: Overview) -> None:
        self._templates = templates
        self._record = record
        self._lookup = lookup
        self._about = about
        self._taken = takings(lookup)
        self._events = {event.id: event_view(event, lookup) for event in lookup.tables.events}
        self._resting = _resting(lookup)

    def all(self) -> Iterator[Named]:
        """The views by name, what is opened together beside each other, and each one once."""
        yield "missing", fragment(self._templates, ProblemPage(status=404, words="This report has no such view."))
        yield from self._entries()
        waiting, met = list(reversed(list(self._first()))), set[str]()
        while waiting:
            name = waiting.pop()
            if name in met or (html := self._html(name)) is None:
                continue
            met.add(name)
            yield name, html
            waiting.extend(link for link in dict.fromkeys(_links(html)) if link not in met)

    def _html(self, name: str) -> str | None:
        view = self._view(name)
        return None if view is None else fragment(self._templates, view)

    def _view(self, name: str) -> Any:
        """The view of a name; None for what is no view of its own, or names what the record does not have."""
        address, _, query = name.partition("?")
        part, record, scale = [unquote(one) for one in address.split("/")], self._record, self._about.scale
        asked = Filters.of(dict(parse_qsl(query)))
        match part:
            case ["event", event_id] if event_id in self._lookup.events:
                return event_page(self._lookup.events[event_id], self._lookup, self._taken, whole=True)
            case ["document", page_id] if page_id in self._lookup.documents:
                page = self._lookup.documents[page_id]
                return document_page(page, self._lookup, self._taken[page_id], views=self._events)
            case ["origin", origin_id] if origin_id in self._lookup.origins:
                views = [self._events[name] for name in self._resting.get(origin_id, ())]
                return origin_page_of(self._lookup.origins[origin_id], self._lookup, self._taken, views, scale)
            case ["story", story_id]:
                return story_page(record, story_id, asked, scale)
            case ["documents"]:
                return documents_page(record, asked)
            case ["sources"]:
                return sources_page(record, asked)
            case ["stories"]:
                return stories_page(record, asked)
            case ["figures"]:
                return figures_page(record, asked, scale)
            case ["timeline"]:
                return timeline_page(record, asked, scale)
        return None

    def _first(self) -> Iterator[str]:
        """Where to begin: the menu, then every page and every event, those of one story beside each other."""
        tables = self._lookup.tables
        yield from (view for view, _ in MENU if view != "events")
        story_of = {page.id: page.story_id or "" for page in tables.documents}
        pages = sorted(tables.documents, key=lambda page: page.story_id or "")
        events = sorted(
            tables.events, key=lambda event: min((story_of.get(n, "") for n in event.document_ids), default="")
        )
        yield from (_name("document", page.id) for page in pages)
        yield from (_name("event", event.id) for event in events)

    def _entries(self) -> Iterator[Named]:
        """Every event as a line of the list."""
        line: Any = getattr(self._templates.get_template("parts.html.j2").module, "entry")  # noqa: B009  a macro
        for event in self._lookup.tables.events:
            yield f"entry/{event.id}", str(line(entry(self._events[event.id], self._about.scale)))


def _resting(lookup: Lookup) -> dict[str, list[str]]:
    """The incidents that rest on an origin, those that weigh most first."""
    found: dict[str, list[str]] = {}
    for event in by_weight(lookup):
        for origin_id in event.origin_ids:
            found.setdefault(origin_id, []).append(event.id)
    return found


def _name(*address: str) -> str:
    return report_link(*address).removeprefix("#")


def _links(html: str) -> Iterable[str]:
    """The names of the views that a view leads to, without the place in them that a link names."""
    return (_WITHIN.sub("", unescape(found)) for found in _LINK.findall(html))
