"""Written dates keep every reading they allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.reading.writtendates import find_dates


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2017-10-03", ("2017-10-03",)),
        ("2017/1/3", ("2017-01-03",)),
        ("03.04.2017", ("2017-04-03",)),
        ("03-04-2017", ("2017-04-03", "2017-03-04")),
        ("13/04/2017", ("2017-04-13",)),
        ("04/13/2017", ("2017-04-13",)),
        ("04/04/2017", ("2017-04-04",)),
        ("Thursday 5 Feb 2015", ("2015-02-05",)),
        ("5th of February, 2015", ("2015-02-05",)),
        ("February 5 2015", ("2015-02-05",)),
        ("Feb. 5, 2015", ("2015-02-05",)),
        ("Feb 052015", ("2015-02-05",)),
        ("27 Nov, 2017", ("2017-11-27",)),
        ("MARCH 18, 2016", ("2016-03-18",)),
        ("March 2016", ("2016-03",)),
        ("October 6", ("--10-06",)),
        ("6 October", ("--10-06",)),
        ("Aug. 1", ("--08-01",)),
    ],
)
def test_forms(written: str, days: tuple[str, ...]) -> None:
    for text in (written, f"on {written}, he said", f"({written})"):
        assert [date.days for date in find_dates(text)] == [days]
        assert [text[date.start : date.end] for date in find_dates(text)] == [written]


@pytest.mark.parametrize(
    "text", ["31 April 2015", "Friday 5 Feb 2015", "99-99-2015", "12.5.3.2015", "May I", "+12-12-20150", ""]
)
def test_impossible_days_are_left_out(text: str) -> None:
    assert [date for date in find_dates(text) if len(date.days[0]) == 10 and date.days[0][0] != "-"] == []


def test_a_date_glued_to_its_copy() -> None:
    assert [date.text for date in find_dates("Published On 3 Nov 20183 Nov 2018")] == ["3 Nov 2018"]


@given(st.text(alphabet="0123456789-/. ,JanFebMayThu\n", max_size=200))
def test_spans_are_the_text(text: str) -> None:
    for date in find_dates(text):
        assert text[date.start : date.end] == date.text
