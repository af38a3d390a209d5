"""The addresses of views within the report: those of the app, behind the `#`.

What the app's timeline is asked for, the report's list of events answers, which has a timeline of its own.

>>> report_link("event", "event-12"), report_link("timeline", story="story-3")
('#event/event-12', '#events?story=story-3')
>>> report_link("document", "doc-1", at="12-80"), report_link("document", "doc-1", "beside", "doc-2")
('#document/doc-1?at=12-80', '#document/doc-1/beside/doc-2')
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tallywire.publishing.pages.links import link

__all__ = ["report_link"]


def report_link(view: str, *parts: str, form: str | None = None, **query: Any) -> str:
    """The address of a view in the report; it has no other forms, so `form` changes nothing."""
    del form
    return _written(view, parts, tuple(query.items()))


@lru_cache(maxsize=100_000)  # a few thousand pages are linked half a million times
def _written(view: str, parts: tuple[str, ...], query: tuple[tuple[str, Any], ...]) -> str:
    asked = dict(query)
    if view == "timeline" and set(asked) - {"page"}:  # the script filters that of the events
        view, asked = "events", {name: value for name, value in asked.items() if name != "page"}
    address = link(view, *parts, **asked).removesuffix("#here").removeprefix("/")
    return f"#{view}{address}" if address[:1] in ("", "?") else f"#{address}"
