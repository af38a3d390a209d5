"""A figure of an event with every report behind it: who said how many, when, on which page, and what replaced what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallywire.publishing.pages.entries import Link
from tallywire.publishing.pages.plain import Json
from tallywire.publishing.pages.segments import Segment, sentence_segments
from tallywire.publishing.pages.steps import Dot, Drawing, draw_steps
from tallywire.publishing.sources import origin_name
from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import by_day
from tallywire.publishing.views import said_by
from tallywire.publishing.words import count, figure_words, page_name, spoken_interval, stated_bounds
from tallywire.records import Document, Figure, Origin, Period, StatedFigure, Statement
from tallywire.tallying.shot import bears

__all__ = ["FigureReports", "Report", "figure_reports"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One sentence that gives the figure: its words, whose they are, and the pages that carry them.

    `bounds` names the bounds of the figure that it is the evidence of: low, best, high. `replaced_by` are the numbers
    that later reports put in its place, with the record's reason.
    """

    statement: Statement
    stated: StatedFigure
    document: Document
    origin: Origin | None
    origin_name: str
    said_by: str | None
    pages: tuple[Document, ...]
    bounds: tuple[str, ...]
    replaced_by: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> tuple[Segment, ...]:
        """Its words, marked; cut when they are shown, as most of hundreds are not."""
        return sentence_segments(self.statement, self.document.text)

    @property
    def at(self) -> str:
        """The characters of the page where it stands, as a link names them."""
        return f"{self.statement.start}-{self.statement.end}"

    @property
    def day(self) -> str | None:
        """The day on which its page was published; None if that is not known to the day."""
        published = self.document.published
        return published.from_ if published.from_ == published.to else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReports:
    """A figure and its reports, by the days of their pages."""

    figure: Figure
    reports: tuple[Report, ...]

    @property
    def basis(self) -> str:
        """On how many statements and origins it rests."""
        figure = self.figure
        return f"{count(len(figure.statement_ids), 'statement')} · {count(len(figure.origin_ids), 'origin')}"

    @property
    def as_of(self) -> str | None:
        """Up to which day it is known, in words."""
        return spoken_interval(self.figure.as_of, self.figure.as_of) if self.figure.as_of else None

    @property
    def changing(self) -> bool:
        """Whether there is more than one report, so that it can have changed over time."""
        return len(self.reports) > 1

    def ends(self) -> tuple[tuple[str, float | None, tuple[Report, ...]], ...]:
        """Low, best and high, each with the reports that gave it; equal ones are one."""
        figure = self.figure
        named: dict[float | None, list[str]] = {}
        for name, value in (("low", figure.low), ("best", figure.best), ("high", figure.high)):
            named.setdefault(value, []).append(name)
        return tuple(
            (" and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names), value, self._behind(names))
            for value, names in named.items()
        )

    def _behind(self, names: Sequence[str]) -> tuple[Report, ...]:
        return tuple(report for report in self.reports if set(names) & set(report.bounds))

    @property
    def drawing(self) -> Drawing | None:
        """How the figure changed over report time, drawn; None where nothing can have changed."""
        values = [(one, one.stated.low if one.stated.low is not None else one.stated.high) for one in self.reports]
        return draw_steps(
            Dot(origin=one.origin_name, day=one.day, value=value)
            for one, value in values
            if one.day is not None and value is not None
        )

    def steps_json(self, link: Link) -> Json:
        """How the figure changed over report time, origin by origin, as the chart reads it."""
        by_origin: dict[str, list[Report]] = {}
        for report in self.reports:
            by_origin.setdefault(report.origin.id if report.origin else "", []).append(report)
        return {
            "what": figure_words(self.figure),
            "origins": [
                {
                    "name": reports[0].origin_name,
                    "kind": reports[0].origin.kind if reports[0].origin else "unknown",
                    "points": [_point(report, link) for report in reports],
                }
                for reports in by_origin.values()
            ],
        }


def _point(report: Report, link: Link) -> Json:
    low, high = report.stated.low, report.stated.high
    return {
        "at": report.day,
        "low": low,
        "best": low if low is not None else high,
        "high": high,
        "words": stated_bounds(report.stated),
        "href": link("document", report.document.id, at=report.at),
        "page": page_name(report.document),
    }


def figure_reports(figure: Figure, lookup: Lookup) -> FigureReports:
    """A figure with the reports behind it, the same sentence on many pages once."""
    told: dict[tuple[str | None, str, str], list[tuple[Statement, StatedFigure]]] = {}
    for name in figure.statement_ids:
        statement = lookup.statements.get(name)
        for stated in _stated(figure, statement.figures) if statement else ():
            assert statement is not None
            words = " ".join(lookup.documents[statement.document_id].text[statement.start : statement.end].split())
            told.setdefault((statement.origin_id, words, stated_bounds(stated)), []).append((statement, stated))
    reports = [_report(members, figure, lookup) for members in told.values()]
    return FigureReports(figure=figure, reports=tuple(sorted(reports, key=lambda one: by_day(one.document))))


def _stated(figure: Figure, stated: Iterable[StatedFigure]) -> list[StatedFigure]:
    """What a statement gives of this figure: the same measure, and the same side and days where several have it."""
    same = [one for one in stated if bears(one, figure) and not one.part]
    closer = [one for one in same if _of_side(one, figure)]
    return closer or same


def _of_side(stated: StatedFigure, figure: Figure) -> bool:
    return stated.side == figure.side and (stated.period or _NO_PERIOD) == (figure.period or _NO_PERIOD)


_NO_PERIOD = Period(from_=None, to=None)


def _report(members: Sequence[tuple[Statement, StatedFigure]], figure: Figure, lookup: Lookup) -> Report:
    statement, stated = min(members, key=lambda pair: by_day(lookup.documents[pair[0].document_id]))
    document = lookup.documents[statement.document_id]
    origin = lookup.origins.get(statement.origin_id or "")
    pages = {one.document_id: lookup.documents[one.document_id] for one, _ in members}
    return Report(
        statement=statement,
        stated=stated,
        document=document,
        origin=origin,
        origin_name=origin_name(origin, lookup) if origin else "origin not known",
        said_by=said_by(statement),
        pages=tuple(sorted(pages.values(), key=by_day)),
        bounds=_bounds(stated, figure),
        replaced_by=_replaced([one for one, _ in members], stated, figure, lookup),
    )


def _bounds(stated: StatedFigure, figure: Figure) -> tuple[str, ...]:
    """The bounds of the figure that this report gives the number of."""
    given = {value for value in (stated.low, stated.high) if value is not None}
    bounds = {"low": figure.low, "best": figure.best, "high": figure.high}
    return tuple(name for name, value in bounds.items() if value in given)


def _replaced(
    statements: Sequence[Statement], stated: StatedFigure, figure: Figure, lookup: Lookup
) -> tuple[tuple[str, str], ...]:
    """By what other number of the same figure this one was replaced, and why the record says so.

    A sentence may count two sides, of which a later one changes only one: the other is not replaced.
    """
    own = stated_bounds(stated)
    found: dict[tuple[str, str], None] = {}
    for statement in statements:
        for relation in lookup.relations_of.get(statement.id, ()):
            if relation.relation != "updates" or relation.measure not in (None, figure.measure):
                continue
            newer = lookup.statements.get(relation.left_statement_id)
            if newer is None or relation.right_statement_id != statement.id or newer.id not in figure.statement_ids:
                continue
            numbers = [words for one in _stated(figure, newer.figures) if (words := stated_bounds(one)) != own]
            if numbers:
                found[" or ".join(numbers), relation.reason] = None
    return tuple(found)
