"""The record as flat rows: what `tallywire.open(ledger).events()` and its siblings hold, column by column.

A row of a table is nested where the record is (a place has a point); a row here is flat, as analysts want it, and has
beside it what one would otherwise join: an event's number of origins, a statement's sentence and page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

__all__ = [
    "COLUMNS",
    "Row",
    "Tabled",
    "copy_rows",
    "document_rows",
    "event_rows",
    "figure_rows",
    "source_rows",
    "statement_rows",
]

Row = dict[str, Any]
Tabled = Callable[[str], pa.Table]
"""The Arrow table of a name (`schema.TABLES`)."""

_TEXTS = list  # a list of texts

COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "events": {
        "id": str, "kind": str, "title": str, "from": str, "to": str, "place": str, "country": str, "lat": float,
        "lon": float, "precision": str, "radius_km": float, "actors": _TEXTS, "targets": _TEXTS, "documents": int,
        "origins": int, "status": str, "background": bool, "statement_ids": _TEXTS, "document_ids": _TEXTS,
        "origin_ids": _TEXTS, "reasons": _TEXTS,
    },
    "figures": {
        "event_id": str, "title": str, "kind": str, "from": str, "to": str, "place": str, "measure": str, "side": str,
        "period_from": str, "period_to": str, "low": float, "best": float, "high": float, "status": str, "rule": str,
        "origins": int, "as_of": str, "statement_ids": _TEXTS, "origin_ids": _TEXTS,
    },
    "sources": {
        "origin_id": str, "kind": str, "name": str, "documents": int, "statements": int, "first": str,
        "said_by": _TEXTS, "outlets": _TEXTS, "sentences": _TEXTS, "document_ids": _TEXTS,
    },
    "statements": {
        "id": str, "event_id": str, "kind": str, "sentence": str, "said_by": str, "speaker": str, "polarity": str,
        "modality": str, "background": bool, "from": str, "to": str, "places": _TEXTS, "actors": _TEXTS,
        "targets": _TEXTS, "outlet": str, "url": str, "published": str, "origin_id": str, "document_id": str,
        "start": int, "end": int,
    },
    "documents": {
        "id": str, "given_id": str, "source": str, "url": str, "outlet": str, "title": str, "byline": str,
        "agency": str, "language": str, "published_from": str, "published_to": str, "precision": str, "method": str,
        "origin_id": str, "story_id": str, "text": str,
    },
    "copies": {
        "giver": str, "taker": str, "kind": str, "direction": str, "similarity": float, "passage": str,
        "from_start": int, "from_end": int, "to_start": int, "to_end": int, "changed": _TEXTS,
    },
    "timeline": {
        "day": str, "rank": int, "origins": int, "documents": int, "statements": int, "events": _TEXTS,
        "event_ids": _TEXTS,
    },
}  # fmt: skip
"""The columns of every flat frame, in order, with their types (`list`: of texts)."""


def event_rows(tabled: Tabled) -> Iterator[Row]:
    """Every event, in the order in which they happened; those without a date last."""
    told = _told_as_background(tabled)
    rows = tabled("events").to_pylist()
    for row in sorted(rows, key=lambda row: (row["from"] or row["to"] or "9999", -len(row["document_ids"]), row["id"])):
        place = row.pop("place") or {}
        yield row | {
            "place": place.get("name"),
            "country": place.get("country"),
            "lat": place.get("lat"),
            "lon": place.get("lon"),
            "precision": place.get("precision"),
            "radius_km": place.get("radius_km"),
            "documents": len(row["document_ids"]),
            "origins": len(row["origin_ids"]),
            "background": row["kind"] == "background" or told.get(row["id"], False),
        }


def _told_as_background(tabled: Tabled) -> dict[str, bool]:
    """Whether all statements of an event tell it as background."""
    told: dict[str, bool] = {}
    for row in tabled("statements").select(["event_id", "background"]).to_pylist():
        told[row["event_id"]] = told.get(row["event_id"], True) and row["background"]
    return told


def figure_rows(tabled: Tabled, events: Iterable[Row]) -> Iterator[Row]:
    """The figures of these events, in their order, with what happened."""
    by_event = _grouped(tabled("figures").to_pylist(), "event_id")
    for event in events:
        for row in by_event.get(event["id"], ()):
            period = row["period"] or {}
            yield row | {
                "title": event["title"],
                "kind": event["kind"],
                "from": event["from"],
                "to": event["to"],
                "place": event["place"],
                "period_from": period.get("from"),
                "period_to": period.get("to"),
                "origins": len(row["origin_ids"]),
            }


def statement_rows(tabled: Tabled) -> Iterator[Row]:
    """Every statement with its sentence and its page, page by page in the order of the text."""
    pages = {row["id"]: row for row in tabled("documents").to_pylist()}
    for row in tabled("statements").to_pylist():
        page = pages.get(row["document_id"], {})
        source = (row["attribution"] or {}).get("source") or {}
        when = row["time"] or {}
        yield row | {
            "sentence": (page.get("text") or "")[row["start"] : row["end"]],
            "said_by": source.get("name") or source.get("text"),
            "speaker": source.get("kind"),
            "from": when.get("from"),
            "to": when.get("to"),
            "places": [place["name"] for place in row["places"]],
            "actors": [one["text"] for one in row["actors"]],
            "targets": [one["text"] for one in row["targets"]],
            "outlet": page.get("outlet"),
            "url": page.get("url"),
            "published": _day(page.get("published") or {}),
        }


def source_rows(statements: Iterable[Row], origins: Iterable[Row]) -> Iterator[Row]:
    """Who says so: the origins of these statements, in the order in which they are first heard."""
    known = {row["id"]: row for row in origins}
    heard = _grouped(sorted(statements, key=lambda row: (row["published"] or "9999", row["id"])), "origin_id")
    for origin_id, rows in heard.items():
        origin = known.get(origin_id, {})
        yield {
            "origin_id": origin_id,
            "kind": origin.get("kind"),
            "name": origin.get("name"),
            "documents": len({row["document_id"] for row in rows}),
            "statements": len(rows),
            "first": rows[0]["published"],
            "said_by": _each_once(row["said_by"] for row in rows),
            "outlets": _each_once(row["outlet"] for row in rows),
            "sentences": _each_once(" ".join(row["sentence"].split()) for row in rows),
            "document_ids": _each_once(row["document_id"] for row in rows),
        }


def document_rows(tabled: Tabled) -> Iterator[Row]:
    """Every page, with its date in columns."""
    for row in tabled("documents").to_pylist():
        published = row["published"]
        yield row | {
            "published_from": published["from"],
            "published_to": published["to"],
            "precision": published["precision"],
            "method": published["method"],
        }


def copy_rows(tabled: Tabled) -> Iterator[Row]:
    """Every copied passage, with its words on the page that took it and what was changed."""
    texts = dict(zip(*(tabled("documents").column(name).to_pylist() for name in ("id", "text")), strict=True))
    for row in tabled("copies").to_pylist():
        yield row | {
            "giver": row["from_document_id"],
            "taker": row["to_document_id"],
            "passage": texts.get(row["to_document_id"], "")[row["to_start"] : row["to_end"]],
            "changed": [f"{change['from_text']} → {change['to_text']}" for change in row["changes"] or ()],
        }


def _day(published: Row) -> str | None:
    """The day of publication, where it is one day and not the bound of a longer time."""
    return published.get("from") if published.get("from") == published.get("to") else None


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def _each_once(values: Iterable[str | None]) -> list[str]:
    return list({value: None for value in values if value})
