"""The app: its routes, what guards them, and what is said when something cannot be answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from tallywire.errors import TallywireError, UsageError
from tallywire.publishing.pages.links import link
from tallywire.publishing.pages.problem import ProblemPage
from tallywire.publishing.pages.render import environment
from tallywire.records import StatementKind
from tallywire.web.answers import render
from tallywire.web.finder import Finder
from tallywire.web.judging_routes import ROUTES as JUDGING
from tallywire.web.routes import ROUTES
from tallywire.web.safety import Guard, Settings
from tallywire.web.search_routes import ROUTES as SEARCH
from tallywire.web.shelf import Shelf

__all__ = ["ASSETS", "make_app"]

ASSETS = Path(__file__).parents[1] / "publishing" / "assets"
"""Where the built scripts and styles lie; without them the pages are plain, and can be read."""


def make_app(ledger: Path, settings: Settings) -> Starlette:
    """The app over the ledger at a path; it is opened at once. Raises `LedgerError` if there is none."""
    shelf, finder = Shelf(ledger, hide_names=settings.hide_names), Finder()
    finder.prepare(shelf.record())
    assets = Mount("/assets", StaticFiles(directory=ASSETS, check_dir=False), name="assets")
    app = Starlette(
        routes=[*ROUTES, *SEARCH, *JUDGING, assets],
        middleware=[Middleware(Guard, settings=settings), Middleware(Endings)],
        exception_handlers={
            HTTPException: _refused,
            UsageError: _mistaken,
            TallywireError: _broken,
            Exception: _failed,
        },
    )
    app.state.outcomes = {}  # what judgements did, by their ids, while the server runs
    app.state.shelf, app.state.finder, app.state.settings = shelf, finder, settings
    app.state.templates = environment(
        link,
        asset=_asset,
        token=settings.token,
        read_only=settings.read_only,
        ledger=ledger.name,
        kinds=get_args(StatementKind),
    )
    return app


class Endings:
    """Middleware: an address that ends in .json or .csv is the same view in that form."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path: str = scope.get("path", "")
        for form in ("json", "csv"):
            if scope["type"] == "http" and path.endswith(f".{form}") and not path.startswith("/assets/"):
                scope = {**scope, "form": form, "path": path.removesuffix(f".{form}")}
        await self.app(scope, receive, send)


def _asset(name: str) -> str:
    return f"/assets/{name}"


# ---------------------------------------------------------------- what cannot be answered


def _refused(request: Request, problem: Exception) -> Response:
    code, words = (problem.status_code, problem.detail) if isinstance(problem, HTTPException) else (500, "")
    if code == 404 and words == "Not Found":
        words = f"There is no view at {request.url.path[:200]}. The views are in the menu above."
    return _said(request, code, words)


def _mistaken(request: Request, problem: Exception) -> Response:
    return _said(request, 400, str(problem))


def _broken(request: Request, problem: Exception) -> Response:
    return _said(request, 503, str(problem))


def _failed(request: Request, problem: Exception) -> Response:  # noqa: ARG001  what failed is no reader's affair
    return _said(request, 500, "Something in this program went wrong; the server's own output says what.")


def _said(request: Request, status: int, words: str) -> Response:
    view: Any = ProblemPage(status=status, words=words)
    return render(request, "", view, title=view.title, status=status)
