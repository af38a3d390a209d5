"""Tallywire from Python: a ledger's record as frames. (`annotate`, one text read into records, is the pipeline's.)

    import tallywire

    record = tallywire.open("crisis")
    record.events(status="contested").to_pandas()
    record.sources("eve-4f2a")

Filters are keyword arguments: one value or any of several; `text` is looked for whatever its case; `from_` and `to` are
days. An id may be cut short where its beginning says which one is meant. Everything raised on purpose is a
`tallywire.errors.TallywireError`.
"""

from __future__ import annotations

import functools
import html
import os
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from tallywire.errors import UsageError
from tallywire.ledger.store import Ledger as Store
from tallywire.publishing.filters import Asked, Test, as_day, contains, holds, kept, matches, meets, one_of
from tallywire.publishing.frame_rows import (
    COLUMNS,
    Row,
    copy_rows,
    document_rows,
    event_rows,
    figure_rows,
    source_rows,
    statement_rows,
)
from tallywire.publishing.frames import Frame
from tallywire.schema import TABLES, arrow_schema, arrow_table, records_of

if TYPE_CHECKING:
    from tallywire.publishing.tables import Lookup

__all__ = ["Ledger", "open_ledger"]


def open_ledger(path: str | os.PathLike[str], *, hide_names: bool = False) -> Ledger:
    """The record of a ledger, as it is now; a later build does not change what was opened.

    With `hide_names`, the names of private victims are blacked out everywhere. Raises `LedgerError` where there is no
    ledger, or it cannot be read.
    """
    store = Store.open(path)
    if not hide_names:
        return Ledger(str(path), functools.cache(functools.partial(_stored, store)))
    from tallywire.publishing.hiding import hide_names as hidden
    from tallywire.publishing.tables import Tables

    shown = hidden(Tables.of(store.all_records()))
    return Ledger(str(path), functools.cache(lambda name: arrow_table(name, shown.table(name))))


def _stored(store: Store, name: str) -> pa.Table:
    """A table as the ledger has it, with a column of nulls for each that a newer version of the program added."""
    table = store.table(name)
    for field in arrow_schema(name):
        if field.name not in table.column_names:
            table = table.append_column(field, pa.nulls(table.num_rows, field.type))
    return table


