"""Repairs of trees: each impossible shape is mended, every other tree stays as it was."""

from annotating.handmade import tree
from spacy.tokens import Doc

from tallywire.annotating.repairs import mend

CUT_NAME = """
Captain Captain PROPN NNP nsubj 4
Ada Ada PROPN NNP flat 1
Brandt Brandt PROPN NNP nsubj 4
spoke speak VERB VBD root 0
. . PUNCT . punct 4
"""
CUT_NAME_BEHIND_COMMA = """
Docks dock NOUN NNS nsubj 2
burned burn VERB VBD root 0
, , PUNCT , punct 5
mayor mayor NOUN NN compound 5
Ada Ada PROPN NNP appos 1
Brandt Brandt PROPN NNP nsubj 7
said say VERB VBD conj 2
. . PUNCT . punct 2
"""
PAIR = """
Brandt Brandt PROPN NNP nsubj 2
said say VERB VBD root 0
9 9 NUM CD nummod 4
sailors sailor NOUN NNS obj 2
and and CCONJ CC cc 9
two two NUM CD nummod 7
cooks cook NOUN NNS nsubj:pass 9
were be AUX VBD aux:pass 9
hurt hurt VERB VBN conj 2
. . PUNCT . punct 2
"""
NO_VERB = """
In in ADP IN case 2
May May PROPN NNP root 0
, , PUNCT , punct 5
a a DET DT det 5
flood flood NOUN NN appos 2
at at ADP IN case 8
the the DET DT det 8
mine mine NOUN NN nmod 5
killed kill VERB VBN acl 8
men man NOUN NNS obj 9
. . PUNCT . punct 2
"""
NO_VERB_AT_ALL = """
A a DET DT det 2
flood flood NOUN NN root 0
that that PRON WDT dep 2
killed kill VERB VBN acl 2
12 12 NUM CD nummod 6
men man NOUN NNS obj 4
"""
HUNG_BELOW = """
The the DET DT det 2
guild guild NOUN NN root 0
, , PUNCT , punct 6
which which PRON WDT nsubj 6
has have AUX VBZ aux 6
run run VERB VBN acl:relcl 2
docks dock NOUN NNS obj 6
, , PUNCT , punct 6
refused refuse VERB VBD advcl 6
. . PUNCT . punct 2
"""


def mended(table: str) -> list[tuple[str, str, str]]:
    parse = tree(table)
    words = [token.text for token in parse]
    mend(parse)
    assert [token.text for token in parse] == words
    return [(token.text, token.dep_, token.head.text) for token in parse]


def test_a_name_cut_in_two_is_one_subject() -> None:
    assert ("Brandt", "flat", "Captain") in mended(CUT_NAME)
    found = mended(CUT_NAME_BEHIND_COMMA)
    assert ("Ada", "nsubj", "said") in found
    assert ("Brandt", "flat", "Ada") in found


def test_a_place_or_day_before_a_speaker_is_no_part_of_the_name() -> None:
    table = CUT_NAME.replace("Captain Captain PROPN NNP nsubj 4", "In in ADP IN case 2").replace("flat 1", "obl 4")
    assert ("Brandt", "nsubj", "spoke") in mended(table)


def test_two_counted_groups_share_their_verb() -> None:
    found = mended(PAIR)
    assert ("sailors", "nsubj:pass", "hurt") in found
    assert ("cooks", "conj", "sailors") in found
    assert ("hurt", "ccomp", "said") in found


def test_what_can_be_said_stays_an_object() -> None:
    assert ("sailors", "obj", "said") in mended(PAIR.replace("9 9 NUM CD nummod", "kind kind ADJ JJ amod"))


def test_a_participle_with_an_object_is_the_verb_of_a_sentence_without_one() -> None:
    found = mended(NO_VERB)
    assert ("killed", "ROOT", "killed") in found
    assert ("flood", "nsubj", "killed") in found
    assert ("May", "obl", "killed") in found
    assert (".", "punct", "killed") in found
    assert ("flood", "nsubj", "killed") in mended(NO_VERB_AT_ALL)


def test_participles_that_keep_an_object_stay() -> None:
    assert ("given", "acl", "flood") in mended(NO_VERB_AT_ALL.replace("killed kill", "given give"))
    assert ("killed", "acl", "mine") in mended(NO_VERB.replace("VERB VBN acl 8", "VERB VBD acl 8"))
    assert ("killed", "acl", "mine") in mended(NO_VERB.replace("nmod 5", "nmod 2"))


def test_the_main_verb_is_lifted_from_the_relative_clause() -> None:
    found = mended(HUNG_BELOW)
    assert ("refused", "ROOT", "refused") in found
    assert ("guild", "nsubj", "refused") in found
    assert ("run", "acl:relcl", "guild") in found


def test_other_clauses_below_a_relative_clause_stay() -> None:
    joined = HUNG_BELOW.replace(", , PUNCT , punct 6\nrefused", "and and CCONJ CC cc 9\nrefused")
    assert ("guild", "root", "guild") in mended(joined)
    assert ("guild", "root", "guild") in mended(HUNG_BELOW.replace("acl:relcl", "acl"))
    assert ("guild", "root", "guild") in mended(HUNG_BELOW.replace("NOUN NN root", "VERB VB root"))


def test_debris_and_short_lines_are_left_alone() -> None:
    mend(tree("Docks dock NOUN NNS root 0"))
    parse = Doc(tree(PAIR).vocab, words=["a", "b", "c", "d", "e"])
    mend(parse)
    assert not parse.has_annotation("DEP")


def test_a_subject_behind_the_verb_belongs_to_the_next_verb() -> None:
    parse = tree(
        """
Six six NUM CD nummod 2
men man NOUN NNS nsubj:pass 4
were be AUX VBD aux:pass 4
killed kill VERB VBN root 0
and and CCONJ CC cc 7
twenty twenty NUM CD nummod 7
women woman NOUN NNS conj 2
were be AUX VBD aux:pass 9
hurt hurt VERB VBN conj 4
"""
    )
    mend(parse)
    assert (parse[6].head.text, parse[6].dep_) == ("hurt", "nsubj:pass")
