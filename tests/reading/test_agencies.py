"""Agencies are recognised in credits, not inside other names."""

import pytest

from tallywire.language.agencies import load_agencies
from tallywire.reading.agencies import agencies_in, is_agency_credit


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("AP", ("Associated Press",)),
        ("(A.P.)", ("Associated Press",)),
        ("By Ana Kovac, The Associated Press", ("Associated Press",)),
        ("Associated Press of Pakistan", ("Associated Press of Pakistan",)),
        ("AFP with Reuters", ("Agence France-Presse", "Reuters")),
        ("Reuters/Reuters", ("Reuters",)),
        ("By Ana Kovac", ()),
        ("By Ana Kovac, Lowland News Agency", ("Lowland News Agency",)),
        ("(Ridge and Vale Press Agency)", ()),
        ("(Ridge Vale Press Agency)", ("Ridge Vale Press Agency",)),
        ("By Lowland News Agency", ()),
        ("Reuters News Agency", ("Reuters",)),
        ("The state news agency said", ()),
        ("apple", ()),
        ("", ()),
    ],
)
def test_agencies_in(credit: str, names: tuple[str, ...]) -> None:
    assert agencies_in(credit) == names


def test_a_line_of_agencies_only() -> None:
    assert is_agency_credit("Source: Xinhua")
    assert is_agency_credit("AP and staff reports")
    assert not is_agency_credit("AP said")
    assert not is_agency_credit("staff reports")
    assert not is_agency_credit("AP " * 100)


def test_every_form_names_one_agency() -> None:
    table = load_agencies()
    assert all(agencies_in(form) == (name,) for form, name in table.credits.items() if "." not in form)