class Ledger:
    """A ledger that was opened for reading. Frames are made when they are asked for; nothing here writes."""

    def __init__(self, name: str, tabled: Callable[[str], pa.Table]) -> None:
        self.name = name
        self._tabled = tabled

    def table(self, name: str) -> Frame:
        """One table of the ledger, with its nested columns as they are stored. Raises `UsageError` for no table."""
        if name not in TABLES:
            raise UsageError(f"there is no table {name!r}; the tables are: {', '.join(TABLES)}")
        return Frame(name, self._tabled(name))

    # ------------------------------------------------------------ what happened

    def events(
        self,
        *,
        kind: Asked = None,
        status: Asked = None,
        place: Asked = None,
        country: Asked = None,
        party: str | None = None,
        origin: Asked = None,
        document: Asked = None,
        from_: str | date | None = None,
        to: str | date | None = None,
        text: str | None = None,
        background: bool | None = False,
    ) -> Frame:
        """The events by the day they happened. `party` is looked for in those who acted and were acted upon.

        `background=None` gives what is told as history too, `True` that alone.
        """
        rows = kept(
            event_rows(self._tabled),
            kind=one_of(kind),
            status=one_of(status),
            place=one_of(place),
            country=one_of(country),
            origin_ids=holds(origin),
            document_ids=holds(document),
            title=contains(text),
            background=None if background is None else lambda told: told == background,
        )
        start, end, acting = as_day(from_), as_day(to), contains(party)
        found = [row for row in rows if meets(row, start, end)]
        return _frame("events", [r for r in found if acting is None or acting([*r["actors"], *r["targets"]])])

    def figures(
        self,
        event: str | None = None,
        *,
        measure: Asked = None,
        side: Asked = None,
        status: Asked = None,
        background: bool | None = False,
    ) -> Frame:
        """Low, best and high of what the reports count, of one event or of all. Never added up, never averaged."""
        events: list[Row] = list(self.events(background=background if event is None else None))
        if event is not None:
            asked = matches((row["id"] for row in events), event, "event")
            events = [row for row in events if row["id"] == asked]
        rows = figure_rows(self._tabled, events)
        return _frame("figures", kept(rows, measure=one_of(measure), side=one_of(side), status=one_of(status)))

    def sources(self, event: str) -> Frame:
        """Who says so: the origins that an event rests on, with their sentences and the pages that carry them."""
        return _frame("sources", source_rows(self.statements(event=event), self._tabled("origins").to_pylist()))

    def timeline(self) -> Frame:
        """The days on which something happened, ranked by the origins that report it."""
        from tallywire.publishing.timeline import timeline_days

        rows = (
            {
                "day": day.day,
                "rank": day.rank,
                "origins": day.origins,
                "documents": day.documents,
                "statements": day.statements,
                "events": [event.title for event in day.events],
                "event_ids": [event.id for event in day.events],
            }
            for day in timeline_days(self._lookup())
        )
        return _frame("timeline", rows)

    # ------------------------------------------------------------ what was said

    def statements(
        self,
        *,
        event: str | None = None,
        document: str | None = None,
        kind: Asked = None,
        origin: Asked = None,
        polarity: Asked = None,
        modality: Asked = None,
        background: bool | None = None,
        text: str | None = None,
    ) -> Frame:
        """What each page says happened: the sentence, who says so, and where it stands."""
        rows = kept(
            statement_rows(self._tabled),
            event_id=None if event is None else one_of(self._id("events", event)),
            document_id=None if document is None else one_of(self._id("documents", document)),
            kind=one_of(kind),
            origin_id=one_of(origin),
            polarity=one_of(polarity),
            modality=one_of(modality),
            background=None if background is None else lambda told: told == background,
            sentence=contains(text),
        )
        return _frame("statements", rows)

    def documents(
        self,
        *,
        outlet: Asked = None,
        language: Asked = None,
        origin: Asked = None,
        story: Asked = None,
        text: str | None = None,
    ) -> Frame:
        """The pages, with their text."""
        rows = kept(
            document_rows(self._tabled),
            outlet=one_of(outlet),
            language=one_of(language),
            origin_id=one_of(origin),
            story_id=one_of(story),
            text=contains(text),
        )
        return _frame("documents", rows)

    def copies(self, *, document: str | None = None, kind: Asked = None, direction: Asked = None) -> Frame:
        """Which page took which passage from which, and what it changed. `document` gave or took."""
        rows = kept(copy_rows(self._tabled), kind=one_of(kind), direction=one_of(direction))
        if document is not None:
            page = self._id("documents", document)
            rows = (row for row in rows if page in (row["giver"], row["taker"]))
        return _frame("copies", rows)

    def origins(self, *, kind: Asked = None, name: str | None = None, document: Asked = None) -> Frame:
        """What counts as one source each, however many pages carry it."""
        return self._some("origins", kind=one_of(kind), name=contains(name), document_ids=holds(document))

    def relations(self, *, relation: Asked = None, measure: Asked = None) -> Frame:
        """Which statements agree, contradict, update or deny each other, and why."""
        return self._some("relations", relation=one_of(relation), measure=one_of(measure))

    def stories(self, *, document: Asked = None, text: str | None = None) -> Frame:
        """Documents about the same happening or its course."""
        return self._some("stories", document_ids=holds(document), title=contains(text))

    def judgements(self, *, kind: Asked = None, by: Asked = None) -> Frame:
        """What people decided, with their names and the time."""
        return self._some("judgements", kind=one_of(kind), by=one_of(by))

    # ------------------------------------------------------------ for people

    def __repr__(self) -> str:
        return f"<tallywire.Ledger {self.name}: {', '.join(f'{rows:,} {name}' for name, rows in self._counts())}>"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{name}</td><td>{rows:,}</td></tr>" for name, rows in self._counts())
        return f"<table><caption>{html.escape(self.name)}</caption>{rows}</table>"

    def _counts(self) -> list[tuple[str, int]]:
        return [(name, self._tabled(name).num_rows) for name in ("documents", "origins", "stories", "events")]

    def _some(self, name: str, /, **tests: Test) -> Frame:
        table = self._tabled(name)
        if all(test is None for test in tests.values()):
            return Frame(name, table)
        return Frame.of_rows(name, kept(table.to_pylist(), **tests), {field.name: field.type for field in table.schema})

    def _id(self, table: str, given: str) -> str:
        return matches(self._tabled(table).column("id").to_pylist(), given, table.removesuffix("s"))

    def _lookup(self) -> Lookup:
        from tallywire.publishing.tables import Lookup, Tables

        needed = ("statements", "events")
        return Lookup.of(Tables.of({name: tuple(records_of(TABLES[name], self._tabled(name))) for name in needed}))


def _frame(name: str, rows: Iterable[Row]) -> Frame:
    return Frame.of_rows(name, rows, COLUMNS[name])
