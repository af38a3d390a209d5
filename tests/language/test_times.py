"""Time expressions: what is found, what it means, and what looks like a date but is none."""

import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.language.times import find_times
from tallywire.records import UNKNOWN_DATE, Published, Time

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")


def read(text: str, reference: Published = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(time.text, time.value) for time in find_times(text, reference=reference)]


def only(text: str, reference: Published = WEDNESDAY) -> Time:
    (time,) = find_times(text, reference=reference)
    return time


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("They met on Monday.", "Monday", "2016-08-08"),
        ("It happened on Wednesday.", "Wednesday", "2016-08-10"),
        ("It happened on Thursday.", "Thursday", "2016-08-04"),
        ("They will meet on Thursday.", "Thursday", "2016-08-11"),
        ("They will meet next Monday.", "next Monday", "2016-08-15"),
        ("They met last Friday.", "last Friday", "2016-08-05"),
        ("They met last Wednesday.", "last Wednesday", "2016-08-03"),
        ("It fell yesterday.", "yesterday", "2016-08-09"),
        ("It fell earlier this month.", "earlier this month", "2016-08"),
        ("It fell last week.", "last week", "2016-W31"),
        ("It has burned since Aug. 1.", "Aug. 1", "2016-08-01"),
        ("It fell in December last year.", "December last year", "2015-12"),
        ("It opened in mid-2015.", "mid-2015", "2015"),
        ("It fell on 3 March 2014.", "3 March 2014", "2014-03-03"),
        ("It fell on the 3rd of March, 2014.", "the 3rd of March, 2014", "2014-03-03"),
        ("It fell on 2014-03-05.", "2014-03-05", "2014-03-05"),
        ("It fell on 25/12/2014.", "25/12/2014", "2014-12-25"),
        ("It fell on 05.03.2014.", "05.03.2014", "2014-03-05"),
        ("It closed in the third quarter of 1998.", "the third quarter of 1998", "1998-Q3"),
        ("It closed in the winter of 1994.", "the winter of 1994", "1994-WI"),
        ("It closed last spring.", "last spring", "2016-SP"),
        ("Jazz of the 1920s is played.", "the 1920s", "192"),
        ("A house of the 19th century burned.", "the 19th century", "18"),
        ("It began two years ago.", "two years ago", "2014"),
        ("It began three weeks ago.", "three weeks ago", "2016-W29"),
        ("It began ten days ago.", "ten days ago", "2016-07-31"),
        ("It began in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("They ate on Christmas Day.", "Christmas Day", "2015-12-25"),
        ("They ate on Thanksgiving 1999.", "Thanksgiving 1999", "1999-11-25"),
        ("It fell at 9:30 a.m. Tuesday.", "9:30 a.m. Tuesday", "2016-08-09T09:30"),
        ("It fell at 1430 GMT.", "1430 GMT", "2016-08-10T14:30Z"),
        ("It fell Monday night.", "Monday night", "2016-08-08TNI"),
        ("It fell this morning.", "this morning", "2016-08-10TMO"),
        ("It is now quiet.", "now", "PRESENT_REF"),
        ("The town recently fell.", "recently", "PAST_REF"),
        ("It lasted three weeks.", "three weeks", "P3W"),
        ("It lasted about 36 hours.", "36 hours", "PT36H"),
        ("It lasted 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("A 10-day truce began.", "10-day", "P10D"),
        ("They met every day.", "every day", "P1D"),
        ("They met each Thursday.", "each Thursday", "XXXX-WXX-4"),
        ("The daily flight left.", "daily", "P1D"),
        ("The Sept. 11 attacks changed it.", "Sept. 11", "2001-09-11"),
    ],
)
def test_value(text: str, span: str, value: str) -> None:
    assert (span, value) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "You may go, and they march on.",
        "The sun was up for a second round.",
        "About 1,500 people came.",
        "Some 2015 people came.",
        "The 39-year-old driver was hurt.",
        "She is 64 years old.",
        "They won 3-2 in the end.",
        "The Su-1998 was lost.",
        "It cost $1999.",
        "A ratio of 3:20 was seen.",
    ],
)
def test_no_time(text: str) -> None:
    assert read(text) == []


