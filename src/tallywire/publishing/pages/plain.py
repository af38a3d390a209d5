"""Views as plain values, for JSON and CSV: what stands on the page, under the names of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from tallywire.publishing.views import EventView
from tallywire.publishing.words import figure_words, kind_words, page_name, status_words
from tallywire.records import Document, Event, Figure
from tallywire.schema import row_of

__all__ = [
    "DOCUMENT_COLUMNS",
    "EVENT_COLUMNS",
    "FIGURE_COLUMNS",
    "Json",
    "document_row",
    "event_row",
    "figure_row",
    "plain",
]

Json = dict[str, Any]

EVENT_COLUMNS = (
    "id", "from", "to", "kind", "title", "place", "country", "lat", "lon", "precision", "actors", "targets",
    "documents", "origins", "rests_on", "status", "status_words", "caution", "measure", "side", "low", "best", "high",
    "figure_status",
)  # fmt: skip
"""The columns of `event_row`: what a sheet without rows has."""

DOCUMENT_COLUMNS = (
    "id", "given_id", "name", "title", "url", "outlet", "agency", "byline", "language", "published_from",
    "published_to", "published_method", "published_reason", "origin_id", "story_id",
)  # fmt: skip
"""The columns of `document_row`."""

FIGURE_COLUMNS = (
    "event_id", "event", "event_from", "event_to", "place", "measure", "side", "period", "low", "best", "high",
    "status", "rule", "statement_ids", "origin_ids", "as_of", "words", "measure_words", "status_words",
)  # fmt: skip
"""The columns of `figure_row`."""


def plain(value: Any) -> Any:
    """Records and views as dictionaries and lists; a name's trailing underscore is dropped.

    >>> from tallywire.records import Period
    >>> plain((Period(from_="2031-03-02", to=None),))
    [{'from': '2031-03-02', 'to': None}]
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name.removesuffix("_"): plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value


def event_row(view: EventView) -> Json:
    """One event as a row of a list: what it is, on how much it rests, its leading figure."""
    event, figure = view.event, view.headline
    place = event.place
    return {
        "id": event.id,
        "from": event.from_,
        "to": event.to,
        "kind": event.kind,
        "title": event.title,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "actors": list(event.actors),
        "targets": list(event.targets),
        "documents": view.documents,
        "origins": view.origins,
        "rests_on": view.rests_on,
        "status": event.status,
        "status_words": status_words(event.status),
        "caution": view.caution,
        "measure": figure.measure if figure else None,
        "side": figure.side if figure else None,
        "low": figure.low if figure else None,
        "best": figure.best if figure else None,
        "high": figure.high if figure else None,
        "figure_status": figure.status if figure else None,
    }


def figure_row(figure: Figure, event: Event) -> Json:
    """One figure as a row, with the event that it is of."""
    return {
        "event_id": event.id,
        "event": event.title,
        "event_from": event.from_,
        "event_to": event.to,
        "place": event.place.name if event.place else None,
        **{name: value for name, value in row_of(figure).items() if name != "event_id"},
        "words": figure_words(figure),
        "measure_words": kind_words(figure.measure),
        "status_words": status_words(figure.status),
    }


def document_row(document: Document) -> Json:
    """One page as a row of a list, without its text."""
    return {
        "id": document.id,
        "given_id": document.given_id,
        "name": page_name(document),
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
        "agency": document.agency,
        "byline": document.byline,
        "language": document.language,
        "published_from": document.published.from_,
        "published_to": document.published.to,
        "published_method": document.published.method,
        "published_reason": document.published.reason,
        "origin_id": document.origin_id,
        "story_id": document.story_id,
    }
