"""Datelines are found in the forms that agencies use, and nothing else is taken for one."""

import pytest

from tallywire.reading.datelines import find_dateline


@pytest.mark.parametrize(
    ("line", "place", "agencies"),
    [
        ("SPLIT, Croatia (AP) — A ferry sank.", "SPLIT, Croatia", ("Associated Press",)),
        ("LONDON — A ferry sank.", "LONDON", ()),
        ("LAS VEGAS - A ferry sank.", "LAS VEGAS", ()),
        ("ALBANY, N.Y., April 1 (UPI) — The ferry sank.", "ALBANY, N.Y.", ("United Press International",)),
        ("Zagreb (AFP) - A ferry sank.", "Zagreb", ("Agence France-Presse",)),
        ("PARIS/BERLIN, March 3 (Reuters) - A ferry sank.", "PARIS/BERLIN", ("Reuters",)),
        ("ZAGREB, Croatia: A ferry sank.", None, ()),
        ("ROME (AP) A ferry sank.", "ROME", ("Associated Press",)),
    ],
)
def test_forms(line: str, place: str | None, agencies: tuple[str, ...]) -> None:
    found = find_dateline(line)
    assert (found.place if found else None) == place
    if found:
        assert found.agencies == agencies
        assert line[found.body :].startswith(("A ferry", "The ferry"))
        assert not line[: found.end].endswith(" ")


@pytest.mark.parametrize(
    "line",
    [
        "NATO – the alliance of many states – met on Monday.",
        "UPDATE - Police find the ferry.",
        "The ferry - Old and slow - sank.",
        "A man (AP) said nothing.",
        "Monday was a quiet day — The harbour was closed.",
        "— A ferry sank.",
        "LONDON —",
        "",
    ],
)
def test_other_lines_have_none(line: str) -> None:
    assert find_dateline(line) is None


def test_a_lost_dash_is_allowed_in_the_first_paragraph_only() -> None:
    line = "BEIRUT At least two ships sank."
    assert find_dateline(line) is None
    found = find_dateline(line, first=True)
    assert found is not None
    assert (found.place, line[found.body :]) == ("BEIRUT", "At least two ships sank.")
    assert find_dateline("UNESCO Chief visits the island.", first=True) is None


def test_the_date_of_a_dateline_is_kept() -> None:
    found = find_dateline("PARIS, March 3, 2015 (Reuters) - A ferry sank.")
    assert found is not None
    assert [date.days for date in found.dates] == [("2015-03-03",)]


def test_a_press_review_has_a_year_of_two_digits_and_says_what_follows():
    line = "CARTAGENA (COLOMBIA), 29 FEB 88 (EFE) -- [EXCERPTS] [INTERVIEW WITH THE MAYOR] THE PORT REOPENED."
    found = find_dateline(line)
    assert found is not None
    assert found.dates[0].days == ("1988-02-29",)
    assert line[found.body :] == "THE PORT REOPENED."
    assert line[: found.end].endswith("MAYOR]")


def test_a_day_that_the_short_year_does_not_have_keeps_its_year_open():
    found = find_dateline("QUITO, 29 FEB 89 (EFE) -- THE PORT REOPENED.")
    assert found is None or found.dates[0].days == ("--02-29",)


def test_in_a_text_in_capitals_a_dash_makes_no_dateline():
    assert find_dateline("THE REBELS -- WHO HAD LEFT THE PORT -- CAME BACK ON MONDAY.") is None
