"""The day of a plain-text page: stated, decided by a weekday, or left open."""

import pytest

from tallywire.reading.furniture import label_blocks
from tallywire.reading.textdates import text_published
from tallywire.records import UNKNOWN_DATE, Published

LEAD = "A passenger ferry sank off the coast of Brac, and 80 people were rescued by fishing boats, the harbour said."
MORE = "The ferry had left the harbour of Split in heavy rain, and its captain sent a distress call, officials said."


def published(*lines: str) -> tuple[Published, list[str]]:
    text = "\n\n".join(lines)
    when = text_published(text, label_blocks(text))
    return when, [text[span.start : span.end] for span in when.evidence]


@pytest.mark.parametrize(
    "line",
    [
        "Thursday 5 Feb 2015",
        "5.2.2015",
        "Published: February 5, 2015 10:30 GMT",
        "Adria News | Updated: 2015-02-05",
        "Last updated at Feb 052015",
    ],
)
def test_stated(line: str) -> None:
    when, evidence = published("Ferry sinks off Brac", line, LEAD, MORE)
    assert (when.from_, when.to, when.precision, when.method) == ("2015-02-05", "2015-02-05", "day", "dateline")
    assert evidence[0] in line


def test_weekday_decides_the_order() -> None:
    lead = LEAD.replace("Brac,", "Brac on Thursday,")
    assert published("Ferry sinks off Brac", "05-02-2015", lead, MORE)[0].from_ == "2015-02-05"
    lead = LEAD.replace("Brac,", "Brac on Saturday,")
    assert published("Ferry sinks off Brac", "05-02-2015", lead, MORE)[0].from_ == "2015-05-02"
    lead = LEAD.replace("Brac,", "Brac on Wednesday,")
    assert published("Ferry sinks off Brac", "05-02-2015", lead, MORE)[0].from_ == "2015-02-05"


def test_an_open_order_stays_open() -> None:
    when, _ = published("Ferry sinks off Brac", "05-02-2015", LEAD, MORE)
    assert (when.from_, when.to, when.precision) == ("2015-02-05", "2015-05-02", "unknown")


def test_an_edit_is_an_upper_bound_and_a_founding_date_and_a_copyright_year_are_no_evidence() -> None:
    when, evidence = published(
        "The Adriatic Post", "Split, Croatia  Est. May 3, 1891",
        "Ferry sinks off Brac", "Edited time: 27 Nov, 2017 12:15",
        LEAD, MORE, "© 2010-2015 The Adriatic Post. All rights reserved.",
    )  # fmt: skip
    assert (when.from_, when.to, when.precision, evidence) == (None, "2017-11-27", "unknown", ["27 Nov, 2017"])


def test_a_corrections_date_is_an_upper_bound() -> None:
    correction = "Correction: An earlier version gave a wrong number of passengers on board of the ferry."
    when, _ = published(
        "Ferry sinks off Brac",
        LEAD,
        MORE,
        MORE + " It had sunk before in 2011.",
        correction,
        "Friday, December 4, 2015",
    )
    assert (when.from_, when.to) == ("2011-01-01", "2015-12-04")


def test_two_stamps_agree_on_one_reading() -> None:
    when, evidence = published(
        "Ferry sinks off Brac", "Adria News | Updated: 2017-10-03", LEAD, MORE, "(Adria News 10/03/2017 page4)"
    )
    assert when.from_ == when.to == "2017-10-03"
    assert evidence == ["10/03/2017", "2017-10-03"]


def test_the_article_bounds_it_from_below() -> None:
    when, evidence = published(
        "Ferry sinks off Brac", LEAD, MORE, "A ferry sank there in 2011, and one hit the reef in May 2014."
    )
    assert (when.from_, when.to, when.method, evidence) == ("2014-05-01", None, "inferred", ["May 2014"])
    assert published("Ferry sinks off Brac", LEAD, MORE + " A new ferry will come by 2030.")[0] == UNKNOWN_DATE


@pytest.mark.parametrize(
    "ahead",
    [
        "The next ferry is expected in 2030.",
        "The mayor is running in 2018 and talks were held.",
        "The line was founded with a plan to be the largest in 2020.",
    ],
)
def test_years_ahead_bound_nothing(ahead: str) -> None:
    assert published("Ferry sinks off Brac", LEAD, MORE, ahead)[0] == UNKNOWN_DATE


def test_a_full_date_in_the_lead_bounds_from_below_only() -> None:
    lead = LEAD.replace("Brac,", "Brac on March 3, 2015,")
    when, evidence = published("Ferry sinks off Brac", lead, MORE.replace("rain,", "rain on Tuesday,"))
    assert (when.from_, when.to, when.precision, evidence) == ("2015-03-03", None, "unknown", ["March 3, 2015"])


