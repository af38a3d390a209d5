from annotating.handmade import KILLED, RAIDED, tree

from tallywire.annotating.trees import (
    clause_head,
    clause_heads,
    is_clause,
    label,
    lemmas,
    objects,
    preposition,
    subjects,
)

PASSIVE = """
Rockets rocket NOUN NNS nsubj:pass 6
fired fire VERB VBN acl 1
by by ADP IN case 4
rebels rebel NOUN NNS obl 2
were be AUX VBD aux:pass 6
intercepted intercept VERB VBN root 0
and and CCONJ CC cc 8
destroyed destroy VERB VBN conj 6
"""

RELATIVE = """
The the DET DT det 2
man man NOUN NN nsubj 7
who who PRON WP nsubj 4
shot shoot VERB VBD acl:relcl 2
two two NUM CD nummod 6
officers officer NOUN NNS obj 4
fled flee VERB VBD root 0
to to PART TO mark 9
hide hide VERB VB xcomp 7
"""


def forms(tokens: object) -> list[str]:
    return [token.text for token in tokens]  # type: ignore[attr-defined]


def test_clauses_are_the_root_and_clausal_dependents() -> None:
    assert forms(clause_heads(tree(KILLED))) == ["said", "killed"]
    assert forms(clause_heads(tree(RAIDED))) == ["hit", "fired"]


def test_a_joined_verb_is_a_clause_and_a_joined_noun_is_not() -> None:
    parse = tree(PASSIVE)
    assert is_clause(parse[7])
    nouns = tree("Men man NOUN NNS root 0\nand and CCONJ CC cc 3\nboys boy NOUN NNS conj 1")
    assert not is_clause(nouns[2])
    assert clause_head(nouns[2]).text == "Men"


def test_the_agent_of_a_passive_is_its_subject() -> None:
    parse = tree(PASSIVE)
    assert forms(subjects(parse[1])) == ["rebels"]
    assert forms(objects(parse[1])) == ["Rockets"]
    assert forms(objects(parse[7])) == ["Rockets"]


def test_a_relative_pronoun_stands_for_its_noun_and_control_shares_the_subject() -> None:
    parse = tree(RELATIVE)
    assert forms(subjects(parse[3])) == ["man"]
    assert forms(objects(parse[3])) == ["officers"]
    assert forms(subjects(parse[8])) == ["man"]


def test_a_name_in_capitals_that_looks_like_a_verb_is_a_subject() -> None:
    parse = tree("IS be AUX VBZ aux 2\nseized seize VERB VBD root 0\nVelm Velm PROPN NNP obj 2")
    assert forms(subjects(parse[1])) == ["IS"]


def test_wrong_lemmas_are_helped_by_regular_inflection() -> None:
    parse = tree("bombarded bombarded VERB VBD root 0\ncries cries NOUN NNS obj 1\nstopping stopping VERB VBG conj 1")
    assert "bombard" in lemmas(parse[0])
    assert "cry" in lemmas(parse[1])
    assert "stop" in lemmas(parse[2])


def test_labels_of_other_schemes_are_made_ours() -> None:
    parse = tree("Men man NOUN NNS nsubjpass 2\nfell fall VERB VBD ROOT 0")
    assert label(parse[0]) == "nsubj:pass"
    assert preposition(parse[0]) == ""
