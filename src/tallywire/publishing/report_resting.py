"""On how many origins an event rests, as the report's script reads it: why, with which pages, and a picture of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallywire.publishing.copying import Taking
from tallywire.publishing.graph import Head, draw
from tallywire.publishing.report_copies import Json, Numbers, graph_json
from tallywire.publishing.resting import Ground, grounds
from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import branches, by_day
from tallywire.publishing.words import count
from tallywire.records import Document, Event

__all__ = ["resting_json"]

_NAMED = 40  # pages behind one origin of an event
_TAKERS = 24  # pages of one event of which it is said what they took


def resting_json(event: Event, lookup: Lookup, taken: Mapping[str, Taking], number: Numbers) -> Json:
    """On how many origins an event rests, why, how its pages came by their text, and a picture of that."""
    found = grounds(event, lookup, taken)
    pages = {name: lookup.documents[name] for name in event.document_ids if name in lookup.documents}
    took = [page for page in sorted(pages.values(), key=by_day) if taken[page.id].gifts]
    return {
        "count": count(sum(ground.counted for ground in found), "independent origin"),
        "origins": [_ground(ground, number) for ground in found],
        "took": [number[page.id] for page in took[:_TAKERS]],
        "more": max(0, len(took) - _TAKERS),
        "graph": _event_graph(found, pages, lookup, taken, number) if len(pages) > 1 else None,
    }


def _ground(ground: Ground, number: Numbers) -> Json:
    return {
        "name": ground.name,
        "kind": ground.origin.kind,
        "counted": ground.counted,
        "why": ground.why,
        "pages": [number[page.id] for page in ground.pages[:_NAMED]],
        "more": max(0, len(ground.pages) - _NAMED),
    }


def _event_graph(
    found: Sequence[Ground],
    pages: Mapping[str, Document],
    lookup: Lookup,
    taken: Mapping[str, Taking],
    number: Numbers,
) -> Json:
    heads = [
        Head(
            kind=ground.origin.kind,
            name=ground.name,
            page_ids=tuple(name for name in ground.texts if name in pages) or (ground.pages[0].id,),
        )
        for ground in found
        if ground.counted
    ]
    return graph_json(draw(heads, branches(lookup, pages), taken), number)
