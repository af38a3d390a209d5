"""The record as the report's script reads it: events by origin and sentence, pages with their marked stretches.

Everything is named by its place in a list, not by id, because a wire sentence may stand on forty pages and the
file must stay small. Offsets count code points, as everywhere; the script counts the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tallywire.publishing.copying import Taking, takings
from tallywire.publishing.report_copies import copies_json, taken_json
from tallywire.publishing.report_resting import resting_json
from tallywire.publishing.report_sources import sources_json
from tallywire.publishing.tables import Lookup
from tallywire.publishing.views import (
    Saying,
    event_view,
    incidents,
    voices,
)
from tallywire.publishing.words import (
    STATUS_NOTES,
    bounds,
    count,
    figure_words,
    kind_words,
    page_name,
    published_words,
    spoken_interval,
    stated_bounds,
    status_words,
)
from tallywire.records import Document, Event, Figure, Statement

__all__ = ["report_data", "web_address"]

Json = dict[str, Any]


def report_data(lookup: Lookup) -> Json:
    """The whole record as one JSON value."""
    number = {document.id: position for position, document in enumerate(lookup.tables.documents)}
    shown = {event.id for event in incidents(lookup)}
    taken = takings(lookup)
    return {
        "events": {
            event.id: {
                "incident": event.id in shown,
                **_event(event, lookup, number),
                "resting": resting_json(event, lookup, taken, number),
            }
            for event in lookup.tables.events
        },
        "pages": [_page(document, lookup, taken, number) for document in lookup.tables.documents],
        "sources": sources_json(lookup, taken, number),
    }


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it; a page's own `javascript:` address is never a link.

    >>> web_address("javascript:run()"), web_address("https://news.example/a")
    (None, 'https://news.example/a')
    """
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


# ---------------------------------------------------------------- events


def _event(event: Event, lookup: Lookup, number: Mapping[str, int]) -> Json:
    view = event_view(event, lookup)
    return {
        "title": event.title,
        "kind": kind_words(event.kind),
        "when": spoken_interval(event.from_, event.to),
        "where": event.place.name if event.place else None,
        "status": event.status,
        "status_words": status_words(event.status),
        "note": STATUS_NOTES.get(event.status, ""),
        "rests_on": view.rests_on,
        "reasons": list(event.reasons),
        "figures": [_figure(figure) for figure in view.figures],
        "voices": [
            {
                "name": voice.name,
                "kind": voice.origin.kind if voice.origin else "unknown",
                "pages": count(voice.pages, "page"),
                "sayings": [_saying(saying, lookup, number) for saying in voice.sayings],
            }
            for voice in voices(event, lookup)
        ],
    }


def _figure(figure: Figure) -> Json:
    return {
        "what": figure_words(figure),
        "bounds": bounds(figure.low, figure.best, figure.high),
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "status": figure.status,
        "status_words": status_words(figure.status),
        "basis": f"{count(len(figure.statement_ids), 'statement')} · {count(len(figure.origin_ids), 'origin')}",
        "rule": figure.rule,
        "as_of": spoken_interval(figure.as_of, figure.as_of) if figure.as_of else None,
    }


def _saying(saying: Saying, lookup: Lookup, number: Mapping[str, int]) -> Json:
    view, statement = saying.view, saying.view.statement
    copies, more = copies_json(view.copies, number)
    return {
        "page": number[view.document.id],
        "start": statement.start,
        "end": statement.end,
        "marks": _marks(statement),
        "said_by": view.said_by,
        "denied": statement.polarity == "denied",
        "modality": None if statement.modality == "happened" else statement.modality,
        "figures": [f"{stated_bounds(figure)} {kind_words(figure.measure)}" for figure in statement.figures],
        "pages": [number[page.id] for page in saying.pages],
        "copies": copies,
        "more_copies": more,
        "relations": _relations(statement, lookup, number),
    }


def _marks(statement: Statement) -> list[tuple[int, int, str]]:
    """The stretches to mark in a sentence: what happened, how many, who says so."""
    attribution = statement.attribution
    said = [words for words in (attribution.source, attribution.cue) if words] if attribution else []
    return sorted(
        [
            (statement.trigger.start, statement.trigger.end, "trigger"),
            *((figure.start, figure.end, "number") for figure in statement.figures),
            *((words.start, words.end, "said") for words in said),
        ]
    )


def _relations(statement: Statement, lookup: Lookup, number: Mapping[str, int]) -> list[Json]:
    """The other side: sentences that this one contradicts, updates, denies, or is so treated by."""
    found = []
    for relation in lookup.relations_of.get(statement.id, ()):
        backwards = relation.right_statement_id == statement.id
        other = lookup.statements.get(relation.left_statement_id if backwards else relation.right_statement_id)
        if other is None or other.document_id not in number or relation.relation in ("same", "agrees"):
            continue
        found.append(
            {
                "relation": f"{relation.relation} by" if backwards else relation.relation,
                "reason": relation.reason,
                "page": number[other.document_id],
                "start": other.start,
                "end": other.end,
            }
        )
    return found


# ---------------------------------------------------------------- pages


def _page(document: Document, lookup: Lookup, taken: Mapping[str, Taking], number: Mapping[str, int]) -> Json:
    return {
        "id": document.id,
        "name": page_name(document),
        "title": document.title or "untitled",
        "agency": document.agency,
        "byline": document.byline,
        "url": web_address(document.url),
        "source": document.source,
        "published": published_words(document.published, prose=True),
        "method": document.published.method,
        "text": document.text,
        "why": document.origin_reason,
        "taken": taken_json(taken[document.id], number),
        "passages": [(p.start, p.end, p.kind) for p in lookup.passages_of.get(document.id, ()) if p.kind != "body"],
        "statements": [(s.start, s.end, s.event_id) for s in lookup.statements_of.get(document.id, ())],
    }
