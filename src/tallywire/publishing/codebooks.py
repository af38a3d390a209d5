"""Incidents in the columns of the two codebooks that conflict researchers code into: ACLED and UCDP GED.

Only what the record knows is filled in; what a coder would decide (interaction codes, dyads, regions) stays empty.
 Fatalities stand there only where the reports give one total: deaths on two sides are never added here,
and where they are told apart, `notes` or the per-side columns say so. Sources are counted as origins, not as pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, BinaryIO

from tallywire.ontology import load_ontology
from tallywire.publishing.sheets import write_csv_rows
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import incidents, statement_views
from tallywire.publishing.words import bounds, figure_words, page_name
from tallywire.records import Event, Figure

__all__ = ["ACLED_COLUMNS", "UCDP_COLUMNS", "write_acled", "write_ucdp"]

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The 31 columns of the ACLED export, in its order (ACLED Codebook, 2023 edition)."""

UCDP_COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The 49 columns of the UCDP Georeferenced Event Dataset, in its order (GED Codebook 23.1)."""

_ACLED_TYPES = (
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
    "Strategic developments",
)  # fmt: skip
_ACLED_GEO: Mapping[str | None, int] = MappingProxyType({"point": 1, "settlement": 1, "district": 2, "province": 3})
_UCDP_WHERE: Mapping[str | None, int] = MappingProxyType(
    {"point": 1, "settlement": 1, "district": 3, "province": 4, "region": 5, "country": 6}
)

Row = dict[str, Any]


def write_acled(tables: Tables, stream: BinaryIO) -> None:
    """Write the incidents that ACLED has a name for as CSV with its 31 columns."""
    write_csv_rows(_acled_rows(Lookup.of(tables)), stream, columns=ACLED_COLUMNS)


def write_ucdp(tables: Tables, stream: BinaryIO) -> None:
    """Write the incidents in which someone was killed as CSV with the columns of UCDP GED."""
    write_csv_rows(_ucdp_rows(Lookup.of(tables)), stream, columns=UCDP_COLUMNS)


# ---------------------------------------------------------------- rows


def _acled_rows(lookup: Lookup) -> Iterator[Row]:
    kinds = load_ontology().kinds
    for event in incidents(lookup):
        name = kinds[event.kind].acled if event.kind in kinds else ""
        if name:
            yield _acled_row(event, name, lookup)


def _acled_row(event: Event, name: str, lookup: Lookup) -> Row:
    total = _deaths(event, lookup)
    return {
        "event_id_cnty": event.id,
        "event_date": event.from_,
        "year": _year(event),
        "time_precision": _acled_time_precision(event),
        **_acled_type(name),
        "actor1": _nth(event.actors, 0),
        "actor2": _nth(event.actors, 1) or _nth(event.targets, 0),
        **_point(event),
        "geo_precision": _ACLED_GEO.get(event.place.precision) if event.place else None,
        "source": "; ".join(_newsrooms(event, lookup)),
        "notes": _notes(event, lookup),
        "fatalities": total.best if total else None,
        "tags": f"status={event.status}; origins={len(event.origin_ids)}; documents={len(event.document_ids)}",
    }


def _acled_type(name: str) -> Row:
    """The event type and sub-type of a name in the ontology; where it names several, the coder chooses."""
    choices = [choice.strip() for choice in name.split(";")]
    types = list({kind: None for choice in choices for kind in _ACLED_TYPES if choice.startswith(f"{kind}/")})
    only = types[0] if len(types) == 1 else None
    return {"event_type": only, "sub_event_type": name.removeprefix(f"{only}/") if only and len(choices) == 1 else None}


def _ucdp_rows(lookup: Lookup) -> Iterator[Row]:
    for event in incidents(lookup):
        if any(figure.measure == "killed" and (figure.high or figure.best) for figure in _figures(event, lookup)):
            yield _ucdp_row(event, lookup)


def _ucdp_row(event: Event, lookup: Lookup) -> Row:
    total = _deaths(event, lookup)
    pages = [lookup.documents[name] for name in event.document_ids if name in lookup.documents]
    return {
        "id": event.id,
        "year": _year(event),
        "side_a": _nth(event.actors, 0),
        "side_b": _nth(event.actors, 1) or _nth(event.targets, 0),
        "number_of_sources": len(event.origin_ids),
        "source_article": _notes(event, lookup),
        "source_office": "; ".join(_newsrooms(event, lookup)),
        "source_date": "; ".join(page.published.from_ for page in pages if page.published.from_),
        "source_headline": "; ".join(page.title for page in pages if page.title),
        "where_prec": _UCDP_WHERE.get(event.place.precision) if event.place else None,
        "where_coordinates": event.place.name if event.place else None,
        **{key: value for key, value in _point(event).items() if key != "location"},
        "date_prec": _ucdp_date_precision(event),
        "date_start": event.from_,
        "date_end": event.to,
        **_side_deaths(event, lookup),
        "deaths_unknown": total.best if total and total.side is None else None,
        "best": total.best if total else None,
        "high": total.high if total else None,
        "low": total.low if total else None,
    }


def _side_deaths(event: Event, lookup: Lookup) -> Row:
    """Deaths of the two sides, where a figure's side is the very name of an actor of the event."""
    columns = dict(zip(event.actors, ("deaths_a", "deaths_b"), strict=False))
    killed = [figure for figure in _figures(event, lookup) if figure.measure == "killed" and figure.period is None]
    return {columns[figure.side]: figure.best for figure in killed if figure.side in columns}


