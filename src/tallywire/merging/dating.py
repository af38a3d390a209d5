"""Undated pages get the days that the rest of their story leaves them, and the weekdays that they name get theirs.

A page that says "on Sunday" and bears no date was published in some week; the dated pages of its story say in which.
News is printed on the last day that it tells of, or on the day after: that leaves a day or two; a running report, with
entries by the clock, is of the last day that it tells of. A page that names no weekday appeared while the others did,
those that their weekdays date included. What is inferred says so and from what, and stays open where it is not fixed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallywire.language.time_sections import is_told_by_the_clock
from tallywire.language.times import find_times
from tallywire.merging.dating_times import UNTOLD, resolved_times
from tallywire.records import Document, Published, Span, StatedTime, Statement, Time

__all__ = ["Dated", "date_story", "is_undated"]

_COURSE = 14  # days between the dated pages of a story, beyond which an undated page may be of any of them
_AROUND = 3  # days before and after the dated pages in which an undated one is looked for
_WEEK = 7
_CERTAIN = 3  # days left that are worth stating
_SHOWN = 5  # weekdays given as evidence

_DAY = timedelta(days=1)
_NEWS_APPEARS = "news appears within a day of those"

Days = tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What a story tells of its undated pages: their publication by document id, times by statement id."""

    published: Mapping[str, Published]
    times: Mapping[str, StatedTime]


def date_story(documents: Sequence[Document], statements: Iterable[Statement]) -> Dated:
    """Dates the undated ones among a story's documents; `statements` are those of all of them, as they were read.

    Nothing that a page says of its own date is touched. The order of what is given does not show.
    """
    published: dict[str, Published] = {}
    window = _window(documents)
    undated = [document for document in documents if is_undated(document)] if window else []
    told = list(statements) if undated else []
    happened = _happened(told, window) if window else None
    named = {document.id: _weekdays(document.text) for document in undated}
    for document in sorted(undated, key=lambda one: not named[one.id]):
        if window and named[document.id]:
            found = _by_weekdays(document, named[document.id], window, happened)
        elif window:
            found = _by_the_others(document, window, _widened(window, published.values()), happened)
        if window and found:
            published[document.id] = found
    times: dict[str, StatedTime] = {}
    for document in undated:
        if document.id in published:
            own = [one for one in told if one.document_id == document.id]
            times.update(resolved_times(document.text, own, published[document.id]))
    return Dated(published=published, times=times)


def is_undated(document: Document) -> bool:
    """Whether a page bears no date; it may say that it is no older, or no younger, than a day."""
    return None in (document.published.from_, document.published.to)


def _window(documents: Iterable[Document]) -> tuple[date, date] | None:
    """The first and the last day on which the dated pages of a story appeared; None if they lie far apart."""
    known = [document.published for document in documents if document.published.from_ and document.published.to]
    days = [date.fromisoformat(day) for one in known for day in (one.from_, one.to) if day]
    if not days or (max(days) - min(days)).days > _COURSE:
        return None
    return min(days), max(days)


def _happened(statements: Iterable[Statement], window: tuple[date, date]) -> date | None:
    """The day, no later than the dated pages, on which most of them say that something happened."""
    told: Counter[date] = Counter()
    for day, _ in sorted({(day, one.document_id) for one in statements if (day := _day_told(one))}):
        if window[0] - timedelta(days=_WEEK) <= day <= window[1]:
            told[day] += 1
    return min(told, key=lambda day: (-told[day], day)) if told else None


def _day_told(statement: Statement) -> date | None:
    when = statement.time
    if statement.background or statement.kind in UNTOLD or when is None or when.start is None:
        return None
    return date.fromisoformat(when.from_) if when.from_ and when.from_ == when.to else None


# ---------------------------------------------------------------- the publication


def _weekdays(text: str) -> list[Time]:
    """The weekdays that a page names without a date."""
    return [time for time in find_times(text) if (time.value or "").startswith("XXXX-WXX-")]


