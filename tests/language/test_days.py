"""Calendar arithmetic against Python's own calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.language import days
from tallywire.language.feast_days import holiday

DATES = st.dates(min_value=date(1, 1, 8), max_value=date(9990, 12, 31))


@given(DATES, st.sampled_from(["D", "W", "WE", "M", "Q", "Y", "DE", "CE"]))
def test_a_unit_is_a_stretch_near_its_day(when: date, unit: str) -> None:
    period = days.unit_around(when, unit)
    if period is None:
        assert when.year < 100  # the first decade and century begin before the calendar does
        return
    assert period.first <= period.last
    if unit != "WE":
        assert period.first <= when <= period.last


@given(DATES, st.integers(0, 6))
def test_the_nearest_weekday(when: date, weekday: int) -> None:
    back, forward = days.nearest_weekday(when, weekday, -1), days.nearest_weekday(when, weekday, 1)
    assert back is not None
    assert forward is not None
    assert back.weekday() == forward.weekday() == weekday
    assert timedelta(0) <= when - back < timedelta(7)
    assert timedelta(0) <= forward - when < timedelta(7)


@given(DATES, st.integers(-(10**9), 10**9), st.sampled_from(["D", "W", "M", "Q", "Y", "DE", "CE"]))
def test_shifting_never_fails(when: date, count: int, unit: str) -> None:
    moved = days.shift(when, count, unit)
    assert moved is None or (moved >= when) == (count >= 0) or moved == when


@pytest.mark.parametrize(
    ("year", "rule", "day"),
    [
        (1999, [12, 25], "1999-12-25"),
        (1999, [11, 3, 4], "1999-11-25"),
        (2016, [5, 0, -1], "2016-05-30"),
        (2013, [0], "2013-03-31"),
        (2008, [0], "2008-03-23"),
        (2038, [0], "2038-04-25"),
        (2013, [-2], "2013-03-29"),
    ],
)
def test_holidays(year: int, rule: list[int], day: str) -> None:
    period = holiday(year, rule)
    assert period is not None
    assert period.value == day


def test_what_the_calendar_does_not_have() -> None:
    assert days.month_day(2015, 2, 29) is None
    assert days.month_day(2015, 13, 1) is None
    assert days.quarter(2015, 5) is None
    assert days.half(2015, 3) is None
    assert days.year(0) is None
    assert days.year(9999) is None
    assert holiday(9999, [11, 3, 4]) is None
    assert holiday(9999, [0]) is None
    assert days.unit_around(date(9999, 12, 31), "W") is None
    assert days.unit_around(date(2016, 1, 1), "H") is None


def test_values() -> None:
    when = date(2016, 1, 1)
    units = ("D", "W", "WE", "M", "Q", "Y", "DE", "CE")
    values = [period.value for period in (days.unit_around(when, unit) for unit in units) if period]
    assert values == ["2016-01-01", "2015-W53", "2015-W53-WE", "2016-01", "2016-Q1", "2016", "201", "20"]
    winter = days.season(1994, "WI")
    assert winter is not None
    assert (winter.first, winter.last) == (date(1994, 12, 1), date(1995, 2, 28))
