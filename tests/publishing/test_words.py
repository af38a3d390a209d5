import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.publishing.words import (
    STATUS_NOTES,
    STATUS_WORDS,
    amount,
    bounds,
    count,
    figure_words,
    interval,
    page_name,
    printable,
    spoken_interval,
    stated_bounds,
    status_words,
)

from tallywire.records import Document, Figure, Period, StatedFigure, UNKNOWN_DATE  # isort: skip


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [(3, 3, 3, "3"), (3, 4, 7, "3–4–7"), (None, None, None, "?"), (12, None, None, "12–?–?"), (1.5, 1.5, 1.5, "1.5")],
)
def test_bounds(low: float | None, best: float | None, high: float | None, said: str) -> None:
    assert bounds(low, best, high) == said


def test_unknown_is_not_zero() -> None:
    assert amount(None) == "?"
    assert amount(0) == "0"
    assert amount(12000) == "12,000"


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "said"),
    [
        (12, None, "at_least", "at least 12"),
        (None, 5, "at_most", "at most 5"),
        (30, 30, "about", "about 30"),
        (30, None, "about", "about 30"),
        (30, 40, "about", "about 30–40"),
        (10, 15, "between", "10–15"),
        (7, 7, "exact", "7"),
    ],
)
def test_what_one_statement_gives(low: float | None, high: float | None, qualifier: str, said: str) -> None:
    figure = StatedFigure(
        start=0, end=1, text="x", measure="killed", side=None, low=low, high=high, unit=None, qualifier=qualifier
    )
    assert stated_bounds(figure) == said


@pytest.mark.parametrize(
    ("start", "end", "short", "spoken"),
    [
        (None, None, "date unknown", "date unknown"),
        ("2031-03-02", "2031-03-02", "2031-03-02", "2 March 2031"),
        ("2031-03-02", None, "since 2031-03-02", "since 2 March 2031"),
        (None, "2031-03-02", "until 2031-03-02", "until 2 March 2031"),
        ("2031-03-02", "2031-03-09", "2031-03-02 – 2031-03-09", "2–9 March 2031"),
        ("2031-12-30", "2032-01-02", "2031-12-30 – 2032-01-02", "30 December 2031 – 2 January 2032"),
    ],
)
def test_intervals(start: str | None, end: str | None, short: str, spoken: str) -> None:
    assert interval(start, end) == short
    assert spoken_interval(start, end) == spoken


def test_counts_take_the_right_number() -> None:
    assert [count(1, "page"), count(0, "page"), count(2, "story", "stories")] == ["1 page", "0 pages", "2 stories"]


def test_every_event_status_has_words_and_a_note() -> None:
    assert set(STATUS_NOTES) <= set(STATUS_WORDS)
    assert status_words("not_known_here") == "not known here"


def test_a_figure_names_its_side_and_its_days() -> None:
    figure = Figure(
        event_id="e", measure="killed", side="army", period=Period(from_="2031-03-02", to="2031-03-02"), low=1, best=1,
        high=1, status="agreed", rule="latest", statement_ids=("s",), origin_ids=(), as_of=None,
    )  # fmt: skip
    assert figure_words(figure) == "killed, army, 2031-03-02"


def test_a_page_without_an_outlet_is_called_by_its_file() -> None:
    page = Document(
        id="doc-1", given_id=None, source="a/b/page.html", url=None, outlet=None, title=None, byline=None, agency=None,
        language=None, published=UNKNOWN_DATE, text="",
    )  # fmt: skip
    assert page_name(page) == "page.html"


def test_terminal_escapes_and_direction_marks_become_visible() -> None:
    assert printable("a\x1b[2J\u202eb\u200dc\u00a0d") == "a�[2J�b\u200dc d"


@given(st.text())
def test_printable_keeps_offsets(text: str) -> None:
    assert len(printable(text)) == len(text)
    assert "\x1b" not in printable(text)
