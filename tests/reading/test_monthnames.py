"""Days in words, in many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.reading.monthnames import day_in_words


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31. Oktober 2023", "2023-10-31"),
        ("Mittwoch, 1. März 2023, 14:05 Uhr", "2023-03-01"),
        ("1er août 2023", "2023-08-01"),
        ("5 de febrero de 2015", "2015-02-05"),
        ("24 gennaio 2022", "2022-01-24"),
        ("24 января 2022", "2022-01-24"),
        ("Février 5, 2015", "2015-02-05"),
        ("31 février 2015", None),
        ("5 Room 2015", None),
        ("5 mai 2015 – 6 mai 2015", None),
        ("5 mai 2015 " + "x" * 60, None),
        ("", None),
    ],
)
def test_day(written: str, day: str | None) -> None:
    assert day_in_words(written) == day


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    day = day_in_words(text)
    assert day is None or len(day) == 10
