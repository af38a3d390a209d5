"""What a number counts where its own noun does not say: counts that change, and parts of a whole."""

from annotating.handmade import tree

from tallywire.annotating.choosing import counted_fate
from tallywire.annotating.portions import changed_count, fate_of, whole_of
from tallywire.annotating.triggers import Match

ROSE = """
The the DET DT det 2
number number NOUN NN nsubj 6
of of ADP IN case 4
sailors sailor NOUN NNS nmod 2
drowned drown VERB VBN acl 4
rose rise VERB VBD root 0
to to ADP IN case 8
31 31 NUM CD obl 6
"""
FREED = """
Two two NUM CD nsubj:pass 7
of of ADP IN case 4
three three NUM CD nummod 4
men man NOUN NNS nmod 1
held hold VERB VBN acl 4
were be AUX VBD aux:pass 7
released release VERB VBN root 0
"""


def test_a_count_that_changes_counts_what_its_noun_says() -> None:
    assert changed_count(tree(ROSE)[7]) == "killed"
    assert changed_count(tree(ROSE.replace("drowned drown", "painted paint"))[7]) is None
    assert changed_count(tree(ROSE.replace("to to", "by by"))[7]) is None
    assert changed_count(tree(ROSE.replace("number number", "price price"))[7]) is None


def test_the_verb_of_the_count_tells_the_fate() -> None:
    fate = Match(head=4, tokens=(4,), kind="casualties", rule="trigger:drown/verb")
    assert counted_fate(tree(ROSE)[5], {4: fate}) is fate
    assert counted_fate(tree(ROSE)[5], {}) is None
    assert counted_fate(tree(ROSE.replace("rose rise", "shocked shock"))[5], {4: fate}) is None


def test_a_part_has_a_whole_and_a_fate_of_its_own() -> None:
    parse = tree(FREED)
    assert whole_of(parse[0]) == parse[3]
    assert fate_of(parse[0]) == "released"
    assert whole_of(tree(FREED.replace("three three NUM CD nummod", "tall tall ADJ JJ amod"))[0]) is None
    assert whole_of(parse[3]) is None
