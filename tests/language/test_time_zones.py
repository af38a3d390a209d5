"""Time zones: part of a clock time's words and value, decided by countries, and never a day of their own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.language.time_zones import Zone, written_offset, zone_at, zone_offset
from tallywire.language.times import find_times
from tallywire.language.tokens import tokenise
from tallywire.records import UNKNOWN_DATE, Published

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")


def read(text: str, country: str | None = None) -> list[str]:
    return [f"{time.text}|{time.value}" for time in find_times(text, reference=WEDNESDAY, country=country)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It began at 3 p.m. EST on Tuesday.", "3 p.m. EST on Tuesday|2016-08-09T15:00-05:00"),
        ("It began at 15:00 GMT.", "15:00 GMT|2016-08-10T15:00Z"),
        ("It began at noon local time.", "noon local time|2016-08-10T12:00"),
        ("It began at 12 noon GMT on Friday.", "12 noon GMT on Friday|2016-08-05T12:00Z"),
        ("It began at 0900Z on Monday.", "0900Z on Monday|2016-08-08T09:00Z"),
        ("It began at 0900 Z.", "|"),
        ("It began at 9 a.m. (EDT).", "9 a.m. (EDT)|2016-08-10T09:00-04:00"),
        ("It began at 9 a.m., local time.", "9 a.m., local time|2016-08-10T09:00"),
        ("It began at 10:15 UTC+3.", "10:15 UTC+3|2016-08-10T10:15+03:00"),
        ("It began at 10:15 GMT+0530.", "10:15 GMT+0530|2016-08-10T10:15+05:30"),
        ("It began at 10:15 GMT-25.", "10:15 GMT|2016-08-10T10:15Z"),
        ("It began at 09:30 +0200 there.", "09:30 +0200|2016-08-10T09:30+02:00"),
        ("It began at 8 a.m. Eastern Standard Time.", "8 a.m. Eastern Standard Time|2016-08-10T08:00-05:00"),
        ("It began at 8 a.m. Eastern time.", "8 a.m. Eastern time|2016-08-10T08:00-04:00"),
        ("It began at 8 a.m. ET on Jan. 5.", "8 a.m. ET on Jan. 5|2016-01-05T08:00-05:00"),
        ("It began at 5:45 p.m. Moscow time.", "5:45 p.m. Moscow time|2016-08-10T17:45+03:00"),
        ("It began at 19:00 New York time.", "19:00 New York time|2016-08-10T19:00-04:00"),
        ("On Monday, 0430 GMT, it began.", "Monday, 0430 GMT|2016-08-08T04:30Z"),
        ("It began at 2014-03-05T09:00:00+03:00.", "2014-03-05T09:00:00+03:00|2014-03-05T09:00+03:00"),
        ("It began at 2014-03-05T09:00:00-03:30.", "2014-03-05T09:00:00-03:30|2014-03-05T09:00-03:30"),
        ("It began at midnight Brisbane time.", "midnight Brisbane time|2016-08-10T24:00+10:00"),
        ("IT BEGAN AT 9 A.M. AT THE PORT.", "9 A.M.|2016-08-10T09:00"),
    ],
)
def test_zone_is_part_of_the_value(text: str, found: str) -> None:
    assert found in read(text) or (found == "|" and not read(text))


def test_hours_of_a_span_are_no_offset() -> None:
    assert read("It lasted from 10:00-11:30 on Monday.")[0] == "10:00|2016-08-10T10:00"


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ("3pm (1200 GMT) on Monday", "2016-08-08T12:00Z"),
        ("9 p.m. Tuesday (0200 GMT)", "2016-08-10T02:00Z"),
        ("7 a.m. Tuesday (2200 GMT)", "2016-08-08T22:00Z"),
        ("9 p.m. EDT Tuesday (0100 GMT)", "2016-08-10T01:00Z"),
        ("9 p.m. GMT Tuesday (6 a.m. JST)", "2016-08-10T06:00+09:00"),
        ("9 a.m. GMT Tuesday (6 p.m. JST)", "2016-08-09T18:00+09:00"),
        ("10:15 UTC+3 Tuesday (0715 GMT)", "2016-08-09T07:15Z"),
        ("9 p.m. Tuesday (0200 GMT Wednesday)", "2016-08-10T02:00Z"),
    ],
)
def test_a_moment_told_again_is_the_same_moment(told: str, again: str) -> None:
    times = find_times(f"It fell at {told}.", reference=WEDNESDAY)
    assert [time.value for time in times][1] == again
    if "Wednesday" not in told:
        assert (times[1].from_, times[1].to) == (times[0].from_, times[0].to)


def test_a_moment_told_again_in_an_open_zone_has_the_day_at_hand() -> None:
    assert read("It fell at 9 p.m. Tuesday (8 a.m. CST).")[1] == "8 a.m. CST|2016-08-09T08:00"


def test_an_unknown_day_has_no_summer_clock() -> None:
    (time,) = find_times("It fell at 9 a.m. ET.", reference=UNKNOWN_DATE)
    assert time.value == "XXXX-XX-XXT09:00"
    (time,) = find_times("It fell at 9 a.m. EST.", reference=UNKNOWN_DATE)
    assert time.value == "XXXX-XX-XXT09:00-05:00"


@pytest.mark.parametrize(
    ("text", "country", "offset"),
    [
        ("It fell at 6 a.m. IST.", "IN", "+05:30"),
        ("It fell at 6 a.m. IST.", "IE", "+01:00"),
        ("It fell at 6 a.m. IST.", "FR", ""),
        ("It fell at 6 a.m. IST.", None, ""),
        ("Israel said it fell at 6 a.m. IST near Israeli troops.", None, "+02:00"),
        ("It fell at 6 a.m. CST.", "CN", "+08:00"),
        ("It fell at 6 a.m. CST.", "US", "-06:00"),
    ],
)
def test_a_shared_abbreviation_is_that_of_the_country(text: str, country: str | None, offset: str) -> None:
    assert read(text, country) == [f"6 a.m. {text[text.index('m.') + 3 :][:3]}|2016-08-10T06:00{offset}"]


def test_names_are_found_longest_first() -> None:
    found = zone_at(tokenise("Australian Central Western Standard Time"), 0)
    assert found is not None
    assert (found[0], [zone.minutes for zone in found[1]]) == (5, [525])
    assert zone_at(tokenise("est"), 0) is None
    assert zone_at(tokenise("utc"), 0) is not None
    assert zone_at(tokenise("3:00 + 99"), 3) is None
    assert zone_at(tokenise("1:00 +9930"), 3) is None


def test_summer_and_winter_of_a_zone() -> None:
    zones = (Zone(minutes=None, name="Europe/Moscow"),)
    assert zone_offset(zones, [], date(2010, 1, 5), 0) == 180
    assert zone_offset(zones, [], date(2012, 1, 5), 1440) == 240


@given(st.integers(-14 * 60, 14 * 60))
def test_an_offset_is_read_as_it_is_written(minutes: int) -> None:
    written = written_offset(minutes)
    (time,) = find_times(f"It fell at 2014-03-05T09:00:00{written}.", reference=WEDNESDAY)
    assert time.value == f"2014-03-05T09:00{written}"
