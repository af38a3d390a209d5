"""Dates as they are written on news pages, each with every reading it allows; nothing is guessed.

>>> [(date.text, date.days) for date in find_dates("Updated 05-02-2015, Thursday 5 Feb 2015")]
[('05-02-2015', ('2015-02-05', '2015-05-02')), ('Thursday 5 Feb 2015', ('2015-02-05',))]
"""

import re
from dataclasses import dataclass, replace
from datetime import date

__all__ = ["MONTHS", "WEEKDAYS", "WrittenDate", "find_dates"]

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {
    name[:length]: number
    for number, name in enumerate(_MONTH_NAMES, 1)
    for length in (3, 4, len(name))
}  # fmt: skip
WEEKDAYS = {
    name[:length]: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
    for length in (3, 4, 5, len(name))
}
_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?)"
)
_WEEKDAY = r"(?:(?P<{0}>(?:Mon|Tues|Tue|Wednes|Wed|Thurs|Thur|Thu|Fri|Satur|Sat|Sun)(?:day)?)\b\.?,? {{1,2}})?"
_YEAR = r"(?P<{0}>(?:1[89]|20)\d\d)"
_AFTER_YEAR = r"(?!\d(?!\d? [A-Z][a-z]{2}))"  # no digit, but for a date that is glued to its own copy
_ISO = r"(?P<iy>(?:19|20)\d\d)(?P<is>[-/.])(?P<im>\d{1,2})(?P=is)(?P<id>\d{1,2})(?!\d)"
_NUMERIC = r"(?P<na>\d{1,2})(?P<ns>[-/.])(?P<nb>\d{1,2})(?P=ns)" + _YEAR.format("ny") + r"(?!\d)"
_DAY_FIRST = (
    _WEEKDAY.format("dw")
    + r"(?P<dd>\d{1,2})(?:st|nd|rd|th)?,?[ -](?:of )?"
    + _MONTH.format("dm")
    + r"(?:,? |-)?"
    + _YEAR.format("dy")
    + _AFTER_YEAR
)
_MONTH_FIRST = (
    _WEEKDAY.format("mw") + _MONTH.format("mm") +
    r" (?:(?P<md>\d\d)(?=(?:19|20)\d\d(?!\d))|(?P<me>\d{1,2})(?:st|nd|rd|th)?(?:,? {1,2}))"
    + _YEAR.format("my") + _AFTER_YEAR
)  # fmt: skip
_MONTH_YEAR = _MONTH.format("ym") + r",? " + _YEAR.format("yy") + r"(?!\d)"
_NO_YEAR = (
    _WEEKDAY.format("nw")
    + r"(?:"
    + _MONTH.format("nm")
    + r" (?P<nd>\d{1,2})(?:st|nd|rd|th)?(?![\d,]?\d)|(?P<od>\d{1,2})(?:st|nd|rd|th)? "
    + _MONTH.format("om")
    + r")"
)
_SHORT_YEAR = re.compile(r" (\d\d)(?![\w:])")
_CENTURY_TURNS = 69  # years of two digits from here on are of the twentieth century (POSIX, strptime %y)
_DATE = re.compile(
    r"(?<![\w.,/-])(?:" + "|".join((_ISO, _NUMERIC, _DAY_FIRST, _MONTH_FIRST, _MONTH_YEAR, _NO_YEAR)) + r")"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A written date: the days it may mean (ISO; a month is `2015-02`, a day without a year is `--02-05`).

    `days` holds two when the order of day and month is open. `weekday` is 0 for Monday, None if not named.
    """

    start: int
    end: int
    text: str
    days: tuple[str, ...]
    weekday: int | None = None


def find_dates(text: str, *, short_years: bool = False) -> list[WrittenDate]:
    """Every calendar date written in `text`, left to right, without impossible days (31 April, a false weekday).

    `short_years` takes two digits behind a day and month for its year, as datelines write it ("18 JAN 90").
    """
    found = (_read(match) for match in _DATE.finditer(text))
    if short_years:
        found = (_with_short_year(date, text) if date else None for date in found)
    dates = [written for written in found if written is not None]
    return [date for before, date in zip([None, *dates], dates, strict=False) if not _is_glued(before, date, text)]


def _with_short_year(written: WrittenDate, text: str) -> WrittenDate:
    year = _SHORT_YEAR.match(text, written.end) if written.days[0].startswith("--") else None
    if year is None:
        return written
    century = 19 if int(year[1]) >= _CENTURY_TURNS else 20
    month, day = written.days[0][2:].split("-")
    days = _valid((f"{century}{year[1]}", month, day))
    return replace(written, end=year.end(), text=text[written.start : year.end()], days=days) if days else written


def _is_glued(before: WrittenDate | None, written: WrittenDate, text: str) -> bool:
    """Whether a date is the rest of a copy glued to the date before it ("3 Nov 20183 Nov 2018")."""
    return before is not None and written.start - before.end <= 3 and text[before.end : written.start].strip().isdigit()


def _read(match: re.Match[str]) -> WrittenDate | None:
    days = _days({name: value for name, value in match.groupdict().items() if value})
    weekday_name = match["dw"] or match["mw"] or match["nw"]
    weekday = WEEKDAYS[weekday_name[:3].lower()] if weekday_name else None
    fitting = tuple(
        day for day in days if weekday is None or day.startswith("--") or date.fromisoformat(day).weekday() == weekday
    )
    if not fitting:
        return None
    end = match.end() - match.group().endswith(" ")
    return WrittenDate(
        start=match.start(), end=end, text=match.string[match.start() : end], days=fitting, weekday=weekday
    )


def _days(group: dict[str, str]) -> tuple[str, ...]:
    if "iy" in group:
        return _valid((group["iy"], group["im"], group["id"]))
    if "ny" in group:
        first = _valid((group["ny"], group["nb"], group["na"]))
        other = () if group["ns"] == "." else _valid((group["ny"], group["na"], group["nb"]))
        return tuple(dict.fromkeys(first + other))
    if "dy" in group:
        return _valid((group["dy"], str(_month(group["dm"])), group["dd"]))
    if "my" in group:
        return _valid((group["my"], str(_month(group["mm"])), group.get("md") or group["me"]))
    if "yy" in group:
        return (f"{group['yy']}-{_month(group['ym']):02d}",)
    month, day = _month(group.get("nm") or group["om"]), int(group.get("nd") or group["od"])
    return (f"--{month:02d}-{day:02d}",) if _valid(("2000", str(month), str(day))) else ()


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _valid(parts: tuple[str, str, str]) -> tuple[str, ...]:
    try:
        return (date(*map(int, parts)).isoformat(),)
    except ValueError:
        return ()
