import pytest
from annotating.handmade import RAIDED, tree
from annotating.reading import statements_of

from tallywire.annotating.triggers import find_triggers
from tallywire.ontology import load_ontology


def kinds(table: str) -> dict[str, str]:
    parse = tree(table)
    found = find_triggers(parse, load_ontology(), places=(), dated=())
    return {parse[i].text: match.kind for i, match in found.items()}


def test_a_verb_and_its_object_make_the_kind() -> None:
    found = kinds(RAIDED)
    assert found["hit"] == "air_strike"
    assert found["fired"] == "shelling"


@pytest.mark.parametrize(
    ("modifier", "noun", "kind"),
    [
        ("heart", "attack", None),
        ("rocket", "attack", "shelling"),
        ("drone", "strike", "air_strike"),
        ("car", "bomb", "bombing"),
    ],
)
def test_what_stands_beside_a_noun_decides(modifier: str, noun: str, kind: str | None) -> None:
    table = f"{modifier} {modifier} NOUN NN compound 2\n{noun} {noun} NOUN NN root 0"
    assert kinds(table).get(noun) == kind


def test_a_hyphen_inside_a_trigger_is_passed_over() -> None:
    table = "air air NOUN NN compound 3\n- - PUNCT HYPH punct 3\nstrikes strike NOUN NNS root 0"
    assert kinds(table)["strikes"] == "air_strike"


def test_particles_may_stand_apart() -> None:
    table = """
Rebels rebel NOUN NNS nsubj 2
shot shoot VERB VBD root 0
a a DET DT det 4
jet jet NOUN NN obj 2
down down ADP RP compound:prt 2
"""
    assert kinds(table)["shot"] == "aircraft_loss"


def test_a_place_as_object_makes_a_capture_a_gain() -> None:
    parse = tree("Troops troop NOUN NNS nsubj 2\ntook take VERB VBD root 0\nVelm Velm PROPN NNP obj 2")
    ontology = load_ontology()
    assert find_triggers(parse, ontology, places={2}, dated=())[1].kind == "territory_gain"
    assert 1 not in find_triggers(parse, ontology, places=(), dated=())


def test_a_month_is_no_march() -> None:
    parse = tree("March March PROPN NNP root 0")
    assert not find_triggers(parse, load_ontology(), places=(), dated={0})


def test_whoever_was_killed_is_not_taken_for_the_killer() -> None:
    table = "men man NOUN NNS root 0\nkilled kill VERB VBN acl 1\nthere there ADV RB advmod 2"
    parse, ontology = tree(table), load_ontology()
    assert [match.kind for match in find_triggers(parse, ontology, places=(), dated=()).values()] == ["casualties"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A powerful earthquake struck the coast of Ilmar on Tuesday.", "accident"),
        ("The storm battered three villages.", "accident"),
        ("Parliament passed the budget on Friday.", "politics"),
        ("The authorities closed all schools in the capital.", "politics"),
        ("The government imposed a curfew in Velm.", "politics"),
        ("The army struck the port of Velm with missiles.", "shelling"),
    ],
)
def test_disasters_strike_and_authorities_take_measures(sentence: str, kind: str) -> None:
    assert kind in {one.kind for one in statements_of(sentence)}
