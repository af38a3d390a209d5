"""What the address of a page tells of its outlet: its country, and in which order it writes numeric dates.

"05/02/2015" is 5 February but in the United States. Source: the short date formats of Unicode CLDR 45 by territory.
Domains without a country, and countries that write the year first or mix orders (Canada, the Philippines, South
Africa), tell no order; domains of countries that are sold to anybody ("io", "tv") tell nothing.
"""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["country_at", "day_first_at"]

_OF_THE_UNITED_STATES = frozenset(["gov", "mil", "edu"])
_MONTH_FIRST = frozenset(["US", "PR", "GU", "AS", "VI", "MP", "FM", "PW"])
_UNTOLD = frozenset(
    ["CA", "PH", "ZA", "KE", "CN", "JP", "KR", "KP", "TW", "MN", "HU", "LT", "SE", "IR", "AF", "BT", "HK", "MO"]
)
_SOLD = frozenset(["co", "io", "me", "tv", "ai", "cc", "ws", "ly", "eu", "su", "to", "la"])


def country_at(url: str | None) -> str | None:
    """The country (ISO 3166-1 alpha-2) of the outlet at this address; None where the address does not tell.

    >>> country_at("https://www.example.co.uk/news"), country_at("https://example.gov"), country_at("https://x.com")
    ('GB', 'US', None)
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    domain = host.rstrip(".").rpartition(".")[2]
    if domain in _OF_THE_UNITED_STATES:
        return "US"
    if len(domain) != 2 or not domain.isascii() or not domain.isalpha() or domain in _SOLD:
        return None
    return "GB" if domain == "uk" else domain.upper()


def day_first_at(url: str | None) -> bool | None:
    """Whether the day comes first in the numeric dates of a page at this address; None where the address does not tell.

    >>> day_first_at("https://www.example.co.uk/news"), day_first_at("https://example.gov"), day_first_at("x.com")
    (True, False, None)
    """
    country = country_at(url)
    return None if country is None or country in _UNTOLD else country not in _MONTH_FIRST