def _by_weekdays(
    document: Document, weekdays: Sequence[Time], window: tuple[date, date], happened: date | None
) -> Published | None:
    """The days on which a page appeared that names weekdays; None where they leave it open."""
    days = _days_left(document.text, weekdays, _candidates(document.published, window, happened), window, happened)
    if not days:
        return None
    shown = tuple(Span(start=time.start, end=time.end) for time in weekdays[:_SHOWN])
    names = ", ".join(dict.fromkeys(time.text for time in weekdays[:_SHOWN]))
    rule = "a running report is of the last of those" if is_told_by_the_clock(document.text) else _NEWS_APPEARS
    pages = f"the dated pages of its story are of {_interval(*window)}"
    return _inferred(days[0], days[-1], shown, f"{pages}; it names {names}, and {rule}")


def _by_the_others(
    document: Document, window: tuple[date, date], course: tuple[date, date], happened: date | None
) -> Published | None:
    """The days of the other pages of the story, for one that names no day; a day more on each side of a single one."""
    margin = _DAY if course[0] == course[1] else 0 * _DAY
    candidates = _candidates(document.published, window, happened)
    near = [day for day in candidates if course[0] - margin <= day <= course[1] + margin]
    if not near:
        return None
    reason = f"the other pages of its story are of {_interval(*course)}, and it names no day of its own"
    return _inferred(near[0], near[-1], (), reason)


def _widened(window: tuple[date, date], published: Iterable[Published]) -> tuple[date, date]:
    """The first and the last day of the dated pages and of those that their weekdays date."""
    days = [date.fromisoformat(day) for one in published if one.evidence for day in (one.from_, one.to) if day]
    return min([window[0], *days]), max([window[1], *days])


def _candidates(stated: Published, window: tuple[date, date], happened: date | None) -> Days:
    """The days about the dated pages on which a page can have appeared, by what it says of its date itself."""
    bounds = [window[0] - _AROUND * _DAY, happened, date.fromisoformat(stated.from_) if stated.from_ else None]
    first = max(bound for bound in bounds if bound is not None)
    last = window[1] + _AROUND * _DAY
    last = min(last, date.fromisoformat(stated.to)) if stated.to else last
    return tuple(first + n * _DAY for n in range((last - first).days + 1))


def _days_left(
    text: str, weekdays: Sequence[Time], candidates: Days, window: tuple[date, date], happened: date | None
) -> Days:
    """The days on which a page that names these weekdays can have appeared; empty where they do not say."""
    spans = {(time.start, time.end) for time in weekdays}
    named = {day: _named(text, spans, day) for day in candidates} if spans else {}
    coming = {span for span in spans if 2 * sum(days.get(span, day) > day for day, days in named.items()) > len(named)}
    faults: dict[date, tuple[int, int, int]] = {}
    running = is_told_by_the_clock(text)
    for day, days in named.items():
        past = [told for span, told in days.items() if told <= day and span not in coming]
        if past and day - max(past) <= _DAY:
            late = (day - max(past)).days if running else 0
            faults[day] = _away(day, window), sum(told < (happened or told) for told in past), late
    left = tuple(day for day in candidates if day in faults and faults[day] == min(faults.values()))
    return left if left and (left[-1] - left[0]).days < _CERTAIN else ()


def _away(day: date, window: tuple[date, date]) -> int:
    """How many days more than one lie between a day and the dated pages."""
    return max(0, (window[0] - day).days - 1, (day - window[1]).days - 1)


def _named(text: str, spans: set[tuple[int, int]], day: date) -> dict[tuple[int, int], date]:
    """The days that the weekdays of a page mean if it appeared on this one, by where they stand."""
    then = Published(from_=day.isoformat(), to=day.isoformat(), precision="day", method="inferred")
    return {
        (time.start, time.end): date.fromisoformat(time.from_)
        for time in find_times(text, reference=then)
        if (time.start, time.end) in spans and time.from_ and time.from_ == time.to
    }


def _inferred(first: date, last: date, evidence: tuple[Span, ...], reason: str) -> Published | None:
    if not 0 <= (last - first).days <= _COURSE:
        return None
    precision = "day" if (last - first).days < _CERTAIN else "month"
    return Published(
        from_=first.isoformat(),
        to=last.isoformat(),
        precision=precision,  # type: ignore[arg-type]
        method="inferred",
        evidence=evidence,
        reason=reason,
    )


def _interval(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
