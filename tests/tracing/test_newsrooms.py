"""Newsrooms are recognised under their several names, and not under those of others."""

import pytest
from telling import document

from tallywire.tracing.newsrooms import (
    Names,
    credited_agencies,
    fold_name,
    named_in,
    names_of,
    own_names,
    same_newsrooms,
)


def test_a_folded_name_has_no_case_accents_punctuation_and_article() -> None:
    assert fold_name("THE Válley Post.") == "valley post"
    assert fold_name("The") == "the"
    assert fold_name("***") == "***"


def test_the_fullest_name_of_a_newsroom() -> None:
    found = same_newsrooms(["Orla", "Orla News Agency", "ORLA", "Orla Hill", "The Press", "Press Association"])
    assert found["Orla"] == found["ORLA"] == "Orla News Agency"
    assert found["Orla Hill"] == "Orla Hill"
    assert found["The Press"] == "The Press"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Riverline Radio", "Riverline", True),
        ("AFP", "Agence France-Presse", True),
        ("The Daily Post", "Daily Post", True),
        ("Orla", "Orla Hill", False),
        ("Kuwait News Agency", "Kuwait Press", False),
        ("Press Association", "The Press", False),
        ("Orla Hill News", "Orla Hill", True),
    ],
)
def test_names_of_one_newsroom(left: str, right: str, same: bool) -> None:
    assert names_of([left]).meet(names_of([right])) is same
    assert names_of([right]).meet(names_of([left])) is same


def test_nobody_meets_nobody() -> None:
    assert not Names().meet(Names())
    assert not names_of(["Orla"]).meet(Names())


def test_a_page_is_its_outlets_and_its_addresses() -> None:
    assert own_names(document("a", url="https://www.apnews.com/x")).meet(names_of(["AP"]))
    assert own_names(document("a", url="https://radiovell.example/1")).meet(names_of(["Radio Vell"]))
    assert own_names(document("a", outlet="www.thevellpost.example")).meet(names_of(["The Vell Post"]))
    assert own_names(document("a", url="https://edition.cnn.com/1")).meet(names_of(["CNN"]))
    assert own_names(document("a", url="https://news.vell.co.uk/1")).meet(names_of(["Vell"]))
    assert own_names(document("a", url="http://localhost/")).meet(names_of(["localhost"]))
    assert own_names(document("a", url="http://[")) == own_names(document("a")) == Names()


def test_credited_agencies_keep_their_order() -> None:
    assert credited_agencies(document("a", agency="Reuters; EFE")) == ("Reuters", "EFE")
    assert credited_agencies(document("a")) == ()


@pytest.mark.parametrize(
    ("text", "told", "named"),
    [
        ("Ana Ruiz told Radio Vell on Sunday.", ["radiovell"], []),
        ("Ruiz told the Orla Wire Monday that it rained.", ["orlawire"], []),
        ("In an interview with Hill Post she said so.", ["hillpost"], []),
        ("A Riverline reporter saw lorries.", [], ["riverline"]),
        ("Two men died, the Hill Post reported.", [], ["hillpost"]),
        ("VELL (Orla) — Rain fell.", [], ["orla"]),
        ("Ruiz told reporters outside the station.", [], []),
        ("", [], []),
    ],
)
def test_newsrooms_named_in_a_text(text: str, told: list[str], named: list[str]) -> None:
    spoken, others = named_in(text)
    assert [name for _, names in spoken for name in sorted(names.full)] == told
    assert [name for _, names in others for name in sorted(names.full)] == named
    assert all(0 <= place < len(text) for place, _ in spoken + others)


@pytest.mark.slow
@pytest.mark.parametrize("hostile", ["told ", "Aa ", "(", "(Aa", "told Aa Aa Aa ", "A" * 50 + " "])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    named_in(hostile * (1_000_000 // len(hostile)))
