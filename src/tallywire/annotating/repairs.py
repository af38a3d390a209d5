"""A mistake that the parser makes and that its own tree gives away, mended before anything is read off it.

What does not have exactly the impossible shape stays as the parser left it, and a repair that would not leave a tree
is not made. Four more repairs were here for the parser before the encoder; with the encoder's trees they changed no
figure of any benchmark, and went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallywire.annotating.trees import base, children, forget_tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["mend"]

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})


def mend(parse: Doc) -> None:
    """Mends the tree of one sentence in place; words, tags and names stay.

    "Six men were killed and 20 people | were hurt": nobody joined to a subject stands behind the verb of it, so the
    people are the subject of the second verb.
    """
    if len(parse) < 4 or not parse.has_annotation("DEP"):
        return
    for verb in parse:
        if base(verb) == "conj":
            subject = _lost_subject(verb)
            if subject is not None:
                _hang(subject, verb)
                return


def _lost_subject(verb: Token) -> Token | None:
    over = verb.head
    if over.i > verb.i or children(verb, "nsubj", "csubj", "expl"):
        return None
    for subject in children(over, "nsubj"):
        for noun in children(subject, "conj"):
            if over.i < noun.i and noun.right_edge.i < verb.i:
                return noun if noun.pos_ in _NOMINAL else None
    return None


def _hang(noun: Token, verb: Token) -> None:
    """Makes the noun the subject of the verb. It stays a tree: the noun's own words all stand before the verb."""
    parse = verb.doc
    passive = bool(children(verb, "aux:pass")) or verb.tag_ == "VBN"
    table: Any = parse.to_array(["HEAD", "DEP"])  # heads as distances, modulo 2**64
    table[noun.i, 0] = (verb.i - noun.i) % 2**64
    table[noun.i, 1] = parse.vocab.strings.add("nsubj:pass" if passive else "nsubj")
    parse.from_array(["HEAD", "DEP"], table)
    forget_tree(parse)
