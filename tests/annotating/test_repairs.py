"""The repair of trees: the impossible shape is mended, every other tree stays as it was."""

import pytest
from annotating.handmade import tree
from spacy.tokens import Doc

from tallywire.annotating.repairs import mend
from tallywire.annotating.trees import base

TWO_TOLLS = """
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


def mended(table: str) -> tuple[str, str]:
    """What "women" hangs on, and how."""
    parse = tree(table)
    assert base(parse[6]) == "conj"
    mend(parse)
    assert [token.head.i for token in parse if token.i != 6] == [token.head.i for token in tree(table) if token.i != 6]
    assert base(parse[6]) == parse[6].dep_.partition(":")[0]
    return parse[6].dep_, parse[6].head.text


def test_a_subject_behind_the_verb_belongs_to_the_next_verb() -> None:
    assert mended(TWO_TOLLS) == ("nsubj:pass", "hurt")
    active = TWO_TOLLS.replace("were be AUX VBD aux:pass 9", "then then ADV RB advmod 9")
    active = active.replace("VBN conj", "VBD conj")
    assert mended(active) == ("nsubj", "hurt")


@pytest.mark.parametrize(
    ("shape", "other"),
    [
        ("were be AUX VBD aux:pass 9", "who who PRON WP nsubj:pass 9"),  # the second verb has a subject
        ("women woman NOUN NNS conj 2", "big big ADJ JJ conj 2"),
        ("hurt hurt VERB VBN conj 4", "hurt hurt VERB VBN advcl 4"),
    ],
)
def test_other_shapes_stay(shape: str, other: str) -> None:
    assert mended(TWO_TOLLS.replace(shape, other))[0] == "conj"


def test_debris_and_short_lines_are_left_alone() -> None:
    mend(tree("Docks dock NOUN NNS root 0"))
    parse = Doc(tree(TWO_TOLLS).vocab, words=["a", "b", "c", "d", "e"])
    mend(parse)
    assert not parse.has_annotation("DEP")


def test_a_number_before_a_passive_verb_without_subject_is_its_subject() -> None:
    rows = ["Six six NUM CD nsubj:pass 3", "were be AUX VBD aux:pass 3", "killed kill VERB VBN root 0"]
    for number, head in ((4, 5), (6, 7), (8, 9), (10, 11)):
        rows += [f"{number} {number} NUM CD dep {head}", "hurt hurt VERB VBN conj 3"]
    parse = tree("\n".join(rows))
    mend(parse)
    assert [token.dep_ for token in parse if token.tag_ == "CD"] == ["nsubj:pass"] * 4 + [
        "dep"
    ]  # three repairs at most


def test_a_year_is_no_subject() -> None:
    parse = tree("2015 2015 NUM CD obl 3\nwere be AUX VBD aux:pass 3\nkilled kill VERB VBN root 0")
    mend(parse)
    assert parse[0].dep_ == "obl"
