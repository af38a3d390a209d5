"""Durations, sets and words like "now"."""

import pytest

from tallywire.language.times import find_times
from tallywire.records import UNKNOWN_DATE, Published

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It took a couple of hours.", "a couple of hours|PT2H"),
        ("It took half an hour.", "half an hour|PT0.5H"),
        ("It took two and a half years.", "two and a half years|P2Y6M"),
        ("It took half a century.", "half a century|P50Y"),
        ("It took a dozen years.", "a dozen years|P12Y"),
        ("It took 12 to 18 months.", "12 to 18 months|PXM"),
        ("It took two decades.", "two decades|P20Y"),
        ("It took two fortnights.", "two fortnights|P4W"),
        ("It took two weekends.", "two weekends|P4D"),
        ("It lasted for years.", "years|PXY"),
        ("A day-long siege", "day-long|P1D"),
        ("It took several hours.", "several hours|PTXH"),
        ("It meets every other day.", "every other day|P2D"),
        ("It meets every Monday night.", "every Monday night|XXXX-WXX-1TNI"),
        ("It meets every morning.", "every morning|XXXX-XX-XXTMO"),
        ("It meets on Tuesday nights.", "on Tuesday nights|XXXX-WXX-2TNI"),
        ("It meets Fridays.", "Fridays|XXXX-WXX-5"),
        ("It meets twice a week.", "twice a week|P1W"),
        ("It is right now quiet.", "right now|PRESENT_REF"),
        ("It is quiet at the moment.", "at the moment|PRESENT_REF"),
        ("It is in the past.", "the past|PAST_REF"),
        ("It is in the near future.", "the near future|FUTURE_REF"),
    ],
)
def test_value(text: str, wanted: str) -> None:
    assert [(time.text, time.value) for time in find_times(text, reference=WEDNESDAY)] == [tuple(wanted.split("|"))]


@pytest.mark.parametrize(
    ("text", "value"),
    [("It took the past two years.", "P2Y"), ("It is daily.", "P1D")],
)
def test_without_a_reference(text: str, value: str | None) -> None:
    assert [time.value for time in find_times(text, reference=UNKNOWN_DATE)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The Star Daily said so.",
        "A second chance",
        "She is 12 years old.",
        "A weekend visit",
        "A year-old cat",
        "He reads The Daily Post.",
    ],
)
def test_no_time(text: str) -> None:
    assert find_times(text, reference=WEDNESDAY) == []
