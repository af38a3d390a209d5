"""Feasts of other calendars against days that were kept, and over all years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.language.calendars import islamic_days, jewish_day, orthodox_easter
from tallywire.language.feast_days import HolidayRule, holiday


@pytest.mark.parametrize(
    ("year", "month", "day", "kept"),
    [
        (2011, 10, 1, "2011-08-30"),
        (2014, 10, 1, "2014-07-28"),
        (2016, 12, 10, "2016-09-12"),
        (2023, 12, 10, "2023-06-28"),
        (2000, 10, 1, "2000-01-08"),
        (2016, 1, 10, "2016-10-11"),
    ],
)
def test_a_muslim_feast_was_kept_on_one_of_its_days(year: int, month: int, day: int, kept: str) -> None:
    found = islamic_days(year, month, day)
    assert found is not None
    assert found[0] <= date.fromisoformat(kept) <= found[1]
    assert found[1] - found[0] == timedelta(days=2)


@pytest.mark.parametrize(
    ("year", "new_year", "passover"),
    [(2000, "2000-09-30", "2000-04-20"), (2014, "2014-09-25", "2014-04-15"), (2023, "2023-09-16", "2023-04-06")],
)
def test_jewish_feasts(year: int, new_year: str, passover: str) -> None:
    assert (str(jewish_day(year, 0)), str(jewish_day(year, -163))) == (new_year, passover)


@pytest.mark.parametrize(("year", "day"), [(2014, "2014-04-20"), (2016, "2016-05-01"), (2023, "2023-04-16")])
def test_eastern_easter(year: int, day: str) -> None:
    assert str(orthodox_easter(year)) == day


def test_eastern_easter_of_other_centuries_is_not_guessed() -> None:
    assert orthodox_easter(1800) is None


@given(st.integers(1, 9998))
def test_every_rule_gives_days_of_its_year_or_none(year: int) -> None:
    rules: tuple[HolidayRule, ...]
    rules = (
        ("islamic", 10, 1, 1),
        ("islamic", 9, 1, 30),
        ("jewish", 9),
        ("orthodox", 0),
        ("easter", -7, 7),
        ("days", 2, 10, 3),
    )
    for rule in rules:
        period = holiday(year, rule)
        if period is not None:
            assert abs(period.first.year - year) <= 1
            assert period.first <= period.last
            assert str(period.last).startswith(period.value) or period.value == f"{period.first.year:04}"
