"""Bylines, date lines and captions are told by their form; sentences are not."""

import pytest

from tallywire.reading.lines import read_lines
from tallywire.reading.roles import is_edit_stamp, line_role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By Ana Kovac", "byline"),
        ("Story by Ana Kovac and Ivo Horvat", "byline"),
        ("Reuters", "byline"),
        ("(AP, AFP)", "byline"),
        ("Adria News | Updated: 2017-10-03", "byline"),
        ("Ana Kovac (@anakovac) February 5, 2015", "byline"),
        ("(Adria News 10/03/2017 page4)", "byline"),
        ("Edited time: 27 Nov, 2017 12:15", "byline"),
        ("Additional reporting by Ivo Horvat in Zagreb", "byline"),
        ("(Additional reporting by Ivo Horvat; Editing by Ana Kovac)", "byline"),
        ("Ivo Horvat in Zagreb contributed to this report.", "byline"),
        ("Translated by Ivo Horvat.", "byline"),
        ("Thursday 5 Feb 2015", "dateline"),
        ("Published: 5 February 2015 at 10:30 GMT", "dateline"),
        ("05.02.2015", "dateline"),
        ("Published On 3 Nov 20183 Nov 2018", "dateline"),
        ("A boat lies at the quay | Photo Credit: AP", "caption"),
        ("Photo credit: Ana Kovac", "caption"),
        ("Ana Kovac/Reuters", "caption"),
        ("Storm over the harbour of Split - YouTube", "caption"),
        ("Divers stand on the quay in the harbour of Split on Monday. (AP)", "caption"),
        ("Women hold a banner reading 'No new reef' during a march in the old town of Split in Croatia", "caption"),
    ],
)
def test_roles(line: str, role: str) -> None:
    assert line_role(read_lines(line)[0]) == role


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the army had taken the town, he said.",
        "By the end of the year it was over",
        "Reuters reported that the ferry sank.",
        "The ferry sank on 5 February 2015.",
        "Founded May 3, 1891",
        "The ferry sank on Monday. (AP)",
        "12 dead",
        "5 February 2015, 6 February 2015, 7 February 2015 and 8 February 2015",
        "Share",
        "x" * 5000,
    ],
)
def test_other_lines_have_none(line: str) -> None:
    assert line_role(read_lines(line)[0]) is None


def test_edit_stamps_need_a_date() -> None:
    assert is_edit_stamp("Modified 2015-02-05")
    assert not is_edit_stamp("Edited by Ana Kovac")
