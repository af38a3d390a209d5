"""Words that look like times and are none, or are wider than they look."""

import pytest

from tallywire.language.times import find_times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pilot flew 1010 hours in all.", [("1010 hours", "PT1010H")]),  # a length, no time of day
        ("The town's May fair drew many.", []),
        ("The army's March to the sea.", []),
        ("The 2013-15 season was long.", [("2013", "2013")]),  # years that do not follow each other
    ],
)
def test_a_number_or_a_word_is_no_more_than_it_says(text: str, found: list[tuple[str, str]]) -> None:
    assert [(time.text, time.value) for time in find_times(text)] == found


def test_a_fiscal_year_of_an_undated_page_stays_open() -> None:
    (time,) = find_times("Profit fell in the last fiscal year.")
    assert (time.text, time.from_, time.to) == ("the last fiscal year", None, None)
