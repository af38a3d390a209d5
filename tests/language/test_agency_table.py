"""The table of agencies: every form means one agency, and initials of many bodies mean one in credits only."""

import re
from urllib.parse import urlsplit

import pytest

from tallywire.language.agencies import agency_called, agency_of_domain, load_agencies


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Reuters", "Reuters"),
        ("the Associated Press", "Associated Press"),
        ("The Canadian Press", "The Canadian Press"),
        (" AFP ", "Agence France-Presse"),
        ("Xinhua", "Xinhua News Agency"),
        ("Telam", "Télam"),
        ("reuters", None),
        ("APS", None),
        ("ANI", None),
        ("Petra", None),
        ("", None),
    ],
)
def test_a_name_in_running_text(name: str, agency: str | None) -> None:
    assert agency_called(name) == agency


@pytest.mark.parametrize("form", ["ANI", "IANS", "TAP", "APS", "STA", "MTI", "MIA", "PTI", "AA", "PA", "AAP", "A.P."])
def test_initials_of_many_bodies_are_an_agency_in_credits_only(form: str) -> None:
    assert form in load_agencies().credits
    assert form not in load_agencies().names


def test_domains() -> None:
    host = urlsplit("https://www.apnews.com/story").hostname
    assert host is not None
    assert agency_of_domain(host) == "Associated Press"
    assert agency_of_domain("notapnews.com") is None


def test_the_table_is_large_and_whole() -> None:
    table = load_agencies()
    assert len(table.countries) >= 200
    assert set(table.credits.values()) == set(table.countries)
    assert set(table.domains.values()) <= set(table.countries)
    assert all(re.fullmatch(r"[A-Z]{2}", country) for country in table.countries.values())
    assert all(domain == domain.lower() and "." in domain for domain in table.domains)
