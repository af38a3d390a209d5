"""The days of a record, ranked: by origins before pages, by pages before statements."""

from dataclasses import replace

from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.timeline import TimelineDay, timeline_days
from tallywire.records import Event


def made(tables: Tables, day: str | None, *, origins: int, pages: int, to: str | None = None, name: str = "") -> Event:
    return replace(
        tables.events[0],
        id=f"{name}{day}-{to}-{origins}-{pages}",
        from_=day,
        to=to or day,
        origin_ids=tuple(f"o{number}" for number in range(origins)),
        document_ids=tuple(f"d{number}" for number in range(pages)),
        statement_ids=(),
    )


def days_of(tables: Tables, *events: Event) -> dict[str | None, TimelineDay]:
    return {day.day: day for day in timeline_days(Lookup.of(replace(tables, events=events)))}


def test_a_day_of_two_origins_ranks_above_one_that_forty_pages_tell_from_one_origin(tables: Tables) -> None:
    wire = made(tables, "2031-03-02", origins=1, pages=40)
    two = made(tables, "2031-03-05", origins=2, pages=2)
    days = days_of(tables, wire, two)
    assert list(days) == ["2031-03-02", "2031-03-05"]
    assert [day.rank for day in days.values()] == [2, 1]
    assert (days["2031-03-02"].origins, days["2031-03-02"].documents) == (1, 40)


def test_of_as_many_origins_the_pages_decide_then_the_earlier_day(tables: Tables) -> None:
    days = days_of(
        tables,
        made(tables, "2031-03-02", origins=1, pages=2),
        made(tables, "2031-03-04", origins=1, pages=3),
        made(tables, "2031-03-06", origins=1, pages=2),
    )
    assert {day: one.rank for day, one in days.items()} == {"2031-03-04": 1, "2031-03-02": 2, "2031-03-06": 3}


def test_an_event_of_a_longer_time_stands_on_its_first_day_but_ranks_none(tables: Tables) -> None:
    long = made(tables, "2031-03-02", origins=5, pages=5, to="2031-03-20")
    assert days_of(tables, long)["2031-03-02"].rank is None
    short = made(tables, "2031-03-02", origins=1, pages=1, name="short")
    day = days_of(tables, long, short)["2031-03-02"]
    assert (day.rank, day.origins) == (1, 1)
    assert [event.id for event in day.events] == [long.id, short.id]


def test_the_unknown_day_comes_last_without_a_rank(tables: Tables) -> None:
    days = days_of(tables, made(tables, None, origins=9, pages=9), made(tables, "2031-03-02", origins=1, pages=1))
    assert list(days) == ["2031-03-02", None]
    assert days[None].rank is None
    assert days[None].events
