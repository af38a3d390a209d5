import dataclasses
import io

import pytest
from rich.console import Console

from tallywire.errors import UsageError
from tallywire.publishing.show import VIEWS, render
from tallywire.publishing.tables import Tables


def printed(tables: Tables, view: str = "summary", name: str | None = None, *, width: int = 120) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(render(tables, view, name))
    return stream.getvalue()


def test_the_summary_says_the_point_in_its_first_line(tables: Tables) -> None:
    first, *rest = printed(tables).splitlines()
    assert first == "5 pages · 3 independent origins · 1 story · 2031-03-02 – 2031-03-03"
    assert "2 events: disputed 1 · one origin only 1" in rest
    assert any("Clash at Orvast bridge" in line and "4 documents · 3 origins" in line for line in rest)
    assert any("12–15–15 killed" in line for line in rest)


@pytest.mark.parametrize("view", list(VIEWS))
@pytest.mark.parametrize("width", [30, 60, 120])
def test_every_view_fits_any_terminal(tables: Tables, view: str, width: int) -> None:
    lines = printed(tables, view, width=width).splitlines()
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).strip()


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_of_an_empty_record_says_something(view: str) -> None:
    assert printed(Tables(), view).strip()


@pytest.mark.parametrize("view", ["summary", "events", "figures"])
def test_a_narrow_terminal_shows_dates_and_words_whole(tables: Tables, view: str) -> None:
    assert "2031-03-02" in printed(tables, view, width=50)
    assert "one origin only" in " ".join(printed(tables, view, width=50).split())


def test_the_summary_shows_eight_events_and_counts_the_rest(tables: Tables) -> None:
    clash = next(event for event in tables.events if event.id == "eve-clash")
    lesser = tuple(
        dataclasses.replace(
            clash, id=f"eve-x{number}", title=f"Patrol {number}", document_ids=(), status="corroborated"
        )
        for number in range(9)
    )
    text = printed(dataclasses.replace(tables, events=(*lesser, clash)))
    assert "Clash at Orvast bridge" in text
    assert sum("Patrol" in row for row in text.splitlines()) == 7
    assert "and 2 lesser events: tallywire show LEDGER events" in text


def test_figures_that_differ_are_counted_in_the_summary(tables: Tables) -> None:
    differing = tuple(dataclasses.replace(figure, status="contested") for figure in tables.figures)
    assert "where reports differ · 0 revised over time" in printed(dataclasses.replace(tables, figures=differing))


def test_no_colour_codes_in_a_pipe(tables: Tables) -> None:
    assert "\x1b" not in printed(tables)


def test_an_event_shows_each_voice_once_with_its_pages(tables: Tables) -> None:
    text = printed(tables, "event", "eve-clash")
    assert text.replace("“At least 12", "").count("At least 12 soldiers were killed at Orvast bridge") == 1
    assert "in Quell Gazette, Daily Harbour" in text
    assert "a denial · in The Rival Post" in text
    assert "disputed: Someone denies or contradicts it." in text
    assert "killed: 12–15–15 · revised over time (latest; 3 statements · 2 origins)" in text
    assert "joined: same place and day" in text


def test_a_saying_names_pages_that_carry_it_without_a_statement_of_their_own(tables: Tables) -> None:
    without = tuple(row for row in tables.statements if row.id != "sta-copy-armed_clash")
    text = printed(dataclasses.replace(tables, statements=without), "event", "eve-clash")
    assert "in Quell Gazette · also carried by Daily Harbour" in text


def test_planned_is_said(tables: Tables) -> None:
    planned = tuple(dataclasses.replace(row, modality="planned") for row in tables.statements)
    assert "planned · in second.txt" in printed(
        dataclasses.replace(tables, statements=planned), "event", "eve-shelling"
    )


def test_the_timeline_says_how_far_a_date_is_known(tables: Tables) -> None:
    soft = dataclasses.replace(tables.events[0], to="2031-03-05")
    assert "(until 2031-03-05)" in printed(dataclasses.replace(tables, events=(soft,)), "timeline")
    open_end = dataclasses.replace(tables.events[0], to=None)
    assert "(until an unknown day)" in printed(dataclasses.replace(tables, events=(open_end,)), "timeline")


def test_a_page_is_shown_whole_and_unchanged(tables: Tables) -> None:
    page = tables.documents[0]
    assert page.text.strip() in printed(tables, "document", "doc-wire")


def test_a_page_says_why_it_is_dated_so(tables: Tables) -> None:
    first, *others = tables.documents
    why = dataclasses.replace(first.published, reason="the dateline says 3 March")
    told = dataclasses.replace(tables, documents=(dataclasses.replace(first, published=why), *others))
    assert "dated so: the dateline says 3 March" in printed(told, "document", first.id)
    assert "dated so" not in printed(tables, "document", first.id)


def test_page_text_is_neither_markup_nor_terminal_code(tables: Tables) -> None:
    hostile = dataclasses.replace(
        tables.documents[0], text="[red]x[/red]\x1b[2J[/]\r\n", title="[bold]t\x1b[0m", id="doc-h"
    )
    text = printed(Tables.of({"documents": [hostile]}), "document", "doc-h")
    assert "[red]x[/red]�[2J[/]" in text
    assert "[bold]t�[0m" in text
    assert "\x1b" not in text


def test_views_and_ids_that_are_not_there_are_refused(tables: Tables) -> None:
    with pytest.raises(UsageError, match=r"no view 'map'.*summary, events"):
        render(tables, "map")
    with pytest.raises(UsageError, match="needs the id of one event"):
        render(tables, "event")
    with pytest.raises(UsageError, match="no document 'zzz'"):
        render(tables, "document", "zzz")
