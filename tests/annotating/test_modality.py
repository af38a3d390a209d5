import pytest
from annotating.handmade import tree

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.modality import modality_of, polarity_of
from tallywire.annotating.triggers import find_triggers
from tallywire.ontology import load_ontology

SUBJECT = "Rebels rebel NOUN NNS nsubj {0}\n"


def read(table: str) -> tuple[str, str]:
    parse = tree(table)
    told = told_clauses(parse, find_triggers(parse, load_ontology(), places=(), dated=()), counted=(), dated=())
    one = next(one for one in told if one.kind != "background") if len(told) > 1 else told[0]
    return modality_of(one, parse)[0], polarity_of(one, parse)[0]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("attacked attack VERB VBD root 0", ("happened", "asserted")),
        ("will will AUX MD aux 2\nattack attack VERB VB root 0", ("planned", "asserted")),
        ("may may AUX MD aux 2\nattack attack VERB VB root 0", ("possible", "asserted")),
        ("reportedly reportedly ADV RB advmod 2\nattacked attack VERB VBD root 0", ("unconfirmed", "asserted")),
        ("not not PART RB advmod 2\nattacked attack VERB VBD root 0", ("happened", "denied")),
        ("vowed vow VERB VBD root 0\nto to PART TO mark 3\nattack attack VERB VB xcomp 1", ("planned", "asserted")),
        ("are be AUX VBP aux 2\nattacking attack VERB VBG root 0", ("ongoing", "asserted")),
        ("could could AUX MD aux 3\nnot not PART RB advmod 3\nattack attack VERB VB root 0", ("happened", "denied")),
        (
            "If if SCONJ IN mark 2\nattacked attack VERB VBN advcl 3\nflee flee VERB VBP root 0",
            ("possible", "asserted"),
        ),
    ],
)
def test_what_stands_around_the_verb(table: str, expected: tuple[str, str]) -> None:
    assert read(table) == expected


def test_what_is_denied_is_denied_and_what_is_believed_is_unconfirmed() -> None:
    content = "it it PRON PRP nsubj 4\nattacked attack VERB VBD ccomp 2\nVelm Velm PROPN NNP obj 4"
    assert read(f"It it PRON PRP nsubj 2\ndenied deny VERB VBD root 0\n{content}") == ("happened", "denied")
    assert read(f"It it PRON PRP nsubj 2\nsuspects suspect VERB VBZ root 0\n{content}") == ("unconfirmed", "asserted")


def test_what_is_not_clear_is_unconfirmed_and_not_denied() -> None:
    table = """
It it PRON PRP expl 4
was be AUX VBD cop 4
not not PART RB advmod 4
clear clear ADJ JJ root 0
how how ADV WRB advmod 6
many many ADJ JJ nsubj 7
died die VERB VBD csubj 4
"""
    assert read(table)[0] == "unconfirmed"
    assert read(table)[1] == "asserted"


def test_no_object_is_a_denial() -> None:
    table = (
        "Police police NOUN NNS nsubj 2\nmade make VERB VBD root 0\nno no DET DT det 4\narrests arrest NOUN NNS obj 2"
    )
    assert read(table) == ("happened", "denied")
