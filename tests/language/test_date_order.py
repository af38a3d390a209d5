"""The order of numeric dates that an address tells."""

import pytest

from tallywire.language.date_order import day_first_at


@pytest.mark.parametrize(
    ("url", "day_first"),
    [
        ("https://news.example.de/a", True),
        ("http://example.com.au./x", True),
        ("https://example.us", False),
        ("https://www.example.mil/a?b", False),
        ("https://example.com", None),
        ("https://example.ca", None),
        ("https://192.0.2.7/a", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_order(url: str | None, day_first: bool | None) -> None:
    assert day_first_at(url) is day_first
