"""Which names of a clause say where its happening was, on trees made by hand."""

from __future__ import annotations

import pytest
from annotating.handmade import place, sighting, tree

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.scene_trees import is_scene
from tallywire.annotating.triggers import find_triggers
from tallywire.ontology import load_ontology

STRIKES = """
Norland Norland PROPN NNP compound 2
strikes strike NOUN NNS nsubj 3
kill kill VERB VBP root 0
nine nine NUM CD obj 3
after after ADP IN case 7
rebel rebel NOUN NN compound 7
fire fire NOUN NN obl 3
on on ADP IN case 9
Velm Velm PROPN NNP nmod 7
"""
NAMED = """
Velm Velm PROPN NNP nsubj 5
is be AUX VBZ cop 5
a a DET DT det 5
grim grim ADJ JJ amod 5
battlefield battlefield NOUN NN root 0
"""
ENDLESS = """
killed kill VERB VBN root 0
a a NOUN NN case 8
b b NOUN NN nummod 1
c c NOUN NN nummod 3
d d NOUN NN nummod 4
e e NOUN NN nummod 5
f f NOUN NN nummod 6
Velm Velm PROPN NNP nummod 7
"""


def is_the_scene(table: str, *, precision: str = "settlement") -> bool:
    parse, ontology = tree(table), load_ontology()
    velm = place(parse, "Velm", precision)
    matches = find_triggers(parse, ontology, places=(), dated=())
    told = told_clauses(parse, matches, counted=(), dated=())
    return any(is_scene(velm, sighting(parse).tokens(velm), one, ontology) for one in told)


@pytest.mark.parametrize(
    ("table", "precision", "found"),
    [
        (STRIKES, "settlement", False),
        (STRIKES.replace("strikes strike", "cars car"), "settlement", True),
        (STRIKES.replace("fire fire", "lunch lunch"), "settlement", True),
        (NAMED, "settlement", True),
        (NAMED, "country", False),
        (ENDLESS, "settlement", False),
    ],
)
def test_a_step_that_places_nothing_ends_the_walk(table: str, precision: str, found: bool) -> None:
    assert is_the_scene(table, precision=precision) is found
