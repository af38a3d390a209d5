"""Capitals and countries that stand for their governments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from annotating.handmade import place, sighting, tree
from spacy.tokens import Doc

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.metonyms import mark_metonyms
from tallywire.annotating.story_places import headline_place
from tallywire.annotating.triggers import find_triggers
from tallywire.annotating.where import own_places
from tallywire.language.places import find_places
from tallywire.language.reader import Sentence
from tallywire.ontology import load_ontology

DENIED = """
Moscow Moscow PROPN NNP nsubj 4
and and CCONJ CC cc 3
Minsk Minsk PROPN NNP conj 1
denied deny VERB VBD root 0
it it PRON PRP obj 4
"""
TALKS = """
Talks talk NOUN NNS nsubj 8
in in ADP IN case 3
Oslo Oslo PROPN NNP nmod 1
between between ADP IN case 5
Baghdad Baghdad PROPN NNP nmod 1
and and CCONJ CC cc 7
Ankara Ankara PROPN NNP conj 5
failed fail VERB VBD root 0
"""
WARNED = """
Beijing Beijing PROPN NNP nsubj 2
warned warn VERB VBD root 0
Norway Norway PROPN NNP iobj 2
"""
REJECTED = """
It it PRON PRP nsubj:pass 3
was be AUX VBD aux:pass 3
rejected reject VERB VBN root 0
by by ADP IN case 5
Tehran Tehran PROPN NNP obl 3
"""
ACCORDING = """
Nine nine NUM CD nsubj 2
died die VERB VBD root 0
according accord VERB VBG case 5
to to ADP IN fixed 3
Baghdad Baghdad PROPN NNP obl 2
"""
SIDED = """
Oslo Oslo PROPN NNP nsubj 2
sided side VERB VBD root 0
with with ADP IN case 4
Ankara Ankara PROPN NNP obl 2
"""
SAW = """
Baghdad Baghdad PROPN NNP nsubj 2
saw see VERB VBD root 0
riots riot NOUN NNS obj 2
"""
SHELLED = """
Baghdad Baghdad PROPN NNP nsubj:pass 3
was be AUX VBD aux:pass 3
shelled shell VERB VBN root 0
"""
INSIDE = """
Men man NOUN NNS nsubj 4
in in ADP IN case 3
Baghdad Baghdad PROPN NNP nmod 1
denied deny VERB VBD root 0
it it PRON PRP obj 4
"""
VISITOR = """
Guests guest NOUN NNS nsubj 2
sat sit VERB VBD root 0
with with ADP IN case 4
Ankara Ankara PROPN NNP obl 2
"""
DEPLOYED = """
Oslo Oslo PROPN NNP nsubj 2
deployed deploy VERB VBD root 0
troops troop NOUN NNS obj 2
"""
FOILED = """
plot plot NOUN NN root 0
foiled foil VERB VBN acl 1
by by ADP IN case 4
Oslo Oslo PROPN NNP obl:agent 2
"""
BURNED = """
Baghdad Baghdad PROPN NNP nsubj 2
burned burn VERB VBD root 0
"""
ROCKED = """
Baghdad Baghdad PROPN NNP nsubj 2
rocked rock VERB VBN root 0
again again ADV RB advmod 2
"""
HIT = """
Baghdad Baghdad PROPN NNP nsubj 2
hit hit VERB VBD root 0
by by ADP IN case 4
storms storm NOUN NNS obl 2
"""
DESCRIBED = """
He he PRON PRP nsubj 2
described describe VERB VBD root 0
Baghdad Baghdad PROPN NNP obj 2
as as ADP IN case 5
calm calm ADJ JJ obl 2
"""
TOWN = """
Aleppo Aleppo PROPN NNP nsubj 2
denied deny VERB VBD root 0
it it PRON PRP obj 2
"""


def marked(parse: Doc) -> list[str]:
    places = find_places(parse.text)
    assert places
    sentence = Sentence(start=0, end=len(parse.text), kind="body", parse=parse)
    return [found.name for found in mark_metonyms(places, [sentence]) if found.metonym]


@pytest.mark.parametrize(
    ("table", "names"),
    [
        (DENIED, ["Moscow", "Minsk"]),
        (TALKS, ["Baghdad", "Ankara"]),
        (WARNED, ["Beijing", "Norway"]),
        (REJECTED, ["Tehran"]),
        (ACCORDING, ["Baghdad"]),
        (SIDED, ["Oslo", "Ankara"]),
        (DEPLOYED, ["Oslo"]),
        (FOILED, ["Oslo"]),
    ],
)
def test_who_speaks_decides_or_is_negotiated_with_is_a_government(table: str, names: list[str]) -> None:
    assert marked(tree(table)) == names


@pytest.mark.parametrize("table", [SAW, SHELLED, INSIDE, VISITOR, DESCRIBED, TOWN, BURNED, ROCKED, HIT])
def test_where_something_happens_and_who_is_no_government_are_places(table: str) -> None:
    assert marked(tree(table)) == []


def test_a_place_outside_the_parse_is_left_as_it_is() -> None:
    parse = tree(DENIED)
    far = replace(find_places(parse.text)[0], start=900, end=906)
    assert mark_metonyms([far], [Sentence(start=0, end=950, kind="body", parse=parse)]) == [far]


def test_a_government_is_nowhere() -> None:
    table = """
Velm Velm PROPN NNP nsubj:pass 3
was be AUX VBD aux:pass 3
shelled shell VERB VBN root 0
"""
    parse, ontology = tree(table), load_ontology()
    velm = place(parse, "Velm")
    for meant, found in ((velm, [velm]), (replace(velm, metonym=True), [])):
        seen = sighting(parse, kind="headline", places=[meant])
        clauses = told_clauses(parse, find_triggers(parse, ontology, places=(), dated=()), counted=(), dated=())
        assert [one for told in clauses for one in own_places(told, seen, ontology)] == found
        assert headline_place([seen]) == (found[0] if found else None)
