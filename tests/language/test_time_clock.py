"""Times of day."""

import pytest

from tallywire.language.times import find_times
from tallywire.records import UNKNOWN_DATE, Published

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It fell at 5.30 p.m. on Monday.", "5.30 p.m. on Monday|2016-08-08T17:30"),
        ("It fell at 1930.", "1930|2016-08-10T19:30"),
        ("It fell at 12 a.m.", "12 a.m.|2016-08-10T00:00"),
        ("It fell at 12:05 pm.", "12:05 pm|2016-08-10T12:05"),
        ("It fell at 10 o'clock.", "10 o'clock|2016-08-10T10:00"),
        ("It fell at 7 in the evening.", "7 in the evening|2016-08-10T19:00"),
        ("It fell at 14:30.", "14:30|2016-08-10T14:30"),
        ("It fell at 6 a.m. on May 3, 2014.", "6 a.m. on May 3, 2014|2014-05-03T06:00"),
        ("It fell at 6 a.m. yesterday.", "6 a.m. yesterday|2016-08-09T06:00"),
        ("It fell at noon.", "noon|2016-08-10T12:00"),
        ("It fell at midnight.", "midnight|2016-08-10T24:00"),
        ("It fell at 13 p.m.", "13 p.m.|2016-08-10T13:00"),
    ],
)
def test_value(text: str, wanted: str) -> None:
    assert [(time.text, time.value) for time in find_times(text, reference=WEDNESDAY)] == [tuple(wanted.split("|"))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell at 9 a.m.", "XXXX-XX-XXT09:00"),
        ("It fell at 1930.", "XXXX-XX-XXT19:30"),
        ("It fell at noon.", "XXXX-XX-XXT12:00"),
        ("It fell at 6 a.m. on May 3.", "XXXX-XX-XXT06:00"),
    ],
)
def test_without_a_reference(text: str, value: str | None) -> None:
    assert [time.value for time in find_times(text, reference=UNKNOWN_DATE)] == [value]


@pytest.mark.parametrize(
    "text", ["It ended 3:20 up.", "It fell at 0 a.m.", "It fell at 14:75.", "High noon", "It stands at 1200 points."]
)
def test_no_time(text: str) -> None:
    assert find_times(text, reference=WEDNESDAY) == []