def test_interval_of_the_past_hours() -> None:
    times = find_times("In the past 24 hours, and over the last three weeks, it rained.", reference=WEDNESDAY)
    assert [(time.value, time.from_, time.to) for time in times] == [
        ("PT24H", "2016-08-09", "2016-08-10"),
        ("P3W", "2016-07-20", "2016-08-10"),
    ]


def test_a_week_covers_its_days() -> None:
    time = only("It fell last week.")
    assert (time.from_, time.to) == ("2016-08-01", "2016-08-07")


def test_earlier_counts_from_what_was_last_named() -> None:
    assert read("It fell on March 20, 2014. Three days earlier a bridge fell.") == [
        ("March 20, 2014", "2014-03-20"),
        ("Three days earlier", "2014-03-17"),
    ]


def test_without_a_reference_nothing_relative_is_dated() -> None:
    for text in ("yesterday", "last week", "two years ago", "the past 24 hours", "this morning", "next Monday"):
        time = only(f"It fell {text}.", UNKNOWN_DATE)
        assert time.from_ is None
        assert time.to is None


def test_without_a_reference_what_is_named_is_kept() -> None:
    text = "On Tuesday, Aug. 9; on Friday; in Aug. 2015"
    assert [time.value for time in find_times(text)] == ["XXXX-08-09", "XXXX-WXX-5", "2015-08"]


def test_a_weekday_in_an_uncertain_reference() -> None:
    days = Published(from_="2016-08-10", to="2016-08-12", precision="day", method="inferred")
    assert only("It fell on Tuesday.", days).value == "2016-08-09"
    both = only("It fell on Thursday.", days)
    assert (both.value, both.from_, both.to) == (None, None, None)
    yesterday = only("It fell yesterday.", days)
    assert (yesterday.value, yesterday.from_, yesterday.to) == (None, "2016-08-09", "2016-08-11")


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "9 ",
        "two ",
        "two hundred ",
        "May ",
        "last ",
        "the ",
        "-",
        ":",
        "1:",
        "\n",
        " \n",
        "(",
        "1/",
        "$ 1.",
        "a.m.",
        "3 May\n",
        "five days before ",
        "at 9 a.m. on ",
        "had by Monday ",
        "Ramadan ",
        "2014-",
        "GMT+",
        "1:00:00+",
        "9 a.m. (",
        "9 a.m. (0200 GMT) ",
        "New York ",
        "Independence Day ",
        "South ",
        "between 7 and ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    begin = clock.process_time()
    find_times(text, reference=WEDNESDAY)
    assert clock.process_time() - begin < 10


_WORDS = (
    "last next May 9 2016 , . : - a.m. the of two weeks ago earlier Monday third quarter 's night every 31 noon ’ / 12 "
    "before after from Christmas Ramadan Passover Nowruz hours fiscal FY H Q first half early at on into overnight "
    "0930 a an and week day months later past to in season T Z \n 1 08 14 years day second previous following year end "
    "GMT EST IST Z + +03:00 ( ) Independence India New York time local Diwali w W06 final q fy 14.30 the 9th between"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS.split(" ")), max_size=14), st.dates())
def test_spans_are_the_text(words: list[str], day: object) -> None:
    text, reference = " ".join(words), Published(from_=str(day), to=str(day), precision="day", method="given")
    end = 0
    for time in find_times(text, reference=reference):
        assert text[time.start : time.end] == time.text
        assert time.start >= end
        assert time.from_ is None or time.to is None or time.from_ <= time.to
        end = time.end


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for time in find_times(text, reference=WEDNESDAY):
        assert text[time.start : time.end] == time.text
