"""The gazetteer that ships in the package."""

from __future__ import annotations

import pytest

from tallywire.language.gazetteer import load_gazetteer
from tallywire.language.gazetteer_keys import name_key, word_key
from tallywire.language.toponyms import KINDS


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ḩalab", "halab"),
        ("Saint-Denis", "saint denis"),
        ("St. John's", "saint johns"),
        ("Ma‘arrat an Nu‘mān", "maarrat an numan"),
        ("  ", ""),
        ("Łódź", "lodz"),
    ],
)
def test_keys_ignore_case_accents_and_apostrophes(name: str, key: str) -> None:
    assert name_key(name) == key


def test_a_word_and_a_name_of_one_word_have_the_same_key() -> None:
    assert name_key("Qāmishlī") == word_key("Qāmishlī")


def test_numbers_are_sorted_by_population() -> None:
    gazetteer = load_gazetteer()
    people = [gazetteer.record(number).population for number in gazetteer.numbers("Springfield")]
    assert len(people) > 10
    assert people == sorted(people, reverse=True)


def test_a_town_knows_its_divisions() -> None:
    gazetteer = load_gazetteer()
    town = next(row for row in map(gazetteer.record, gazetteer.numbers("Evansville")) if row.population > 100_000)
    assert town.admin1 is not None
    assert town.admin2 is not None
    assert gazetteer.record(town.admin1).name == "Indiana"
    assert gazetteer.record(town.admin2).name == "Vanderburgh County"
    assert town.geonames_id == "4257227"


def test_unknown_names_have_no_places() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.entries("zzzzzz") == []
    assert gazetteer.entries("not a place at all") == []
    assert not gazetteer.has("zzzzzz")


def test_everyday_words_are_marked() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.is_word("town")
    assert not gazetteer.is_word("benghazi")


def test_every_sovereign_state_has_a_point() -> None:
    gazetteer = load_gazetteer()
    records = [gazetteer.record(number) for number in range(300)]
    countries = {row.country for row in records if row.kind == "country"}
    assert len(countries) > 240
    assert {row.kind for row in records} <= set(KINDS)
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 for row in records)


def test_it_is_loaded_once() -> None:
    assert load_gazetteer() is load_gazetteer()
    assert len(load_gazetteer()) > 200_000
