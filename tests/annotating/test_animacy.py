"""Which nouns can act and which can be hit."""

import pytest
from annotating.handmade import tree

from tallywire.annotating.animacy import can_act, can_be_hit, is_event, may_act, part_of
from tallywire.ontology import load_ontology


def noun(form: str, lemma: str, tag: str = "NN", pos: str = "NOUN", ent: str | None = None):  # type: ignore[no-untyped-def]
    return tree(f"{form} {lemma} {pos} {tag} root 0", [(ent, 0, 1)] if ent else [])[0]


@pytest.mark.parametrize("word", ["soldier", "bodyguard", "battalion", "kidnapper", "policewoman", "columnist"])
def test_people_and_their_bodies_act(word: str) -> None:
    assert can_act(noun(word, word), load_ontology())


@pytest.mark.parametrize("word", ["rocket", "bridge", "lorry", "raid", "rumour"])
def test_weapons_things_and_happenings_do_not(word: str) -> None:
    assert not can_act(noun(word, word), load_ontology())
    assert not may_act(noun(word, word), load_ontology()) or word == "rumour"


def test_a_name_of_a_group_acts_whatever_its_nouns_say() -> None:
    assert can_act(noun("Tower", "Tower", "NNP", "PROPN", "GROUP"), load_ontology())
    assert not can_act(noun("Tower", "Tower", "NNP", "PROPN"), load_ontology())


def test_plurals_in_ers_are_people_unless_listed_as_things() -> None:
    assert can_act(noun("loggers", "logger", "NNS"), load_ontology())
    assert not can_act(noun("numbers", "number", "NNS"), load_ontology())


def test_whoever_stands_where_a_doer_stands_may_be_one() -> None:
    assert may_act(noun("ruffian", "ruffian"), load_ontology())
    assert not can_act(noun("ruffian", "ruffian"), load_ontology())
    assert not may_act(noun("negligence", "negligence"), load_ontology())


def test_one_of_the_guards_is_a_guard() -> None:
    parse = tree("one one NUM CD root 0\nof of ADP IN case 4\nthe the DET DT det 4\nguards guard NOUN NNS nmod 1")
    assert part_of(parse[0]) == parse[3]
    assert can_act(parse[0], load_ontology())


def test_a_number_without_a_whole_is_itself() -> None:
    three = noun("three", "three", "CD", "NUM")
    assert part_of(three) == three


@pytest.mark.parametrize("word", ["mosque", "ferry", "pylon", "village"])
def test_buildings_vehicles_and_places_are_hit(word: str) -> None:
    assert can_be_hit(noun(word, word), load_ontology())


def test_a_compound_tells_what_a_noun_is() -> None:
    parse = tree("bus bus NOUN NN compound 2\nstop stop NOUN NN root 0")
    assert can_be_hit(parse[1], load_ontology())
    assert not can_be_hit(noun("stop", "stop"), load_ontology())


def test_raids_and_murders_are_events() -> None:
    assert is_event(noun("raids", "raid", "NNS"), load_ontology())
    assert not is_event(noun("priest", "priest"), load_ontology())
