"""The figures of a record: what is counted, between which bounds, and on how much each rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tallywire.publishing.pages.entries import Bar, figure_bar
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.listing import Choice, condition
from tallywire.publishing.pages.lists import asked_rows, pages_of
from tallywire.publishing.pages.plain import FIGURE_COLUMNS, Json, figure_row
from tallywire.publishing.record import Record
from tallywire.publishing.views import HEADLINE_MEASURES
from tallywire.publishing.words import kind_words, status_words
from tallywire.records import Event, Figure

__all__ = ["FiguresPage", "ListedFigure", "figures_page"]


_MEASURES = ", ".join(f"'{measure}'" for measure in HEADLINE_MEASURES)
_ORDER = f"""coalesce(list_position([{_MEASURES}], measure), 99), measure, widest DESC, "row" """


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFigure:
    """One figure in the list, with its event."""

    figure: Figure
    event: Event
    bar: Bar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """A part of the list of figures."""

    NAME: ClassVar[str] = "figures"
    COLUMNS: ClassVar[tuple[str, ...]] = FIGURE_COLUMNS

    asked: Filters
    total: int
    pages: int
    figures: tuple[ListedFigure, ...]
    measures: tuple[Choice, ...]
    statuses: tuple[Choice, ...]

    def json(self) -> Json:
        """The page as JSON."""
        return {"total": self.total, "page": self.asked.page, "pages": self.pages, "figures": list(self.rows())}

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one figure each."""
        return (figure_row(one.figure, one.event) for one in self.figures)


def figures_page(record: Record, asked: Filters, widest: Mapping[str, float]) -> FiguresPage:
    """The figures that were asked for, of the events that were asked for: people before things, the largest first."""
    within, values = condition(replace(asked, queue=None))
    parts = [f"event_id IN (SELECT id FROM events WHERE {within})"]
    for column, value in (("measure", asked.measure), ("status", asked.figure)):
        if value is not None:
            parts.append(f"{column} = ?")
            values.append(value)
    source = f"FROM figures WHERE {' AND '.join(parts)}"
    total, found = asked_rows(record, '"row"', source, _ORDER, asked, *values)
    figures: tuple[Figure, ...] = record.take("figures", [row for (row,) in found])
    events = {one.id: one for one in record.among("events", "id", {one.event_id for one in figures})}
    return FiguresPage(
        asked=asked,
        total=total,
        pages=pages_of(total),
        figures=tuple(
            ListedFigure(figure=one, event=events[one.event_id], bar=figure_bar(one, widest.get(one.measure, 0)))
            for one in figures
        ),
        measures=_choices(record, "measure", kind_words),
        statuses=_choices(record, "status", status_words),
    )


def _choices(record: Record, column: str, words: Any) -> tuple[Choice, ...]:
    question = f"""SELECT {column}, count(*) FROM figures
        WHERE event_id IN (SELECT id FROM events WHERE NOT background) GROUP BY 1 ORDER BY 2 DESC, 1"""
    return tuple(Choice(value=value, words=words(value), events=number) for value, number in record.ask(question))
