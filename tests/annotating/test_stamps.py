"""A page's own stamp dates the page, and nothing that it tells."""

import pytest

from tallywire.annotating.stamps import without_stamps
from tallywire.language.times import find_times
from tallywire.records import UNKNOWN_DATE, Published


def kept(text: str, published: Published | None = None) -> list[str]:
    page = published or Published(from_="2031-05-07", to="2031-05-07", precision="day", method="given")
    return [time.text for time in without_stamps(find_times(text, reference=page), text, page)]


@pytest.mark.parametrize(
    "text",
    [
        "VELM | Wed May 7, 2031 7:31 pm EDT VELM (Wire) - The port has shut.",
        "Harbour strike spreads Wednesday 7 May 2031 19.29 BST Dockers in Velm have walked out.",
        "Page last updated at 14:47 GMT, Wednesday, 7 May 2031 15:47 UK The ferry sank.",
        "Wednesday, May 7, 2031; Page A01 The port has shut.",
        "By Ana Ott | May 7, 2031; 12:12 PM ET The port has shut.",
        "Thursday, 8 May 2031 The port has shut.",
        "Dockers march through Velm. (Published Wednesday, May 7, 2031)",
    ],
)
def test_a_stamp_is_no_time_of_what_is_told(text: str) -> None:
    assert kept(text) == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("On Wednesday, May 7, 2031, the port shut.", ["Wednesday, May 7, 2031"]),
        ("The port shut on Wednesday at 7:31 pm.", ["Wednesday at 7:31 pm"]),
        ("The port shut on 7 May.", ["7 May"]),
        ("He died of a wound that he suffered May 7, 2031, at his home.", ["May 7, 2031"]),
        ("The port shut Wednesday, May 7, 2031 at 7:31 pm.", ["Wednesday, May 7, 2031 at 7:31 pm"]),
        ("4 March 2029: the port shuts.", ["4 March 2029"]),
        ("Wednesday 7 May 2031 The port shut on Tuesday.", ["Tuesday"]),
        ("Wednesday 7 May 2031 The port had shut, dockers said, by 9:15 am.", ["9:15 am"]),
        ("", []),
    ],
)
def test_prose_keeps_its_times(text: str, times: list[str]) -> None:
    assert kept(text) == times


def test_of_a_page_of_no_known_day_no_time_is_a_stamp() -> None:
    month = Published(from_="2031-05-01", to="2031-05-31", precision="month", method="given")
    for published in (UNKNOWN_DATE, month):
        assert kept("Wednesday, May 7, 2031; Page A01 The port has shut.", published) == ["Wednesday, May 7, 2031"]
