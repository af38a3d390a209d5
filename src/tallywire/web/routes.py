"""Which address answers with which view."""

from __future__ import annotations

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallywire.errors import UsageError
from tallywire.publishing.copying import taking
from tallywire.publishing.pages.beside import beside_page
from tallywire.publishing.pages.document import document_page, stretch
from tallywire.publishing.pages.documents import documents_page
from tallywire.publishing.pages.event import event_page
from tallywire.publishing.pages.figures import figures_page
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.first import first_page
from tallywire.publishing.pages.listing import named_views
from tallywire.publishing.pages.origin import origin_page
from tallywire.publishing.pages.sources import sources_page
from tallywire.publishing.pages.stories import stories_page, story_page
from tallywire.publishing.pages.timeline import timeline_page
from tallywire.publishing.record import Record
from tallywire.publishing.slices import document_slice, events_slice, find_id
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import page_name
from tallywire.web.answers import render
from tallywire.web.shelf import Opened

__all__ = ["ROUTES"]


def events(request: Request) -> Response:
    """The first screen."""
    here, asked = _asked(request)
    return render(request, "events", first_page(here.record, asked, here.overview), title="Events")


def event(request: Request) -> Response:
    """One event."""
    record = _opened(request).record
    event_id = _id(record, "events", request)
    tables, taken = events_slice(record, [event_id])
    lookup = Lookup.of(tables)
    view = event_page(lookup.events[event_id], lookup, taken, whole=_whole(request))
    return render(request, "events", view, title=view.event.title)


def document(request: Request) -> Response:
    """One page, with the stretch marked that `at` names."""
    record = _opened(request).record
    document_id = _id(record, "documents", request)
    lookup = Lookup.of(document_slice(record, document_id))
    found = lookup.documents[document_id]
    at = stretch(request.query_params.get("at"), len(found.text))
    views = named_views(record, lookup.events)
    view = document_page(found, lookup, taking(found, lookup), at=at, views=views)
    return render(request, "documents", view, title=found.title or page_name(found))


def beside(request: Request) -> Response:
    """Two pages side by side."""
    record = _opened(request).record
    document_id, other_id = (_id(record, "documents", request, part) for part in ("id", "other"))
    lookup = Lookup.of(document_slice(record, document_id, beside=[other_id]))
    view = beside_page(lookup.documents[document_id], lookup.documents[other_id], lookup)
    return render(request, "documents", view, title=view.title)


def documents(request: Request) -> Response:
    """The pages of the record."""
    here, asked = _asked(request)
    return render(request, "documents", documents_page(here.record, asked), title="Pages")


def sources(request: Request) -> Response:
    """The origins."""
    here, asked = _asked(request)
    return render(request, "sources", sources_page(here.record, asked), title="Who carries whose text")


def origin(request: Request) -> Response:
    """One origin."""
    here = _opened(request)
    view = origin_page(here.record, _id(here.record, "origins", request), here.overview.scale)
    return render(request, "sources", view, title=view.name)


def stories(request: Request) -> Response:
    """The stories."""
    here, asked = _asked(request)
    return render(request, "stories", stories_page(here.record, asked), title="Stories")


def story(request: Request) -> Response:
    """One story."""
    here, asked = _asked(request)
    view = story_page(here.record, _id(here.record, "stories", request), asked, here.overview.scale)
    return render(request, "stories", view, title=view.story.title or "A story without a title")


def figures(request: Request) -> Response:
    """The figures."""
    here, asked = _asked(request)
    return render(request, "figures", figures_page(here.record, asked, here.overview.scale), title="Figures")


def timeline(request: Request) -> Response:
    """The days."""
    here, asked = _asked(request)
    return render(request, "timeline", timeline_page(here.record, asked, here.overview.scale), title="Timeline")


def _opened(request: Request) -> Opened:
    opened: Opened = request.app.state.shelf.opened()
    return opened


def _asked(request: Request) -> tuple[Opened, Filters]:
    return _opened(request), Filters.of(request.query_params)


def _whole(request: Request) -> bool:
    """Whether all sentences are wanted: in a file always, on a page if `all=1` asks for them."""
    return request.scope.get("form") is not None or request.query_params.get("all") == "1"


def _id(record: Record, table: str, request: Request, part: str = "id") -> str:
    """The id that the address names. Raises `HTTPException` 404 with what to do."""
    try:
        return find_id(record, table, request.path_params[part])
    except UsageError as problem:
        raise HTTPException(404, str(problem)) from problem


def _route(path: str, view: Callable[[Request], Response]) -> Route:
    return Route(path, view, methods=["GET"], name=view.__name__)


ROUTES = [
    _route("/", events),
    _route("/events", events),
    _route("/event/{id}", event),
    _route("/document/{id}", document),
    _route("/document/{id}/beside/{other}", beside),
    _route("/documents", documents),
    _route("/sources", sources),
    _route("/origin/{id}", origin),
    _route("/stories", stories),
    _route("/story/{id}", story),
    _route("/figures", figures),
    _route("/timeline", timeline),
]
"""The views; an address may end in .json or .csv (`tallywire.web.app`)."""
