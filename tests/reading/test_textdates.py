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


def test_an_edit_weeks_later_a_founding_date_and_a_copyright_year_are_no_evidence() -> None:
    when, _ = published(
        "The Adriatic Post", "Split, Croatia  Est. May 3, 1891",
        "Ferry sinks off Brac", "Edited time: 27 Nov, 2017 12:15",
        LEAD, MORE, "© 2010-2015 The Adriatic Post. All rights reserved.",
    )  # fmt: skip
    assert when == UNKNOWN_DATE


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


def test_a_full_date_in_the_lead_and_a_weekday() -> None:
    lead = LEAD.replace("Brac,", "Brac on March 3, 2015,")
    assert published("Ferry sinks off Brac", lead, MORE)[0].to == "2015-04-02"
    when, _ = published("Ferry sinks off Brac", lead, MORE.replace("rain,", "rain on Tuesday,"))
    assert (when.from_, when.to, when.precision) == ("2015-03-03", "2015-03-10", "day")
