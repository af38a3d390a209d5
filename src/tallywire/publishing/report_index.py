"""The events of the report as its script filters them: the index of the app, whole, with what map and timeline draw."""

from __future__ import annotations

from typing import Any

from tallywire.publishing.pages.entries import map_json, timeline_json
from tallywire.publishing.pages.plain import Json
from tallywire.publishing.record import Record
from tallywire.publishing.report_links import report_link
from tallywire.publishing.tables import Lookup
from tallywire.publishing.views import event_view
from tallywire.publishing.words import spoken_interval

__all__ = ["index_json"]

_COLUMNS = (
    "id", "kind", "status", "day", "starts", "ends", "place", "country", "parties", "origin_ids", "story_id", "words",
    "background", "differing", "updated", "undated", "unplaced", "deed", "pages", "origins", "figures",
)  # fmt: skip


def index_json(record: Record, lookup: Lookup) -> Json:
    """Every event as a row with what filters and orders need; origins are named by their places in a list."""
    found = record.ask(f"SELECT {', '.join(_COLUMNS)} FROM events ORDER BY day, pages DESC, ends, id")  # noqa: S608
    origins = [name for (name,) in record.ask("SELECT id FROM origins ORDER BY id")]
    number = {name: place for place, name in enumerate(origins)}
    views = [event_view(event, lookup) for event in lookup.tables.events]
    return {
        "rows": [_row(dict(zip(_COLUMNS, values, strict=True)), number) for values in found],
        "origins": origins,
        "map": _by_id(map_json(views, report_link)),
        "timeline": _by_id(timeline_json(views, report_link)),
    }


def _row(row: dict[str, Any], number: dict[str, int]) -> Json:
    day = row["starts"]
    return {
        **row,
        "parties": row["parties"] or [],
        "origin_ids": [number[name] for name in row["origin_ids"] or () if name in number],
        "day_words": spoken_interval(day, day),
    }


def _by_id(drawn: Json) -> Json:
    return {event["id"]: event for event in drawn["events"]}
