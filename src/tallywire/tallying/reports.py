"""The reports of an event's figures: who gives which number, when, and on whose words.

Only what is said to have happened is counted: a plan, a possibility, a denied or an unconfirmed thing has no toll.
Opposite sides and other days are other figures; a part ("including 12 children") is never put beside its total.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tallywire.records import Document, Event, Measure, Period, StatedFigure, Statement

__all__ = ["Group", "Report", "group_reports"]

_ONE_HAPPENING_DAYS = 3  # a count over so many days about the event is the event's; over more, a count of its own
_ARTICLES = ("the ", "a ", "an ")
_UNITS_MATTER = ("other", "money", "weapons", "vehicles")


@dataclass(frozen=True, slots=True)
class Report:
    """One figure in one statement.

    `day` is when the first page with this count of this origin was published (the first day it can have been), so
    that an undated page, or a late one, does not make an old count new. `origin` is whom the count rests on; where
    nobody is known, the page speaks for itself, which makes it no row of `origins`.
    """

    figure: StatedFigure
    statement: Statement
    origin: str
    day: str | None
    exact_day: str | None

    @property
    def value(self) -> float:
        """The number said: the lower bound, or the upper one where only that is given."""
        return self.figure.low if self.figure.low is not None else self.figure.high or 0.0

    def allows(self, value: float) -> bool:
        """Whether the report is true if `value` is. "About" is read as within a tenth.

        The tenth is a reading of this project; no codebook gives one.
        """
        if self.figure.qualifier == "about":
            return abs(value - self.value) <= 0.1 * max(value, self.value)
        low, high = self.figure.low, self.figure.high
        return (low is None or low <= value) and (high is None or value <= high)


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one figure: one measure, one side, one period."""

    measure: Measure
    side: str | None
    period: Period | None
    reports: tuple[Report, ...]


Key = tuple[Measure, str, str, str, str]


def group_reports(event: Event, statements: Iterable[Statement], documents: Iterable[Document]) -> list[Group]:
    """The figures of an event, each with its reports; sorted by measure, side and period."""
    published = {document.id: document.published for document in documents}
    own = frozenset(event.statement_ids)
    groups: dict[Key, list[Report]] = defaultdict(list)
    parts: dict[Key, list[Report]] = defaultdict(list)
    for statement in sorted((s for s in statements if s.id in own), key=lambda s: (s.document_id, s.start, s.id)):
        if not _counts(statement, event):
            continue
        when = published.get(statement.document_id)
        day = when.from_ if when else None
        exact = day if when and when.from_ == when.to else None
        for figure in statement.figures:
            if figure.low is not None or figure.high is not None:
                report = Report(figure, statement, statement.origin_id or statement.document_id, day, exact)
                (parts if figure.part else groups)[_key(figure, event)].append(report)
    for key, reports in parts.items():
        if key[1] and key not in groups:  # a part that says whose dead it counts is that side's figure
            groups[key] = reports
    return [_group(key, _dated(groups[key]), event) for key in sorted(groups)]


def _dated(reports: Sequence[Report]) -> list[Report]:
    """The reports, each with the first day on which its origin gave that count: to carry it on does not renew it."""
    first: dict[tuple[str, float], str] = {}
    for report in reports:
        if report.day is not None:
            key = (report.origin, report.value)
            first[key] = min(first.get(key, report.day), report.day)
    return [replace(report, day=first.get((report.origin, report.value))) for report in reports]


def _counts(statement: Statement, event: Event) -> bool:
    """Whether a statement says that something happened; history counts for an event that is history itself."""
    told = statement.polarity == "asserted" and statement.modality in ("happened", "ongoing")
    return told and (not statement.background or event.kind == "background")


def _key(figure: StatedFigure, event: Event) -> Key:
    period = None if _is_events_own(figure.period, event) else figure.period
    first, last = (period.from_ or "", period.to or "") if period else ("", "")
    return (
        figure.measure,
        side_key(figure.side),
        first,
        last,
        figure.unit or "" if figure.measure in _UNITS_MATTER else "",
    )


def side_key(side: str | None) -> str:
    """A side as it is compared: "the Rebels" and "rebels" are one.

    >>> side_key("The Rebels") == side_key("rebels"), side_key(None)
    (True, '')
    """
    folded = " ".join((side or "").casefold().split())
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded


def _is_events_own(period: Period | None, event: Event) -> bool:
    """Whether a period is only the event's own days said again, or those on which its toll was counted again."""
    if period is None or (period.from_ is None and period.to is None):
        return True
    if None in (period.from_, period.to, event.from_, event.to):
        return False
    first, last, began, ended = (
        date.fromisoformat((day or "")[:10]) for day in (period.from_, period.to, event.from_, event.to)
    )
    soon = (first - ended).days <= _ONE_HAPPENING_DAYS  # "rose to 14 on Saturday" counts Friday's dead
    return soon and began <= last and (last - first).days < max(_ONE_HAPPENING_DAYS, (ended - began).days + 1)


def _group(key: Key, reports: list[Report], event: Event) -> Group:
    sides: Mapping[str, int] = Counter(report.figure.side for report in reports if report.figure.side)
    side = min(sides, key=lambda name: (-sides[name], name)) if sides else None
    period = next((r.figure.period for r in reports if not _is_events_own(r.figure.period, event)), None)
    return Group(key[0], side, period, tuple(reports))
