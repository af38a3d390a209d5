import pytest
from annotating.handmade import tree

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.modality import modality_of
from tallywire.annotating.polarity import polarity_of
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


DEED = "shelling shell VERB VBG {0} 2\nVelm Velm PROPN NNP obj 3"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # "They denied shelling Velm"; "they did not deny" it asserts nothing less
        (f"They they PRON PRP nsubj 2\ndenied deny VERB VBD root 0\n{DEED.format('xcomp')}", ("happened", "denied")),
        # "The attack was thwarted"
        (
            "The the DET DT det 2\nattack attack NOUN NN nsubj:pass 4\nwas be AUX VBD aux:pass 4\n"
            "thwarted thwart VERB VBN root 0",
            ("happened", "denied"),
        ),
        # "The plan was to kidnap him"
        (
            "The the DET DT det 2\nplan plan NOUN NN nsubj 5\nwas be AUX VBD cop 5\nto to PART TO mark 5\n"
            "kidnap kidnap VERB VB root 0\nhim he PRON PRP obj 5",
            ("planned", "asserted"),
        ),
        # "Police foiled a plot to kidnap him"
        (
            "Police police NOUN NNS nsubj 2\nfoiled foil VERB VBD root 0\na a DET DT det 4\nplot plot NOUN NN obj 2\n"
            "to to PART TO mark 6\nkidnap kidnap VERB VB acl 4\nhim he PRON PRP obj 6",
            ("planned", "denied"),
        ),
        # an attempt on a life that was made is an attack; one that is planned is none
        (
            "They they PRON PRP nsubj 2\ntried try VERB VBD root 0\nto to PART TO mark 4\n"
            "murder murder VERB VB xcomp 2\nhim he PRON PRP obj 4",
            ("happened", "asserted"),
        ),
        (
            "They they PRON PRP nsubj 3\nwill will AUX MD aux 3\ntry try VERB VB root 0\nto to PART TO mark 5\n"
            "murder murder VERB VB xcomp 3\nhim he PRON PRP obj 5",
            ("planned", "asserted"),
        ),
        # "They did not only shell Velm": more, not less
        (
            "They they PRON PRP nsubj 5\ndid do AUX VBD aux 5\nnot not PART RB advmod 5\nonly only ADV RB advmod 5\n"
            "shell shell VERB VB root 0\nVelm Velm PROPN NNP obj 5",
            ("happened", "asserted"),
        ),
        # "Unconfirmed reports said they shelled Velm"
        (
            "Unconfirmed unconfirmed ADJ JJ amod 2\nreports report NOUN NNS nsubj 3\nsaid say VERB VBD root 0\n"
            "they they PRON PRP nsubj 5\nshelled shell VERB VBD ccomp 3\nVelm Velm PROPN NNP obj 5",
            ("unconfirmed", "asserted"),
        ),
        # "The army was unable to shell Velm"
        (
            "It it PRON PRP nsubj 3\nwas be AUX VBD cop 3\nunable unable ADJ JJ root 0\nto to PART TO mark 5\n"
            "shell shell VERB VB xcomp 3\nVelm Velm PROPN NNP obj 5",
            ("happened", "denied"),
        ),
        # "Claims that they shelled Velm are false"
        (
            "Claims claim NOUN NNS nsubj 7\nthat that SCONJ IN mark 4\nthey they PRON PRP nsubj 4\n"
            "shelled shell VERB VBD acl 1\nVelm Velm PROPN NNP obj 4\nare be AUX VBP cop 7\nfalse false ADJ JJ root 0",
            ("happened", "denied"),
        ),
        # "The accounts are not true"
        (
            "Accounts account NOUN NNS nsubj 4\nare be AUX VBP cop 4\nnot not PART RB advmod 4\n"
            "true true ADJ JJ root 0",
            ("happened", "denied"),
        ),
        # "Police ruled out a bombing"
        (
            "Police police NOUN NNS nsubj 2\nruled rule VERB VBD root 0\nout out ADP RP compound:prt 2\n"
            "that that SCONJ IN mark 6\nit it PRON PRP nsubj 6\nexploded explode VERB VBD ccomp 2",
            ("happened", "denied"),
        ),
    ],
)
def test_deeds_that_are_denied_foiled_planned_attempted_or_doubted(table: str, expected: tuple[str, str]) -> None:
    assert read(table) == expected


def test_what_somebody_is_suspected_of_is_unconfirmed() -> None:
    parse = tree(
        "suspected suspect VERB VBN root 0\nof of SCONJ IN mark 3\nshelling shell VERB VBG advcl 1\n"
        "Velm Velm PROPN NNP obj 3"
    )
    told = told_clauses(parse, find_triggers(parse, load_ontology(), places=(), dated=()), counted=(), dated=())
    assert [modality_of(one, parse)[0] for one in told if one.kind == "shelling"] == ["unconfirmed"]
