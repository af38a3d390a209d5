"""Answers: a view as a page, as JSON or as CSV, by the ending of the address that was asked for."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tallywire.publishing.lines import json_bytes
from tallywire.publishing.pages.render import page
from tallywire.publishing.sheets import write_csv_rows

__all__ = ["View", "render"]


class View(Protocol):
    """What every view has: the name of its template, itself as JSON, and its rows for a sheet."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """The name of the view and of its template."""

    def json(self) -> Mapping[str, Any]:
        """The view as JSON."""

    def rows(self) -> Iterable[Mapping[str, Any]]:
        """The view as rows of a sheet."""


def render(request: Request, name: str, view: View, *, title: str, status: int = 200) -> Response:
    """The answer to a request: HTML, or JSON or CSV where the address ends so; `name` is the part of the menu."""
    match request.scope.get("form"):
        case "json":
            return Response(json_bytes(view.json()), status, media_type="application/json")
        case "csv":
            headers = {"Content-Disposition": f'attachment; filename="tallywire-{view.NAME}.csv"'}
            return Response(_sheet(view), status, headers, media_type="text/csv")
    shell = {"name": name, "formats": _formats(request) if status == 200 else None}
    return HTMLResponse(page(request.app.state.templates, view, title=title, shell=shell), status)


def _sheet(view: View) -> bytes:
    """A view's rows under the columns of the first of them, or of a list without any; safe for spreadsheets."""
    found, stream = list(view.rows()), io.BytesIO()
    write_csv_rows(found, stream, columns=found[0] if found else getattr(view, "COLUMNS", ()))
    return stream.getvalue()


def _formats(request: Request) -> dict[str, str]:
    """This very address as JSON and as CSV, with the same filters."""
    path = request.url.path.rstrip("/") or "/events"
    query = f"?{request.url.query}" if request.url.query else ""
    return {form: f"{path}.{form}{query}" for form in ("json", "csv")}
