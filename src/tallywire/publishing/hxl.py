"""Events and figures as flat CSV with a row of HXL hashtags, which humanitarian tools (HDX, Kobo, R and Python) read.

HXL, the Humanitarian Exchange Language (https://hxlstandard.org), puts one row of hashtags under the header of an
ordinary table: they say what each column means, whatever its header is called. The tags are those of the HXL 1.1
hashtag and attribute dictionary; attributes that it does not list (`+best`) are allowed by its tagging conventions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO

from tallywire.errors import UsageError
from tallywire.publishing.countries import country
from tallywire.publishing.sheets import write_csv_rows
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import incidents
from tallywire.records import Event, Figure

__all__ = ["HXL_TAGS", "write_hxl"]

_EVENT_TAGS = {
    "event_id": "#event+id",
    "kind": "#event+type",
    "title": "#event+name",
    "from": "#date+start+occurred",
    "to": "#date+end+occurred",
    "place": "#loc+name",
    "country": "#country+name",
    "country_code": "#country+code+v_iso3",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "precision": "#geo+precision",
    "event_status": "#status+event",
    "documents": "#meta+documents+num",
    "origins": "#meta+sources+num",
}
_PEOPLE = ("killed", "injured", "missing", "abducted", "displaced")
_BOUNDS = ("low", "best", "high")
_PEOPLE_TAGS = {f"{measure}_{bound}": f"#affected+{measure}+{bound}" for measure in _PEOPLE for bound in _BOUNDS}
_FIGURE_TAGS = {
    "measure": "#indicator+name",
    "side": "#group+name",
    "period_from": "#date+start+reported",
    "period_to": "#date+end+reported",
    "low": "#indicator+value+low",
    "best": "#indicator+value+best",
    "high": "#indicator+value+high",
    "figure_status": "#status+figure",
    "as_of": "#date+updated",
}

HXL_TAGS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"events": {**_EVENT_TAGS, **_PEOPLE_TAGS}, "figures": {**_FIGURE_TAGS, **_EVENT_TAGS}}
)
"""The tables that have HXL tags, their flat columns in order, and the tag of each."""


def write_hxl(tables: Tables, stream: BinaryIO, *, table: str) -> None:
    """Write the incidents, or their figures, as flat CSV: a header, a row of tags, then the rows.

    Raises `UsageError` for a table without tags.
    """
    if table not in HXL_TAGS:
        raise UsageError(f"there are no HXL tags for {table!r}; there are for: {', '.join(HXL_TAGS)}")
    tags, rows = HXL_TAGS[table], _ROWS[table](Lookup.of(tables))
    write_csv_rows(_tagged(tags, rows), stream, columns=tags)


def _tagged(tags: Mapping[str, str], rows: Iterator[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
    yield tags
    yield from rows


def _event_rows(lookup: Lookup) -> Iterator[dict[str, Any]]:
    for event in incidents(lookup):
        yield {**_event_columns(event), **_people(lookup.figures_of.get(event.id, ()))}


def _figure_rows(lookup: Lookup) -> Iterator[dict[str, Any]]:
    for event in incidents(lookup):
        for figure in lookup.figures_of.get(event.id, ()):
            yield {**_figure_columns(figure), **_event_columns(event)}


_ROWS: Mapping[str, Callable[[Lookup], Iterator[dict[str, Any]]]] = MappingProxyType(
    {"events": _event_rows, "figures": _figure_rows}
)


def _event_columns(event: Event) -> dict[str, Any]:
    place = event.place
    known = country(place.country) if place else None
    return {
        "event_id": event.id,
        "kind": event.kind,
        "title": event.title,
        "from": event.from_,
        "to": event.to,
        "place": place.name if place else None,
        "country": known.name if known else place.country if place else None,
        "country_code": known.alpha3 if known else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "event_status": event.status,
        "documents": len(event.document_ids),
        "origins": len(event.origin_ids),
    }


def _people(figures: tuple[Figure, ...]) -> dict[str, Any]:
    """Low, best and high of a measure where the reports give one total; several are for the table of figures."""
    columns: dict[str, Any] = {}
    for measure in _PEOPLE:
        whole = [one for one in figures if one.measure == measure and one.side is None and one.period is None]
        if len(whole) == 1:
            columns |= {f"{measure}_{bound}": getattr(whole[0], bound) for bound in _BOUNDS}
    return columns


def _figure_columns(figure: Figure) -> dict[str, Any]:
    period = figure.period
    return {
        "measure": figure.measure,
        "side": figure.side,
        "period_from": period.from_ if period else None,
        "period_to": period.to if period else None,
        **{bound: getattr(figure, bound) for bound in _BOUNDS},
        "figure_status": figure.status,
        "as_of": figure.as_of,
    }
