"""Incidents in the 31 columns of ACLED, the Armed Conflict Location & Event Data project.

Columns, their order and their values follow the ACLED Codebook (acleddata.com/knowledge-base/codebook, edition of
October 2024: tables 1 and 2 and the sections named below) and ACLED's guide to the column changes of March 2023, which
took out `data_id`, `event_id_no_cnty` and `iso3` and brought in `disorder_type`, `civilian_targeting` and `tags`.
`inter1`, `inter2` and `interaction` are words ("State forces"), as ACLED has written them since 2024. Only what the
record knows is filled in: who is a state force and who a rebel group is the coder's to say. `docs/formats.md` lists
the rule of every column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import BinaryIO

from tallywire.ontology import Kind, Ontology
from tallywire.publishing.acled_types import CIVILIANS, type_columns
from tallywire.publishing.codebooks import (
    Row,
    coded_incidents,
    covered_days,
    deaths,
    newsrooms,
    nth,
    quoted_notes,
)
from tallywire.publishing.countries import country
from tallywire.publishing.sheets import write_csv_rows
from tallywire.publishing.tables import Lookup, Tables
from tallywire.records import Event, EventPlace

__all__ = ["ACLED_COLUMNS", "write_acled"]

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The 31 columns of the ACLED export, in its order."""

_GEO_PRECISION: Mapping[str | None, int] = MappingProxyType(
    {"point": 1, "settlement": 1, "near": 2, "district": 2, "province": 3, "region": 3}
)
_MONTH = 31  # days


def write_acled(tables: Tables, stream: BinaryIO, *, ontology: Ontology | None = None) -> None:
    """Write the incidents that ACLED has a name for as CSV with its 31 columns.

    `ontology` says what a user's kinds are called in ACLED (None: the kinds shipped).
    """
    write_csv_rows(_rows(Lookup.of(tables), ontology), stream, columns=ACLED_COLUMNS)


def _rows(lookup: Lookup, ontology: Ontology | None) -> Iterator[Row]:
    for event, kind in coded_incidents(lookup, ontology):
        if kind is None or kind.acled:
            yield _row(event, kind, lookup)


def _row(event: Event, kind: Kind | None, lookup: Lookup) -> Row:
    total, day, types = deaths(event, lookup), _event_date(event), type_columns(kind.acled if kind else "")
    return {
        "event_id_cnty": event.id,
        "event_date": day,
        "year": day[:4] if day else None,
        "time_precision": _time_precision(event),
        **types,
        **_actor_columns(event, one_sided=types.get("event_type") == CIVILIANS),
        **(_place_columns(event.place) if event.place else {}),
        "source": "; ".join(newsrooms(event, lookup)),
        "notes": quoted_notes(event, lookup),
        "fatalities": total.best if total else None,
        "tags": f"status={event.status}; origins={len(event.origin_ids)}; documents={len(event.document_ids)}",
    }


def _actor_columns(event: Event, *, one_sided: bool) -> Row:
    """The two sides. Where violence is one-sided, the target is always Actor 2 (Codebook, "Event aggregation")."""
    if one_sided:
        allies = "; ".join(event.actors[1:])
        return {"actor1": nth(event.actors, 0), "assoc_actor_1": allies or None, "actor2": nth(event.targets, 0)}
    return {"actor1": nth(event.actors, 0), "actor2": nth(event.actors, 1) or nth(event.targets, 0)}


def _place_columns(place: EventPlace) -> Row:
    known = country(place.country)
    return {
        "iso": known.numeric if known else None,
        "country": known.name if known else place.country,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": _GEO_PRECISION.get(place.precision),
    }


def _event_date(event: Event) -> str | None:
    """The day, or the middle of the week or month that is known (Codebook, "Time precision codes").

    ACLED has no event of a wider date; here it stands at its first day, without a time precision.
    """
    days = covered_days(event)
    if event.from_ is None or days is None or days > _MONTH:
        return event.from_
    return (date.fromisoformat(event.from_) + timedelta(days=(days - 1) // 2)).isoformat()


def _time_precision(event: Event) -> int | None:
    """1: the day is known, 2: the week, 3: the month (Codebook, "Time precision codes")."""
    days = covered_days(event)
    if days is None or days > _MONTH:
        return None
    return 1 if days == 1 else 2 if days <= 7 else 3
