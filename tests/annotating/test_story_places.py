"""Where happenings are said to be, over several sentences, with the shipped reader on invented pages."""

from __future__ import annotations

import pytest
from annotating.test_annotate import page

from tallywire.annotating.annotate import annotate
from tallywire.language.reader import load_reader
from tallywire.ontology import load_ontology


def places_of(text: str, words: str) -> set[str]:
    """The names of the places of the statements that hold these words."""
    found = annotate(page(text), reader=load_reader(), ontology=load_ontology())
    told = [one for one in found.statements if words in text[one.start : one.end]]
    assert told, words
    return {place.name for one in told for place in one.places}


def test_what_follows_without_a_place_was_where_the_sentence_before_was() -> None:
    text = (
        "Rockets fall on two towns\n"
        "Rockets hit a market in Lille on Tuesday.\nThe blast killed four traders.\n"
        "Rockets were also fired at Toulouse on Tuesday.\nThe blasts wounded nine bakers.\n"
        "Gunmen bombed a bridge in Lille on Monday.\n"
    )
    assert places_of(text, "killed four traders") == {"Lille"}
    assert places_of(text, "wounded nine bakers") == {"Toulouse"}


@pytest.mark.parametrize("vague", ["outside Paris", "east of Paris", "near Paris"])
def test_near_a_town_is_the_place_that_the_page_names_there(vague: str) -> None:
    text = (
        "Raid kills five\n"
        f"Warplanes killed five people {vague} on Tuesday, police said.\n"
        "The raid on Versailles on Tuesday destroyed a bakery. Warplanes bombed Versailles for an hour.\n"
    )
    assert "Versailles" in places_of(text, "killed five people")


def test_near_a_town_stays_so_where_the_page_names_nothing_near() -> None:
    text = (
        "Raid kills five\n"
        "Warplanes killed five people outside Paris on Tuesday, police said.\n"
        "Warplanes bombed Marseille on Tuesday.\n"
    )
    assert places_of(text, "killed five people") == {"Paris"}


def test_a_happening_of_another_year_lends_its_place_to_nothing() -> None:
    text = (
        "Gunman kills six in Lyon\n"
        "A gunman killed six people in Lyon on Monday.\n"
        "In June 2016 a gunman killed nine people in Bordeaux.\n"
        "The gunman was shot dead by police.\n"
    )
    assert "Bordeaux" not in places_of(text, "was shot dead")


def test_a_headline_is_where_the_first_statement_of_its_kind_is() -> None:
    text = (
        "Army air strikes kill nine people after rebel rocket attack\n\n"
        "Rebels bombed a bridge in Bordeaux on Monday. Rebels also bombed a market in Bordeaux on Monday.\n"
        "The air strikes killed nine people in Toulouse on Monday, police said.\n"
    )
    assert places_of(text, "kill nine people after") == {"Toulouse"}
