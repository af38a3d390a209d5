"""The reports of an event's figures: who gives which number, when, and on whose words.

Only what is said to have happened is counted: a plan, a possibility, a denied or an unconfirmed thing has no toll.
Opposite sides and other days are other figures; a part ("including 12 children") is never put beside its total.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tallywire.records import Document, Event, Measure, Period, StatedFigure, Statement
from tallywire.tallying.apart import is_partys, split_by_side, without_long_tolls
from tallywire.tallying.fates import Key, without_the_dead
from tallywire.tallying.inclusive import counts_attacker, of_all_dead, with_himself
from tallywire.tallying.report import Report
from tallywire.tallying.shot import counts_people, with_survivors
from tallywire.tallying.totals import named_side, settled, side_key

__all__ = ["Group", "Report", "group_reports"]

_ONE_HAPPENING_DAYS = 3  # a count over so many days about the event is the event's; over more, a count of its own
_WEEK = 7  # days; a longer time that a figure covers is a time over which something was counted
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n|$")
_LONGEST_REST = 200  # letters of a sentence that are read behind a statement
_UNITS_MATTER = ("other", "money", "weapons", "vehicles")


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one figure: one measure, one side, one period.

    `reckoned`: nobody says the number; it is what those shot are less the dead.
    """

    measure: Measure
    side: str | None
    period: Period | None
    reports: tuple[Report, ...]
    reckoned: bool = False


def group_reports(event: Event, statements: Iterable[Statement], documents: Iterable[Document]) -> list[Group]:
    """The figures of an event, each with its reports; sorted by measure, side and period."""
    pages = {document.id: document for document in documents}
    own = frozenset(event.statement_ids)
    groups: dict[Key, list[Report]] = defaultdict(list)
    parts: dict[Key, list[Report]] = defaultdict(list)
    fuller: set[str] = set()
    for statement in sorted((s for s in statements if s.id in own), key=lambda s: (s.document_id, s.start, s.id)):
        if not _counts(statement, event):
            continue
        page = pages.get(statement.document_id)
        when = page.published if page else None
        if page and counts_attacker(page.text[statement.start : statement.end]):
            fuller.add(statement.id)
        day = when.from_ if when else None
        exact = day if when and when.from_ == when.to else None
        if day and not exact and event.from_ and day < event.from_[: len(day)]:
            day = None  # a page of no known day, which cannot have told the happening before it happened
        for figure in statement.figures:
            if figure.low is not None or figure.high is not None:
                origin = statement.origin_id or statement.document_id
                sentence, behind = _words(figure, statement, page)
                report = Report(figure, statement, origin, day, exact, sentence, behind)
                if figure.measure == "killed" and page:
                    report = with_himself(report, page.text)
                (parts if figure.part else groups)[_key(figure, statement, event)].append(report)
    for key, reports in parts.items():
        if key[1] and key not in groups:  # a part that says whose dead it counts is that side's figure
            groups[key] = reports
    _set_apart(groups)
    without_the_dead(groups)
    for key in [key for key in groups if key[0] == "killed"]:
        groups[key] = of_all_dead(groups[key], frozenset(fuller))
    left = with_survivors(groups)
    groups.update(left)
    return [
        replace(_group(key, _dated(settled(groups[key]))), reckoned=key in left)
        for key in sorted(groups)
        if groups[key]
    ]


def _words(figure: StatedFigure, statement: Statement, page: Document | None) -> tuple[str, str]:
    """What a statement's sentence says, which may end behind the statement, and what it says behind the number."""
    if page is None:
        return "", ""
    end = _SENTENCE_END.search(page.text, statement.end, statement.end + _LONGEST_REST)
    last = end.start() if end else statement.end
    return page.text[statement.start : last], page.text[figure.end : last]


def _set_apart(groups: dict[Key, list[Report]]) -> None:
    """Moves what one side's dead and the dead of a whole conflict are out of the tolls of people."""
    for key in [key for key in groups if not key[1]]:
        people, sided = split_by_side(without_long_tolls(groups[key]))
        groups[key] = [replace(report, partisan=is_partys(report)) for report in people]
        for report in sided:
            groups.setdefault((key[0], named_side(report.figure.side), *key[2:]), []).append(report)


def _dated(reports: Sequence[Report]) -> list[Report]:
    """The reports, each with the first day on which its origin gave that count: to carry it on does not renew it."""
    first: dict[tuple[str, float], str] = {}
    for report in reports:
        if report.day is not None:
            key = (report.origin, report.value)
            first[key] = min(first.get(key, report.day), report.day)
    return [replace(report, day=first.get((report.origin, report.value))) for report in reports]


def _counts(statement: Statement, event: Event) -> bool:
    """Whether a statement tells that something happened, and as much of history as happened on a day that is known.

    The numbers of longer times ("7,000 have died since the war began") stay in their statements.
    """
    told = statement.polarity == "asserted" and statement.modality in ("happened", "ongoing")
    return told and (not statement.background or (event.kind == "background" and _is_of_one_day(event)))


def _is_of_one_day(event: Event) -> bool:
    if event.from_ is None or event.to is None:
        return False
    first, last = (date.fromisoformat(day[:10]) for day in (event.from_, event.to))
    return (last - first).days < _ONE_HAPPENING_DAYS


def _key(figure: StatedFigure, statement: Statement, event: Event) -> Key:
    """What a figure counts; the children among the dead are children, three dead children are three dead."""
    own = _is_telling(figure.period, statement) or _is_events_own(figure.period, event)
    period = None if own else figure.period
    first, last = (period.from_ or "", period.to or "") if period else ("", "")
    return (
        figure.measure,
        named_side(figure.side) if figure.part else side_key(figure.side),
        first,
        last,
        figure.unit or "" if figure.measure in _UNITS_MATTER and not counts_people(figure.unit) else "",
    )


def _is_telling(period: Period | None, statement: Statement) -> bool:
    """Whether a period only says when its happening was: "shot four men last week" counts no week's toll."""
    when = statement.time
    if period is None or when is None or (period.from_, period.to) != (when.from_, when.to):
        return False
    if period.from_ is None or period.to is None:
        return False
    return (date.fromisoformat(period.to[:10]) - date.fromisoformat(period.from_[:10])).days < _WEEK


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


def _group(key: Key, reports: list[Report]) -> Group:
    sides: Mapping[str, int] = Counter(report.figure.side for report in reports if report.figure.side and key[1])
    side = min(sides, key=lambda name: (-sides[name], name)) if sides else None
    period = Period(from_=key[2] or None, to=key[3] or None) if key[2] or key[3] else None
    return Group(key[0], side, period, tuple(reports))
