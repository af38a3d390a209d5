"""Incidents for TimelineJS (Knight Lab), as its JSON format.

Events without a first day are left out, because TimelineJS has no place for them. Its text fields are read as HTML, so
everything that comes from pages is escaped.
"""

from __future__ import annotations

from html import escape
from typing import Any, BinaryIO

from tallywire.publishing.lines import json_bytes
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import event_view, incidents, summarise, voices
from tallywire.publishing.words import bounds, count, figure_words, kind_words, page_name, status_words
from tallywire.records import Event

__all__ = ["write_timelinejs"]


def write_timelinejs(tables: Tables, stream: BinaryIO) -> None:
    """Write the dated incidents as one TimelineJS object."""
    lookup = Lookup.of(tables)
    summary = summarise(lookup)
    headline = f"{count(summary.documents, 'page')}, {count(summary.origins, 'independent origin')}"
    slides = [_slide(event, lookup) for event in incidents(lookup) if event.from_]
    stream.write(json_bytes({"title": {"text": {"headline": headline}}, "events": slides}) + b"\n")


def _slide(event: Event, lookup: Lookup) -> dict[str, Any]:
    slide = {
        "unique_id": event.id,
        "start_date": _date(event.from_ or ""),
        "group": kind_words(event.kind),
        "text": {"headline": escape(event.title), "text": _text(event, lookup)},
    }
    return {**slide, "end_date": _date(event.to)} if event.to and event.to != event.from_ else slide


def _date(day: str) -> dict[str, str]:
    return dict(zip(("year", "month", "day"), day.split("-"), strict=True))


def _text(event: Event, lookup: Lookup) -> str:
    view = event_view(event, lookup)
    figures = [f"{figure_words(figure)}: {bounds(figure.low, figure.best, figure.high)}" for figure in view.figures]
    facts = escape("; ".join([view.rests_on, status_words(event.status), *figures]))
    sayings = [saying.view for voice in voices(event, lookup) for saying in voice.sayings[:1]]
    quotes = [f"<blockquote>{escape(v.sentence)} ({escape(page_name(v.document))})</blockquote>" for v in sayings]
    return f"<p>{facts}</p>{''.join(quotes)}"
