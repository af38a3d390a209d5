"""Quarters and halves of a year."""

import pytest

from tallywire.language.times import find_times
from tallywire.records import UNKNOWN_DATE, Published

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It grew in the first quarter.", "the first quarter|2016-Q1"),
        ("It grew in the fourth quarter.", "the fourth quarter|2015-Q4"),
        ("It will grow in the first quarter.", "the first quarter|2017-Q1"),
        ("A second-quarter loss came.", "second-quarter|2016-Q2"),
        ("It grew in last year's third quarter.", "last year's third quarter|2015-Q3"),
        ("It grew in the first half of 2013.", "the first half of 2013|2013-H1"),
        ("It grew in the second half of the year.", "the second half of the year|2016-H2"),
        ("It grew in the first half of last year.", "the first half of last year|2015-H1"),
        ("It grew in Q3 2012.", "Q3 2012|2012-Q3"),
        ("It grew in Q1.", "Q1|2016-Q1"),
        ("It grew in the latest quarter.", "the latest quarter|2016-Q2"),
        ("It beat the year-earlier quarter.", "the year-earlier quarter|2015-Q2"),
        ("It grew in the quarter.", "the quarter|2016-Q2"),
    ],
)
def test_value(text: str, wanted: str) -> None:
    assert [(time.text, time.value) for time in find_times(text, reference=WEDNESDAY)] == [tuple(wanted.split("|"))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It grew in the first quarter.", "XXXX-Q1"),
        ("It grew in Q1.", "XXXX-Q1"),
        ("It grew in the latest quarter.", None),
        ("It grew in the second half of the year.", None),
    ],
)
def test_without_a_reference(text: str, value: str | None) -> None:
    assert [time.value for time in find_times(text, reference=UNKNOWN_DATE)] == [value]


@pytest.mark.parametrize("text", ["A fifth quarter", "A Q 3 test", "The Q7 road"])
def test_no_time(text: str) -> None:
    assert find_times(text, reference=WEDNESDAY) == []
