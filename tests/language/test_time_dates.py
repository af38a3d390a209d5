"""Dates that the calendar names."""

import pytest

from tallywire.language.times import find_times
from tallywire.records import UNKNOWN_DATE, Published

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It fell in July.", "July|2016-07"),
        ("It fell in August.", "August|2016-08"),
        ("It will open in October.", "October|2016-10"),
        ("It opened in December.", "December|2015-12"),
        ("It will open in March.", "March|2017-03"),
        ("It has burned since September.", "September|2015-09"),
        ("It opened last August.", "last August|2015-08"),
        ("It opened last March.", "last March|2016-03"),
        ("It opens next March.", "next March|2017-03"),
        ("It opened this March.", "this March|2016-03"),
        ("It opened on May 3 this year.", "May 3 this year|2016-05-03"),
        ("It opened on 3 MAY 88.", "3 MAY 88|1988-05-03"),
        ("It opened on May 3 '99.", "May 3 '99|1999-05-03"),
        ("It fell on Sunday, May 3.", "Sunday, May 3|2015-05-03"),
        ("It fell on 08/09/2016.", "08/09/2016|2016-08-09"),
        ("It fell on 09/08/16.", "09/08/16|2016-08-09"),
        ("It fell on 13/08/2016.", "13/08/2016|2016-08-13"),
        ("It fell on 9/11.", "9/11|2001-09-11"),
        ("It fell in the nineties.", "the nineties|199"),
        ("It fell in the '80s.", "the '80s|198"),
        ("It fell in the early 2010s.", "the early 2010s|201"),
        ("They eat on Easter Sunday.", "Easter Sunday|2016-03-27"),
        ("They will eat on Thanksgiving.", "Thanksgiving|2016-11-24"),
        ("They ate last Christmas.", "last Christmas|2015-12-25"),
        ("They eat next Christmas.", "next Christmas|2016-12-25"),
        ("They meet this Christmas.", "this Christmas|2016-12-25"),
        ("It fell around the year 1210.", "the year 1210|1210"),
        ("It opened in fiscal 1988.", "fiscal 1988|1988"),
    ],
)
def test_value(text: str, wanted: str) -> None:
    assert [(time.text, time.value) for time in find_times(text, reference=WEDNESDAY)] == [tuple(wanted.split("|"))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell in July.", "XXXX-07"),
        ("It fell last July.", "XXXX-07"),
        ("It fell in July last year.", None),
        ("It fell on 08/09/2016.", "2016"),
        ("It fell on Christmas Day.", "XXXX-12-25"),
        ("It fell on Good Friday.", None),
        ("It fell in the '80s.", "198"),
        ("It fell on May 3 '99.", "1999-05-03"),
    ],
)
def test_without_a_reference(text: str, value: str | None) -> None:
    assert [time.value for time in find_times(text, reference=UNKNOWN_DATE)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They will be there, may it last.",
        "It fell on 31/31/2016.",
        "It was 90s hot.",
        "It fell on 10/12.",
        "Fort May was taken.",
        "It is 45.45.2016 long.",
    ],
)
def test_no_time(text: str) -> None:
    assert find_times(text, reference=WEDNESDAY) == []
