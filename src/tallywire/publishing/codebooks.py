"""What the two codebooks of conflict research, ACLED and UCDP GED, ask of an event in the same way.

Deaths stand in a row only where the reports give one total: deaths on two sides are never added here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tallywire.ontology import Kind, Ontology, load_ontology
from tallywire.publishing.tables import Lookup
from tallywire.publishing.views import incidents, statement_views
from tallywire.publishing.words import bounds, figure_words, page_name
from tallywire.records import Document, Event, Figure

__all__ = [
    "Row",
    "coded_incidents",
    "covered_days",
    "deaths",
    "event_year",
    "newsrooms",
    "nth",
    "pages_of",
    "quoted_notes",
]

Row = dict[str, Any]


def coded_incidents(lookup: Lookup, ontology: Ontology | None) -> Iterator[tuple[Event, Kind | None]]:
    """The incidents of kinds that either codebook codes, each with its kind.

    The kind is None where the ontology (None: the shipped one) does not know it, as with a user's kind whose file was
    not given: such an event is kept, because nothing says that it is not coded.
    """
    kinds = (ontology or load_ontology()).kinds
    for event in incidents(lookup):
        kind = kinds.get(event.kind)
        if kind is None or kind.acled or kind.ucdp:
            yield event, kind


def deaths(event: Event, lookup: Lookup) -> Figure | None:
    """The one figure of people killed; `None` where there are several that only a coder may add."""
    killed = [figure for figure in lookup.figures_of.get(event.id, ()) if figure.measure == "killed"]
    totals = [figure for figure in killed if figure.side is None and figure.period is None] or killed
    return totals[0] if len(totals) == 1 else None


def quoted_notes(event: Event, lookup: Lookup) -> str:
    """The first sentence, word for word, with its page; then each figure with its bounds."""
    views = statement_views(event, lookup)
    quoted = [f'{page_name(views[0].document)}: "{" ".join(views[0].sentence.split())}"'] if views else []
    figures = lookup.figures_of.get(event.id, ())
    return "; ".join([*quoted, *(f"{figure_words(f)}: {bounds(f.low, f.best, f.high)}" for f in figures)])


def pages_of(event: Event, lookup: Lookup) -> list[Document]:
    """The pages that report an event, in the event's order."""
    return [lookup.documents[name] for name in event.document_ids if name in lookup.documents]


def newsrooms(event: Event, lookup: Lookup) -> list[str]:
    """The outlets that report an event, each once, in alphabetical order."""
    return sorted({page_name(page) for page in pages_of(event, lookup)})


def nth(names: tuple[str, ...], position: int) -> str | None:
    """The name at a position, None where there are not so many."""
    return names[position] if len(names) > position else None


def event_year(event: Event) -> str | None:
    """The year in which an event began."""
    return event.from_[:4] if event.from_ else None


def covered_days(event: Event) -> int | None:
    """How many days the date of an event covers, both ends counted; None where an end is open."""
    if event.from_ is None or event.to is None:
        return None
    return (date.fromisoformat(event.to) - date.fromisoformat(event.from_)).days + 1
