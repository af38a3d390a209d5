"""Events as GeoJSON (RFC 7946), for any map.

One feature per event; background and history are left out, because a map shows what happened. An event whose
place could not be resolved is a feature with a null geometry (RFC 7946, section 3.2), so that no event is lost
and none is put on a guessed point. `precision` says how exact the point is: a point of precision `country` means
"somewhere in it"; `radius_km` how far off it may be, where that was computed ("ten kilometres north of").
"""

from __future__ import annotations

from typing import Any, BinaryIO

from tallywire.publishing.lines import json_bytes
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import incidents
from tallywire.records import Event, EventPlace
from tallywire.schema import row_of

__all__ = ["write_geojson"]


def write_geojson(tables: Tables, stream: BinaryIO) -> None:
    """Write the events of a ledger as one GeoJSON FeatureCollection, a feature at a time."""
    lookup = Lookup.of(tables)
    stream.write(b'{"type": "FeatureCollection", "features": [')
    for position, event in enumerate(incidents(lookup)):
        stream.write(b",\n" if position else b"\n")
        stream.write(json_bytes(feature(event, lookup)))
    stream.write(b"\n]}\n")


def feature(event: Event, lookup: Lookup) -> dict[str, Any]:
    """One event as a GeoJSON feature; longitude first, as the standard wants it."""
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _geometry(event.place),
        "properties": {
            "kind": event.kind,
            "title": event.title,
            "from": event.from_,
            "to": event.to,
            "place": event.place.name if event.place else None,
            "country": event.place.country if event.place else None,
            "precision": event.place.precision if event.place else None,
            "radius_km": event.place.radius_km if event.place else None,
            "status": event.status,
            "documents": len(event.document_ids),
            "origins": len(event.origin_ids),
            "actors": list(event.actors),
            "targets": list(event.targets),
            "figures": [row_of(figure) for figure in lookup.figures_of.get(event.id, ())],
        },
    }


def _geometry(place: EventPlace | None) -> dict[str, Any] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
