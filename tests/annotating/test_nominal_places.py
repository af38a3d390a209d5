"""Places that a clause calls by a noun, with the shipped reader on invented pages."""

from __future__ import annotations

import pytest
from annotating.test_annotate import page

from tallywire.annotating.annotate import annotate
from tallywire.language.reader import load_reader
from tallywire.ontology import load_ontology
from tallywire.records import Statement


def told(text: str, words: str) -> list[Statement]:
    found = annotate(page(text), reader=load_reader(), ontology=load_ontology())
    return [one for one in found.statements if words in text[one.start : one.end]]


def nouns(text: str, words: str) -> set[tuple[str, str]]:
    """Noun and name of the places that statements with these words have by a noun."""
    return {(p.text, p.name) for one in told(text, words) if "place:noun" in one.rules for p in one.places}


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (
            "Militias met in Basra and Mosul in Iraq.\n\nRebels fired 40 rockets into the capital on Monday.\n",
            "40 rockets",
            {("capital", "Baghdad")},
        ),
        (
            "Rebels left Toulouse and Lyon in France.\n\nGunmen killed six guards in the Peruvian capital on Monday.\n",
            "six guards",
            {("capital", "Lima")},
        ),
        (
            "Officials met in Toulouse.\n\nSoldiers stood by. Warplanes bombed the town on Monday.\n",
            "bombed",
            {("town", "Toulouse")},
        ),
        (
            "Officials came from Toulouse.\n\nArtillery killed nine people in the area on Monday.\n",
            "nine people",
            {("area", "Toulouse")},
        ),
        (
            "Militias met in Basra and Mosul in Iraq.\n\nRockets landed in the heart of the capital on Monday.\n",
            "Rockets landed",
            {("capital", "Baghdad")},
        ),
        (
            "Doctors at a Toulouse hospital were busy.\n\nNine wounded men were killed in the hospital on Monday.\n",
            "killed",
            {("hospital", "Toulouse")},
        ),
        ("Doctors were busy in Toulouse.\n\nNine men were killed in the hospital on Monday.\n", "killed", set()),
        ("Officials met in Toulouse.\n\nWarplanes bombed a town on Monday.\n", "bombed", set()),
        ("Officials met in Toulouse.\n\nWarplanes bombed the town of Umbo on Monday.\n", "bombed", set()),
        ("Warplanes bombed the town on Monday.\n", "bombed", set()),
        ("Rebels fired 40 rockets into the capital on Monday.\n", "40 rockets", set()),
    ],
)
def test_a_noun_means_the_place_that_the_page_speaks_of(text: str, words: str, found: set[tuple[str, str]]) -> None:
    assert nouns(text, words) == found


def test_a_capital_that_the_page_names_is_that_place() -> None:
    text = "Crowds filled Baghdad, Iraq.\n\nRebels fired 40 rockets into the capital on Monday.\n"
    (place,) = {p for one in told(text, "40 rockets") if "place:noun" in one.rules for p in one.places}
    assert (place.name, place.country, text[place.start : place.end]) == ("Baghdad", "IQ", "capital")


def test_outside_the_capital_is_beside_it() -> None:
    text = "Militias met in Basra and Mosul in Iraq.\n\nGunmen killed nine bakers outside the capital on Monday.\n"
    (place,) = {p for one in told(text, "nine bakers") if "place:noun" in one.rules for p in one.places}
    assert (place.name, place.relation, place.precision) == ("Baghdad", "outside", "near")
    assert text[place.start : place.end] == "capital"


def test_a_place_that_only_says_where_another_lies_is_not_meant() -> None:
    text = "Officials came from Versailles, near Paris.\n\nArtillery killed nine people in the town on Monday.\n"
    assert nouns(text, "nine people") == {("town", "Versailles")}


def test_a_statement_lies_where_the_words_beside_the_name_put_it() -> None:
    (one, *_) = told("Rebels bombed a bus 40 km south of Benghazi, Libya, on Monday.\n", "bombed")
    assert (one.places[0].relation, one.places[0].precision) == ("40 km south of", "near")


def test_a_village_that_no_gazetteer_has_lies_where_the_next_words_say() -> None:
    (one, *_) = told("Rebels bombed a bus in Umbro, 40 km south of Benghazi, on Monday.\n", "bombed")
    place = next(place for place in one.places if place.name == "Umbro")
    assert (place.within, place.precision) == ("40 km south of Benghazi", "near")


def test_every_happening_of_the_day_has_the_scene_of_its_page() -> None:
    text = "LEEDS, England (WXYZ) - Leeds police say a gunman killed two people in a shop on Monday.\n"
    assert {one.scene.name for one in told(text, "killed") if one.scene} == {"Leeds"}
