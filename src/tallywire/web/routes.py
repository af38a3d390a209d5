"""Which address answers with which view."""

from __future__ import annotations

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallywire.errors import UsageError
from tallywire.publishing.copying import taking, takings
from tallywire.publishing.pages.document import document_page, stretch
from tallywire.publishing.pages.event import event_page
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.first import first_page
from tallywire.publishing.record import Record
from tallywire.publishing.slices import document_slice, events_slice, find_id
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import page_name
from tallywire.web.answers import render
from tallywire.web.shelf import Opened

__all__ = ["ROUTES"]


def events(request: Request) -> Response:
    """The first screen."""
    here = _opened(request)
    view = first_page(here.record, Filters.of(request.query_params), here.overview)
    return render(request, "events", view, title="Events")


def event(request: Request) -> Response:
    """One event."""
    record = _opened(request).record
    event_id = _id(record, "events", request)
    lookup = Lookup.of(events_slice(record, [event_id]))
    view = event_page(lookup.events[event_id], lookup, takings(lookup))
    return render(request, "events", view, title=view.event.title)


def document(request: Request) -> Response:
    """One page, with the stretch marked that `at` names."""
    record = _opened(request).record
    document_id = _id(record, "documents", request)
    lookup = Lookup.of(document_slice(record, document_id))
    found = lookup.documents[document_id]
    at = stretch(request.query_params.get("at"), len(found.text))
    view = document_page(found, lookup, taking(found, lookup), at=at)
    return render(request, "documents", view, title=found.title or page_name(found))


def _id(record: Record, table: str, request: Request) -> str:
    """The id that the address names. Raises `HTTPException` 404 with what to do."""
    try:
        return find_id(record, table, request.path_params["id"])
    except UsageError as problem:
        raise HTTPException(404, str(problem)) from problem


def _opened(request: Request) -> Opened:
    opened: Opened = request.app.state.shelf.opened()
    return opened


def _route(path: str, view: Callable[[Request], Response]) -> Route:
    return Route(path, view, methods=["GET"], name=view.__name__)


ROUTES = [
    _route("/", events),
    _route("/events", events),
    _route("/event/{id}", event),
    _route("/document/{id}", document),
]
"""The views; an address may end in .json or .csv (`tallywire.web.app`)."""
