"""Holidays of countries: which country a name means, feasts that need the moon, and names that stay open."""

import pytest

from tallywire.language import days
from tallywire.language.feast_days import holiday
from tallywire.language.time_holidays import Holiday, holiday_at, is_one_day, rules_of
from tallywire.language.times import find_times
from tallywire.language.tokens import tokenise
from tallywire.records import UNKNOWN_DATE, Published

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")


def value(text: str, country: str | None = None) -> str | None:
    return find_times(text, reference=WEDNESDAY, country=country)[0].value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("India's Independence Day was calm.", "2016-08-15"),
        ("The Ukrainian Independence Day was calm.", "2016-08-24"),
        ("They marched on Independence Day in Ukraine.", "2016-08-24"),
        ("They marched on Independence Day of South Sudan.", "2016-07-09"),
        ("South Korea's Memorial Day was calm.", "2016-06-06"),
        ("Memorial Day was calm.", "2016-05-30"),
        ("Bastille Day was calm.", "2016-07-14"),
        ("Ghana fell silent on Independence Day, a Ghanaian said.", "2016-03-06"),
        ("It fell on Labour Day in France.", "2016-05-01"),
        ("Chinese New Year was calm.", "2016-02-08"),
        ("They will meet on Chinese New Year.", "2017-01-28"),
        ("They met at Holi 2014.", "2014-03-17"),
        ("Saint Patrick’s Day was calm.", "2016-03-17"),
    ],
)
def test_the_day_of_a_country(text: str, day: str) -> None:
    assert value(text) == day


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("It fell on Independence Day.", "IN", "2016-08-15"),
        ("It fell on Independence Day.", "US", "2016-07-04"),
        ("It fell on Independence Day.", "GB", None),
        ("It fell on Independence Day.", None, None),
        ("They will meet on Thanksgiving.", "CA", "2016-10-10"),
        ("They will meet on Thanksgiving.", "GB", "2016-11-24"),
    ],
)
def test_the_country_of_the_outlet_decides(text: str, country: str | None, day: str | None) -> None:
    assert value(text, country) == day


def test_days_that_lie_close_together_are_an_interval() -> None:
    (diwali,) = find_times("They lit lamps on Diwali.", reference=WEDNESDAY)
    assert (diwali.value, diwali.from_, diwali.to) == ("2015-11", "2015-11-10", "2015-11-12")


def test_without_a_reference_a_fixed_day_is_known() -> None:
    named = find_times("On Bastille Day, on Diwali, on Independence Day, on Good Friday.", reference=UNKNOWN_DATE)
    assert [time.value for time in named] == ["XXXX-07-14", None, None, None]


def test_beyond_the_listed_years_nothing_is_said() -> None:
    assert value("It fell on Chinese New Year 2050.") is None
    assert holiday(1994, ["dates", 1995, 131]) is None
    assert holiday(1995, ["dates", 1995, 131]) == days.month_day(1995, 1, 31)
    assert holiday(1996, ["dates", 1995, 131, 0]) is None


def test_a_name_needs_a_capital() -> None:
    assert holiday_at(tokenise("memorial day"), 0) is None
    assert holiday_at(tokenise("Memorial service"), 0) is None


def test_what_holidays_toml_says_comes_before_the_countries_of_the_text() -> None:
    holidays = (Holiday(rule=(5, 0, -1)), Holiday(rule=(6, 6), countries=frozenset({"KR"})))
    assert rules_of(holidays, beside=None, outlet=None, named=["KR"]) == ((5, 0, -1),)
    assert rules_of(holidays, beside=None, outlet="KR", named=[]) == ((6, 6),)
    assert is_one_day(holidays)
    assert not is_one_day((holidays[1], Holiday(rule=(1, 1), countries=frozenset({"FR"}))))
