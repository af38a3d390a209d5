"""Incidents and their pages as FollowTheMoney statements, one JSON object a line, for Aleph and OpenSanctions tools.

An incident is an `Event` whose `proof` are the `Article`s that tell it. Names of people and groups stay plain words
(`keywords`): who they are is for the tools that resolve entities, not for a reader of news. Field names and the key
of a statement follow the `Statement` class of the followthemoney library.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from tallywire.publishing.lines import json_bytes
from tallywire.publishing.pages.links import web_address
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import event_view, incidents
from tallywire.publishing.words import bounds, figure_words, status_words
from tallywire.records import Document, Event

__all__ = ["write_ftm"]

_DATASET = "tallywire"

Properties = Iterator[tuple[str, str | None]]


def write_ftm(tables: Tables, stream: BinaryIO) -> None:
    """Write the incidents, then the pages that tell them, a statement at a time."""
    lookup = Lookup.of(tables)
    shown = incidents(lookup)
    for event in shown:
        _write_entity(event.id, "Event", _event(event, lookup), stream)
    told = {name for event in shown for name in event.document_ids}
    for document in tables.documents:
        if document.id in told:
            _write_entity(document.id, "Article", _article(document), stream)


def _event(event: Event, lookup: Lookup) -> Properties:
    view = event_view(event, lookup)
    figures = (f"{figure_words(figure)}: {bounds(figure.low, figure.best, figure.high)}" for figure in view.figures)
    yield "name", event.title
    yield "startDate", event.from_
    yield "endDate", event.to
    yield "location", event.place.name if event.place else None
    yield "country", event.place.country.lower() if event.place and event.place.country else None
    yield "summary", "; ".join([view.rests_on, status_words(event.status), *figures])
    yield from (("keywords", name) for name in (event.kind, *event.actors, *event.targets))
    yield from (("proof", name) for name in event.document_ids)


def _article(document: Document) -> Properties:
    yield "title", document.title
    yield "publisher", document.outlet
    yield "author", document.byline
    yield "sourceUrl", web_address(document.url)
    yield "publishedAt", document.published.from_ if document.published.from_ == document.published.to else None


def _write_entity(entity_id: str, schema: str, properties: Properties, stream: BinaryIO) -> None:
    known = {("id", entity_id): None} | {(name, value): None for name, value in properties if value}
    for name, value in known:
        stream.write(json_bytes(_statement(entity_id, schema, name, value or "")) + b"\n")


def _statement(entity_id: str, schema: str, name: str, value: str) -> dict[str, Any]:
    key = f"{_DATASET}.{entity_id}.{name}.{value}".encode("utf-8", "surrogatepass")
    return {
        "canonical_id": entity_id,
        "entity_id": entity_id,
        "prop": name,
        "schema": schema,
        "value": value,
        "dataset": _DATASET,
        "lang": None,
        "original_value": None,
        "first_seen": None,
        "last_seen": None,
        "external": False,
        "origin": None,
        "id": hashlib.sha1(key, usedforsecurity=False).hexdigest(),
    }
