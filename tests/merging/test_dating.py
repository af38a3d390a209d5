"""Undated pages of an invented story: dated where the story and their weekdays fix it, open where they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds import World

from tallywire.merging.dating import date_story
from tallywire.records import Published, StatedTime

SUNDAY, TUESDAY = "2021-03-07", "2021-03-09"


def world(undated: str, *, dated: tuple[str, ...] = (TUESDAY,)) -> World:
    """Dated pages that tell of a shooting on Sunday, and one without a date."""
    made = World()
    for number, day in enumerate(dated):
        made.page(f"dated{number}", day)
        made.say(f"dated{number}", "A gunman killed nine people in Karsh on Sunday.", "casualties", day=SUNDAY)
    made.page("undated", None)
    made.say("undated", undated, "casualties")
    return made


def published(undated: str, **told: tuple[str, ...]) -> tuple[str | None, str | None] | None:
    made = world(undated, **told)
    found = date_story(made.documents, made.statements).published
    return (found["undated"].from_, found["undated"].to) if found else None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # news appears on the last day that it tells of, or on the day after
        ("Nine people were shot dead on Sunday, police said on Monday.", ("2021-03-08", "2021-03-09")),
        ("Nine people were shot dead on Sunday night.", ("2021-03-08", "2021-03-08")),
        # what is still to come is not the last day told
        (
            "Nine people were shot on Sunday. On Monday the mayor said he would visit them on Friday.",
            ("2021-03-08", "2021-03-09"),
        ),
        # without a weekday: about as old as the other pages
        ("Nine people were shot dead in Karsh.", ("2021-03-08", "2021-03-10")),
    ],
)
def test_a_page_without_a_date_gets_the_days_that_are_left(text: str, days: tuple[str, str]) -> None:
    assert published(text) == days


def test_what_is_inferred_says_so_and_from_what() -> None:
    text = "Nine people were shot dead on Sunday, police said on Monday."
    made = world(text)
    found = date_story(made.documents, made.statements).published["undated"]
    assert (found.method, found.precision) == ("inferred", "day")
    assert [text[span.start : span.end] for span in found.evidence] == ["Sunday", "Monday"]
    assert found.reason is not None
    assert "of 2021-03-09; it names Sunday, Monday" in found.reason


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Nine people were shot dead on Sunday.", ("2021-02-01", "2021-03-09")),  # a long story: of which week?
        ("Nine people were shot dead on Sunday.", ()),
    ],
)
def test_where_the_story_does_not_fix_it_the_date_stays_open(text: str, dated: tuple[str, ...]) -> None:
    assert published(text, dated=dated) is None


def test_what_a_page_says_of_its_own_date_is_not_touched() -> None:
    made = world("Nine people were shot dead on Sunday.")
    month = Published(from_="2021-03-01", to="2021-03-31", precision="month", method="metadata")
    documents = [replace(one, published=month) if one.id == "undated" else one for one in made.documents]
    assert date_story(documents, made.statements).published == {}


def test_a_bound_that_a_page_gives_is_kept() -> None:
    text = "Nine people were shot dead on Sunday, police said on Monday."
    made = world(text)
    bound = Published(from_=None, to="2021-03-08", precision="unknown", method="inferred")
    documents = [replace(one, published=bound) if one.id == "undated" else one for one in made.documents]
    found = date_story(documents, made.statements).published["undated"]
    assert (found.from_, found.to) == ("2021-03-08", "2021-03-08")


def test_open_weekdays_of_its_statements_get_their_days() -> None:
    text = (
        "Nine people were shot dead on Sunday, police said on Monday. The town has mourned since Sunday. "
        "It was calm before Sunday."
    )
    made = world(text)
    (statement,) = (one for one in made.statements if one.document_id == "undated")

    def time(at: int) -> StatedTime:
        word = StatedTime(
            start=at, end=at + 6, text="Sunday", from_=None, to=None, precision="unknown", method="clause"
        )
        others = [one for one in made.statements if one is not statement]
        told = replace(statement, time=word)
        return date_story(made.documents, [*others, told]).times[statement.id]

    first, since = time(text.index("Sunday")), time(text.index("since Sunday") + 6)
    before = time(text.rindex("Sunday"))
    assert (before.from_, before.to) == (None, SUNDAY)
    assert (first.from_, first.to, first.precision, first.method) == (SUNDAY, SUNDAY, "day", "clause")
    assert (since.from_, since.to) == (SUNDAY, TUESDAY)


def test_the_order_of_what_is_given_does_not_show() -> None:
    made = world("Nine people were shot dead on Sunday, police said on Monday.", dated=(TUESDAY, "2021-03-08"))
    straight = date_story(made.documents, made.statements)
    assert date_story(made.documents[::-1], made.statements[::-1]) == straight


RUNNING = (
    "Nine people were shot dead on Sunday, police said on Monday.\n\n"
    "9.45 p.m.: The town is calm.\n\n9.00 p.m.: A man is held.\n\n6.30 p.m.: Shots are heard."
)


def test_a_running_report_is_of_the_last_day_it_tells_of() -> None:
    made = world(RUNNING)
    found = date_story(made.documents, made.statements).published["undated"]
    assert (found.from_, found.to) == ("2021-03-08", "2021-03-08")
    assert found.reason is not None
    assert found.reason.endswith("a running report is of the last of those")


def test_a_page_that_names_no_day_is_of_the_days_of_the_others() -> None:
    made = world("Nine people were shot dead on Sunday, police said on Monday.")
    made.page("nameless", None)
    made.say("nameless", "Nine people were shot dead in Karsh.", "casualties")
    found = date_story(made.documents, made.statements).published
    assert (found["nameless"].from_, found["nameless"].to) == ("2021-03-08", "2021-03-09")
    assert found["nameless"].reason == (
        "the other pages of its story are of 2021-03-08 to 2021-03-09, and it names no day of its own"
    )


def test_news_without_words_of_time_gets_the_day_of_its_page() -> None:
    made = world("Nine people were shot dead on Sunday night.")
    sunday = made.statements[-1]
    made.say("undated", "Two people were wounded in Karsh.", "casualties")
    made.say("undated", "Karsh was a mining town.", "casualties", background=True)
    made.say("undated", "The mayor spoke.", "communication")
    silent = [one for one in made.statements if one.document_id == "undated" and one.id != sunday.id]
    times = date_story(made.documents, made.statements).times
    assert {silent[0].id} == times.keys() - {sunday.id}
    time = times[silent[0].id]
    assert (time.method, time.from_, time.to) == ("document", "2021-03-07", "2021-03-08")
