"""The origins of a record: what counts as one source, however many pages carry it, and who is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, get_args

from tallywire.errors import UsageError
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.lists import asked_rows, pages_of
from tallywire.publishing.pages.plain import Json
from tallywire.publishing.record import Record
from tallywire.records import Origin, OriginKind

__all__ = ["ListedOrigin", "SourcesPage", "sources_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOrigin:
    """One origin in the list: its name, on how many pages it stands, and of how many events it tells."""

    origin: Origin
    name: str
    pages: int
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """A part of the list of origins."""

    NAME: ClassVar[str] = "sources"
    COLUMNS: ClassVar[tuple[str, ...]] = ("id", "kind", "name", "pages", "events", "reason")

    asked: Filters
    counts: tuple[tuple[str, int], ...]
    total: int
    pages: int
    origins: tuple[ListedOrigin, ...]

    def json(self) -> Json:
        """The page as JSON."""
        return {"total": self.total, "page": self.asked.page, "pages": self.pages, "origins": list(self.rows())}

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one origin each."""
        for one in self.origins:
            yield {
                "id": one.origin.id,
                "kind": one.origin.kind,
                "name": one.name,
                "pages": one.pages,
                "events": one.events,
                "reason": one.origin.reason,
            }


def sources_page(record: Record, asked: Filters) -> SourcesPage:
    """The origins that were asked for, those of most pages first. Raises `UsageError` for a kind that there is not."""
    where, values = _condition(asked)
    source = f"""FROM origins o LEFT JOIN documents d ON d.id = o.first_document_id
        LEFT JOIN (SELECT origin_id, count(*) AS events
            FROM (SELECT unnest(origin_ids) AS origin_id FROM events WHERE NOT background) GROUP BY 1) e
        ON e.origin_id = o.id WHERE {where}"""
    columns = """o."row", coalesce(o.name, d.name, 'unnamed origin'), o.pages, coalesce(e.events, 0)"""
    total, found = asked_rows(record, columns, source, "o.pages DESC, 4 DESC, o.id", asked, *values)
    origins = record.take("origins", [row for row, *_ in found])
    kinds = dict(record.ask("SELECT kind, count(*) FROM origins GROUP BY 1"))
    return SourcesPage(
        asked=asked,
        counts=tuple((kind, kinds.get(kind, 0)) for kind in get_args(OriginKind)),
        total=total,
        pages=pages_of(total),
        origins=tuple(
            ListedOrigin(origin=origin, name=name, pages=pages, events=events)
            for origin, (_, name, pages, events) in zip(origins, found, strict=True)
        ),
    )


def _condition(asked: Filters) -> tuple[str, list[Any]]:
    parts, values = ["true"], list[Any]()
    if asked.kind is not None:
        if asked.kind not in get_args(OriginKind):
            raise UsageError(f"kind is {asked.kind!r}; an origin is: {', '.join(get_args(OriginKind))}")
        parts.append("o.kind = ?")
        values.append(asked.kind)
    for word in (asked.q or "").split():
        parts.append("contains(lower(coalesce(o.name, d.name, '')), lower(?))")
        values.append(word)
    return " AND ".join(parts), values
