"""A day that a page states of itself, and how one is read from a timestamp or an address."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tallywire.reading.monthnames import day_in_words
from tallywire.reading.writtendates import find_dates

__all__ = ["Place", "StatedDay", "address_day", "read_day"]

Place = Literal["json", "meta", "time", "address"]

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T|\s|$)")
_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?!\d)")
_FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDay:
    """A day (ISO) that the metadata names, where it stands, and how surely it is the day of publication (3 best)."""

    day: str
    place: Place
    strength: int


def read_day(stamp: str) -> str | None:
    """The day of a timestamp as written (in its own time zone), None if it is no plausible day.

    >>> read_day("2019-12-09T23:30:00+01:00"), read_day("20150306"), read_day("6 March 2015"), read_day("0001-01-01")
    ('2019-12-09', '2015-03-06', '2015-03-06', None)
    """
    for pattern in (_ISO, _COMPACT):
        if match := pattern.match(stamp):
            return _plausible(match[1], match[2], match[3])
    written = find_dates(stamp[:80])
    if (
        len(written) == 1
        and len(written[0].days) == 1
        and len(written[0].days[0]) == 10
        and written[0].days[0][0] != "-"
    ):
        return _plausible(*written[0].days[0].split("-"))
    return None if written else day_in_words(stamp)


def address_day(url: str) -> str | None:
    """The day in a page's address (`/2018/08/02/`), None without one.

    >>> address_day("https://example.org/news/2018/08/02/ferry"), address_day("https://example.org/2018/08/ferry")
    ('2018-08-02', None)
    """
    days = {day for match in _ADDRESS.finditer(url[:2000]) if (day := _plausible(match[1], match[2], match[3]))}
    return days.pop() if len(days) == 1 else None


def _plausible(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year >= _FIRST_YEAR else None
