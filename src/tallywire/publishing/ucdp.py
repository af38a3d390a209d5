"""Incidents in which somebody was killed, in the 49 columns of the UCDP Georeferenced Event Dataset.

Columns and their order follow the UCDP GED Codebook (version 23.1, ucdp.uu.se/downloads); the codes are those of
`ucdp_codes`. Only what the record knows is filled in; conflicts, dyads and their numbers are UCDP's to give.
`source_office` is who published a page and `source_original` on whose word it rests, which is what the two columns are
for. `docs/formats.md` lists the rule of every column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from tallywire.ontology import Kind, Ontology
from tallywire.publishing.codebooks import (
    Row,
    coded_incidents,
    deaths,
    event_year,
    newsrooms,
    nth,
    pages_of,
)
from tallywire.publishing.countries import country
from tallywire.publishing.sheets import write_csv_rows
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.ucdp_codes import date_prec, event_clarity, priogrid_cell, type_of_violence, where_prec
from tallywire.publishing.words import page_name
from tallywire.records import Document, Event, EventPlace, Figure

__all__ = ["UCDP_COLUMNS", "write_ucdp"]

UCDP_COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The 49 columns of the dataset, in its order."""


def write_ucdp(tables: Tables, stream: BinaryIO, *, ontology: Ontology | None = None) -> None:
    """Write the incidents in which someone was killed as CSV with the columns of UCDP GED.

    `ontology` says what a user's kinds are called in UCDP (None: the kinds shipped). Kinds that neither UCDP nor ACLED
    codes, such as accidents, are left out.
    """
    write_csv_rows(_rows(Lookup.of(tables), ontology), stream, columns=UCDP_COLUMNS)


# ---------------------------------------------------------------- rows


def _rows(lookup: Lookup, ontology: Ontology | None) -> Iterator[Row]:
    for event, kind in coded_incidents(lookup, ontology):
        killed = [figure for figure in lookup.figures_of.get(event.id, ()) if figure.measure == "killed"]
        if any(figure.high or figure.best for figure in killed):
            yield _row(event, kind, killed, lookup)


def _row(event: Event, kind: Kind | None, killed: list[Figure], lookup: Lookup) -> Row:
    total = deaths(event, lookup)
    return {
        "id": event.id,
        "year": event_year(event),
        "type_of_violence": type_of_violence(kind),
        "side_a": nth(event.actors, 0),
        "side_b": nth(event.actors, 1) or nth(event.targets, 0),
        **_source_columns(event, lookup),
        "where_description": _joined(place.text for one in lookup.event_statements(event) for place in one.places),
        **(_place_columns(event.place) if event.place else {}),
        "event_clarity": event_clarity(event, killed),
        "date_prec": date_prec(event),
        "date_start": event.from_,
        "date_end": event.to,
        **_deaths_by_side(event, killed, total),
        "best": total.best if total else None,
        "high": total.high if total else None,
        "low": total.low if total else None,
    }


def _source_columns(event: Event, lookup: Lookup) -> Row:
    pages = pages_of(event, lookup)
    return {
        "number_of_sources": len(event.origin_ids),
        "source_article": "; ".join(_article(page) for page in pages),
        "source_office": "; ".join(newsrooms(event, lookup)),
        "source_date": _joined(page.published.from_ for page in pages),
        "source_headline": _joined(page.title for page in pages),
        "source_original": _joined(_told_by(event, lookup)),
    }


def _article(page: Document) -> str:
    """ "Quell Gazette,2031-03-02,Clash at the bridge": how the dataset names an article."""
    return '"{}"'.format(",".join(filter(None, (page_name(page), page.published.from_, page.title))))


def _told_by(event: Event, lookup: Lookup) -> Iterator[str | None]:
    """On whose word the event rests: those quoted, and the agency of a page that quotes nobody."""
    for statement in lookup.event_statements(event):
        source = statement.attribution.source if statement.attribution else None
        page = lookup.documents.get(statement.document_id)
        yield (source.name or source.text) if source else page.agency if page else None


def _joined(values: Iterable[str | None]) -> str:
    return "; ".join({" ".join(value.split()): None for value in values if value})


def _place_columns(place: EventPlace) -> Row:
    known = country(place.country)
    columns: Row = {
        "where_prec": where_prec(place),
        "where_coordinates": place.name,
        "country": known.name if known else place.country,
    }
    if place.lat is not None and place.lon is not None:
        columns |= {
            "latitude": place.lat,
            "longitude": place.lon,
            "geom_wkt": f"POINT ({place.lon} {place.lat})",
            "priogrid_gid": priogrid_cell(place.lat, place.lon),
        }
    return columns


def _deaths_by_side(event: Event, killed: list[Figure], total: Figure | None) -> Row:
    """Deaths of a side, where it is the very name of an actor of the event; civilians where the pages call them so.

    In the dataset the four columns make up `best`. So the total is unknown as to its side only where no side is told:
    the rest of a total is never reckoned here.
    """
    columns = dict(zip(event.actors, ("deaths_a", "deaths_b"), strict=False))
    found: Row = {}
    for figure in killed:
        if figure.period is None and figure.side is not None:
            civilian = "civilian" in figure.side.lower()
            column = "deaths_civilians" if civilian else columns.get(figure.side)
            if column:
                found[column] = figure.best
    return found or {"deaths_unknown": total.best if total and total.side is None else None}
