"""In which order an outlet writes numeric dates, from its address: "05/02/2015" is 5 February but in the United States.

Source: the short date formats of Unicode CLDR 45 by territory. Domains without a country, and countries that write the
year first or mix orders (Canada, the Philippines, South Africa), tell nothing.
"""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["day_first_at"]

_MONTH_FIRST = frozenset(["us", "gov", "mil", "edu", "pr", "gu", "as", "vi", "mp", "fm", "pw"])
_UNTOLD = frozenset(
    ["ca", "ph", "za", "ke", "cn", "jp", "kr", "kp", "tw", "mn", "hu", "lt", "se", "ir", "af", "bt", "hk", "mo",
     "co", "io", "me", "tv", "ai", "cc", "ws", "ly", "eu", "su", "to", "la"]
)  # fmt: skip


def day_first_at(url: str | None) -> bool | None:
    """Whether the day comes first in the numeric dates of a page at this address; None where the address does not tell.

    >>> day_first_at("https://www.example.co.uk/news"), day_first_at("https://example.gov"), day_first_at("x.com")
    (True, False, None)
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    domain = host.rstrip(".").rpartition(".")[2]
    if domain in _MONTH_FIRST:
        return False
    return True if len(domain) == 2 and domain.isalpha() and domain not in _UNTOLD else None
