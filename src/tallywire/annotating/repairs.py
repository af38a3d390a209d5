"""Mistakes that the parser makes and that its own tree gives away, mended before anything is read off it.

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

_MOST = 3  # repairs of one sentence: each goes over the whole of it
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_STRAY = frozenset({"dep", "obl", "flat", "conj", "nmod", "advmod"})  # what a subject is not


def mend(parse: Doc) -> None:
    """Mends the tree of one sentence in place; words, tags and names stay.

    "Six men were killed and 20 people | were hurt": nobody joined to a subject stands behind the verb of it, so the
    people are the subject of the second verb. "Six were killed and 20 | hurt": a number right before a passive verb
    without a subject is its subject.
    """
    if len(parse) < 3 or not parse.has_annotation("DEP"):
        return
    mended = 0
    for i in range(len(parse)):
        verb = parse[i]
        subject = _lost_subject(verb) if base(verb) == "conj" else None
        subject = subject if subject is not None else _lost_number(verb)
        if subject is not None:
            _hang(subject, verb)
            mended += 1
            if mended == _MOST:
                return


def _lost_number(verb: Token) -> Token | None:
    """The number right before a passive verb (and its auxiliaries), where the parser found it no subject."""
    if verb.tag_ != "VBN" or base(verb) in ("acl", "amod", "xcomp") or children(verb, "nsubj", "csubj", "expl", "obj"):
        return None
    at = min((aux.i for aux in children(verb, "aux") if aux.i < verb.i), default=verb.i) - 1
    number = verb.doc[at] if at >= 0 else verb
    stray = number.tag_ == "CD" and number.right_edge.i == at and base(number) in _STRAY
    return number if stray and not _is_year(number) and not number.is_ancestor(verb) else None


def _is_year(number: Token) -> bool:
    return len(number.text) == 4 and number.text.startswith(("19", "20"))  # "in 2015 were killed"


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
