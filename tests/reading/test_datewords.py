"""The reasons for a publication date, in words."""

from __future__ import annotations

import pytest

from tallywire.reading.datewords import dating_in_words
from tallywire.reading.furniture import label_blocks
from tallywire.reading.textdates import text_published
from tallywire.records import UNKNOWN_DATE, Published


def words(text: str) -> list[str]:
    return dating_in_words(text_published(text, label_blocks(text, trusted=True)), text)


def test_a_date_that_was_given_or_stands_in_the_markup() -> None:
    given = Published(from_="2015-02-05", to="2015-02-05", precision="day", method="given")
    marked = Published(from_="2015-02-05", to="2015-02-05", precision="day", method="metadata")
    assert dating_in_words(given, "") == ["The sender of the page gave its date."]
    assert dating_in_words(marked, "") == ["The markup of the page states its date; its text may not show it."]
    assert dating_in_words(UNKNOWN_DATE, "A ferry sank.") == ["Nothing on the page dates it."]


def test_two_date_lines_that_agree() -> None:
    text = "Ferry sinks\n05-02-2015\nThursday 5 Feb 2015\nA ferry sank off Split and the port was closed, police said."
    assert words(text) == [
        "The line with “05-02-2015” dates the page; it may mean 2015-02-05 or 2015-05-02.",
        "“Thursday 5 Feb 2015” agrees with it.",
    ]


def test_a_date_line_without_its_year() -> None:
    text = (
        "Ferry sinks\n\nSPLIT, March 3 (Reuters) - A ferry sank off Split on Tuesday, the harbour said.\n\n"
        "The line lost another ferry in 2015, when it was sold by the state."
    )
    assert words(text) == [
        "It gives “March 3” without the year, as pages do for days of their own year.",
        "It tells of “2015” as past: the page is not older than that.",
        "“Tuesday” is the weekday of 2015-03-03, or of the day before, in that year alone.",
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "A ferry sank off Split in 2014 and 80 people were lost, the harbour said.\nEdited 5 May 2015",
            "“5 May 2015” dates an edit or a correction: the page is not younger.",
        ),
        (
            "Another capsized last year with twelve on board. It capsized in 2014 in a storm off the coast.",
            "It tells of “2014” as past: the page is not older than that.",
        ),
    ],
)
def test_bounds(text: str, last: str) -> None:
    assert words(f"Ferry sinks off the coast\n\n{text}")[-1] == last


def test_last_year_named_by_its_number() -> None:
    text = "Ferries\n\nAnother capsized last year with twelve on board. It capsized in 2014 in a storm off the coast."
    assert words(text)[0] == "It writes “last year”: a year it names by number is another one, or is that one."
