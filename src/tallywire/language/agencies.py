"""News agencies by name and by site: the table that reading and tracing share (`agencies.toml`).

>>> agency_called("AFP"), agency_of_domain("www.reuters.com"), agency_called("the AFP's man")
('Agence France-Presse', 'Reuters', None)
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["AgencyTable", "agency_called", "agency_of_domain", "load_agencies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyTable:
    """Canonical names: by the forms that mean an agency anywhere, by those that do so in a credit, and by site.

    `credits` holds the forms of `names` too; `countries` has the ISO 3166 code of every agency's seat.
    """

    names: Mapping[str, str]
    credits: Mapping[str, str]
    domains: Mapping[str, str]
    countries: Mapping[str, str]


@cache
def load_agencies() -> AgencyTable:
    """The table that ships with the package."""
    rows = tomllib.loads((files("tallywire.language") / "agencies.toml").read_text("utf-8"))["agencies"]
    names = {form: row["name"] for row in rows for form in row.get("names", ())}
    return AgencyTable(
        names=names,
        credits=names | {form: row["name"] for row in rows for form in row.get("credit", ())},
        domains={domain: row["name"] for row in rows for domain in row.get("domains", ())},
        countries={row["name"]: row["country"] for row in rows},
    )


def agency_called(name: str) -> str | None:
    """The agency that a name in running text means: "AFP", "the Associated Press"; initials of many bodies mean none.

    >>> agency_called("the Associated Press"), agency_called("APS")
    ('Associated Press', None)
    """
    name = name.strip()
    names = load_agencies().names
    return names.get(name) or names.get(name.removeprefix("the ").removeprefix("The "))


def agency_of_domain(host: str) -> str | None:
    """The agency whose own site this host is.

    >>> agency_of_domain("english.kyodonews.net"), agency_of_domain("notreuters.com")
    ('Kyodo News', None)
    """
    parts = host.lower().split(".")
    domains = load_agencies().domains
    return next((domains[site] for at in range(len(parts)) if (site := ".".join(parts[at:])) in domains), None)
