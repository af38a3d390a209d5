"""One origin: why its pages are one source, who carries its text and what they changed, and what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tallywire.publishing.copying import Taking, is_grave
from tallywire.publishing.graph import Graph, Head, draw
from tallywire.publishing.pages.carrying import carrying_json, graph_rows
from tallywire.publishing.pages.entries import Entry, Link, entry
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.listing import event_views, find
from tallywire.publishing.pages.plain import Json, document_row, event_row
from tallywire.publishing.record import Record
from tallywire.publishing.slice_takings import page_takings
from tallywire.publishing.slices import origin_slice
from tallywire.publishing.sources import origin_name
from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import SourceBranch, branches, by_day
from tallywire.publishing.views import EventView
from tallywire.records import Document, Origin

__all__ = ["OriginPage", "origin_page", "origin_page_of"]

_PAGES = 80  # pages of an origin shown: those first that changed what they took, then by day
_EVENTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPage:
    """The page of one origin."""

    NAME: ClassVar[str] = "origin"

    origin: Origin
    name: str
    trees: tuple[SourceBranch, ...]
    taken: Mapping[str, Taking]
    more: int
    graph: Graph | None
    entries: tuple[Entry, ...]
    events: int

    def carrying_json(self, link: Link) -> Json:
        """The picture of who carries its text."""
        return carrying_json(self.graph, link) if self.graph else {"nodes": [], "edges": []}

    def graph_rows(self) -> list[tuple[str, str, str]]:
        """The same in words."""
        return graph_rows(self.graph) if self.graph else []

    def json(self) -> Json:
        """The page as JSON."""
        return {
            "id": self.origin.id,
            "kind": self.origin.kind,
            "name": self.name,
            "reason": self.origin.reason,
            "document_ids": list(self.origin.document_ids),
            "events": [event_row(one.view) for one in self.entries],
            "events_total": self.events,
        }

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one document each."""
        for document in _flat(self.trees):
            yield {"origin_id": self.origin.id, "origin": self.name, **document_row(document)}


def origin_page(record: Record, origin_id: str, widest: Mapping[str, float]) -> OriginPage:
    """The page of an origin of the record; `widest` is the scale of the bars."""
    shown = _shown(record, origin_id)
    lookup = Lookup.of(origin_slice(record, origin_id, shown))
    found = find(record, Filters(origin=origin_id, sort="weight"), most=_EVENTS)
    views, taken = event_views(record, found.rows), page_takings(record, shown)
    return _page(lookup.origins[origin_id], shown, lookup, taken, views, found.total, widest)


def origin_page_of(
    origin: Origin,
    lookup: Lookup,
    taken: Mapping[str, Taking],
    views: Sequence[EventView],
    widest: Mapping[str, float],
) -> OriginPage:
    """The same from a whole record that has been read; `views` are the incidents that rest on it, by their weight."""
    pages = [lookup.documents[name] for name in set(origin.document_ids) if name in lookup.documents]
    ordered = sorted(pages, key=lambda page: (_place(page), not _changed(page, lookup), by_day(page)))
    shown = [page.id for page in ordered[:_PAGES]]
    return _page(origin, shown, lookup, taken, views[:_EVENTS], len(views), widest)


def _page(
    origin: Origin,
    shown: Sequence[str],
    lookup: Lookup,
    taken: Mapping[str, Taking],
    views: Iterable[EventView],
    events: int,
    widest: Mapping[str, float],
) -> OriginPage:
    trees, name = branches(lookup, {name: lookup.documents[name] for name in shown}), origin_name(origin, lookup)
    return OriginPage(
        origin=origin,
        name=name,
        trees=trees,
        taken=taken,
        more=max(0, len(origin.document_ids) - len(shown)),
        graph=_graph(origin, name, trees, taken) if len(shown) > 1 else None,
        entries=tuple(entry(view, widest) for view in views),
        events=events,
    )


def _place(page: Document) -> int:
    """Pages of their own first, those of no known origin last."""
    return 2 if page.origin_id is None else int(page.origin_id != page.id)


def _changed(page: Document, lookup: Lookup) -> bool:
    """Whether it changed a number, a negation or a name of what it took."""
    return any(is_grave(copy) for copy in lookup.copies_to.get(page.id, ()))


def _shown(record: Record, origin_id: str) -> list[str]:
    question = """WITH own AS (SELECT document_id FROM origin_documents WHERE origin_id = $1)
        SELECT d.id FROM own o JOIN documents d ON d.id = o.document_id
        LEFT JOIN (SELECT to_document_id, bool_or(grave) AS grave FROM copies
            WHERE to_document_id IN (SELECT document_id FROM own) GROUP BY 1) c ON c.to_document_id = d.id
        ORDER BY d.origin_id = d.id DESC, coalesce(c.grave, false) DESC, d.day, d.id LIMIT $2"""
    return [name for (name,) in record.ask(question, origin_id, _PAGES)]


def _graph(origin: Origin, name: str, trees: Sequence[SourceBranch], taken: Mapping[str, Taking]) -> Graph:
    head = Head(kind=origin.kind, name=name, page_ids=tuple(tree.document.id for tree in trees))
    return draw([head], trees, taken)


def _flat(trees: Sequence[SourceBranch]) -> Iterator[Document]:
    for tree in trees:
        yield tree.document
        yield from _flat(tree.takers)
