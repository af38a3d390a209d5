"""The address of the search."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallywire.publishing.pages.filters import page_number
from tallywire.publishing.pages.found import SearchPage, search_page
from tallywire.web.answers import render
from tallywire.web.finder import Finder

__all__ = ["ROUTES"]


def search(request: Request) -> Response:
    """What a search found, or how to ask."""
    asked = request.query_params.get("q", "").strip()
    if not asked:
        return render(request, "search", SearchPage(asked=""), title="Search")
    record, finder = request.app.state.shelf.opened().record, _finder(request)
    number = page_number(request.query_params.get("page"))
    view = search_page(record, finder.index(record), asked, number=number)
    return render(request, "search", view, title=f"Search: {asked}")


def _finder(request: Request) -> Finder:
    finder: Finder = request.app.state.finder
    return finder


ROUTES = [Route("/search", search, methods=["GET"], name="search")]