def test_an_event_told_as_last_year_and_by_number_gives_the_year() -> None:
    told = ["Smugglers seized the port last year. The town is small.", "They seized it in 2015 after a short siege."]
    when, evidence = published("Ferry sinks off Brac", LEAD, MORE, *told)
    assert (when.from_, when.to, when.precision) == ("2016-01-01", "2016-12-31", "year")
    assert evidence == ["last year", "2015"]


def test_another_event_of_last_year_gives_nothing_more() -> None:
    told = ["The harbour was dredged last year.", "Smugglers seized the port in 2015."]
    assert published("Ferry sinks off Brac", LEAD, MORE, *told)[0].from_ == "2015-01-01"
    thrice = ["It sank last year.", "It sank in 2015.", "Another sank."]
    assert published("Ferry sinks off Brac", LEAD, MORE, *thrice)[0].to is None


def test_a_day_of_the_pages_own_year() -> None:
    since = "Since Aug. 1, three boats have sunk off the island, and divers have searched for them in vain."
    old = "The reef was mapped in 2014 by the navy."
    when, evidence = published("Ferry sinks off Brac", LEAD, MORE, since, old)
    assert (when.from_, when.to, evidence) == ("2014-08-01", None, ["2014", "Aug. 1"])
    when, evidence = published("Ferry sinks off Brac", LEAD, MORE, since, old, "The harbour was dredged last year.")
    assert (when.from_, when.to, evidence) == ("2015-08-01", None, ["2014", "last year", "Aug. 1"])


@pytest.mark.parametrize(
    "vague",
    [
        "In August, three boats sank off the island.",
        "Since Dec. 28, three boats have sunk off the island.",
        "The next boat will sail on Aug. 1, the harbour announced.",
        "Over the past year, boats sank on most days.",
        "In 2011 the line was sold, and on Aug. 1 it closed.",
    ],
)
def test_what_has_two_readings_narrows_nothing(vague: str) -> None:
    when, _ = published("Ferry sinks off Brac", LEAD, MORE, vague, "The reef was mapped in 2014 by the navy.")
    assert (when.from_, when.to) == ("2014-01-01", None)


YEARLESS = """Ferry sinks off the coast

SPLIT, {day} (Reuters) - A ferry sank off Split on {weekday} and {count} people were missing, the harbour said.

The line lost another ferry in {year}, when it was sold by the state.
"""


@pytest.mark.parametrize(
    ("day", "weekday", "year", "low", "high"),
    [
        ("March 3", "Tuesday", 2015, "2015-03-03", "2015-03-03"),
        ("March 3", "Monday", 2015, "2015-03-03", "2015-03-03"),
        ("March 3", "Thursday", 2015, "2016-03-03", "2016-03-03"),
        ("March 3", "Sunday", 2015, "2015-03-03", None),
        ("Feb 29", "Monday", 2015, "2016-02-29", None),
    ],
)
def test_a_dateline_without_its_year(day: str, weekday: str, year: int, low: str, high: str | None) -> None:
    text = YEARLESS.format(day=day, weekday=weekday, year=year, count=12)
    when = text_published(text, label_blocks(text, trusted=True))
    assert (when.from_, when.to, when.method) == (low, high, "inferred")
    assert text[when.evidence[0].start : when.evidence[0].end] == day


def test_a_weekday_in_the_dateline_gives_its_year() -> None:
    text = (
        "Ferry sinks\nTuesday, March 3\nA ferry sank off Split and 12 people were lost. One was sold in 2015, it said."
    )
    when = text_published(text, label_blocks(text, trusted=True))
    assert (when.from_, when.to) == ("2015-03-03", "2015-03-03")


def test_a_dateline_without_its_year_and_last_year_by_its_number() -> None:
    text = (
        "Ferry sinks\n\nSPLIT, March 3 (Reuters) - A ferry sank off Split, the harbour said.\n\n"
        "Another capsized last year with twelve on board. It capsized in 2014 in a storm."
    )
    when = text_published(text, label_blocks(text, trusted=True))
    assert (when.from_, when.to) == ("2015-03-03", "2015-03-03")


def test_a_dateline_without_its_year_in_a_page_without_years() -> None:
    text = "Ferry sinks\n\nSPLIT, March 3 (Reuters) - A ferry sank off Split on Tuesday, the harbour said."
    assert text_published(text, label_blocks(text, trusted=True)).from_ is None


def test_an_old_wire_has_a_year_of_two_digits() -> None:
    text = "QUITO, 3 MAY 90 (EFE) -- [TEXT] TWO MEN WERE FREED BY THE POLICE ON MONDAY, THE ARMY SAID TODAY."
    when = text_published(text, label_blocks(text))
    assert (when.from_, when.to) == ("1990-05-03", "1990-05-03")
