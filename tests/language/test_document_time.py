"""The time of news that names none."""

from tallywire.language.document_time import document_time, is_recent
from tallywire.records import UNKNOWN_DATE, Published, StatedTime

TUESDAY = Published(from_="2021-03-09", to="2021-03-09", precision="day", method="given")


def on(day: str | None) -> StatedTime:
    precision = "day" if day else "unknown"
    return StatedTime(start=3, end=9, text="Sunday", from_=day, to=day, precision=precision, method="clause")  # type: ignore[arg-type]


def test_the_day_of_the_first_dated_news_or_about_the_publication() -> None:
    told, bare = document_time(TUESDAY, on("2021-03-07")), document_time(TUESDAY, None)
    assert told is not None
    assert (told.from_, told.start, told.method, told.evidence[0].start) == ("2021-03-07", None, "document", 3)
    assert bare is not None
    assert (bare.from_, bare.to, bare.precision) == ("2021-03-08", "2021-03-09", "day")
    assert document_time(UNKNOWN_DATE, None) is None


def test_recent_is_the_week_before_the_publication() -> None:
    assert is_recent(on("2021-03-04"), TUESDAY)
    assert not is_recent(on("2021-02-04"), TUESDAY)
    assert not is_recent(on("2021-03-10"), TUESDAY)
    assert not is_recent(on(None), TUESDAY)
    assert is_recent(on("2001-03-10"), UNKNOWN_DATE)
