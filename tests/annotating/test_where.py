from annotating.handmade import KILLED, place, sighting, tree

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.story_places import story_place
from tallywire.annotating.triggers import find_triggers
from tallywire.annotating.where import own_places
from tallywire.ontology import load_ontology


def scenes(table: str, *names: str, precision: str = "settlement") -> list[str]:
    parse, ontology = tree(table), load_ontology()
    seen = sighting(parse, places=[place(parse, name, precision) for name in names])
    matches = find_triggers(parse, ontology, places=(), dated=())
    return [
        p.name for one in told_clauses(parse, matches, counted=(), dated=()) for p in own_places(one, seen, ontology)
    ]


def test_a_place_by_preposition_is_where_it_happened() -> None:
    assert scenes(KILLED, "Velm") == ["Velm"]


def test_a_home_and_the_seat_of_a_body_are_not() -> None:
    home = """
A a DET DT det 2
teacher teacher NOUN NN nsubj:pass 6
from from ADP IN case 4
Velm Velm PROPN NNP nmod 2
was be AUX VBD aux:pass 6
killed kill VERB VBN root 0
in in ADP IN case 8
Orsk Orsk PROPN NNP obl 6
"""
    assert scenes(home, "Velm", "Orsk") == ["Orsk"]
    assert scenes(home.replace("teacher teacher", "army army").replace("from from", "of of"), "Velm", "Orsk") == [
        "Orsk"
    ]


def test_a_town_before_a_happening_is_its_scene_and_a_country_did_it() -> None:
    table = """
Velm Velm PROPN NNP compound 2
attack attack NOUN NN nsubj 3
began begin VERB VBD root 0
"""
    assert scenes(table, "Velm") == ["Velm"]
    assert scenes(table, "Velm", precision="country") == []


def test_the_story_is_where_most_of_it_happened() -> None:
    parse = tree(KILLED)
    velm, orsk = place(parse, "Velm"), place(parse, "guards")
    head, body = sighting(parse, kind="headline"), sighting(parse)
    found = story_place([(0, head, (velm,)), (7, body, (orsk,)), (8, body, (orsk,))])
    assert found is velm
    assert story_place([]) is None
