from annotating.handmade import KILLED, RAIDED, tree

from tallywire.annotating.clauses import Told, told_clauses
from tallywire.annotating.triggers import find_triggers
from tallywire.ontology import load_ontology


def told(table: str, *, plain: bool = True, counted: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    parse = tree(table)
    matches = find_triggers(parse, load_ontology(), places=(), dated=())
    found = told_clauses(parse, matches, counted=counted, dated=(), plain=plain)
    return [(one.kind, parse[one.first : one.last + 1].text) for one in found]


def test_what_is_said_is_told_and_the_saying_is_not() -> None:
    assert told(KILLED) == [("attack", "gunmen killed twelve guards near Velm on Monday")]


def test_a_subordinate_clause_with_a_trigger_is_told_beside_its_main_clause() -> None:
    assert told(RAIDED) == [("air_strike", "Jets hit the port"), ("shelling", "rebels fired 40 rockets at Orsk")]


def test_a_main_clause_without_a_trigger_is_context_and_in_a_headline_nothing() -> None:
    table = "Snow snow NOUN NN nsubj 2\nfell fall VERB VBD root 0\nsoftly softly ADV RB advmod 2"
    assert told(table) == [("background", "Snow fell softly")]
    assert told(table, plain=False) == []


def test_content_without_a_trigger_is_communication() -> None:
    table = """
He he PRON PRP nsubj 2
said say VERB VBD root 0
talks talk NOUN NNS nsubj 4
dragged drag VERB VBD ccomp 2
"""
    assert told(table) == [("communication", "talks dragged")]


def test_a_counted_noun_is_told_beside_the_toll() -> None:
    table = """
Ten ten NUM CD nsubj:pass 3
were be AUX VBD aux:pass 3
killed kill VERB VBN root 0
in in ADP IN case 7
forty forty NUM CD nummod 7
air air NOUN NN compound 7
raids raid NOUN NNS obl 3
"""
    assert told(table, counted=(0, 4)) == [("casualties", "Ten were killed"), ("air_strike", "forty air raids")]
    assert told(table.replace("forty forty NUM CD nummod", "heavy heavy ADJ JJ amod")) == [
        ("casualties", "Ten were killed in heavy air raids")
    ]


def test_a_light_verb_lends_its_clause_to_the_noun() -> None:
    table = """
Heavy heavy ADJ JJ amod 2
fighting fighting NOUN NN nsubj 3
erupted erupt VERB VBD root 0
at at ADP IN case 5
dawn dawn NOUN NN obl 3
"""
    assert told(table) == [("armed_clash", "Heavy fighting erupted at dawn")]


def test_clauses_own_disjoint_tokens() -> None:
    parse = tree(RAIDED)
    matches = find_triggers(parse, load_ontology(), places=(), dated=())
    first, second = told_clauses(parse, matches, counted=(), dated=())
    assert isinstance(first, Told)
    assert not first.owned & second.owned
