import pytest
from annotating.handmade import KILLED, quantity, sighting, tree

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.figures import figures_of
from tallywire.annotating.triggers import find_triggers
from tallywire.ontology import load_ontology
from tallywire.records import StatedFigure, StatedTime


def figures(table: str, *numbers: tuple[str, float, str | None], when: StatedTime | None = None) -> list[StatedFigure]:
    parse, ontology = tree(table), load_ontology()
    seen = sighting(parse, quantities=[quantity(parse, text, low, low, unit) for text, low, unit in numbers])
    matches = find_triggers(parse, ontology, places=(), dated=())
    told = told_clauses(parse, matches, counted=(), dated=())
    heads = {one.head for one in told}
    return [f for one in told for f in figures_of(one, seen, ontology, heads=heads, time=when)]


def test_people_under_a_verb_of_killing_are_killed_and_have_a_side() -> None:
    (figure,) = figures(KILLED, ("twelve", 12, "guard"))
    assert (figure.measure, figure.side, figure.low, figure.part) == ("killed", "guards", 12, False)
    assert figure.text == "twelve"


def test_a_participle_after_the_noun_needs_no_tree() -> None:
    table = """
30 30 NUM CD nummod 2
villagers villager NOUN NNS root 0
wounded wound VERB VBN dep 2
"""
    assert [f.measure for f in figures(table, ("30", 30, None))] == ["injured"]


def test_those_who_did_it_are_not_the_dead() -> None:
    table = """
50 50 NUM CD nummod 2
soldiers soldier NOUN NNS nsubj 3
killed kill VERB VBD root 0
two two NUM CD nummod 5
rebels rebel NOUN NNS obj 3
"""
    found = figures(table, ("50", 50, "soldier"), ("two", 2, "rebel"))
    assert [(f.measure, f.side) for f in found] == [("participants", "soldiers"), ("killed", "rebels")]


def test_a_part_shares_the_measure_of_what_it_is_a_part_of() -> None:
    table = """
Nine nine NUM CD nummod 2
people people NOUN NNS nsubj 3
died die VERB VBD root 0
including include VERB VBG case 6
three three NUM CD nummod 6
children child NOUN NNS nmod 2
"""
    whole, part = figures(table, ("Nine", 9, "people"), ("three", 3, "child"))
    assert (whole.measure, whole.side, whole.part) == ("killed", None, False)
    assert (part.measure, part.side, part.part) == ("killed", "children", True)


@pytest.mark.parametrize(("unit", "low"), [("years", 6.0), (None, 5e10)])
def test_ages_and_telephone_numbers_are_no_figures(unit: str | None, low: float) -> None:
    table = "He he PRON PRP nsubj 2\nkilled kill VERB VBD root 0\n6 6 NUM CD obj 2"
    assert figures(table, ("6", low, unit)) == []


def test_a_share_of_ground_is_territory_and_money_is_money() -> None:
    table = """
Troops troop NOUN NNS nsubj 2
hold hold VERB VBP root 0
70 70 NUM CD nummod 4
percent percent NOUN NN obj 2
of of ADP IN case 7
the the DET DT det 7
town town NOUN NN nmod 4
"""
    assert [f.measure for f in figures(table, ("70", 70, "percent"))] == ["territory_percent"]
    assert [f.measure for f in figures(table, ("70", 70, "USD"))] == ["money"]


def test_the_dead_of_a_relative_clause_belong_to_it() -> None:
    table = """
He he PRON PRP nsubj 2
named name VERB VBD root 0
14 14 NUM CD nummod 4
fighters fighter NOUN NNS obj 2
who who PRON WP nsubj:pass 7
were be AUX VBD aux:pass 7
killed kill VERB VBN acl:relcl 4
"""
    parse, ontology = tree(table), load_ontology()
    seen = sighting(parse, quantities=[quantity(parse, "14", 14, 14, "fighter")])
    told = told_clauses(parse, find_triggers(parse, ontology, places=(), dated=()), counted=(), dated=())
    by_kind = {one.kind: figures_of(one, seen, ontology, heads={o.head for o in told}, time=None) for one in told}
    assert [f.side for f in by_kind["casualties"]] == ["fighters"]
    assert by_kind["background"] == ()


def test_the_period_is_that_of_words_and_not_of_the_document() -> None:
    def when(method: str) -> StatedTime:
        return StatedTime(
            start=None, end=None, text=None, from_="2031-05-04", to="2031-05-05", precision="day", method=method
        )

    (stated,) = figures(KILLED, ("twelve", 12, "guard"), when=when("clause"))
    assert stated.period is not None
    assert (stated.period.from_, stated.period.to) == ("2031-05-04", "2031-05-05")
    assert figures(KILLED, ("twelve", 12, "guard"), when=when("document"))[0].period is None