# ---------------------------------------------------------------- cells


def _figures(event: Event, lookup: Lookup) -> tuple[Figure, ...]:
    return lookup.figures_of.get(event.id, ())


def _deaths(event: Event, lookup: Lookup) -> Figure | None:
    """The one figure of people killed; `None` where there are several that only a coder may add."""
    killed = [figure for figure in _figures(event, lookup) if figure.measure == "killed"]
    totals = [figure for figure in killed if figure.side is None and figure.period is None] or killed
    return totals[0] if len(totals) == 1 else None


def _point(event: Event) -> Row:
    place = event.place
    if place is None:
        return {}
    return {"country": place.country, "location": place.name, "latitude": place.lat, "longitude": place.lon}


def _notes(event: Event, lookup: Lookup) -> str:
    """The first sentence, word for word, with its page; then each figure with its bounds."""
    views = statement_views(event, lookup)
    quoted = [f'{page_name(views[0].document)}: "{" ".join(views[0].sentence.split())}"'] if views else []
    counted = [f"{figure_words(f)}: {bounds(f.low, f.best, f.high)}" for f in _figures(event, lookup)]
    return "; ".join([*quoted, *counted])


def _newsrooms(event: Event, lookup: Lookup) -> list[str]:
    pages = (lookup.documents[name] for name in event.document_ids if name in lookup.documents)
    return sorted({page_name(page) for page in pages})


def _nth(names: tuple[str, ...], position: int) -> str | None:
    return names[position] if len(names) > position else None


def _year(event: Event) -> str | None:
    return event.from_[:4] if event.from_ else None


def _days(event: Event) -> int | None:
    if event.from_ is None or event.to is None:
        return None
    return (date.fromisoformat(event.to) - date.fromisoformat(event.from_)).days + 1


def _acled_time_precision(event: Event) -> int | None:
    """1: the day is known, 2: the week, 3: the month (ACLED Codebook, time precision)."""
    days = _days(event)
    if days is None or days > 31:
        return None
    return 1 if days == 1 else 2 if days <= 7 else 3


def _ucdp_date_precision(event: Event) -> int | None:
    """1: the day, 2: two to six days, 3: a week, 4: up to a month, 5: longer (GED Codebook, date_prec)."""
    days = _days(event)
    if days is None:
        return None
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)
