"""Candidates: pages that share rare terms in the same weeks; the number of pairs stays linear."""

import pytest

from tallywire.engines.local import LocalEngine
from tallywire.merging.pages import read_pages
from tallywire.merging.proposing import proposed_pairs, term_table
from tests.worlds import World

Pairs = set[tuple[int, int]]


def proposed(world: World) -> Pairs:
    pages = read_pages(world.documents, world.statements)
    found = LocalEngine(workers=1).set(proposed_pairs, {"terms": term_table(pages)})["candidates"]
    return set(zip(found["left"].to_pylist(), found["right"].to_pylist(), strict=True))


def pages_of(*told: tuple[str, str | None]) -> World:
    made = World()
    for number, (text, day) in enumerate(told):
        name = made.page(f"p{number:04}", day=day)
        made.texts[name] = text
    return made


def test_pages_that_share_rare_words_in_the_same_weeks_are_proposed():
    made = pages_of(
        ("A barge sank below the weir at Tarn.", "2021-03-01"),
        ("Below the weir at Tarn divers raised a barge.", "2021-03-09"),
        ("Teachers of Lorn marched against pensions.", "2021-03-01"),
    )
    assert proposed(made) == {(0, 1)}


@pytest.mark.parametrize("day", ["2021-03-02", "2023-11-30", None])
def test_rare_words_bring_pages_of_any_time_together_and_of_none(day: str | None):
    made = pages_of(
        ("The Orpheus ledger named a notary.", "2021-03-01"), ("A notary hid the Orpheus ledger at Lorn.", day)
    )
    assert proposed(made) == {(0, 1)}


def test_what_all_pages_say_makes_pairs_of_neighbours_alone():
    everyday = [("Shells fell on the market near Vell", f"2021-03-{1 + number % 20:02}") for number in range(200)]
    assert len(proposed(pages_of(*everyday))) < 200 * 12


def test_a_page_without_a_date_meets_the_pages_that_share_several_words():
    crowd = [(f"Shells fell on the Vell market of Karsh, {word}.", "2021-03-05") for word in "abcdefgh" * 3]
    undated = ("Shells fell on the Vell market of Karsh.", None)
    found = proposed(pages_of(*crowd, undated))
    assert {pair for pair in found if 24 in pair} == {(number, 24) for number in range(24)}


def test_no_pages_are_no_pairs():
    assert proposed(pages_of(("", None), ("", "2021-03-01"))) == set()
