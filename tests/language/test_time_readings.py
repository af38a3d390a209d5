"""What each reading of a time expression gives: by the module that holds it, with a reference and without."""

import pytest

from tallywire.language.times import find_times
from tallywire.records import UNKNOWN_DATE, Published

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")

VALUES = [
    # time_dates
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
    ("It fell on April 24 and 25.", "April 24|2016-04-24", "25|2016-04-25"),
    # time_relative
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
    ("The night of this Tuesday was calm.", "night of this Tuesday|2016-08-09TNI"),
    ("It will fall on the night of this Tuesday.", "night of this Tuesday|2016-08-16TNI"),
    ("It opened in the spring.", "the spring|2016-SP"),
    ("It opens this winter.", "this winter|2016-WI"),
    (
        "It grew in the third quarter of 2012. A year earlier it shrank.",
        "the third quarter of 2012|2012-Q3",
        "A year earlier|2011-Q3",
    ),
    ("It fell two days after the fire.", "two days|P2D"),
    # time_quarters
    (
        "It grew in the third quarter of 2012, beating the year-earlier quarter.",
        "the third quarter of 2012|2012-Q3",
        "the year-earlier quarter|2011-Q3",
    ),
    ("It grew in the first quarter.", "the first quarter|2016-Q1"),
    ("It grew in the fourth quarter.", "the fourth quarter|2015-Q4"),
    ("It will grow in the first quarter.", "the first quarter|2017-Q1"),
    ("A second-quarter loss came.", "second-quarter|2016-Q2"),
    ("It grew in last year's third quarter.", "last year's third quarter|2015-Q3"),
    ("It grew in the first half of 2013.", "the first half of 2013|2013-H1"),
    ("It grew in the second half of the year.", "the second half of the year|2016-H2"),
    ("There is no third half of 2013.", "2013|2013"),
    ("It grew in the first half of last year.", "the first half of last year|2015-H1"),
    ("It grew in Q3 2012.", "Q3 2012|2012-Q3"),
    ("It grew in Q1.", "Q1|2016-Q1"),
    ("It grew in the latest quarter.", "the latest quarter|2016-Q2"),
    ("It beat the year-earlier quarter.", "the year-earlier quarter|2015-Q2"),
    ("It grew in the quarter.", "the quarter|2016-Q2"),
    # time_spans
    ("It took a couple of hours.", "a couple of hours|PT2H"),
    ("It took half an hour.", "half an hour|PT0.5H"),
    ("It took two and a half years.", "two and a half years|P2Y6M"),
    ("It took half a century.", "half a century|P50Y"),
    ("It took a dozen years.", "a dozen years|P12Y"),
    ("It took 12 to 18 months.", "12 to 18 months|PXM"),
    ("It took half a year.", "half a year|P6M"),
    ("It rose in the year ended June 30.", "the year|P1Y", "June 30|2016-06-30"),
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
    # time_clock
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
]

UNRESOLVED = [
    # time_dates
    ("It fell in July.", "XXXX-07"),
    ("It fell last July.", "XXXX-07"),
    ("It fell in July last year.", None),
    ("It fell on 08/09/2016.", "2016"),
    ("It fell on Christmas Day.", "XXXX-12-25"),
    ("It fell on Good Friday.", None),
    ("It fell in the '80s.", "198"),
    ("It fell on May 3 '99.", "1999-05-03"),
    # time_relative
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
    # time_quarters
    ("It grew in the first quarter.", "XXXX-Q1"),
    ("It grew in Q1.", "XXXX-Q1"),
    ("It grew in the latest quarter.", None),
    ("It grew in the second half of the year.", None),
    # time_spans
    ("It took the past two years.", "P2Y"),
    ("It is daily.", "P1D"),
    # time_clock
    ("It fell at 9 a.m.", "XXXX-XX-XXT09:00"),
    ("It fell at 1930.", "XXXX-XX-XXT19:30"),
    ("It fell at noon.", "XXXX-XX-XXT12:00"),
    ("It fell at 6 a.m. on May 3.", "XXXX-XX-XXT06:00"),
]

NO_TIMES = [
    # time_dates
    "They will be there, may it last.",
    "It fell on 31/31/2016.",
    "It was 90s hot.",
    "It fell on 10/12.",
    "Fort May was taken.",
    "It is 45.45.2016 long.",
    "They may 3 times ask for it.",
    "It was the last march of the miners.",
    "Two thousand came.",
    # time_relative
    "It fell the last minute.",
    "It was the fall of the town.",
    "Oil will fall and fall.",
    "They fell at that second.",
    "It fell the following minute.",
    "It fell in the early part of the hour.",
    # time_quarters
    "A fifth quarter",
    "A Q 3 test",
    "The Q7 road",
    # time_spans
    "The Star Daily said so.",
    "A second chance",
    "She is 12 years old.",
    "A weekend visit",
    "A year-old cat",
    "He reads The Daily Post.",
    # time_clock
    "It ended 3:20 up.",
    "It fell at 0 a.m.",
    "It fell at 14:75.",
    "High noon",
    "It stands at 1200 points.",
]


@pytest.mark.parametrize(("text", "wanted"), [(text, wanted) for text, *wanted in VALUES])
def test_value(text: str, wanted: list[str]) -> None:
    found = find_times(text, reference=WEDNESDAY)
    assert [(time.text, time.value) for time in found] == [tuple(row.split("|")) for row in wanted]


@pytest.mark.parametrize(("text", "value"), UNRESOLVED)
def test_without_a_reference(text: str, value: str | None) -> None:
    assert [time.value for time in find_times(text, reference=UNKNOWN_DATE)] == [value]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str) -> None:
    assert find_times(text, reference=WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("It rained for the past two weekends.", "P4D", "2016-07-27", "2016-08-10"),
        ("It will rain for the next two fortnights.", "P4W", "2016-08-10", "2016-09-07"),
        ("It rained for the past two decades.", "P20Y", "1996-08-10", "2016-08-10"),
        ("It rained for the past two and a half years.", "P2Y6M", "2014-02-10", "2016-08-10"),
        ("It rained for the past 5000 years.", "P5000Y", None, None),
        ("It fell three hours ago.", None, "2016-08-09", "2016-08-10"),
        ("It falls 30 hours from now.", None, "2016-08-10", "2016-08-12"),
    ],
)
def test_days_that_a_length_of_time_reaches(text: str, value: str | None, first: str | None, last: str | None) -> None:
    (time,) = find_times(text, reference=WEDNESDAY)
    assert (time.value, time.from_, time.to) == (value, first, last)


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("It fell overnight.", "0001-01-01", None),
        ("It fell on Easter Sunday.", "0001-01-01", None),
        ("It fell on 3 May.", "9999-12-31", "9999-05-03"),
    ],
)
def test_the_edges_of_the_calendar(text: str, day: str, value: str | None) -> None:
    edge = Published(from_=day, to=day, precision="day", method="given")
    assert [time.value for time in find_times(text, reference=edge)] == [value]


def test_two_days_after_something_without_a_reference() -> None:
    assert [time.value for time in find_times("It fell two days after the fire.")] == ["P2D"]
