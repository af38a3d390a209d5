"""Mentions: the reader's entities as the contract's kinds, trimmed to the name."""

from annotating.handmade import tree
from spacy.tokens import Doc

from tallywire.annotating.mentions import find_mentions
from tallywire.language.reader import Sentence

TABLE = """
The the DET DT det 3
Amal Amal PROPN NNP compound 3
Brigade Brigade PROPN NNP nsubj 4
met meet VERB VBD root 0
him he PRON PRP obj 4
in in ADP IN case 7
Sabha Sabha PROPN NNP obl 4
. . PUNCT . punct 4
"""


def mentions(parse: Doc, start: int = 0) -> list[tuple[int, str, str]]:
    sentence = Sentence(start=start, end=start + len(parse.text), kind="body", parse=parse)
    return [(one.start, one.text, one.kind) for one in find_mentions([sentence])]


def test_names_are_trimmed_and_places_left_to_the_gazetteer() -> None:
    parse = tree(TABLE, [("ORGANISATION", 0, 3), ("PLACE", 6, 7)])
    assert mentions(parse, start=100) == [(104, "Amal Brigade", "organisation")]


def test_pronouns_and_punctuation_are_no_names() -> None:
    assert mentions(tree(TABLE, [("PERSON", 4, 5), ("OTHER", 7, 8)])) == []
    assert mentions(tree(TABLE, [("GROUP", 1, 4)])) == [(4, "Amal Brigade met", "group")]
