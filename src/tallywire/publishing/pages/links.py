"""The addresses of views. One place makes them, so that a fragment can stand in the app and in the report.

>>> link("event", "event-12"), link("events", place="Merrin & Orvast"), link("document", "doc-1", at="12-80")
('/event/event-12', '/?place=Merrin+%26+Orvast', '/document/doc-1?at=12-80#here')
>>> link("document", "doc-1", "beside", "doc-2"), link("event", "event-12", form="json"), link("events", form="csv")
('/document/doc-1/beside/doc-2', '/event/event-12.json', '/events.csv')
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

__all__ = ["link", "web_address"]


def link(view: str, *parts: str, form: str | None = None, **query: Any) -> str:
    """The address of a view in the app; `form` is json or csv, and a query value of None is left out."""
    path = (
        "/" if view == "events" and not parts and form is None else "/".join(["", view, *(quote(p, "") for p in parts)])
    )
    asked = urlencode({name: value for name, value in query.items() if value is not None})
    return f"{path}{f'.{form}' if form else ''}{f'?{asked}' if asked else ''}{'#here' if query.get('at') else ''}"


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it; a page's own `javascript:` address is never a link.

    >>> web_address("javascript:run()"), web_address("https://news.example/a")
    (None, 'https://news.example/a')
    """
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None
