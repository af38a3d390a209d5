"""Incidents in the 31 columns of ACLED, the Armed Conflict Location & Event Data project.

Columns, their order and their values follow the ACLED Codebook (edition of 2024) and ACLED's guide to the column
changes of March 2023, which took out `data_id`, `event_id_no_cnty` and `iso3` and brought in `disorder_type`,
`civilian_targeting` and `tags`. `inter1`, `inter2` and `interaction` are words ("State forces"), as ACLED has written
them since 2024. Only what the record knows is filled in: who is a state force and who a rebel group is the coder's to
say. `docs/formats.md` lists the rule of every column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from tallywire.ontology import Kind, Ontology
from tallywire.publishing.codebooks import (
    Row,
    coded_incidents,
    covered_days,
    deaths,
    event_year,
    newsrooms,
    nth,
    quoted_notes,
)
from tallywire.publishing.countries import country
from tallywire.publishing.sheets import write_csv_rows
from tallywire.publishing.tables import Lookup, Tables
from tallywire.records import Event, EventPlace

__all__ = ["ACLED_COLUMNS", "ACLED_TYPES", "write_acled"]

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The 31 columns of the ACLED export, in its order."""

ACLED_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
        "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
        "Riots": ("Violent demonstration", "Mob violence"),
        "Explosions/Remote violence": (
            "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED", "Grenade",
        ),
        "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
        "Strategic developments": (
            "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
            "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
            "Other",
        ),
    }
)  # fmt: skip
"""The six event types and 25 sub-event types of the codebook."""

_DISORDER = MappingProxyType(
    {
        "Battles": "Political violence",
        "Explosions/Remote violence": "Political violence",
        "Violence against civilians": "Political violence",
        "Protests": "Demonstrations",
        "Strategic developments": "Strategic developments",
    }
)
_DISORDER_OF_SUB_TYPES = MappingProxyType(
    {
        "Excessive force against protesters": "Political violence; Demonstrations",
        "Mob violence": "Political violence",
        "Violent demonstration": "Demonstrations",
    }
)
_GEO_PRECISION: Mapping[str | None, int] = MappingProxyType(
    {"point": 1, "settlement": 1, "near": 2, "district": 2, "province": 3, "region": 3}
)
_CIVILIANS = "Violence against civilians"


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
    total = deaths(event, lookup)
    return {
        "event_id_cnty": event.id,
        "event_date": event.from_,
        "year": event_year(event),
        "time_precision": _time_precision(event),
        **_type_columns(kind.acled if kind else ""),
        "actor1": nth(event.actors, 0),
        "actor2": nth(event.actors, 1) or nth(event.targets, 0),
        **(_place_columns(event.place) if event.place else {}),
        "source": "; ".join(newsrooms(event, lookup)),
        "notes": quoted_notes(event, lookup),
        "fatalities": total.best if total else None,
        "tags": f"status={event.status}; origins={len(event.origin_ids)}; documents={len(event.document_ids)}",
    }


def _type_columns(name: str) -> Row:
    """Disorder, event and sub-event type of a name in the ontology; where it names several, the coder chooses."""
    choices = [choice.strip() for choice in name.split(";")]
    types = {
        kind: None for choice in choices for kind in ACLED_TYPES if choice == kind or choice.startswith(f"{kind}/")
    }
    if len(types) != 1:
        return {}
    (only,) = types
    sub_type = name.removeprefix(only).removeprefix("/") if len(choices) == 1 else ""
    return {
        "disorder_type": _DISORDER_OF_SUB_TYPES.get(sub_type) or _DISORDER.get(only),
        "event_type": only,
        "sub_event_type": sub_type or None,
        # By definition, both: "Violence against civilians" has civilians for its second actor.
        "inter2": "Civilians" if only == _CIVILIANS else None,
        "civilian_targeting": "Civilian targeting" if only == _CIVILIANS else None,
    }


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


def _time_precision(event: Event) -> int | None:
    """1: the day is known, 2: the week, 3: the month (ACLED Codebook, time precision)."""
    days = covered_days(event)
    if days is None or days > 31:
        return None
    return 1 if days == 1 else 2 if days <= 7 else 3
