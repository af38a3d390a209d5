from annotating.handmade import KILLED, RAIDED, sighting, time, tree

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.participants import canonical_name, noun_phrase, participants
from tallywire.annotating.triggers import find_triggers
from tallywire.ontology import load_ontology


def people(table: str) -> list[tuple[list[str], list[str]]]:
    parse, ontology = tree(table), load_ontology()
    seen = sighting(parse, times=[time(parse, "Monday", "2031-05-05")] if "Monday" in parse.text else [])
    matches = find_triggers(parse, ontology, places=(), dated=())
    found = [
        participants(one, seen, ontology, document_id="doc-1")
        for one in told_clauses(parse, matches, counted=(), dated=())
    ]
    return [([a.text for a in actors], [t.text for t in targets]) for actors, targets in found]


def test_the_subject_acts_and_the_object_is_hit() -> None:
    assert people(KILLED) == [(["gunmen"], ["twelve guards"])]


def test_rockets_are_neither_and_a_port_can_be_hit() -> None:
    assert people(RAIDED) == [([], ["the port"]), (["rebels"], ["Orsk"])]


def test_those_who_die_are_targets() -> None:
    table = "Two two NUM CD nummod 2\nmarines marine NOUN NNS nsubj 3\ndied die VERB VBD root 0"
    assert people(table) == [([], ["Two marines"])]


def test_a_noun_has_a_doer_by_and_a_target_on() -> None:
    table = """
An a DET DT det 2
attack attack NOUN NN nsubj 9
by by ADP IN case 4
militants militant NOUN NNS nmod 2
on on ADP IN case 7
a a DET DT det 7
convoy convoy NOUN NN nmod 2
was be AUX VBD aux 9
continuing continue VERB VBG root 0
"""
    assert people(table) == [(["militants"], ["a convoy"])]


def test_one_name_is_one_entity_in_a_document() -> None:
    parse, ontology = tree(KILLED), load_ontology()
    matches = find_triggers(parse, ontology, places=(), dated=())
    (told,) = told_clauses(parse, matches, counted=(), dated=())
    first, _ = participants(told, sighting(parse), ontology, document_id="doc-1")
    again, _ = participants(told, sighting(parse), ontology, document_id="doc-1")
    other, _ = participants(told, sighting(parse), ontology, document_id="doc-2")
    assert first[0].entity_id == again[0].entity_id != other[0].entity_id


def test_names_are_compared_without_determiners_and_possessives() -> None:
    assert canonical_name("the Orsk Front's") == canonical_name("Orsk Front")
    assert canonical_name("") == ""


def test_a_noun_phrase_ends_before_its_clauses() -> None:
    parse = tree(
        """
the the DET DT det 2
men man NOUN NNS root 0
who who PRON WP nsubj 4
fled flee VERB VBD acl:relcl 2
"""
    )
    assert noun_phrase(parse[1]) == (0, 1)
