"""Dates told from the reference day or from what was last named."""

import pytest

from tallywire.language.times import find_times
from tallywire.records import UNKNOWN_DATE, Published

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It fell on Tuesday of last week.", "Tuesday of last week|2016-08-02"),
        ("It fell two nights ago.", "two nights ago|2016-08-08TNI"),
        ("It fell overnight.", "overnight|2016-08-09TNI"),
        ("It fell overnight Monday.", "overnight Monday|2016-08-08TNI"),
        ("It fell the day before yesterday.", "the day before yesterday|2016-08-08"),
        ("It falls the day after tomorrow.", "the day after tomorrow|2016-08-12"),
        ("It fell that night.", "that night|2016-08-10TNI"),
        ("It fell the next morning.", "the next morning|2016-08-11TMO"),
        ("It fell the following year.", "the following year|2017"),
        ("It fell the same month.", "the same month|2016-08"),
        ("It fell last weekend.", "last weekend|2016-W31-WE"),
        ("It fell over the weekend.", "the weekend|2016-W31-WE"),
        ("It will fall over the weekend.", "the weekend|2016-W32-WE"),
        ("It closes at year-end.", "year-end|2016-12-31"),
        ("It fell in the week of May 3.", "the week of May 3|2016-W18"),
        ("It fell in the winter of last year.", "the winter of last year|2015-WI"),
        ("It opens next spring.", "next spring|2017-SP"),
        ("It opens next autumn.", "next autumn|2016-FA"),
        ("It opened last winter.", "last winter|2015-WI"),
        ("It fell several years ago.", "several years ago|PAST_REF"),
        ("It fell a couple of days ago.", "a couple of days ago|2016-08-08"),
        ("It falls two weeks from now.", "two weeks from now|2016-W34"),
        ("It fell a decade ago.", "a decade ago|200"),
        ("It fell this Tuesday.", "this Tuesday|2016-08-09"),
        ("It fell a fortnight ago.", "a fortnight ago|2016-W30"),
        ("It fell yesterday afternoon.", "yesterday afternoon|2016-08-09TAF"),
        ("It falls by the end of the month.", "the end of the month|2016-08"),
        ("It fell last fortnight.", "last fortnight|P2W"),
    ],
)
def test_value(text: str, wanted: str) -> None:
    assert [(time.text, time.value) for time in find_times(text, reference=WEDNESDAY)] == [tuple(wanted.split("|"))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell on Monday night.", "XXXX-WXX-1TNI"),
        ("It fell tonight.", None),
        ("It fell overnight Monday.", None),
        ("It fell two nights ago.", None),
        ("It fell the next day.", None),
        ("It fell over the weekend.", None),
        ("It fell last spring.", "XXXX-SP"),
        ("It fell on Tuesday of last week.", None),
        ("It fell in the week of May 3.", None),
        ("It fell the day before yesterday.", None),
        ("It fell overnight.", None),
        ("It fell at year-end.", None),
    ],
)
def test_without_a_reference(text: str, value: str | None) -> None:
    assert [time.value for time in find_times(text, reference=UNKNOWN_DATE)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It fell the last minute.",
        "It was the fall of the town.",
        "Oil will fall and fall.",
        "They fell at that second.",
    ],
)
def test_no_time(text: str) -> None:
    assert find_times(text, reference=WEDNESDAY) == []
