"""What a sender says of a page, read strictly: dates as ISO 8601, languages as BCP 47 tags."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from tallywire.errors import InputError
from tallywire.records import DatePrecision, Published, PublishedMethod

__all__ = ["given_language", "given_published", "published_on"]

_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d[\d:.,+\-Z ]{0,30})?", re.ASCII)
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,5}")


def published_on(day: dt.date, method: PublishedMethod) -> Published:
    """One known day.

    >>> published_on(dt.date(2016, 8, 9), "metadata").from_
    '2016-08-09'
    """
    return Published(from_=day.isoformat(), to=day.isoformat(), precision="day", method=method)


def given_published(value: str, method: PublishedMethod = "given") -> Published:
    """The publication date that a sender gives: an ISO day, month, year, or day with time (the day as written there).

    Raises InputError (`bad_date`).

    >>> given_published("2016-02").to, given_published("2016-08-09T23:30:00+02:00").to
    ('2016-02-29', '2016-08-09')
    """
    try:
        first, last, precision = _interval(value.strip())
    except ValueError:
        message = f"`published` {value[:40]!r} is no ISO 8601 date; write 2016-08-09, 2016-08 or 2016, or leave it out"
        raise InputError("bad_date", message) from None
    return Published(from_=first.isoformat(), to=last.isoformat(), precision=precision, method=method)


def _interval(value: str) -> tuple[dt.date, dt.date, DatePrecision]:
    if found := _DAY.fullmatch(value):
        day = dt.date.fromisoformat(found.group(1))
        return day, day, "day"
    if found := _MONTH.fullmatch(value):
        year, month = int(found.group(1)), int(found.group(2))
        first = dt.date(year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1]), "month"
    if _YEAR.fullmatch(value):
        return dt.date(int(value), 1, 1), dt.date(int(value), 12, 31), "year"
    raise ValueError(value)


def given_language(value: str | None) -> str | None:
    """The primary language of a given tag, in lower case. Raises InputError (`bad_language`).

    >>> given_language("en-GB"), given_language(None)
    ('en', None)
    """
    if value is None:
        return None
    found = _TAG.fullmatch(value.strip())
    if not found:
        raise InputError(
            "bad_language", f"`language` {value[:40]!r} is no language tag; write en, ar or fr, or leave it out"
        )
    return found.group(1).lower()
