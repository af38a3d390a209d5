"""The country and the order of numeric dates that an address tells."""

import pytest

from tallywire.language.date_order import country_at, day_first_at


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


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://news.example.in/a", "IN"),
        ("https://www.example.co.uk", "GB"),
        ("https://www.example.mil/a?b", "US"),
        ("https://example.io", None),
        ("https://example.рф", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_country(url: str | None, country: str | None) -> None:
    assert country_at(url) == country
